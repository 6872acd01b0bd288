#include "lint/names.h"

#include "base/file_names.h"
#include "music/key.h"

#include <algorithm>
#include <charconv>

namespace gleaner::lint {
namespace {

constexpr double slowestTold = 40.0, fastestTold = 250.0; // bpm: what else a number may be, a count

std::string nameOf(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

std::optional<double> numberIn(std::string_view text) {
    double value = 0.0;
    const char* end = text.data() + text.size();
    const auto [rest, failed] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
    const bool isWhole = failed == std::errc() && rest == end;
    return isWhole ? std::optional(value) : std::nullopt;
}

bool saysBpm(std::string_view part) { return foldedName(part).ends_with("bpm"); }

}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::string stemOf(const std::string& path) {
    const std::string name = nameOf(path);
    return name.substr(0, name.find_last_of('.'));
}

std::string endingOf(const std::string& path) {
    const std::string name = nameOf(path);
    const std::size_t dot = name.find_last_of('.');
    return dot == std::string::npos ? std::string() : foldedName(name.substr(dot));
}

std::vector<std::string> partsOf(const std::string& stem) {
    std::vector<std::string> parts(1);
    for (const char c : stem)
        if (c == '_' || c == ' ')
            parts.emplace_back();
        else
            parts.back() += c;
    std::erase(parts, std::string());
    return parts;
}

std::optional<double> tempoIn(std::string_view part) {
    if (saysBpm(part)) return numberIn(part.substr(0, part.size() - 3));
    const std::optional<double> number = numberIn(part);
    const bool mayBe = number && *number >= slowestTold && *number <= fastestTold && !part.starts_with('0');
    return mayBe ? number : std::nullopt;
}

bool tellsKey(const std::vector<std::string>& parts) {
    return std::ranges::any_of(parts, [](const std::string& part) {
        return part[0] >= 'A' && part[0] <= 'G' && music::parseKey(part).has_value();
    });
}

std::optional<double> tempoOf(const std::string& stem) {
    std::vector<double> bare;
    for (const std::string& part : partsOf(stem))
        if (const auto tempo = tempoIn(part)) {
            if (saysBpm(part)) return tempo;
            bare.push_back(*tempo);
        }
    return bare.size() == 1 ? std::optional(bare.front()) : std::nullopt;
}

}
