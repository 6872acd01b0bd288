#include "reaper/chunk_writer.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace gleaner::reaper {
namespace {

/// Shortest decimal that reads back equal, never with an exponent.
std::string decimal(double value) {
    std::array<char, 400> digits{};
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed).ptr;
    return {digits.data(), end};
}

std::string hexadecimal(int byte) {
    constexpr std::string_view digits = "0123456789abcdef";
    return {digits[static_cast<std::size_t>(byte >> 4 & 0xF)], digits[static_cast<std::size_t>(byte & 0xF)]};
}

struct FieldText {
    std::string operator()(const ChunkWriter::Number& number) const { return decimal(number.value); }
    std::string operator()(const ChunkWriter::Text& text) const { return quoted(text.value); }
    std::string operator()(const ChunkWriter::Word& word) const { return std::string(word.value); }
};

}

std::string quoted(std::string_view text) {
    std::string safe(text);
    for (char& c : safe)
        if (static_cast<unsigned char>(c) < ' ' || c == '\x7F') c = ' ';
    for (const char quote : {'"', '\'', '`'})
        if (safe.find(quote) == std::string::npos) return quote + safe + quote;
    std::ranges::replace(safe, '`', '\'');
    return '`' + safe + '`';
}

void ChunkWriter::put(std::string_view begin, std::string_view name, const std::vector<Field>& fields) {
    m_text.append(2 * m_depth, ' ').append(begin).append(name);
    for (const Field& field : fields)
        m_text.append(" ").append(std::visit(FieldText{}, field));
    m_text += '\n';
}

void ChunkWriter::open(std::string_view name, const std::vector<Field>& fields) {
    put("<", name, fields);
    ++m_depth;
}

void ChunkWriter::close() {
    --m_depth;
    m_text.append(2 * m_depth, ' ').append(">\n");
}

void ChunkWriter::line(std::string_view name, const std::vector<Field>& fields) { put({}, name, fields); }

void ChunkWriter::midi(std::int64_t ticks, int status, int first, int second) {
    m_text.append(2 * m_depth, ' ').append("E ").append(std::to_string(ticks));
    for (const int byte : {status, first, second})
        m_text.append(" ").append(hexadecimal(byte));
    m_text += '\n';
}

}
