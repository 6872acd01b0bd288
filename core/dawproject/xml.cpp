#include "dawproject/xml.h"

#include "base/number_text.h"

#include <cmath>

namespace gleaner::dawproject {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Bytes of the UTF-8 character at `at`, 0 where there is none that XML 1.0 allows.
std::size_t characterAt(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t n) -> unsigned {
        return at + n < text.size() ? static_cast<unsigned char>(text[at + n]) : 0U;
    };
    const unsigned lead = byte(0);
    if (lead < 0x80) return lead >= 0x20 || lead == '\t' || lead == '\n' || lead == '\r' ? 1 : 0;
    const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    unsigned value = lead & (0x3FU >> more);
    for (std::size_t n = 1; n <= more; ++n) {
        if ((byte(n) & 0xC0U) != 0x80U) return 0;
        value = (value << 6) | (byte(n) & 0x3FU);
    }
    static constexpr unsigned smallest[] = {0, 0x80, 0x800, 0x10000};
    const bool half = value >= 0xD800 && value < 0xE000;
    const bool noCharacter = value == 0xFFFE || value == 0xFFFF || value > 0x10FFFF;
    return value < smallest[more] || half || noCharacter ? 0 : more + 1;
}

std::string_view markup(char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\t':
        return "&#9;";
    case '\n':
        return "&#10;";
    case '\r':
        return "&#13;";
    default:
        return {};
    }
}

}

std::string decimal(double value) { return shortestText(value + 0.0); } // + 0.0: no "-0"

std::string sixDigits(double value) { return decimal(std::round(value * 1e6) / 1e6); }

std::string escaped(std::string_view text) {
    std::string safe;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = characterAt(text, at);
        const std::string_view mark = size == 1 ? markup(text[at]) : std::string_view();
        if (size == 0)
            safe += replacement;
        else
            safe += mark.empty() ? text.substr(at, size) : mark;
        at += size == 0 ? 1 : size;
    }
    return safe;
}

void XmlWriter::begin(std::string_view name, const Attributes& attributes) {
    m_text.append(2 * m_open.size(), ' ');
    m_text += '<';
    m_text += name;
    for (const auto& [key, value] : attributes) {
        m_text += ' ';
        m_text += key;
        m_text += "=\"" + escaped(value) + '"';
    }
}

void XmlWriter::open(std::string_view name, const Attributes& attributes) {
    begin(name, attributes);
    m_text += ">\n";
    m_open.emplace_back(name);
}

void XmlWriter::close() {
    const std::string name = m_open.back();
    m_open.pop_back();
    m_text.append(2 * m_open.size(), ' ');
    m_text += "</" + name + ">\n";
}

void XmlWriter::element(std::string_view name, const Attributes& attributes) {
    begin(name, attributes);
    m_text += "/>\n";
}

void XmlWriter::textElement(std::string_view name, std::string_view text) {
    begin(name, {});
    m_text += '>' + escaped(text) + "</";
    m_text += name;
    m_text += ">\n";
}

}
