#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace gleaner::audio {

// What every reader takes and refuses, and in which words.

inline constexpr int mostChannels = 32;
inline constexpr int lowestRate = 1000, highestRate = 768000; ///< Hz

/// A day, and a month at the highest rate: a header that claims more doesn't know.
inline constexpr std::int64_t mostFramesADay = std::int64_t(86400) * highestRate;
inline constexpr std::int64_t longestPossible = 31 * mostFramesADay;

inline bool isWithinChannels(int channels) { return channels >= 1 && channels <= mostChannels; }
inline bool isWithinRates(int rate) { return rate >= lowestRate && rate <= highestRate; }

/// Throws Error unless a file has as many channels and such a rate as Gleaner reads.
void requireLimits(const std::filesystem::path& file, int channels, int rate);

/// Throws the Error of a file that is no audio, or none that can be read: `why` without a full stop.
[[noreturn]] void refuseFile(const std::filesystem::path& file, const std::string& why);

}
