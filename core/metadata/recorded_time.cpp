#include "metadata/recorded_time.h"

#include <array>
#include <chrono>
#include <cmath>
#include <optional>

namespace gleaner::audio {
namespace {

constexpr int earliestYear = 1900, latestYear = 2099;
constexpr int secondsADay = 86400;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Reads numbers one after the other.
class Scanner {
public:
    explicit Scanner(std::string_view text) : m_rest(text) {}

    void skip(std::string_view any) {
        m_rest.remove_prefix(std::min(m_rest.find_first_not_of(any), m_rest.size()));
    }
    bool take(std::string_view word) {
        if (!m_rest.starts_with(word)) return false;
        m_rest.remove_prefix(word.size());
        return true;
    }
    /// A number of at most `most` digits; nothing where another character stands.
    std::optional<int> number(std::size_t most) {
        std::size_t digits = 0;
        int value = 0;
        for (; digits < most && digits < m_rest.size() && isDigit(m_rest[digits]); ++digits)
            value = value * 10 + (m_rest[digits] - '0');
        m_rest.remove_prefix(digits);
        return digits > 0 ? std::optional(value) : std::nullopt;
    }
    std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
};

struct Day {
    int year = 0, month = 0, day = 0; ///< 0: not told
};

struct Clock {
    int hour = 0, minute = 0, second = 0;
    bool isMidnight() const { return hour == 0 && minute == 0 && second == 0; }
};

std::string padded(int value, std::size_t digits) {
    std::string text = std::to_string(value);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

/// Moves behind the date.
std::optional<Day> takeDay(Scanner& text) {
    constexpr std::string_view separators = "-:/._ ";
    text.skip(" ");
    const std::size_t before = text.rest().size();
    const auto year = text.number(4);
    if (!year || before - text.rest().size() != 4) return std::nullopt;
    Day day{*year, 0, 0};
    text.skip(separators);
    day.month = text.number(2).value_or(0);
    if (day.month == 0) return day;
    text.skip(separators);
    day.day = text.number(2).value_or(0);
    return day;
}

bool isPossible(const Day& day) {
    if (day.year < earliestYear || day.year > latestYear || day.month > 12) return false;
    if (day.day == 0) return true;
    using namespace std::chrono;
    return year_month_day(year(day.year), month(static_cast<unsigned>(day.month)),
                          std::chrono::day(static_cast<unsigned>(day.day)))
        .ok();
}

/// Where clocks begin: the Macintosh, Unix, FAT and most recorders; on the last of them somebody may have
/// recorded.
bool isUnset(const Day& day, const std::optional<Clock>& clock) {
    if (day.month != 1 || day.day != 1) return false;
    return day.year == 1904 || day.year == 1970 || day.year == 1980 ||
           (day.year == 2000 && (!clock || clock->isMidnight()));
}

std::optional<Clock> takeClock(Scanner& text) {
    constexpr std::string_view separators = "-:._";
    text.skip("T ");
    const auto hour = text.number(2);
    text.skip(separators);
    const auto minute = text.number(2);
    text.skip(separators);
    const auto second = text.number(2);
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
    return Clock{*hour, *minute, *second};
}

/// "Z", "+02:00" or nothing; behind a clock.
std::string takeZone(Scanner& text) {
    if (text.take(".") || text.take(",")) text.number(9);
    text.skip(" (");
    const bool isUniversal = text.take("UTC") || text.take("GMT") || text.take("Z");
    const bool isWest = text.take("-");
    if (!isWest && !text.take("+")) return isUniversal ? "Z" : "";
    const auto hours = text.number(2);
    text.skip(":");
    const int minutes = text.number(2).value_or(0);
    if (!hours || *hours > 14 || minutes > 59) return {};
    if (*hours == 0 && minutes == 0) return "Z";
    return (isWest ? "-" : "+") + padded(*hours, 2) + ":" + padded(minutes, 2);
}

std::string iso(const Day& day, const std::optional<Clock>& clock, const std::string& zone) {
    if (!isPossible(day) || isUnset(day, clock)) return {};
    std::string text = padded(day.year, 4);
    if (day.month == 0) return text;
    text += "-" + padded(day.month, 2);
    if (day.day == 0) return text;
    text += "-" + padded(day.day, 2);
    if (!clock) return text;
    return text + "T" + padded(clock->hour, 2) + ":" + padded(clock->minute, 2) + ":" +
           padded(clock->second, 2) + zone;
}

/// "Wed Jan 02 02:03:55 1990", as C writes times and cameras the IDIT of RIFF.
std::string fromWeekday(std::string_view text) {
    constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (text.size() < 24) return {};
    for (std::size_t month = 0; month < months.size(); ++month)
        if (text.substr(4, 3) == months[month]) {
            Scanner rest(text.substr(7));
            rest.skip(" ");
            const auto day = rest.number(2);
            const auto clock = takeClock(rest);
            rest.skip(" ");
            const auto year = rest.number(4);
            if (!day || !clock || !year) return {};
            return iso({*year, static_cast<int>(month) + 1, *day}, clock, {});
        }
    return {};
}

}

std::string isoTime(std::string_view date, std::string_view time) {
    Scanner text(date);
    const auto day = takeDay(text);
    if (!day) return fromWeekday(date);
    Scanner clockText(time.empty() ? text.rest() : time); // a comment may hold both: "2024-05-12T14:03:22"
    const auto clock = takeClock(clockText);
    return iso(*day, clock, clock ? takeZone(clockText) : std::string());
}

std::string isoTimeAt(std::string_view date, double secondsSinceMidnight) {
    Scanner text(date);
    const auto day = takeDay(text);
    if (!day) return {};
    if (!(secondsSinceMidnight >= 0.0) || secondsSinceMidnight >= secondsADay) return iso(*day, {}, {});
    const int second = static_cast<int>(secondsSinceMidnight);
    return iso(*day, Clock{second / 3600, second / 60 % 60, second % 60}, {});
}

std::string isoTimeDayFirst(std::string_view date, std::string_view time) {
    Scanner text(date);
    const auto day = text.number(2);
    text.skip("/.-");
    const auto month = text.number(2);
    text.skip("/.-");
    const auto year = text.number(4);
    if (!day || !month || !year || *day == 0 || *month == 0) return {};
    Scanner clockText(time);
    const auto clock = takeClock(clockText);
    return iso({*year, *month, *day}, clock, clock ? takeZone(clockText) : std::string());
}

}
