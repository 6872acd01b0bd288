#include "kits/targets.h"

#include "kits/target_writers.h"

#include <algorithm>

namespace gleaner::kits {
namespace {

constexpr Target all[] = {
    {"sfz", "SFZ", ".sfz",
     "A file an instrument, beside the pack's own samples; velocity layers, round robins, loops", writeSfz},
    {"sf2", "SoundFont 2", ".sf2",
     "One file with every instrument and its samples in 24 bit; round robins are presets of their own, 4 GB "
     "at "
     "most",
     writeSoundFont},
    {"hydrogen", "Hydrogen", ".h2drumkit",
     "A drum kit an instrument, with its samples; velocity layers, round robins; loops play once",
     writeHydrogen},
};

}

std::span<const Target> targets() { return all; }

std::vector<const Target*> targetsOf(std::span<const std::string> words) {
    std::vector<const Target*> named;
    for (const Target& target : all)
        if (std::ranges::find(words, target.id) != words.end() ||
            std::ranges::find(words, everyTarget) != words.end())
            named.push_back(&target);
    return named;
}

}
