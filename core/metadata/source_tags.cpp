#include "metadata/source_tags.h"

#include "audio/format_limits.h"
#include "metadata/recorded_time.h"
#include "metadata/recorder_names.h"
#include "metadata/recorder_tags.h"
#include "metadata/tag_parser.h"

#include <charconv>
#include <cmath>

namespace gleaner::audio {
namespace {

constexpr double slowestBpm = 20.0, fastestBpm = 999.0;

TagList tagsOf(const std::filesystem::path& file) {
    TagList tags = recorderTags(file);
    for (const TagBlock& block : tagBlocks(file))
        tags.add(parseTags(block));
    return tags;
}

/// "Recorded at 19:17:30 07/09/2023 (UTC+2) by AudioMoth …": AudioMoth's comment since its first firmware.
std::string recordedByComment(std::string_view comment) {
    constexpr std::string_view opening = "Recorded at ";
    const auto at = comment.find(opening);
    if (at == std::string_view::npos) return {};
    const std::string_view clock = comment.substr(at + opening.size());
    const auto space = clock.find(' ');
    if (space == std::string_view::npos) return {};
    const std::string_view day = clock.substr(space + 1);
    const auto behind = day.find(' ');
    const std::string_view zone = behind == std::string_view::npos ? std::string_view() : day.substr(behind);
    const std::string_view upToBy = zone.substr(0, zone.find(')'));
    return isoTimeDayFirst(day.substr(0, behind), std::string(clock.substr(0, space)) + std::string(upToBy));
}

std::string recordedOf(const TagList& tags) {
    const std::pair<std::string_view, std::string_view> dates[] = {
        {tags.first({"ORIGINATION_DATE"}), tags.first({"ORIGINATION_TIME"})},
        {tags.first({"IDIT"}), {}},
        {tags.first({"COM.APPLE.QUICKTIME.CREATIONDATE", "RECORDINGDATE", "CREATION_TIME"}), {}},
        {tags.first({"ICRD"}), {}},
        {tags.first({"DATE"}), tags.first({"CREATION_TIME"})}, // FFmpeg's names for those of `bext`
        {tags.first({"DATE"}), {}},
        {tags.first({"ORIGINALDATE", "YEAR"}), {}},
    };
    if (std::string stated = recordedByComment(tags.first({"ICMT", "COMMENT"})); !stated.empty())
        return stated;
    for (const auto& [date, time] : tags.times())
        if (std::string stated = isoTime(date, time); !stated.empty()) return stated;
    for (const auto& [date, time] : dates)
        if (std::string stated = isoTime(date, time); !stated.empty()) return stated;
    return {};
}

bool isAudioMoth(std::string_view text) { return recorderIn(text) == "AudioMoth"; }

std::string deviceOf(const TagList& tags) {
    std::vector<std::string> named = tags.recorders();
    for (const char* name : {"ITCH", "ENCODED_BY", "ENCODEDBY"})
        named.emplace_back(tags.first({name}));
    named.push_back(makeAndModel(tags.first({"MAKE", "COM.APPLE.QUICKTIME.MAKE"}),
                                 tags.first({"MODEL", "COM.APPLE.QUICKTIME.MODEL"})));
    for (const std::string& name : named)
        if (!name.empty() && !isSoftware(name)) return isAudioMoth(name) ? "AudioMoth" : name;
    for (const char* name : {"ISFT", "SOFTWARE", "ENCODER", "ENCODING"})
        if (const std::string_view text = tags.first({name}); isRecorder(text))
            return isAudioMoth(text) ? "AudioMoth" : std::string(text);
    for (const char* sentence : {"BEXT_RECORDER", "ICMT", "COMMENT", "IART"})
        if (std::string name = recorderIn(tags.first({sentence})); !name.empty()) return name;
    return {};
}

template <typename Number>
std::optional<Number> numberIn(std::string_view text) {
    Number value{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    return problem == std::errc() && end != text.data() ? std::optional(value) : std::nullopt;
}

/// "128", "127.99", "127,99", "128 bpm".
std::optional<double> bpmFrom(std::string text) {
    if (const auto comma = text.find(','); comma != std::string::npos) text[comma] = '.';
    const auto bpm = numberIn<double>(text);
    const bool isTempo = bpm && std::isfinite(*bpm) && *bpm >= slowestBpm && *bpm <= fastestBpm;
    return isTempo ? bpm : std::nullopt;
}

}

SourceTags readSourceTags(const std::filesystem::path& recording) {
    const TagList tags = tagsOf(recording);
    SourceTags found;
    found.recorded = recordedOf(tags);
    found.device = deviceOf(tags);
    found.software = tags.first({"ISFT", "SOFTWARE", "ENCODER", "ENCODING", "ENCODERSETTINGS"});
    found.description = tags.first({"BEXT_DESCRIPTION", "DESCRIPTION", "ICMT", "COMMENT", "ANNO", "NOTE"});
    found.title = tags.first({"INAM", "TITLE", "NAME"});
    found.artist = tags.first({"IART", "ARTIST", "AUTH"});
    found.scene = tags.first({"SCENE"});
    found.take = tags.first({"TAKE"});
    found.timeReference = numberIn<std::int64_t>(tags.first({"TIME_REFERENCE"}));
    if (found.timeReference && (*found.timeReference <= 0 || *found.timeReference >= mostFramesADay))
        found.timeReference.reset();
    return found;
}

MusicTags readMusicTags(const std::filesystem::path& file) {
    const TagList tags = tagsOf(file);
    MusicTags found;
    for (const char* name : {"BPM", "TEMPO", "TBPM", "IBPM"})
        if (!found.bpm) found.bpm = bpmFrom(std::string(tags.first({name})));
    found.key = tags.first({"INITIALKEY", "INITIAL_KEY", "INITIAL KEY", "KEY", "TKEY", "IKEY"});
    return found;
}

}
