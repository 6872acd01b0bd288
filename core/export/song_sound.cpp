#include "export/song_sound.h"

#include "audio/resampler.h"
#include "base/error.h"
#include "codec/file_reader.h"
#include "codec/file_writer.h"
#include "files/paths.h"

#include <algorithm>
#include <cmath>

namespace gleaner::pack {
namespace {

constexpr double mostSampleBytes = 1024.0 * 1024.0 * 1024.0;
constexpr double mostWavBytes = 4294967296.0 - 65536.0; // with room for the header

audio::AudioBuffer load(const std::string& path, int rate) {
    return sampleFrom(library::pathFromUtf8(path), rate);
}

/// Samples times a gain, one channel of them or both.
audio::AudioBuffer scaled(const audio::AudioBuffer& block, int channels, double gain) {
    audio::AudioBuffer out(channels, block.frames());
    for (int side = 0; side < channels; ++side)
        std::ranges::transform(block.channel(side), out.channel(side).begin(), [&](float sample) {
            return static_cast<float>(static_cast<double>(sample) * gain);
        });
    return out;
}

void writeMix(const preview::Mix& mix, std::optional<int> channel, const std::filesystem::path& file,
              const audio::WriteSettings& settings, double gain, const Progress& progress, Frame frames = 0) {
    audio::FileWriter writer(file, settings);
    Frame written = 0;
    mix.play(
        channel,
        [&](const audio::AudioBuffer& block) {
            writer.write(scaled(block, settings.channels, gain));
            written += block.frames();
        },
        progress);
    constexpr Frame atOnce = 1 << 15;
    for (; written < frames; written += atOnce) // a lane that is over is silent until the song is
        writer.write(audio::AudioBuffer(settings.channels, std::min(atOnce, frames - written)));
    writer.finish();
}

}

audio::AudioBuffer sampleFrom(const std::filesystem::path& file, int rate) {
    audio::FileReader reader(file);
    const audio::AudioInfo& info = reader.info();
    const double frames =
        static_cast<double>(info.frames) * std::max(1.0, static_cast<double>(rate) / info.rate);
    if (frames * info.channels * static_cast<double>(sizeof(float)) > mostSampleBytes)
        throw Error(file,
                    "is too long to be played within a song: it needs more than a gigabyte of memory; cut "
                    "out what is wanted of it.");
    return audio::resample(audio::readWhole(reader), info.rate, rate);
}

SongSound::SongSound(const music::Song& song, const Progress& progress)
    : m_mix(song, songRate, load, progress) {}

void SongSound::requireRoom(const std::filesystem::path& file, std::optional<int> channel) const {
    constexpr double bytesAFrame = 2 * sizeof(float); // as floats, which a loud stem is
    const Frame frames = m_mix.frames(channel);
    if (static_cast<double>(frames) * bytesAFrame <= mostWavBytes) return;
    const auto hours = std::lround(secondsFromFrames(frames, songRate) / 3600.0);
    throw Error(file, "can't be written: the song lasts " + std::to_string(hours) +
                          " hours, and a WAV holds 4 GiB, which is about 3 hours; make the song shorter.");
}

SongSound::Measures SongSound::measure(std::optional<int> channel, const Progress& progress) const {
    Measures found;
    float peak = 0.0F;
    m_mix.play(
        channel,
        [&](const audio::AudioBuffer& block) {
            for (int side = 0; side < 2; ++side)
                for (const float sample : block.channel(side))
                    peak = std::max(peak, std::abs(sample));
            found.isMono = found.isMono && std::ranges::equal(block.channel(0), block.channel(1));
        },
        progress);
    found.peak = static_cast<double>(peak);
    return found;
}

double SongSound::gain(const Progress& progress) const {
    return preview::gainForPeak(measure({}, progress).peak);
}

void SongSound::write(const std::filesystem::path& file, double gain, const Progress& progress,
                      const SoundForm& form) const {
    audio::WriteSettings settings;
    settings.rate = songRate;
    settings.format = form.format;
    writeMix(m_mix, form.channel, file, settings, gain, progress, m_mix.frames());
}

void SongSound::writeStem(const std::filesystem::path& file, int channel, const Measures& measures,
                          const Progress& progress) const {
    audio::WriteSettings settings;
    settings.rate = songRate;
    settings.channels = measures.isMono ? 1 : 2;
    if (measures.peak > 1.0) settings.format = audio::FileFormat::WavFloat;
    writeMix(m_mix, channel, file, settings, 1.0, progress);
}

}
