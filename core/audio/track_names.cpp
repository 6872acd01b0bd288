#include "audio/track_names.h"

#include "audio/riff.h"
#include "base/utf8.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace gleaner::audio {
namespace {

constexpr std::size_t longestDocument = std::size_t{1} << 20;
constexpr std::size_t longestDescription = 256; ///< EBU Tech 3285

/// What stands between <tag> and </tag>, from `at`, which is moved behind it; nothing where there is none.
std::optional<std::string_view> elementOf(std::string_view text, std::string_view tag, std::size_t& at) {
    const std::string open = "<" + std::string(tag) + ">", close = "</" + std::string(tag) + ">";
    const std::size_t begin = text.find(open, at);
    if (begin == std::string_view::npos) return std::nullopt;
    const std::size_t end = text.find(close, begin);
    if (end == std::string_view::npos) return std::nullopt;
    at = end + close.size();
    return text.substr(begin + open.size(), end - begin - open.size());
}

std::optional<std::string_view> elementOf(std::string_view text, std::string_view tag) {
    std::size_t at = 0;
    return elementOf(text, tag, at);
}

std::optional<int> numberIn(std::string_view track, std::string_view tag) {
    const std::string text = readableText(elementOf(track, tag).value_or(""));
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && number >= 1 ? std::optional(number) : std::nullopt;
}

std::string lowered(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

/// "sTRK2=Boom": the number of a track and its name; the first letter is the maker's.
std::optional<std::pair<int, std::string>> trackIn(std::string_view line) {
    constexpr std::string_view word = "TRK";
    if (line.size() < 1 + word.size() || line.substr(1, word.size()) != word) return std::nullopt;
    line.remove_prefix(1 + word.size());
    int number = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
    if (error != std::errc() || number < 1 || end == line.data() + line.size() || *end != '=')
        return std::nullopt;
    return std::pair(number, readableText(line.substr(static_cast<std::size_t>(end - line.data()) + 1)));
}

bool isLetter(char c) { return c >= 'a' && c <= 'z'; }

}

std::vector<std::string> trackNamesOf(std::string_view ixml, int channels) {
    const std::string_view list = elementOf(ixml, "TRACK_LIST").value_or("");
    std::vector<std::string> names(static_cast<std::size_t>(std::max(0, channels)));
    bool any = false;
    int listed = 0;
    for (std::size_t at = 0; const auto track = elementOf(list, "TRACK", at);) {
        const int inFile = numberIn(*track, "INTERLEAVE_INDEX")
                               .value_or(numberIn(*track, "CHANNEL_INDEX").value_or(listed + 1));
        ++listed;
        if (inFile > channels) continue;
        std::string& name = names[static_cast<std::size_t>(inFile - 1)];
        name = readableText(elementOf(*track, "NAME").value_or(""));
        any = any || !name.empty();
    }
    if (!any) names.clear();
    return names;
}

std::vector<std::string> trackNamesOfDescription(std::string_view description, int channels) {
    std::map<int, std::string> tracks;
    while (!description.empty()) {
        const auto end = description.find_first_of("\r\n");
        if (const auto track = trackIn(description.substr(0, end))) tracks.insert(*track);
        description.remove_prefix(end == std::string_view::npos ? description.size() : end + 1);
    }
    std::erase_if(tracks, [](const auto& track) { return track.second.empty(); });
    if (tracks.empty()) return {};
    std::vector<std::string> names(static_cast<std::size_t>(std::max(0, channels)));
    const bool areChannels = tracks.rbegin()->first <= channels;
    int place = 0;
    for (auto& [number, name] : tracks) {
        place = areChannels ? number : place + 1;
        if (place <= channels) names[static_cast<std::size_t>(place - 1)] = std::move(name);
    }
    return names;
}

std::vector<std::string> readTrackNames(const std::filesystem::path& file, int channels) {
    std::vector<std::string> described;
    for (const RiffChunk& chunk : riffChunks(file)) {
        if (chunk.id == "iXML") {
            auto names = trackNamesOf(chunkBody(file, chunk, longestDocument), channels);
            if (!names.empty()) return names;
        }
        if (chunk.id == "bext" && described.empty()) {
            const std::string text = chunkBody(file, chunk, longestDescription);
            described = trackNamesOfDescription(std::string_view(text).substr(0, text.find('\0')), channels);
        }
    }
    return described;
}

bool areLeftAndRight(std::string_view left, std::string_view right) {
    const std::string l = lowered(left), r = lowered(right);
    for (const auto& [a, b] : {std::pair<std::string_view, std::string_view>{"left", "right"}, {"l", "r"}})
        for (std::size_t at = l.find(a); at != std::string::npos; at = l.find(a, at + 1)) {
            const std::string_view before = std::string_view(l).substr(0, at),
                                   behind = std::string_view(l).substr(at + a.size());
            if (!behind.empty() && isLetter(behind.front())) continue; // "lav" and "rav" are two words
            if (std::string(before).append(b).append(behind) == r) return true;
        }
    return false;
}

}
