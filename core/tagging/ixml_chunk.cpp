// iXML 2.10 (gallery.co.uk/ixml), with the fields of UCS where REAPER and Soundminer keep them (USER), Sony's
// extension for interactive media (ASWG-G006 1.1, in the order of its schema), and our own of the origin.

#include "base/number_text.h"
#include "tagging/chunk_writers.h"
#include "tagging/sample_origin.h"

#include <cmath>

namespace gleaner::audio {
namespace {

/// Elements one in the other; what is empty is left out.
class Xml {
public:
    Xml& text(std::string_view name, std::string_view value) {
        if (value.empty()) return *this;
        open(name);
        for (const char c : value)
            m_text += escaped(c);
        return close(name);
    }
    Xml& inside(std::string_view name, const Xml& content) {
        if (content.m_text.empty()) return *this;
        open(name) += content.m_text;
        return close(name);
    }
    const std::string& take() const { return m_text; }

private:
    static std::string escaped(char c) {
        if (c == '&') return "&amp;";
        if (c == '<') return "&lt;";
        if (c == '>') return "&gt;";
        return std::string(1, static_cast<unsigned char>(c) < ' ' ? ' ' : c);
    }
    std::string& open(std::string_view name) { return ((m_text += '<') += name) += '>'; }
    Xml& close(std::string_view name) {
        ((m_text += "</") += name) += ">\n";
        return *this;
    }
    std::string m_text;
};

/// `_` and `-` divide the parts of UCS' file names, so they stand in none.
std::string ucsText(std::string text) {
    for (char& c : text)
        if (c == '_' || c == '-') c = ' ';
    return text;
}

std::string levelText(const std::optional<double>& level) {
    return level && std::isfinite(*level) ? fixedText(*level, 2) : std::string();
}

/// The schema takes whole numbers alone.
std::string wholeTempo(const std::optional<double>& bpm) {
    if (!bpm || std::abs(*bpm - std::round(*bpm)) > 0.005) return {};
    return std::to_string(std::lround(*bpm));
}

Xml user(const WavMetadata& metadata) {
    Xml fields;
    if (metadata.ucs)
        fields.text("CATEGORY", metadata.ucs->category)
            .text("SUBCATEGORY", metadata.ucs->subCategory)
            .text("CATID", metadata.ucs->catId);
    return fields.text("FXNAME", ucsText(metadata.title))
        .text("TRACKTITLE", metadata.title)
        .text("DESCRIPTION", metadata.comment);
}

Xml aswg(const WavMetadata& metadata) {
    Xml fields;
    fields.text("originator", metadata.software);
    if (metadata.ucs)
        fields.text("category", metadata.ucs->category)
            .text("subCategory", metadata.ucs->subCategory)
            .text("catId", metadata.ucs->catId);
    fields.text("fxName", ucsText(metadata.title))
        .text("loudness", levelText(metadata.levels.integrated))
        .text("loudnessRange", levelText(metadata.levels.range))
        .text("maxPeak", levelText(metadata.levels.truePeak))
        .text("artist", metadata.artist)
        .text("genre", metadata.genre)
        .text("rightsOwner", metadata.copyright)
        .text("isLoop", metadata.loops ? "true" : "false")
        .text("tempo", wholeTempo(metadata.bpm))
        .text("timeSig", metadata.bpm ? "4:4" : "")
        .text("inKey", metadata.key);
    return fields.text("schemaVersion", "1.1");
}

Xml own(const SampleOrigin& origin) {
    Xml fields;
    for (const auto& [name, value] : fieldsOf(origin))
        fields.text(name, value);
    return fields;
}

}

std::string ixmlChunk(const WavMetadata& metadata, int) {
    if (!metadata.origin) return {};
    Xml body;
    body.text("IXML_VERSION", "2.10")
        .text("NOTE", metadata.comment)
        .text("FILE_UID", metadata.origin->id)
        .inside("USER", user(metadata))
        .inside("ASWG", aswg(metadata))
        .inside(originElement, own(*metadata.origin));
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + Xml().inside("BWFXML", body).take();
}

}
