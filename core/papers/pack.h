#pragma once

#include "music/sample_traits.h"
#include "papers/licences.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace gleaner::papers {

/// A recording that samples are from.
struct Source {
    std::string file;                          ///< its name, without folders
    std::string recorded, device, scene, take; ///< empty where nobody wrote it
    double seconds = 0.0;
    int rate = 0, channels = 0;
};

/// A finished sample.
struct Sample {
    std::string path;           ///< inside the pack: "Drums/Hits/kick_01.wav"
    std::filesystem::path file; ///< where its bytes lie now
    std::string id, sha256;
    music::SampleTraits traits;
    double seconds = 0.0;
    int rate = 0, channels = 0;
    double lufs = 0.0, truePeakDb = 0.0, gainDb = 0.0;
    std::size_t source = 0;                    ///< index into Pack::sources
    double sourceBegin = 0.0, sourceEnd = 0.0; ///< s in the recording
};

/// What the papers of a pack tell of.
struct Pack {
    std::string name, id;  ///< "Night walk", "0123456789ab"
    std::string generator; ///< program and version
    std::string created;   ///< time of the newest source, ISO 8601; empty: unknown
    std::string artist, copyright;
    std::vector<std::string> genres, tags;
    const Licence* licence = nullptr; ///< null: nobody chose one
    std::vector<std::string> clauses; ///< ids of what it says beside
    std::filesystem::path cover;      ///< a picture that a person made; empty: one is drawn
    std::uint64_t seed = 1;
    std::vector<Source> sources;
    std::vector<Sample> samples;   ///< by path
    std::vector<std::string> kits; ///< names of the targets whose kits lie in it
};

}
