#pragma once

#include "base/range.h"
#include "catalog/connection.h"
#include "music/sample_traits.h"
#include "slices/fingerprint.h"

namespace gleaner::catalog {

// Rows as values; each `put` gives the row's id, and is run within a transaction.

struct RecordingRow {
    std::string sha256, path, name; ///< empty: not known, and what is known stays
    std::optional<std::int64_t> frames, rate, channels;
    std::string recorded, device, scene, take;
};
std::int64_t put(Connection& connection, const RecordingRow& recording);

struct RegionRow {
    std::int64_t recording = 0;
    FrameRange range;
    music::SampleKind kind = music::SampleKind::Hit;
    music::Role role = music::Role::Perc;
};
std::int64_t put(Connection& connection, const RegionRow& region);

struct SampleRow {
    std::string path, stamp, sha256;
    std::optional<std::int64_t> pack;
    music::SampleEntry entry; ///< its path is none of the library's
    std::optional<double> truePeakDb;
    std::optional<analysis::Fingerprint> print; ///< nothing: what is known stays where the bytes are the same
};
std::int64_t put(Connection& connection, const SampleRow& sample);

struct LineageRow {
    std::int64_t sample = 0, region = 0;
    std::string soundSha256;
    double gainDb = 0.0;
    std::string chain;
};
void put(Connection& connection, const LineageRow& lineage);

/// Words by which the sample is found: once everything else about it is in place.
void putWords(Connection& connection, std::int64_t sample);
/// The same of all samples of a pack, in two statements instead of two a sample.
void putWordsOfPack(Connection& connection, std::int64_t pack);

/// " deep warm ": each word between spaces, so that one is found by itself.
std::string textOf(const std::vector<music::Character>& words);

}
