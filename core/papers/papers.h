#pragma once

#include "base/progress.h"
#include "papers/pack.h"
#include "papers/paper_output.h"

#include <span>
#include <string_view>
#include <vector>

namespace gleaner::papers {

/// Something that lies beside the samples of a pack.
struct Paper {
    std::string_view id;    ///< on the command line and in requests: "readme"
    std::string_view name;  ///< for people: "README"
    std::string_view holds; ///< what is in it, a sentence without its end
    std::string_view file;  ///< in the pack's folder; of several the folder, with its slash
    /// Writes it. The same pack gives the same bytes, in every place and at every time. Throws Error and
    /// Cancelled.
    void (*write)(const Pack& pack, PaperOutput& output, const Progress& progress);
};

/// All of them, in the order in which they are offered.
std::span<const Paper> papers();

/// The word that stands for all of them in a request.
inline constexpr std::string_view everyPaper = "all";

/// Those that the words of a request name, each once, in the table's order. Words that nobody knows name
/// none.
std::vector<const Paper*> papersOf(std::span<const std::string> words);

}
