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

[[noreturn]] void refuseFolders(std::string_view pattern, const std::string& reason) {
    throw Error("The folders \"" + shortened(pattern) + "\" " + reason);
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

FolderTemplate::FolderTemplate(std::string_view pattern) {
    constexpr std::size_t most = 3; // so that paths stay short enough for Windows
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t end = std::min(pattern.find('/', at), pattern.size());
        const std::string_view folder = pattern.substr(at, end - at);
        if (folder.find_first_of("{}") == std::string_view::npos)
            m_folders.push_back({std::string(folder), {}});
        else
            m_folders.push_back({{}, {NameTemplate(folder)}});
        if (folder.find_first_not_of(" .") == std::string_view::npos)
            refuseFolders(pattern, "have one without a name; part them by one / each.");
        at = end + 1;
    }
    if (!pattern.empty() &&
        std::ranges::all_of(m_folders, [](const Folder& folder) { return folder.pattern.empty(); }))
        refuseFolders(pattern, "name no placeholder such as {kind} or {role}.");
    if (m_folders.size() > most || pattern.ends_with('/'))
        refuseFolders(pattern, "are too many; there may be three.");
    for (const std::string_view own : {"number", "word"})
        if (uses(own))
            refuseFolders(pattern, "part every file from the others by {" + std::string(own) +
                                       "}, which is for names.");
}

std::vector<std::string> FolderTemplate::expand(const NameTemplate::ValueOf& valueOf) const {
    std::vector<std::string> folders;
    for (const Folder& folder : m_folders) {
        std::string name = folder.pattern.empty() ? folder.plain : folder.pattern.front().expand(valueOf);
        if (!name.empty()) folders.push_back(std::move(name));
    }
    return folders;
}

bool FolderTemplate::uses(std::string_view placeholder) const {
    return std::ranges::any_of(m_folders, [&](const Folder& folder) {
        return !folder.pattern.empty() && folder.pattern.front().uses(placeholder);
    });
}

}
