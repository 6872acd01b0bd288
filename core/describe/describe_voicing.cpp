#include "describe/describing.h"

#include "dsp/fft.h"
#include "dsp/window.h"
#include "signal/decimator.h"

#include <bit>
#include <complex>
#include <numeric>

namespace gleaner::analysis {

using namespace describing;

namespace {
// Pitch every 15 ms on short frames, as Boersma 1993 ("Accurate short-term analysis of the fundamental
// frequency…"): autocorrelation of the windowed frame over that of the window. Rough, but quick enough to
// follow words.
constexpr double voicingRate = 11025.0;
constexpr double voicingWindowSeconds = 0.046;
constexpr double hopSeconds = 0.015;
constexpr std::size_t mostFrames = 300;
constexpr double lowestVoiceHz = 65.0;
constexpr double highestVoiceHz = 1000.0;
constexpr double octaveCost = 0.02;    ///< prefers the shorter of two periods
constexpr double clearlyVoiced = 0.6;  ///< of the autocorrelation
constexpr double quietest = 0.001;     ///< of the loudest frame's power
constexpr double sameNote = 0.5;       ///< semitones
constexpr std::size_t noteFrames = 10; ///< 150 ms
constexpr double farthest = 5.0;       ///< semitones: beyond is another note, or an octave mistaken

struct VoiceFrame {
    double semitone = 0.0;
    double clarity = 0.0;
    double power = 0.0;
};

class Follower {
public:
    explicit Follower(double rate)
        : m_rate(rate),
          m_window(dsp::hann(2 * static_cast<int>(std::lround(rate * voicingWindowSeconds / 2.0)))),
          m_fft(static_cast<int>(
              std::bit_ceil(std::max<std::size_t>(64, m_window.size() + m_window.size() / 2)))),
          m_frame(static_cast<std::size_t>(m_fft.size())), m_spectrum(static_cast<std::size_t>(m_fft.bins())),
          m_correlation(m_frame.size()) {
        std::copy(m_window.begin(), m_window.end(), m_frame.begin());
        correlate();
        m_ofWindow = m_correlation;
    }
    std::size_t length() const { return m_window.size(); }

    VoiceFrame operator()(std::span<const float> samples) {
        std::fill(m_frame.begin(), m_frame.end(), 0.0F);
        for (std::size_t n = 0; n < m_window.size(); ++n)
            m_frame[n] = samples[n] * m_window[n];
        correlate();
        VoiceFrame result;
        result.power = static_cast<double>(m_correlation[0]);
        if (result.power <= 0.0) return result;
        const auto shortest = static_cast<std::size_t>(m_rate / highestVoiceHz);
        const auto longest = static_cast<std::size_t>(m_rate / lowestVoiceHz);
        double best = -1.0;
        for (std::size_t lag = shortest + 1; lag + 1 < longest; ++lag) {
            const double here = at(lag);
            if (here <= at(lag - 1) || here < at(lag + 1)) continue;
            const double worth =
                here - octaveCost * std::log2(static_cast<double>(lag) / m_rate * lowestVoiceHz * 16.0);
            if (worth <= best) continue;
            best = worth;
            const double bend = at(lag - 1) - 2.0 * here + at(lag + 1);
            const double shift = bend < 0.0 ? 0.5 * (at(lag - 1) - at(lag + 1)) / bend : 0.0;
            result.clarity = std::min(1.0, here);
            result.semitone = 12.0 * std::log2(m_rate / (static_cast<double>(lag) + shift));
        }
        return result;
    }

private:
    double at(std::size_t lag) const {
        return static_cast<double>(m_correlation[lag] / m_correlation[0]) /
               std::max(0.05, static_cast<double>(m_ofWindow[lag] / m_ofWindow[0]));
    }
    void correlate() {
        m_fft.forward(m_frame, m_spectrum);
        for (auto& bin : m_spectrum)
            bin = std::norm(bin);
        m_fft.inverse(m_spectrum, m_correlation);
    }

    double m_rate;
    std::vector<float> m_window;
    dsp::Fft m_fft;
    std::vector<float> m_frame;
    std::vector<std::complex<float>> m_spectrum;
    std::vector<float> m_correlation;
    std::vector<float> m_ofWindow;
};

/// The frames within 30 dB of the loudest.
std::vector<VoiceFrame> follow(const SampleSound& s) {
    Decimator decimator(std::max(1, static_cast<int>(s.rate / voicingRate)));
    const auto most = static_cast<std::size_t>((mostFrames * hopSeconds + voicingWindowSeconds) * s.rate);
    std::vector<float> low;
    decimator.push(std::span(s.sound).first(std::min(most, s.sound.size())), low);
    decimator.finish(low);
    const double rate = s.rate / decimator.factor();
    Follower follower(rate);
    std::vector<VoiceFrame> frames;
    double loudest = 0.0;
    for (std::size_t i = 0; i < mostFrames; ++i) {
        const auto begin = static_cast<std::size_t>(static_cast<double>(i) * hopSeconds * rate);
        if (begin + follower.length() > low.size()) break;
        frames.push_back(follower(std::span(low).subspan(begin, follower.length())));
        loudest = std::max(loudest, frames.back().power);
    }
    std::erase_if(frames, [&](const VoiceFrame& f) { return f.power < quietest * loudest; });
    return frames;
}

/// Stretches of clearlyVoiced pitch without a leap.
std::vector<std::vector<double>> runsOf(const std::vector<VoiceFrame>& frames) {
    std::vector<std::vector<double>> runs;
    bool going = false;
    for (const VoiceFrame& f : frames) {
        const bool on = f.clarity > clearlyVoiced;
        if (on && (!going || std::abs(f.semitone - runs.back().back()) > farthest)) runs.emplace_back();
        if (on) runs.back().push_back(f.semitone);
        going = on;
    }
    return runs;
}

/// Frames of a run that stand in notes: 150 ms and more around one pitch.
std::size_t framesInNotes(const std::vector<double>& run) {
    std::size_t count = 0;
    for (std::size_t begin = 0; begin < run.size();) {
        double low = run[begin];
        double high = run[begin];
        std::size_t end = begin;
        while (end < run.size()) {
            low = std::min(low, run[end]);
            high = std::max(high, run[end]);
            if (high - low > 2.0 * sameNote) break;
            ++end;
        }
        if (end - begin >= noteFrames) {
            count += end - begin;
            begin = end;
        } else {
            ++begin;
        }
    }
    return count;
}
}

void describeVoicing(const SampleSound& s, Descriptors& d) {
    const std::vector<VoiceFrame> frames = follow(s);
    const auto runs = runsOf(frames);
    std::vector<double> glides;
    std::vector<double> pitches;
    std::size_t inNotes = 0;
    for (const auto& run : runs) {
        for (std::size_t i = 1; i < run.size(); ++i)
            glides.push_back(std::abs(run[i] - run[i - 1]));
        pitches.insert(pitches.end(), run.begin(), run.end());
        inNotes += framesInNotes(run);
    }
    d[Descriptor::GlideSpeed] = -2.0;
    d[Descriptor::PitchSpread] = -1.0;
    if (frames.empty()) return;
    const auto all = static_cast<double>(frames.size());
    d[Descriptor::ClearShare] = static_cast<double>(pitches.size()) / all;
    d[Descriptor::NoteTime] = static_cast<double>(inNotes) / all;
    d[Descriptor::VoicingChanges] = std::log2(1.0 + static_cast<double>(runs.size()) / (all * hopSeconds));
    if (glides.size() < 3) return;
    d[Descriptor::RunSeconds] =
        std::log10(1.0 + static_cast<double>(pitches.size()) / static_cast<double>(runs.size()));
    std::nth_element(glides.begin(), glides.begin() + static_cast<std::ptrdiff_t>(glides.size() / 2),
                     glides.end());
    d[Descriptor::GlideSpeed] = std::log10(glides[glides.size() / 2] + 0.01);
    const double mean =
        std::accumulate(pitches.begin(), pitches.end(), 0.0) / static_cast<double>(pitches.size());
    double variance = 0.0;
    for (const double p : pitches)
        variance += (p - mean) * (p - mean) / static_cast<double>(pitches.size());
    d[Descriptor::PitchSpread] = std::log10(std::sqrt(variance) + 0.1);
}

}
