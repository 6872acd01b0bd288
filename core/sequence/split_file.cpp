#include "sequence/split_file.h"

#include "base/file_names.h"
#include "codec/file_reader.h"
#include "metadata/source_tags.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

namespace gleaner::sequence {
namespace {

constexpr Frame clockTolerance = 1;    ///< frames; chosen: who rounds its count of samples is one off
constexpr double startTolerance = 3.0; ///< seconds; chosen: clocks of whole seconds, written a little late

/// Where recorders begin a new file (chosen from their manuals: FAT32's and WAV's limits, halves of them).
constexpr std::array<std::uintmax_t, 4> fullSizes = {std::uintmax_t{1} << 29, std::uintmax_t{1} << 30,
                                                     std::uintmax_t{1} << 31, std::uintmax_t{1} << 32};
/// How much may be left of that: they close a file with the cluster or the minute (chosen).
constexpr double fullShare = 0.98;

bool isFull(std::uintmax_t bytes) {
    return std::ranges::any_of(fullSizes, [bytes](std::uintmax_t full) {
        return static_cast<double>(bytes) >= fullShare * static_cast<double>(full) && bytes <= full;
    });
}

std::string utf8Of(const std::filesystem::path& path) {
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::optional<std::int64_t> numberIn(std::string_view text) {
    std::int64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && rest == end ? std::optional(number) : std::nullopt;
}

/// "_0001", "-2", " 1": what is added to the first name.
bool isFirstAddition(std::string_view added) {
    if (added.size() < 2 || !(added.front() == '_' || added.front() == '-' || added.front() == ' '))
        return false;
    const auto number = isDigit(added[1]) ? numberIn(added.substr(1)) : std::nullopt;
    return number == 1 || number == 2;
}

/// All digits that end where `text` does.
std::string_view trailingDigits(std::string_view text) {
    std::size_t count = 0;
    while (count < text.size() && isDigit(text[text.size() - 1 - count]))
        ++count;
    return text.substr(text.size() - count);
}

/// Two that are the same but for what may be.
bool agree(const std::string& a, const std::string& b) { return a.empty() || b.empty() || a == b; }

bool isSameFormat(const SplitFile& a, const SplitFile& b) {
    return a.info.rate == b.info.rate && a.info.channels == b.info.channels && a.info.bits == b.info.bits &&
           a.info.isFloat == b.info.isFloat && a.file.parent_path() == b.file.parent_path() &&
           foldedName(utf8Of(a.file.extension())) == foldedName(utf8Of(b.file.extension()));
}

std::string dayOf(const SplitFile& file) { return file.recorded.substr(0, 10); }

/// To the frame, and over midnight on the next day alone.
bool continuesClock(const SplitFile& earlier, const SplitFile& later) {
    const std::int64_t day = 24 * 3600 * std::int64_t{earlier.info.rate};
    const std::int64_t end = *earlier.timeReference + earlier.info.frames;
    if (std::abs(end - *later.timeReference) <= clockTolerance) return agree(dayOf(earlier), dayOf(later));
    const bool isNextDay = dayOf(earlier).empty() || dayOf(later).empty() || dayOf(earlier) <= dayOf(later);
    return isNextDay && std::abs(end - day - *later.timeReference) <= clockTolerance;
}

/// Of "2024-05-12T14:03:22": seconds from midnight.
std::optional<std::int64_t> secondsOfDay(std::string_view time) {
    if (time.size() < 19 || time[10] != 'T') return std::nullopt;
    const auto hours = numberIn(time.substr(11, 2)), minutes = numberIn(time.substr(14, 2)),
               seconds = numberIn(time.substr(17, 2));
    if (!hours || !minutes || !seconds) return std::nullopt;
    return *hours * 3600 + *minutes * 60 + *seconds;
}

/// Whether the times at which they were begun leave room for it; also where all parts say when the first
/// began.
bool agreeInTime(const SplitFile& earlier, const SplitFile& later) {
    const auto begin = secondsOfDay(earlier.recorded), next = secondsOfDay(later.recorded);
    if (!begin || !next || earlier.recorded == later.recorded) return true;
    const double gap =
        static_cast<double>(*next - *begin) - secondsFromFrames(earlier.info.frames, earlier.info.rate);
    constexpr double day = 24.0 * 3600.0;
    return std::abs(gap) <= startTolerance || std::abs(gap + day) <= startTolerance;
}

}

SplitFile readSplitFile(const std::filesystem::path& file) {
    const audio::SourceTags tags = audio::readSourceTags(file);
    std::error_code unknown;
    const std::uintmax_t bytes = std::filesystem::file_size(file, unknown);
    return {file,
            unknown ? 0 : bytes,
            audio::FileReader(file).info(),
            tags.timeReference,
            tags.recorded,
            tags.device,
            tags.scene,
            tags.take};
}

bool isNextName(std::string_view earlier, std::string_view later) {
    if (later.size() > earlier.size() && later.starts_with(earlier))
        return isFirstAddition(later.substr(earlier.size()));
    const std::string_view number = trailingDigits(earlier), next = trailingDigits(later);
    if (number.empty() || number.size() != next.size()) return false;
    const std::string_view stem = earlier.substr(0, earlier.size() - number.size());
    const auto a = numberIn(number), b = numberIn(next);
    return stem == later.substr(0, later.size() - next.size()) && a && b && *b == *a + 1;
}

Joint jointOf(const SplitFile& earlier, const SplitFile& later) {
    if (!isSameFormat(earlier, later) || earlier.info.claimedFrames) return Joint::None;
    if (!agree(earlier.device, later.device)) return Joint::None;
    if (earlier.timeReference && later.timeReference)
        return continuesClock(earlier, later) ? Joint::Timecode : Joint::None;
    const bool isSameTake = agree(earlier.scene, later.scene) && agree(earlier.take, later.take);
    const bool isNext =
        isNextName(foldedName(utf8Of(earlier.file.stem())), foldedName(utf8Of(later.file.stem())));
    return isNext && isSameTake && isFull(earlier.bytes) && agreeInTime(earlier, later) ? Joint::FullFile
                                                                                        : Joint::None;
}

}
