#include "audio/audio_source.h"
#include "base/file_names.h"
#include "dsp/fft.h"
#include "midi/track_writer.h"
#include "onsets/detect_onsets.h"
#include "papers/paper_text.h"
#include "papers/paper_writers.h"
#include "papers/wave.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gleaner::papers {
namespace {

constexpr int ticksABeat = 960; // fine enough for what a hand does
constexpr int drumChannel = 9;  // "channel 10" to people
constexpr double sensitivity = 0.5;
constexpr double strikeSeconds = 0.05; // in which a stroke is as loud as it gets
constexpr double quietestDb = -36.0;   // under the loudest: what is below is no stroke that anybody plays
constexpr double firstStroke = 0.03;   // s: what is that near to the beginning is on it
constexpr std::int64_t noteTicks = ticksABeat / 8;
constexpr int spectrumSize = 2048; // frames
/// Keys of General MIDI by where the most of a stroke lies, chosen: a kick, a snare, a closed hat.
constexpr double lowBelow = 300.0, highAbove = 3500.0; // Hz
constexpr int lowKey = 36, middleKey = 38, highKey = 42;

struct Stroke {
    double seconds = 0.0, level = 0.0; ///< its peak, linear
    int key = middleKey;
};

double peakOf(std::span<const float> sound, std::size_t begin, std::size_t count) {
    float peak = 0.0F;
    for (std::size_t n = begin; n < std::min(sound.size(), begin + count); ++n)
        peak = std::max(peak, std::abs(sound[n]));
    return static_cast<double>(peak);
}

/// The middle of the stroke's energy, Hz.
double centreOf(std::span<const float> sound, std::size_t begin, int rate) {
    dsp::Fft fft(spectrumSize);
    std::vector<float> frame(spectrumSize);
    for (std::size_t n = 0; n < frame.size() && begin + n < sound.size(); ++n)
        frame[n] = sound[begin + n] * (1.0F - static_cast<float>(n) / static_cast<float>(spectrumSize));
    std::vector<std::complex<float>> spectrum(static_cast<std::size_t>(fft.bins()));
    fft.forward(frame, spectrum);
    double sum = 0.0, weighted = 0.0;
    for (std::size_t bin = 1; bin < spectrum.size(); ++bin) {
        const double energy = static_cast<double>(std::norm(spectrum[bin]));
        sum += energy;
        weighted += energy * static_cast<double>(bin);
    }
    return sum > 0.0 ? weighted / sum * rate / spectrumSize : 0.0;
}

std::vector<Stroke> strokesOf(const Sample& sample, const Progress& progress) {
    const audio::AudioBuffer sound = soundOf(sample);
    const std::vector<float> mono = sound.mono();
    audio::MemorySource source(sound, sample.rate);
    std::vector<double> times = analysis::detectOnsets(source, sensitivity, progress);
    std::vector<Stroke> strokes;
    double loudest = 0.0;
    for (const double time : times) {
        const auto begin = static_cast<std::size_t>(framesFromSeconds(time, sample.rate));
        const auto length = static_cast<std::size_t>(framesFromSeconds(strikeSeconds, sample.rate));
        const double centre = centreOf(mono, begin, sample.rate);
        const int key = centre < lowBelow ? lowKey : centre > highAbove ? highKey : middleKey;
        strokes.push_back({time < firstStroke ? 0.0 : time, peakOf(mono, begin, length), key});
        loudest = std::max(loudest, strokes.back().level);
    }
    std::erase_if(strokes, [&](Stroke& stroke) {
        stroke.level = loudest > 0.0 ? stroke.level / loudest : 0.0;
        return decibelsFromLinear(stroke.level).value < quietestDb;
    });
    return strokes;
}

/// As samplers take it: 40 log10(v / 127) dB.
int velocityOf(double level) {
    return std::clamp(static_cast<int>(std::lround(127.0 * std::sqrt(level))), 1, 127);
}

std::string midiOf(const Sample& sample, const std::vector<Stroke>& strokes) {
    const double bpm = *sample.traits.bpm;
    const auto tick = [&](double seconds) {
        return static_cast<std::int64_t>(std::llround(seconds * bpm / 60.0 * ticksABeat));
    };
    const std::int64_t end = sample.traits.bars
                                 ? static_cast<std::int64_t>(*sample.traits.bars) * 4 * ticksABeat
                                 : tick(sample.seconds);
    midi::TrackWriter track;
    track.text(0, 3, stemOf(sample));
    const auto tempo = static_cast<std::uint32_t>(std::llround(60e6 / bpm)); // microseconds a beat
    track.meta(0, 0x51,
               std::array{static_cast<std::uint8_t>(tempo >> 16), static_cast<std::uint8_t>(tempo >> 8),
                          static_cast<std::uint8_t>(tempo)});
    track.meta(0, 0x58, std::array<std::uint8_t, 4>{4, 2, 24, 8});
    for (std::size_t n = 0; n < strokes.size(); ++n) {
        const std::int64_t at = tick(strokes[n].seconds);
        const std::int64_t next = n + 1 < strokes.size() ? tick(strokes[n + 1].seconds) : end;
        const std::int64_t off = std::min(at + noteTicks, next);
        if (off <= at) continue;
        track.noteOn(at, drumChannel, strokes[n].key, velocityOf(strokes[n].level));
        track.noteOff(off, drumChannel, strokes[n].key);
    }
    std::vector<unsigned char> bytes = {'M', 'T', 'h', 'd'};
    midi::putBigEndian(bytes, 6, 4);
    midi::putBigEndian(bytes, 0, 2); // one track
    midi::putBigEndian(bytes, 1, 2);
    midi::putBigEndian(bytes, ticksABeat, 2);
    const std::vector<unsigned char> chunk = track.chunk(end);
    bytes.insert(bytes.end(), chunk.begin(), chunk.end());
    return {bytes.begin(), bytes.end()};
}

}

void writeGrooves(const Pack& pack, PaperOutput& output, const Progress& progress) {
    UniqueNames names;
    std::size_t done = 0;
    for (const Sample& sample : pack.samples) {
        progress.report(static_cast<double>(done++) / static_cast<double>(pack.samples.size()));
        if (sample.traits.kind != music::SampleKind::Loop || !sample.traits.bpm) continue;
        if (const std::vector<Stroke> strokes = strokesOf(sample, {}); !strokes.empty())
            output.write("MIDI/" + names.take(stemOf(sample)) + ".mid", midiOf(sample, strokes));
    }
    if (output.files().empty())
        output.note("There are no grooves as MIDI in the pack, since no loop has a tempo and strokes.");
}

}
