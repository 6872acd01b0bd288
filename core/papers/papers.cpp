#include "papers/papers.h"

#include "papers/paper_writers.h"

#include <algorithm>
#include <array>

namespace gleaner::papers {
namespace {

// clang-format off
constexpr std::array<Paper, 9> allPapers = {{
    {"readme", "README", "What is in the pack, in figures, and how it was made", "README.txt", writeReadme},
    {"license", "LICENSE", "On what terms the samples may be used", "LICENSE.txt", writeLicence},
    {"credits", "Credits", "The recordings, their recorders and dates, and the samples of each", "CREDITS.txt", writeCredits},
    {"cover", "Cover", "A square picture, drawn from the pack's own waves where none is given", "cover.png", writeCover},
    {"sheet", "Contact sheet", "Every sample's wave with its name, tempo, key and length, as PDF", "contact-sheet.pdf", writeSheet},
    {"demo", "Demo mix", "Two minutes made of nothing but the pack, as FLAC", "demo.flac", writeDemo},
    {"midi", "Grooves as MIDI", "When and how hard each loop is struck, a file a loop", "MIDI/", writeGrooves},
    {"csv", "Table of samples", "Every sample in a row: names, tempo, key, length, levels, origin", "samples.csv", writeTable},
    {"missing", "What is missing", "A shopping list for the next walk: roles, keys, brightness, lengths", "MISSING.txt", writeMissing},
}};
// clang-format on

}

std::span<const Paper> papers() { return allPapers; }

std::vector<const Paper*> papersOf(std::span<const std::string> words) {
    std::vector<const Paper*> named;
    for (const Paper& paper : allPapers)
        if (std::ranges::find(words, paper.id) != words.end() ||
            std::ranges::find(words, everyPaper) != words.end())
            named.push_back(&paper);
    return named;
}

}
