#include "pack/package/sound_changes.h"

#include "base/number_text.h"
#include "pack/package/block_match.h"
#include "pack/package/level_match.h"
#include "pack/render/sound_hash.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gleaner::pack {
namespace {

using audio::AudioBuffer;
using audio::SoundPrint;

constexpr double sameGain = 0.03;       // dB: what is told of a gain begins here
constexpr double evenSpread = 0.1;      // dB between the blocks: one gain for all of them
constexpr double resampledSpread = 1.5; // a resampler takes what lies above the lower rate's half
constexpr double quietLevel = -70.0;    // dBFS: below, dither of 16 bits has a say
constexpr double sameLength = 0.002;    // seconds

constexpr std::array<std::string_view, 15> ids = {
    "gain",     "trimmed",  "extended", "resampled", "relabelled",     "bit-depth", "channels", "swapped",
    "inverted", "reversed", "faded",    "edited",    "chunks-dropped", "renamed",   "replaced"};

AudioBuffer mapped(const AudioBuffer& sound, auto source, float factor) {
    AudioBuffer made(sound.channels(), sound.frames());
    for (int c = 0; c < sound.channels(); ++c)
        for (Frame n = 0; n < sound.frames(); ++n) {
            const auto [channel, frame] = source(c, n);
            made.channel(c)[static_cast<std::size_t>(n)] =
                factor * sound.channel(channel)[static_cast<std::size_t>(frame)];
        }
    return made;
}

/// Bits that are really used: a file of 24 may hold what was cut down to 16.
int usedBits(const AudioBuffer& sound, int bits) {
    if (bits <= 16 || bits > 24) return bits;
    for (int c = 0; c < sound.channels(); ++c)
        for (const float x : sound.channel(c))
            if (std::fmod(static_cast<double>(x) * 32768.0, 1.0) != 0.0) return bits;
    return 16;
}

/// How much louder each block is now, where it can be heard.
std::vector<double> louderBy(const SoundPrint& before, const std::vector<double>& now) {
    std::vector<double> gains;
    for (std::size_t n = 0; n < std::min(before.levels.size(), now.size()); ++n)
        if (before.levels[n] > quietLevel && now[n] > audio::silentLevel)
            gains.push_back(now[n] - before.levels[n]);
    return gains;
}

/// Levels of as many stretches as the print has, of a sound that lasts as long at another rate.
std::vector<double> levelsOver(const AudioBuffer& sound, const SoundPrint& before) {
    std::vector<double> levels;
    const double scale = static_cast<double>(sound.frames()) / static_cast<double>(before.frames);
    const auto length = static_cast<double>(before.blockFrames());
    for (std::size_t n = 0; n < before.levels.size(); ++n) {
        const auto at = [&](std::size_t block) {
            return std::llround(static_cast<double>(block) * length * scale);
        };
        levels.push_back(audio::levelOf(sound, {at(n), std::min<Frame>(at(n + 1), sound.frames())}));
    }
    return levels;
}

double middleOf(std::vector<double> values) {
    std::ranges::sort(values);
    return values.empty() ? 0.0 : values[values.size() / 2];
}

double spreadOf(const std::vector<double>& values) {
    if (values.empty()) return 0.0;
    const auto [least, most] = std::ranges::minmax(values);
    return most - least;
}

/// Less than a millisecond in frames: "0.050 s", "3 frames".
std::string seconds(Frame frames, int rate) {
    if (frames > 0 && frames * 1000 < rate)
        return std::to_string(frames) + (frames == 1 ? " frame" : " frames");
    return fixedText(secondsFromFrames(frames, rate), 3) + " s";
}

/// Compares one sound with its print.
class Comparison {
public:
    Comparison(const audio::SampleOrigin& origin, const AudioBuffer& now, int rate, int bits)
        : m_origin(origin), m_before(origin.print), m_now(now), m_rate(rate), m_bits(usedBits(now, bits)) {}

    std::vector<NamedChange> changes() {
        const bool isSame = soundHashOf(m_now) == m_origin.soundSha256;
        if (isSame && m_rate != m_before.rate)
            add(Change::Relabelled, "its rate was changed from " + std::to_string(m_before.rate) + " to " +
                                        std::to_string(m_rate) +
                                        " Hz while its samples stayed, so it plays " +
                                        (m_rate > m_before.rate ? "faster and higher" : "slower and lower"));
        if (isSame) return std::move(m_changes);
        if (m_before.bits > 0 && m_bits > 0 && m_bits < m_before.bits)
            add(Change::BitDepth, "it was cut down from " + std::to_string(m_before.bits) + " to " +
                                      std::to_string(m_bits) + " bits");
        if (m_now.channels() != m_before.channels)
            add(Change::Channels, "it has " + channelsOf(m_now.channels()) + " where it had " +
                                      std::to_string(m_before.channels));
        if (m_rate != m_before.rate)
            tellResampled();
        else if (m_now.channels() != m_before.channels)
            tellLevels(m_now, true);
        else if (!isTurned())
            tellBlocks();
        return std::move(m_changes);
    }

private:
    static std::string channelsOf(int channels) {
        return std::to_string(channels) + (channels == 1 ? " channel" : " channels");
    }
    std::string counted(Frame frames) const {
        return seconds(frames, m_rate) + (frames == 1 ? " was" : " were");
    }
    void add(Change change, std::string text) { m_changes.push_back({change, std::move(text)}); }

    bool is(const AudioBuffer& sound) const { return soundHashOf(sound) == m_origin.soundSha256; }

    /// What a mirror makes good again, to the sample.
    bool isTurned() {
        const auto last = m_now.frames() - 1;
        const auto backwards = [&](int c, Frame n) { return std::pair(c, last - n); };
        const auto swapped = [&](int c, Frame n) { return std::pair(m_now.channels() - 1 - c, n); };
        const auto same = [](int c, Frame n) { return std::pair(c, n); };
        if (is(mapped(m_now, backwards, 1.0F)))
            add(Change::Reversed, "it was turned round: it plays backwards");
        else if (m_now.channels() == 2 && is(mapped(m_now, swapped, 1.0F)))
            add(Change::Swapped, "its channels were swapped");
        else if (is(mapped(m_now, same, -1.0F)))
            add(Change::Inverted, "its polarity was inverted");
        else
            return false;
        return true;
    }

    void tellResampled() {
        const double before = secondsFromFrames(m_before.frames, m_before.rate);
        const double now = secondsFromFrames(m_now.frames(), m_rate);
        add(Change::Resampled, "it was resampled from " + std::to_string(m_before.rate) + " to " +
                                   std::to_string(m_rate) + " Hz");
        if (std::abs(now - before) > sameLength)
            return add(now < before ? Change::Trimmed : Change::Extended,
                       "it lasts " + fixedText(now, 3) + " s where it lasted " + fixedText(before, 3) + " s");
        tellGain(louderBy(m_before, levelsOver(m_now, m_before)), resampledSpread, 0.3);
    }

    /// Without a block that stayed: what its levels say.
    void tellLevels(const AudioBuffer& sound, bool isRemixed) {
        if (sound.frames() == m_before.frames) {
            if (!isRemixed) tellGain(louderBy(m_before, levelsOver(sound, m_before)), evenSpread, sameGain);
            return;
        }
        const auto match = matchLevels(m_before, sound, evenSpread);
        if (match && std::abs(match->gain) >= sameGain) {
            tellGain({match->gain}, evenSpread, sameGain);
            return tellEnds(match->offset, match->offset);
        }
        const Frame longer = sound.frames() - m_before.frames;
        add(longer < 0 ? Change::Trimmed : Change::Extended,
            "it is " + seconds(std::abs(longer), m_rate) + (longer < 0 ? " shorter" : " longer"));
        add(Change::Edited,
            "no part of it is as it was: it was played faster or slower, or edited throughout, or its "
            "metadata is another sample's");
    }

    void tellGain(const std::vector<double>& gains, double mostSpread, double least) {
        if (spreadOf(gains) > mostSpread)
            return add(Change::Edited, "its sound was edited throughout (a filter, dynamics, an effect)");
        const double gain = middleOf(gains);
        if (std::abs(gain) >= least)
            add(Change::Gain, "its gain was changed by " + audio::signedText(gain) + " dB");
        else if (m_changes.empty())
            add(Change::Edited,
                "its samples are others throughout, at the same level (written anew by a lossy "
                "format, a filter, dither)");
    }

    void tellBlocks() {
        const BlockMatch match = matchBlocks(m_before, m_now);
        if (match.matched() == 0) return tellLevels(m_now, false);
        tellEnds(match.front, match.back);
        std::vector<BlockRun> runs = match.changedRuns();
        if (match.isMoved) {
            add(Change::Edited, "something was cut out of it or put into it near " +
                                    seconds(static_cast<Frame>(match.seam) * match.length, m_rate) +
                                    ": what follows lies elsewhere");
            std::erase_if(
                runs, [&](const BlockRun& run) { return run.begin <= match.seam && match.seam <= run.end; });
        }
        for (const BlockRun& run : runs)
            tellRun(match, run);
        if (m_changes.empty()) // the frames behind the last block
            add(Change::Edited,
                "its last " + seconds(m_before.frames - match.endOfBlocks(), m_rate) + " are others");
    }

    /// By how far its first and its last part lie from where they were.
    void tellEnds(Frame front, Frame last) {
        const Frame back = m_now.frames() - last - m_before.frames;
        if (front < 0) add(Change::Trimmed, counted(-front) + " cut off its beginning");
        if (back < 0) add(Change::Trimmed, counted(-back) + " cut off its end");
        if (front > 0) add(Change::Extended, counted(front) + " put before its beginning");
        if (back > 0) add(Change::Extended, counted(back) + " put behind its end");
    }

    /// A stretch whose blocks are others. Where it reaches an end and only gets quieter towards it, it is a
    /// fade.
    void tellRun(const BlockMatch& match, const BlockRun& run) {
        const Frame length = m_before.blockFrames();
        const auto place = [&](std::size_t block) { return static_cast<Frame>(block) * length; };
        std::vector<double> gains;
        for (std::size_t n = run.begin; n < run.end; ++n)
            gains.push_back(audio::levelOf(m_now, {place(n) + match.offset, place(n + 1) + match.offset}) -
                            m_before.levels[n]);
        const bool isAtBegin = run.begin == 0, isAtEnd = run.end == m_before.blocks.size();
        if (isAtEnd && isFalling(gains))
            return add(Change::Faded, "it was faded out over its last " +
                                          seconds(m_before.frames - place(run.begin), m_rate) + " or less");
        std::ranges::reverse(gains);
        if (isAtBegin && isFalling(gains))
            return add(Change::Faded,
                       "it was faded in over its first " + seconds(place(run.end), m_rate) + " or less");
        add(Change::Edited, "its sound was edited between " + seconds(place(run.begin), m_rate) + " and " +
                                seconds(place(run.end), m_rate));
    }

    /// Quieter from block to block, a little at least at its end.
    static bool isFalling(const std::vector<double>& gains) {
        constexpr double ripple = 0.05, leastFall = 1.0;
        if (gains.empty() || gains.back() > -leastFall || gains.front() > ripple) return false;
        return std::ranges::is_sorted(gains, [](double a, double b) { return a > b + ripple; });
    }

    const audio::SampleOrigin& m_origin;
    const SoundPrint& m_before;
    const AudioBuffer& m_now;
    int m_rate;
    int m_bits;
    std::vector<NamedChange> m_changes;
};

}

std::string_view idOf(Change change) { return ids[static_cast<std::size_t>(change)]; }

std::vector<NamedChange> soundChanges(const audio::SampleOrigin& origin, const AudioBuffer& now, int rate,
                                      int bits) {
    return Comparison(origin, now, rate, bits).changes();
}

}
