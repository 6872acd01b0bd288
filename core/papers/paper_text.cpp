#include "papers/paper_text.h"

#include "base/number_text.h"
#include "base/shown_text.h"

#include <cmath>

namespace gleaner::papers {
namespace {

constexpr int secondsAMinute = 60, minutesAnHour = 60;
constexpr double tenthsUpTo = 600.0; // s

std::string twoDigits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}

std::string counted(std::size_t count, std::string_view one, std::string_view several) {
    return std::to_string(count) + ' ' + std::string(count == 1 ? one : several);
}

std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t n = 0; n < words.size(); ++n)
        text += (n == 0 ? "" : n + 1 == words.size() ? " and " : ", ") + words[n];
    return text;
}

std::string heading(const std::string& text) {
    // Letters, not bytes: a line as long as the words above it.
    std::size_t letters = 0;
    for (const char c : text)
        letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return text + '\n' + std::string(letters, '-') + '\n';
}

std::string duration(double seconds) {
    const bool hasTenths = seconds < tenthsUpTo;
    const auto tenths = static_cast<std::int64_t>(std::llround(seconds * 10.0));
    const std::int64_t whole = hasTenths ? tenths / 10 : static_cast<std::int64_t>(std::llround(seconds));
    const std::int64_t minutes = whole / secondsAMinute, hours = minutes / minutesAnHour;
    const std::string end = ':' + twoDigits(whole % secondsAMinute) +
                            (hasTenths ? '.' + std::to_string(tenths % 10) : std::string());
    if (hours == 0) return std::to_string(minutes) + end;
    return std::to_string(hours) + ':' + twoDigits(minutes % minutesAnHour) + end;
}

std::string stemOf(const Sample& sample) {
    const std::string name = sample.path.substr(sample.path.find_last_of('/') + 1);
    return name.substr(0, name.find_last_of('.'));
}

bool isSure(const Sample& sample, music::Fact fact) {
    if (fact == music::Fact::Tempo && !sample.traits.bpm) return false;
    if (fact == music::Fact::Key && !sample.traits.key) return false;
    return music::isSure(sample.traits, fact);
}

std::string line(const std::string& text) { return shownText(text); }

}
