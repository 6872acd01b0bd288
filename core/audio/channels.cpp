#include "audio/channels.h"

#include "audio/format_limits.h"
#include "base/error.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace gleaner::audio {
namespace {

/// Samples of all channels together that are read at once.
constexpr Frame blockSamples = Frame{1} << 18;
constexpr Frame shortestBlock = 1024;
/// Frames that are asked for at once on a header's word alone.
constexpr Frame longestTrusted = 1 << 20;

Frame blockFrames(int channels) { return std::max(shortestBlock, blockSamples / std::max(1, channels)); }

std::optional<std::vector<int>> numbersFrom(std::string_view text) {
    std::vector<int> numbers;
    for (const char *at = text.data(), *const end = at + text.size(); at != end;) {
        const auto [next, error] = std::from_chars(at, end, numbers.emplace_back());
        if (error != std::errc() || (next != end && (*next != ',' || next + 1 == end))) return std::nullopt;
        at = next == end ? end : next + 1;
    }
    return numbers;
}

void requireThere(Channels channels, const AudioInfo& info) {
    if (channels.areIn(info.channels)) return;
    const std::string there = info.channels == 1 ? "1 channel" : std::to_string(info.channels) + " channels";
    throw Error("has " + there + ", and channels " + toString({channels}) +
                " are asked for; choose others, or auto.");
}

}

std::vector<int> numbersOf(const Channels& channels, int ofRecording) {
    std::vector<int> numbers;
    if (channels.isMix())
        for (int c = 1; c <= ofRecording; ++c)
            numbers.push_back(c);
    else
        numbers.push_back(channels.first() + 1);
    if (channels.count() == 2) numbers.push_back(channels.second() + 1);
    return numbers;
}

std::optional<Channels> channelsFromNumbers(const std::vector<int>& numbers) {
    if (!std::ranges::all_of(numbers, isWithinChannels)) return std::nullopt;
    if (numbers.size() == 1) return Channels::one(numbers[0] - 1);
    if (numbers.size() == 2 && numbers[0] != numbers[1])
        return Channels::pair(numbers[0] - 1, numbers[1] - 1);
    return std::nullopt;
}

std::string toString(const ChannelChoice& choice) {
    if (!choice.fixed) return "auto";
    if (choice.fixed->isMix()) return "mix";
    std::string text = std::to_string(choice.fixed->first() + 1);
    if (choice.fixed->count() == 2) text += "," + std::to_string(choice.fixed->second() + 1);
    return text;
}

std::optional<ChannelChoice> channelChoiceFromText(std::string_view text) {
    if (text == "auto") return ChannelChoice{};
    if (text == "mix") return ChannelChoice{Channels::mixOfAll()};
    const auto numbers = numbersFrom(text);
    const auto channels = numbers ? channelsFromNumbers(*numbers) : std::nullopt;
    return channels ? std::optional(ChannelChoice{channels}) : std::nullopt;
}

ChannelSource::ChannelSource(AudioSource& source, Channels channels)
    : m_source(source), m_channels(channels), m_info(source.info()) {
    requireThere(channels, m_info);
    m_info.channels = channels.count();
}

ChannelSource::ChannelSource(std::unique_ptr<AudioSource> source, Channels channels)
    : ChannelSource(*source, channels) {
    m_owned = std::move(source);
}

void ChannelSource::take(const AudioBuffer& block, Frame at, AudioBuffer& into) const {
    const auto place = static_cast<std::ptrdiff_t>(at);
    if (m_channels.isMix()) {
        std::ranges::copy(block.mono(), into.channel(0).begin() + place);
        return;
    }
    std::ranges::copy(block.channel(m_channels.first()), into.channel(0).begin() + place);
    if (m_channels.count() == 2)
        std::ranges::copy(block.channel(m_channels.second()), into.channel(1).begin() + place);
}

void ChannelSource::read(FrameRange range, AudioBuffer& into) {
    range = intersection(range, {0, m_source.info().frames});
    if (range.length() <= longestTrusted) return fill(range, into);
    // A header that lies must not make us ask for the memory it dreams of.
    std::vector<AudioBuffer> parts;
    Frame frames = 0;
    while (frames < range.length()) {
        const Frame begin = range.begin + frames;
        fill({begin, std::min(begin + longestTrusted, range.end)}, parts.emplace_back());
        if (parts.back().isEmpty()) break;
        frames += parts.back().frames();
    }
    into.reshape(m_info.channels, frames);
    Frame at = 0;
    for (const AudioBuffer& part : parts) {
        for (int c = 0; c < part.channels(); ++c)
            std::ranges::copy(part.channel(c), into.channel(c).begin() + static_cast<std::ptrdiff_t>(at));
        at += part.frames();
    }
}

/// `range` lies inside the source as its header claims.
void ChannelSource::fill(FrameRange range, AudioBuffer& into) {
    into.reshape(m_info.channels, range.length());
    const Frame most = blockFrames(m_source.info().channels);
    Frame done = 0;
    while (done < range.length()) {
        const Frame begin = range.begin + done;
        m_source.read({begin, std::min(begin + most, range.end)}, m_block);
        if (m_block.isEmpty()) break;
        take(m_block, done, into);
        done += m_block.frames();
    }
    into.truncate(done);
}

}
