#include "preview/sample_bank.h"

#include "base/error.h"
#include "dsp/portable_math.h"
#include "music/time.h"
#include "preview/time_stretch.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace gleaner::preview {
namespace {

/// Up to here a drum loop is sped up or slowed down like a tape: exact in time and without a seam, where a
/// stretcher would smear its attacks.
constexpr double tapeOctaves = 2.0 / 12.0;
constexpr Frame longestClip = Frame{1} << 40; // of which what sounds is made
constexpr double mostBytes = 1024.0 * 1024.0 * 1024.0;

Frame wantedFrames(const music::MelodicTrack& track, const audio::AudioBuffer& sample, double bpm, int rate) {
    if (!track.stretchBeats) return sample.frames();
    const double seconds = music::secondsFromBeats(Beats(*track.stretchBeats), Bpm(bpm));
    return static_cast<Frame>(
        std::llround(std::clamp(seconds * rate, 1.0, static_cast<double>(longestClip))));
}

/// Of a clip of so many frames those that its offset and its bars reach.
Frame soundingFrames(const music::MelodicTrack& track, double barBeats, Frame frames, double bpm, int rate) {
    const double room = music::secondsFromBeats(Beats(track.bars * barBeats), Bpm(bpm)) * rate;
    const double offset = track.stretchBeats && track.seconds > 0.0
                              ? track.offsetSeconds / track.seconds * static_cast<double>(frames)
                              : track.offsetSeconds * rate;
    return std::clamp<Frame>(static_cast<Frame>(std::min(offset + room, static_cast<double>(frames))) + 1, 1,
                             frames);
}

}

const audio::AudioBuffer& SampleBank::original(const std::string& path) {
    const auto found = m_originals.find(path);
    if (found != m_originals.end()) return found->second;
    m_progress.check();
    audio::AudioBuffer loaded = path.empty() ? audio::AudioBuffer() : m_load(path, m_rate);
    reserve(static_cast<double>(loaded.frames()), loaded.channels());
    return m_originals.emplace(path, std::move(loaded)).first->second;
}

void SampleBank::reserve(double frames, int channels) {
    m_bytes += frames * channels * static_cast<double>(sizeof(float));
    if (m_bytes > mostBytes)
        throw Error("This song's samples, at the pitches and lengths that it plays them, need more than a "
                    "gigabyte of memory; use shorter samples, or notes nearer to their root.");
}

const audio::AudioBuffer& SampleBank::pitched(const std::string& path, double semitones) {
    const audio::AudioBuffer& sample = original(path);
    if (semitones == 0.0 || sample.isEmpty()) return sample;
    const auto found = m_pitched.find({path, semitones});
    if (found != m_pitched.end()) return found->second;
    const double speed = dsp::portableExp2(semitones / 12.0);
    reserve(static_cast<double>(sample.frames()) / speed, sample.channels());
    return m_pitched.emplace(std::pair(path, semitones), resampled(sample, speed, m_progress.part(0, 0)))
        .first->second;
}

const audio::AudioBuffer& SampleBank::clip(const music::MelodicTrack& track, double bpm, double barBeats) {
    const audio::AudioBuffer& sample = original(track.samplePath);
    if (sample.isEmpty() || (!track.stretchBeats && track.transpose == 0.0)) return sample;
    const auto found = m_clips.find(track.channel);
    if (found != m_clips.end()) return found->second;
    const Frame frames = wantedFrames(track, sample, bpm, m_rate);
    const double speed = static_cast<double>(sample.frames()) / static_cast<double>(frames);
    const bool isTape = track.transpose == 0.0 && music::info(track.role).isDrum &&
                        std::abs(dsp::portableLog2(speed)) <= tapeOctaves;
    const Frame most = soundingFrames(track, barBeats, frames, bpm, m_rate);
    reserve(static_cast<double>(most), sample.channels());
    const Progress quiet = m_progress.part(0, 0);
    audio::AudioBuffer made =
        isTape ? resampled(sample, speed, quiet)
               : timeStretched(pitched(track.samplePath, track.transpose), frames, m_rate, quiet, most);
    return m_clips.emplace(track.channel, std::move(made)).first->second;
}

}
