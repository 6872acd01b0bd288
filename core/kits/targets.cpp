#include "kits/targets.h"

#include "kits/target_writers.h"

#include <algorithm>

namespace gleaner::kits {
namespace {

// clang-format off
constexpr Target all[] = {
    {"sfz", "SFZ", ".sfz", "A file an instrument, beside the pack's own samples; velocity layers, round robins, loops", 0.0, writeSfz},
    {"sf2", "SoundFont 2", ".sf2", "One file with all instruments and samples, 24 bit, 4 GB at most; further takes are presets", 1.0, writeSoundFont},
    {"hydrogen", "Hydrogen", ".h2drumkit", "A drum kit an instrument, with its samples; velocity layers, round robins; loops play once", 1.0, writeHydrogen},
    {"decent", "Decent Sampler", ".dspreset", "A preset an instrument, beside the pack's own samples; velocity layers, round robins, loops", 0.0, writeDecentSampler},
    {"mpc", "Akai MPC", ".xpm", "A program an instrument, with its samples in its folder; four layers or four takes a sound", 1.0, writeAkaiMpc},
    {"bitwig", "Bitwig multisample", ".multisample", "A file an instrument, with its samples; velocity layers, round robins, loops", 1.0, writeBitwig},
    {"ableton", "Ableton Drum Rack", ".adg", "A rack an instrument, beside the pack's own samples; layers, the first take of each", 0.0, writeAbleton},
    {"digitakt", "Digitakt II", "", "WAVs of 48 kHz, 16 bit, up to 66 s, 127 a folder", 0.7, writeDigitakt},
    {"sp404", "SP-404MK2", "", "WAVs of 48 kHz, 16 bit, up to 180 s, 160 a folder", 0.7, writeSp404},
    {"koala", "Koala", "", "WAVs of 44.1 kHz, 16 bit, up to 60 s, 64 a folder", 0.6, writeKoala},
    {"koala-zip", "Koala banks", ".zip", "A zip of up to 64 WAVs that are named for their pads; 44.1 kHz, 16 bit, up to 60 s", 0.6, writeKoalaZip},
    {"polyend", "Polyend Tracker", "", "WAVs of 44.1 kHz, 16 bit, mono, up to 45 s, 48 a folder", 0.3, writePolyend},
    {"polyend-pti", "Polyend instruments", ".pti", "An instrument a take, tuned, with its loop, 48 a folder; 44.1 kHz, 16 bit, mono, up to 45 s", 0.3, writePolyendInstruments},
    {"op1", "OP-1", ".aif", "Drum kits of 24 sounds and 12 s, 44.1 kHz, 16 bit, mono; the loudest take of each sound", 0.2, writeOp1},
};
// clang-format on

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
