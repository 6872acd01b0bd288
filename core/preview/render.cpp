#include "preview/render.h"

#include "base/range.h"
#include "base/units.h"
#include "music/levels.h"
#include "music/time.h"
#include "preview/voices.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <vector>

namespace gleaner::preview {
namespace {

constexpr double declickSeconds = 0.002;
constexpr double longestTailSeconds = 4.0; // after the last bar
constexpr Frame blockFrames = 1 << 15;
constexpr Frame controlFrames = 32; // what moves is reckoned so often, and lies on straight lines between
constexpr double ceiling = 0.89125093813374556; // -1 dBFS
constexpr double loadingShare = 0.3;            // of the progress

using Block = std::array<std::span<double>, 2>;

/// Frames to render: the song, and what rings on after it for some seconds.
Frame lengthOf(const music::Song& song, double bars, const std::vector<Voice>& voices, int rate) {
    const double seconds =
        music::secondsFromBeats(Beats(bars * music::barBeats(song.meta)), Bpm(song.meta.bpm));
    const auto songEnd = static_cast<Frame>(std::llround(seconds * rate));
    Frame end = songEnd;
    for (const Voice& voice : voices)
        end = std::max(end, voice.begin + voice.length);
    return std::min(end, songEnd + static_cast<Frame>(longestTailSeconds * rate));
}

/// What reaches past the end is cut there, without a click.
void cutTails(std::vector<Voice>& voices, Frame end) {
    std::erase_if(voices, [&](const Voice& voice) {
        return voice.sample->isEmpty() || voice.length <= 0 || voice.begin >= end;
    });
    for (Voice& voice : voices)
        if (voice.begin + voice.length > end) {
            voice.length = end - voice.begin;
            voice.isCut = true;
        }
}

/// A straight line from nothing at 0 to 1 at `length`.
double slope(Frame at, Frame length) {
    return at < length ? static_cast<double>(at) / static_cast<double>(length) : 1.0;
}

/// How long a voice fades in and out, in frames.
struct Fades {
    Frame in, out;
};

Fades fadesOf(const Voice& voice, Frame declick) {
    return {voice.fadeIn > 0   ? voice.fadeIn
            : voice.offset > 0 ? declick
                               : 0,
            voice.fadeOut > 0 ? voice.fadeOut
            : voice.isCut     ? declick
                              : 0};
}

double fadeAt(const Voice& voice, Frame frame, Frame declick) {
    const Fades fades = fadesOf(voice, declick);
    const double level = slope(frame, fades.in) * slope(voice.length - frame, fades.out);
    return voice.shape ? level * voice.shape->levelAt(frame) : level;
}

using Gains = std::array<std::vector<double>, 2>;

/// What a channel's automation makes of its voices, left and right.
class Moves {
public:
    Moves(const music::Song& song, int rate)
        : m_automations(song.automations),
          m_barFrames(music::secondsFromBeats(Beats(music::barBeats(song.meta)), Bpm(song.meta.bpm)) * rate) {
    }

    /// Gains of a channel for so many frames from `start`; null where nothing moves.
    const Gains* of(int channel, Frame start, Frame frames) {
        if (start != m_start) m_blocks.clear();
        m_start = start;
        const auto isIts = [&](const music::Automation& one) { return one.channel == channel; };
        if (std::ranges::none_of(m_automations, isIts)) return nullptr;
        const auto [entry, isNew] = m_blocks.try_emplace(channel);
        if (isNew) entry->second = gainsOf(channel, start, frames);
        return &entry->second;
    }

private:
    std::array<double, 2> levelsAt(int channel, Frame frame) const {
        const double bar = static_cast<double>(frame) / m_barFrames;
        std::array<double, 2> levels = {1.0, 1.0};
        for (const music::Automation& one : m_automations) {
            if (one.channel != channel) continue;
            const double value = music::valueAt(one, bar);
            const auto [left, right] =
                one.target == music::Automation::Target::Pan
                    ? levelsOfPan(value)
                    : std::pair(music::amplitudeOfVolume(value), music::amplitudeOfVolume(value));
            levels[0] *= left;
            levels[1] *= right;
        }
        return levels;
    }

    /// Straight lines between the same frames of the song, wherever the block begins.
    Gains gainsOf(int channel, Frame start, Frame frames) const {
        Gains gains;
        for (auto& side : gains)
            side.resize(static_cast<std::size_t>(frames));
        Frame at = start / controlFrames * controlFrames;
        auto from = levelsAt(channel, at);
        for (; at < start + frames; at += controlFrames) {
            const auto to = levelsAt(channel, at + controlFrames);
            const Frame last = std::min(at + controlFrames, start + frames);
            for (std::size_t side = 0; side < 2; ++side)
                for (Frame frame = std::max(at, start); frame < last; ++frame)
                    gains[side][static_cast<std::size_t>(frame - start)] =
                        from[side] + (to[side] - from[side]) * static_cast<double>(frame - at) /
                                         static_cast<double>(controlFrames);
            from = to;
        }
        return gains;
    }

    std::vector<music::Automation> m_automations;
    double m_barFrames;
    Frame m_start = 0;
    std::map<int, Gains> m_blocks;
};

/// The frames of the song, within others, in which a voice is at its level: nothing is there to multiply by.
FrameRange flatPart(const Voice& voice, Frame begin, Frame end, Frame declick) {
    if (voice.shape) return {end, end};
    const Fades fades = fadesOf(voice, declick);
    const Frame from = std::clamp(voice.begin + fades.in, begin, end);
    return {from, std::clamp(voice.begin + voice.length - fades.out, from, end)};
}

/// Adds the part of a voice that lies within the block starting at `start`.
void add(const Voice& voice, const Block& block, Frame start, Frame declick, const Gains* moved) {
    const Frame begin = std::max(voice.begin, start);
    const Frame end = std::min(voice.begin + voice.length, start + std::ssize(block[0]));
    if (begin >= end) return;
    const FrameRange flat = moved ? FrameRange{end, end} : flatPart(voice, begin, end, declick);
    const bool isStereo = voice.sample->channels() > 1;
    for (int side = 0; side < 2; ++side) {
        const auto source = voice.sample->channel(isStereo ? side : 0);
        const double gain = side == 0 ? voice.left : voice.right;
        const std::span<double> out = block[static_cast<std::size_t>(side)];
        const auto addFaded = [&](Frame from, Frame to) {
            for (Frame frame = from; frame < to; ++frame) {
                const Frame at = frame - voice.begin;
                const auto place = static_cast<std::size_t>(frame - start);
                const double sounding =
                    static_cast<double>(source[static_cast<std::size_t>(voice.offset + at)]) * gain *
                    fadeAt(voice, at, declick);
                out[place] += moved ? sounding * (*moved)[static_cast<std::size_t>(side)][place] : sounding;
            }
        };
        addFaded(begin, flat.begin);
        const float* from = source.data() + voice.offset + (flat.begin - voice.begin);
        double* to = out.data() + (flat.begin - start);
        for (Frame n = 0; n < flat.length(); ++n)
            to[n] += static_cast<double>(from[n]) * gain;
        addFaded(flat.end, end);
    }
}

}

struct Mix::State {
    State(const music::Song& song, double bars, int rate, const LoadSample& load, const Progress& progress)
        : bank(rate, load, progress), voices(voicesOf(song, rate, bank)),
          length(lengthOf(song, bars, voices, rate)),
          declick(std::max<Frame>(1, std::llround(declickSeconds * rate))), moves(song, rate) {
        cutTails(voices, length);
    }

    SampleBank bank;
    std::vector<Voice> voices; ///< by begin
    Frame length, declick;
    Moves moves; ///< as the song has them; each playing takes a copy to reckon with
};

Mix::Mix(const music::Song& song, int rate, const LoadSample& load, const Progress& progress,
         std::optional<double> bars)
    : m_state(std::make_unique<const State>(song, bars.value_or(music::lengthInBars(song)), rate, load,
                                            progress)) {}
Mix::~Mix() = default;

Frame Mix::frames(std::optional<int> channel) const {
    if (!channel) return m_state->length;
    Frame end = 0;
    for (const Voice& voice : m_state->voices)
        if (voice.channel == *channel) end = std::max(end, voice.begin + voice.length);
    return end;
}

void Mix::play(std::optional<int> channel, const std::function<void(const audio::AudioBuffer&)>& take,
               const Progress& progress) const {
    const Frame length = frames(channel);
    std::array<std::vector<double>, 2> room{std::vector<double>(blockFrames),
                                            std::vector<double>(blockFrames)};
    const Block block{room[0], room[1]};
    std::vector<const Voice*> sounding;
    Moves moves = m_state->moves;
    auto next = m_state->voices.begin();
    for (Frame start = 0; start < length; start += blockFrames) {
        progress.report(static_cast<double>(start) / static_cast<double>(length));
        for (; next != m_state->voices.end() && next->begin < start + blockFrames; ++next)
            if (!channel || next->channel == *channel) sounding.push_back(&*next);
        for (auto& side : room)
            std::ranges::fill(side, 0.0);
        for (const Voice* voice : sounding)
            preview::add(*voice, block, start, m_state->declick,
                         moves.of(voice->channel, start, blockFrames));
        std::erase_if(sounding, [&](const Voice* voice) {
            return voice->begin + voice->length <= start + blockFrames;
        });
        audio::AudioBuffer out(2, std::min(blockFrames, length - start));
        for (int side = 0; side < 2; ++side)
            std::transform(block[static_cast<std::size_t>(side)].begin(),
                           block[static_cast<std::size_t>(side)].begin() + out.frames(),
                           out.channel(side).begin(),
                           [](double sample) { return static_cast<float>(sample); });
        take(out);
    }
    progress.report(1.0);
}

void Mix::add(Frame start, std::span<double> left, std::span<double> right,
              std::optional<int> channel) const {
    const Frame end = std::min(start + std::ssize(left), m_state->length);
    Moves moves = m_state->moves;
    for (const Voice& voice : m_state->voices) {
        if (voice.begin >= end) break;
        if (channel && voice.channel != *channel) continue;
        if (voice.begin + voice.length > start)
            preview::add(voice, {left, right}, start, m_state->declick,
                         moves.of(voice.channel, start, std::ssize(left)));
    }
}

double gainForPeak(double peak) { return peak > ceiling ? ceiling / peak : 1.0; }

audio::AudioBuffer render(const music::Song& song, int rate, const LoadSample& load,
                          const Progress& progress) {
    const Mix mix(song, rate, load, progress.part(0.0, loadingShare));
    audio::AudioBuffer whole(2, mix.frames());
    Frame done = 0;
    float peak = 0.0F;
    const auto take = [&](const audio::AudioBuffer& block) {
        for (int side = 0; side < 2; ++side) {
            std::ranges::copy(block.channel(side), whole.channel(side).begin() + done);
            for (const float sample : block.channel(side))
                peak = std::max(peak, std::abs(sample));
        }
        done += block.frames();
    };
    mix.play({}, take, progress.part(loadingShare, 1.0));
    const double gain = gainForPeak(static_cast<double>(peak));
    if (gain < 1.0)
        for (int side = 0; side < 2; ++side)
            for (float& sample : whole.channel(side))
                sample = static_cast<float>(static_cast<double>(sample) * gain);
    return whole;
}

}
