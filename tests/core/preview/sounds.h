#pragma once

// What the tests of the preview share: the samples that their paths name, songs of them, and how what is
// heard is measured.

#include "preview/render.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <string_view>

namespace gleaner::test {

using audio::AudioBuffer;

inline constexpr int rate = 48000;
inline constexpr double twoPi = 2.0 * std::numbers::pi;

inline AudioBuffer sine(double hertz, double seconds, float level = 0.2F) {
    AudioBuffer buffer(1, std::llround(seconds * rate));
    for (std::size_t i = 0; i < buffer.channel(0).size(); ++i)
        buffer.channel(0)[i] =
            level * static_cast<float>(std::sin(twoPi * hertz * static_cast<double>(i) / rate));
    return buffer;
}

inline AudioBuffer click(float level = 0.5F, Frame frames = 64) {
    AudioBuffer buffer(1, frames);
    buffer.channel(0)[0] = level;
    return buffer;
}

inline AudioBuffer constant(float level, double seconds) {
    AudioBuffer buffer(1, std::llround(seconds * rate));
    std::ranges::fill(buffer.channel(0), level);
    return buffer;
}

/// Four clicks, one a beat.
inline AudioBuffer clickLoop(double bpm) {
    AudioBuffer buffer(1, std::llround(4 * 60.0 / bpm * rate));
    for (int beat = 0; beat < 4; ++beat)
        buffer.channel(0)[static_cast<std::size_t>(std::llround(beat * 60.0 / bpm * rate))] = 0.5F;
    return buffer;
}

/// The samples that a path names: what the tests play.
inline AudioBuffer load(const std::string& path, int) {
    if (path == "click") return click();
    if (path == "sine") return sine(440.0, 1.0);
    if (path == "long") return constant(0.25F, 3.0);
    if (path == "loud") return constant(0.9F, 0.5);
    if (path == "clicks at 90") return clickLoop(90.0);
    if (path == "clicks at 120") return clickLoop(120.0);
    if (path == "tone loop") return sine(440.0, 4 * 60.0 / 80.0);
    if (path == "stereo") {
        AudioBuffer buffer(2, 1000);
        std::ranges::fill(buffer.channel(0), 0.25F);
        std::ranges::fill(buffer.channel(1), -0.125F);
        return buffer;
    }
    return {};
}

inline music::DrumNote at(double pos, int channel = 0, int key = 60, int velocity = 100) {
    return {channel, {pos, 0.25, key, velocity}};
}

/// Drums written as x...x..., a character a sixteenth.
inline music::Song drumSong(std::string_view steps, double bpm = 95.0, const char* path = "click") {
    music::Song song;
    song.meta.bpm = bpm;
    music::Pattern pattern{"Beat", static_cast<double>(steps.size() / 16), {}};
    for (std::size_t step = 0; step < steps.size(); ++step)
        if (steps[step] == 'x') pattern.notes.push_back(at(static_cast<double>(step) / 4.0));
    song.patterns.push_back(pattern);
    song.items.push_back({1, 0, pattern.bars, 1, false});
    song.drums.push_back({0, music::Role::Snare, path});
    return song;
}

inline music::MelodicTrack trackOf(const char* path, std::vector<music::Note> notes) {
    music::MelodicTrack track;
    track.role = music::Role::Lead;
    track.samplePath = path;
    track.notes = std::move(notes);
    track.bars = 2;
    return track;
}

inline music::MelodicTrack clipOf(const char* path, std::optional<double> beats = {},
                                  double transpose = 0.0) {
    music::MelodicTrack track = trackOf(path, {});
    track.role = music::Role::Chords;
    track.source = music::SourceType::Audio;
    track.stretchBeats = beats;
    track.transpose = transpose;
    return track;
}

inline music::Song songOf(std::vector<music::MelodicTrack> tracks, double bpm = 120.0) {
    music::Song song;
    song.meta.bpm = bpm;
    for (music::MelodicTrack& track : tracks) {
        track.channel = 17 + static_cast<int>(song.melodicTracks.size());
        song.melodicTracks.push_back(track);
    }
    return song;
}

inline AudioBuffer rendered(const music::Song& song) { return preview::render(song, rate, load, {}); }

inline std::vector<Frame> onsetsOf(const AudioBuffer& mix, float threshold = 0.1F) {
    std::vector<Frame> onsets;
    const auto samples = mix.channel(0);
    for (std::size_t i = 0; i < samples.size(); ++i)
        if (std::abs(samples[i]) > threshold &&
            (onsets.empty() || static_cast<Frame>(i) - onsets.back() > 200))
            onsets.push_back(static_cast<Frame>(i));
    return onsets;
}

/// Frequency from rising zero crossings between two frames, placed to parts of a sample.
inline double hertzOf(const AudioBuffer& mix, Frame from, Frame to) {
    const auto x =
        mix.channel(0).subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
    double first = -1.0, last = -1.0;
    int periods = -1;
    for (std::size_t i = 1; i < x.size(); ++i)
        if (x[i - 1] < 0.0F && x[i] >= 0.0F) {
            last = static_cast<double>(i) - static_cast<double>(x[i]) / static_cast<double>(x[i] - x[i - 1]);
            if (first < 0.0) first = last;
            ++periods;
        }
    return periods * rate / (last - first);
}

inline double cents(double hertz, double wanted) { return 1200.0 * std::log2(hertz / wanted); }

inline float peakOf(const AudioBuffer& mix) {
    float peak = 0.0F;
    for (int side = 0; side < 2; ++side)
        for (const float sample : mix.channel(side))
            peak = std::max(peak, std::abs(sample));
    return peak;
}

}
