#include "library/time_of_day.h"

#include <charconv>

namespace gleaner::library {

namespace {

/// Of "2024-05-12T14:03:22+02:00".
std::optional<double> clockIn(std::string_view time) {
    const auto at = time.find('T');
    if (at == std::string_view::npos || time.size() < at + 9) return std::nullopt;
    const auto two = [&](std::size_t from) {
        int number = -1;
        std::from_chars(time.data() + at + from, time.data() + at + from + 2, number);
        return number;
    };
    const int hours = two(1), minutes = two(4), seconds = two(7);
    if (hours < 0 || minutes < 0 || seconds < 0) return std::nullopt;
    return hours * 3600.0 + minutes * 60.0 + seconds;
}

}

std::optional<double> timeOfDay(const Recording& recording) {
    if (recording.timeReference && *recording.timeReference > 0)
        return static_cast<double>(*recording.timeReference) / recording.info.rate;
    if (recording.device.empty()) return std::nullopt; // the file's own time stands in `recorded`
    return clockIn(recording.recorded);
}

}
