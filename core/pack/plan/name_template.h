#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gleaner::pack {

/// A pattern of a file's stem such as "{role}_{number}_{bpm}bpm", read once.
class NameTemplate {
public:
    /// Throws Error for an unknown placeholder, a brace without its partner, or no placeholder at all.
    explicit NameTemplate(std::string_view pattern);

    /// Gives what a placeholder ("role", without braces) says of an item; empty: it has nothing to say.
    using ValueOf = std::function<std::string(std::string_view placeholder)>;
    /// Parts whose placeholder says nothing are left out, together with the separator before them.
    std::string expand(const ValueOf& valueOf) const;
    bool uses(std::string_view placeholder) const;

private:
    struct Piece {
        std::string text; ///< a placeholder's name, or letters to copy
        bool isPlaceholder = false;
    };
    struct Part {
        std::string separator; ///< before it
        std::vector<Piece> pieces;
    };
    std::vector<Part> m_parts;
};

/// Folders such as "{kind}/{role}", read once.
class FolderTemplate {
public:
    /// Throws Error for what a NameTemplate refuses, for a placeholder that parts every file from the others,
    /// and for more than three folders or none with a placeholder. Empty: none.
    explicit FolderTemplate(std::string_view pattern);

    bool isEmpty() const { return m_folders.empty(); }
    /// From the outside in; a folder whose placeholders say nothing is left out.
    std::vector<std::string> expand(const NameTemplate::ValueOf& valueOf) const;
    bool uses(std::string_view placeholder) const;

private:
    struct Folder {
        std::string plain; ///< without placeholders
        std::vector<NameTemplate> pattern;
    };
    std::vector<Folder> m_folders;
};

}
