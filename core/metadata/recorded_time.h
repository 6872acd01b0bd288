#pragma once

#include <string>
#include <string_view>

namespace gleaner::audio {

/// A date and a time as recorders write them ("2024:05:12", "2024/5/12", "20240512", "14-03-22",
/// "2017-04-10T04:07:43-07:00") in ISO 8601, as far as they are told: "2024-05-12T14:03:22+02:00",
/// "2024-05-12", "2024-05", "2024". A zone is kept where one is told ("+02:00", "+0200", "Z", "UTC-3:30").
/// Empty where there is no year from 1900 to 2099, where there is no such day (30 February), and for the days
/// at which clocks begin that nobody set: the first of January 1904, 1970 and 1980, and that of 2000 at
/// midnight.
std::string isoTime(std::string_view date, std::string_view time = {});

/// The same with the clock as seconds since midnight, as the sample count of a `bext` chunk tells it; a
/// negative number or one beyond the day is no clock.
std::string isoTimeAt(std::string_view date, double secondsSinceMidnight);

/// The day first: "07/09/2023", as AudioMoth writes it.
std::string isoTimeDayFirst(std::string_view date, std::string_view time);

}
