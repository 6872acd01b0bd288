#pragma once

#include "settings/field.h"
#include "slices/detect_settings.h"

#include <array>

namespace gleaner::settings {

template <>
struct As<analysis::TempoRange> {
    static Value to(const analysis::TempoRange& range) { return Range{range.slowest, range.fastest}; }
    static analysis::TempoRange from(const Value& value) {
        const Range& range = std::get<Range>(value);
        return {range.low, range.high};
    }
};
template <>
struct As<audio::ChannelChoice> {
    static Value to(const audio::ChannelChoice& choice) { return audio::toString(choice); }
    static audio::ChannelChoice from(const Value& value) {
        return *audio::channelChoiceFromText(std::get<std::string>(value));
    }
};
template <>
struct As<std::set<music::SampleKind>> {
    static Value to(const std::set<music::SampleKind>& kinds);
    static std::set<music::SampleKind> from(const Value& value);
};

}

namespace gleaner::analysis {

/// The settings of a detection that requests of other kinds have as well.
inline constexpr settings::Setting sensitivitySetting{
    .id = "sensitivity",
    .name = "sensitivity",
    .kind = settings::Kind::Number,
    .option = "sensitivity",
    .placeholder = "0..1",
    .minimum = 0.0,
    .maximum = 1.0,
    .help = "How much is found, 0 being only what is plain, 1 everything"};
inline constexpr settings::Setting tempoRangeSetting{
    .id = "tempo_range",
    .name = "range of tempi",
    .kind = settings::Kind::Range,
    .option = "tempo-range",
    .placeholder = "MIN-MAX",
    .unit = settings::Unit::BeatsPerMinute,
    .minimum = TempoRange::lowest,
    .maximum = TempoRange::highest,
    .help = "Of half or twice a tempo of loops and phrases, the one that lies in here"};
bool isChannelChoice(std::string_view text);
inline constexpr settings::Setting channelsSetting{
    .id = "channels",
    .name = "channels",
    .kind = settings::Kind::Text,
    .option = "channels",
    .placeholder = "WHICH",
    .help = "Which channels: auto (for each sound the one or the pair in which it stands out), mix (the mean "
            "of all), or "
            "one or two such as 3 or 1,2",
    .isKnown = isChannelChoice,
    .wanted = "auto, mix, or one or two channels such as 3 or 1,2"};

/// Every setting of a detection, declared once.
std::span<const settings::Field<DetectSettings>> detectionSettings();

}
