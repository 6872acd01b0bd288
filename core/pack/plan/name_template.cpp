#include "pack/plan/name_template.h"

#include "base/error.h"
#include "base/shown_text.h"
#include "pack/plan/names.h"

#include <algorithm>

namespace gleaner::pack {
namespace {

constexpr std::string_view separators = "_- ";

std::string listed() {
    std::string list;
    for (const NamePlaceholder& placeholder : namingPlaceholders())
        list += (list.empty() ? "{" : ", {") + std::string(placeholder.name) + "}";
    return list;
}

[[noreturn]] void refuse(std::string_view pattern, const std::string& reason) {
    std::string profiles;
    for (const NamingProfile& profile : namingProfiles())
        profiles += (profiles.empty() ? "" : ", ") + std::string(profile.id);
    throw Error("The naming \"" + shortened(pattern) + "\" " + reason + " It is a profile (" + profiles +
                ") or a template of " + listed() + ".");
}

void requireKnown(std::string_view pattern, std::string_view placeholder) {
    const auto known = namingPlaceholders();
    if (std::ranges::find(known, placeholder, &NamePlaceholder::name) == known.end())
        refuse(pattern, "has a placeholder that does not exist, {" + std::string(placeholder) + "}.");
}

}

NameTemplate::NameTemplate(std::string_view pattern) {
    m_parts.emplace_back();
    for (std::size_t at = 0; at < pattern.size();) {
        const char c = pattern[at];
        std::vector<Piece>& pieces = m_parts.back().pieces;
        if (c == '{') {
            const std::size_t end = pattern.find('}', at);
            if (end == std::string_view::npos) refuse(pattern, "has a { without its }.");
            const std::string_view placeholder = pattern.substr(at + 1, end - at - 1);
            requireKnown(pattern, placeholder);
            pieces.push_back({std::string(placeholder), true});
            at = end + 1;
            continue;
        }
        if (c == '}') refuse(pattern, "has a } without its {.");
        if (separators.find(c) != std::string_view::npos) {
            if (!pieces.empty()) m_parts.emplace_back();
            m_parts.back().separator += c;
        } else {
            if (pieces.empty() || pieces.back().isPlaceholder) pieces.emplace_back();
            pieces.back().text += c;
        }
        ++at;
    }
    if (std::none_of(m_parts.begin(), m_parts.end(), [](const Part& part) {
            return std::any_of(part.pieces.begin(), part.pieces.end(),
                               [](const Piece& p) { return p.isPlaceholder; });
        }))
        refuse(pattern, "is not known.");
}

bool NameTemplate::uses(std::string_view placeholder) const {
    for (const Part& part : m_parts)
        for (const Piece& piece : part.pieces)
            if (piece.isPlaceholder && piece.text == placeholder) return true;
    return false;
}

std::string NameTemplate::expand(const ValueOf& valueOf) const {
    std::string name;
    for (const Part& part : m_parts) {
        std::string text;
        bool isComplete = true;
        for (const Piece& piece : part.pieces) {
            const std::string value = piece.isPlaceholder ? valueOf(piece.text) : piece.text;
            isComplete = isComplete && !value.empty();
            text += value;
        }
        if (!isComplete || text.empty()) continue;
        if (!name.empty()) name += part.separator;
        name += text;
    }
    return name;
}

}
