#pragma once

#include "base/units.h"

#include <QCoreApplication>
#include <QString>

#include <optional>
#include <span>

namespace gleaner::ui {

/// Beats on a recording: bars of four quarter notes from `origin` on.
struct BeatGrid {
    double bpm = 120.0;
    Frame origin = 0;
    friend bool operator==(const BeatGrid&, const BeatGrid&) = default;
};
inline constexpr int beatsPerBar = 4;

double framesPerBeat(const BeatGrid& grid, int rate);

/// How times are written and read.
enum class TimeFormat { Minutes, Samples, Bars, Clock };

/// All that the formats need to know of a recording.
struct TimeBase {
    int rate = 48000;
    BeatGrid grid;
    std::optional<double> clock; ///< seconds from midnight to the first frame, where its recorder says so
};

struct TimeFormatInfo {
    TimeFormat format;
    const char* id;   ///< in the settings
    const char* name; ///< for people; see `timeFormatName`
    const char* help; ///< how a time looks
    const char* unit; ///< in a word, see `timeFormatUnit`
};
std::span<const TimeFormatInfo> timeFormats();
QString timeFormatName(TimeFormat format);
QString timeFormatUnit(TimeFormat format);
std::optional<TimeFormat> timeFormatFromId(const QString& id);

/// Minutes where the recording has no clock.
TimeFormat usable(TimeFormat format, const TimeBase& base);

/// "1:02.500", "3000000", "3.2.00" (bar and beat from 1, hundredths), "14:04:24.500".
QString positionText(Frame frame, TimeFormat format, const TimeBase& base);
/// "2.500 s", "120000", "1.1.00" (whole bars and beats from 0), "2.500 s".
QString durationText(Frame frames, TimeFormat format, const TimeBase& base);
/// What a person typed; minutes and seconds, and lengths with a unit ("250 ms", "2 s", "1 bar") are read in
/// every format. Commas are decimals, too. Nothing where it is no time.
std::optional<Frame> positionFrom(const QString& text, TimeFormat format, const TimeBase& base);
std::optional<Frame> durationFrom(const QString& text, TimeFormat format, const TimeBase& base);

}
