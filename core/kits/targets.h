#pragma once

#include "kits/kit.h"
#include "kits/kit_output.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gleaner::kits {

/// A sampler's format, or a device, that a kit can be written for.
struct Target {
    std::string_view id;        ///< on the command line, in requests, and its folder in "kits": "sfz"
    std::string_view name;      ///< for people: "SFZ"
    std::string_view extension; ///< of its files, with the dot; empty: a tree of folders
    std::string_view holds;     ///< what of the model it holds, and its limits, a sentence
    double copies =
        0.0; ///< about how large its copies of the samples are, of what those are as WAVs of 24 bit
    /// Writes its files. The same kit gives the same bytes. Throws Error.
    void (*write)(const Kit& kit, KitOutput& output);
};

/// All of them, the most usual first.
std::span<const Target> targets();

/// The word that stands for all of them in a request.
inline constexpr std::string_view everyTarget = "all";

/// The targets that the words of a request name, each once, in the table's order. Words that nobody knows
/// name none.
std::vector<const Target*> targetsOf(std::span<const std::string> words);

}
