#pragma once

// Samples with known content as files, and the kit made of them.

#include "base/random.h"
#include "codec/file_reader.h"
#include "codec/file_writer.h"
#include "kits/kit.h"
#include "kits/targets.h"
#include "music/pitch.h"
#include "support/scratch.h"

#include <cmath>
#include <numbers>

namespace gleaner::test {

/// Frames before the sound begins: fluidsynth lets every voice in over its first block of 64.
inline constexpr Frame lead = 100;

/// A noisy strike: no two seeds sound alike, and a null shows every sample that is wrong.
inline audio::AudioBuffer strike(Frame frames, std::uint64_t seed, int channels = 1, double level = 0.5) {
    audio::AudioBuffer sound(channels, frames);
    Random random(seed);
    for (int c = 0; c < channels; ++c)
        for (std::size_t i = lead; i < static_cast<std::size_t>(frames); ++i)
            sound.channel(c)[i] = static_cast<float>(
                level * random.between(-1.0, 1.0) *
                std::pow(10.0, -2.0 * static_cast<double>(i) / static_cast<double>(frames)));
    return sound;
}

inline audio::AudioBuffer tone(Frame frames, double hertz, int rate, double level = 0.3) {
    audio::AudioBuffer sound(1, frames);
    for (std::size_t i = lead; i < static_cast<std::size_t>(frames); ++i)
        sound.channel(0)[i] = static_cast<float>(
            level * std::sin(2.0 * std::numbers::pi * hertz / rate * static_cast<double>(i)));
    return sound;
}

/// Fingerprints of one number are the same sound; of different ones never.
inline analysis::Fingerprint printOf(int sound) {
    analysis::Fingerprint print;
    for (std::size_t i = 0; i < print.cells.size(); ++i)
        print.cells[i] = static_cast<std::uint8_t>((i * 7 + static_cast<std::size_t>(sound) * 31) % 80);
    return print;
}

inline kits::Sample sampleOf(const std::string& path, music::SampleKind kind, music::Role role) {
    kits::Sample sample;
    sample.path = path;
    sample.traits.kind = kind;
    sample.traits.role = role;
    sample.confidence = 0.9;
    sample.lufs = -12.0;
    sample.frames = 12000;
    sample.rate = 48000;
    sample.channels = 1;
    return sample;
}

/// A take of the sound of that number, so loud as recorded.
inline kits::Sample takeOf(const std::string& path, music::Role role, int sound, double recordedLufs) {
    kits::Sample sample = sampleOf(path, music::SampleKind::Hit, role);
    sample.print = printOf(sound);
    sample.recordedLufs = recordedLufs;
    return sample;
}

inline kits::Sample atPitch(kits::Sample sample, double note) {
    sample.traits.pitchHz = music::hertzFromMidi(note);
    sample.traits.tonal = true;
    return sample;
}

/// A pack's folder with a kick, a snare in two layers of two takes, a soft third, a bass and a lead of known
/// pitch, a loop of four beats and a texture.
class PackOnDisk {
public:
    static constexpr int rate = 44100;
    /// Of the one frame of "perc_02_click": what a player does to it, it does to every sound.
    static constexpr float clickLevel = 0.5F;
    static constexpr std::size_t clickAt = 400;

    /// Odd clicks make an odd number of frames in all samples together.
    explicit PackOnDisk(Frame clickFrames = 4800) {
        using music::Role;
        using music::SampleKind;
        add(takeOf("Drums/Hits/kick 01.wav", Role::Kick, 1, -20.0), strike(14400, 1, 2));
        add(takeOf("Drums/Hits/snare_01.wav", Role::Snare, 2, -20.0), strike(9600, 2));
        add(takeOf("Drums/Hits/snare_02.wav", Role::Snare, 2, -20.6), strike(9600, 3));
        add(takeOf("Drums/Hits/snare_03.wav", Role::Snare, 2, -32.0), strike(9600, 4));
        add(takeOf("Drums/Hits/snare_04.wav", Role::Snare, 2, -33.0), strike(9600, 5));
        add(takeOf("Drums/Hits/snare_05.wav", Role::Snare, 2, -44.0), strike(9600, 6));
        add(takeOf("Drums/Hits/perc_01.wav", Role::Perc, 3, -25.0), strike(4800, 7));
        audio::AudioBuffer click(1, clickFrames);
        click.channel(0)[clickAt] = clickLevel;
        add(takeOf("Drums/Hits/perc_02_click.wav", Role::Perc, 6, -25.0), click);
        add(atPitch(takeOf("Bass/Hits/bass_01_A1.wav", Role::Bass, 4, -20.0), 33.25),
            tone(24000, music::hertzFromMidi(33.25), rate));
        add(atPitch(takeOf("Bass/Hits/bass_02_E2.wav", Role::Bass, 5, -20.0), 40.0),
            tone(24000, music::hertzFromMidi(40.0), rate));
        add(sampleOf("Drums/Loops/perc_loop_01.wav", SampleKind::Loop, Role::Perc), strike(48000, 8, 2));
        add(sampleOf("FX/Textures/rain_01.wav", SampleKind::Texture, Role::Ambience), strike(60000, 9, 2));
    }

    fs::path folder() const { return m_scratch.folder() / "pack"; }
    /// A folder for what a target writes, two levels below the pack's as in a real one.
    fs::path kitFolder(const std::string& target) const {
        const fs::path made = folder() / "kits" / target;
        fs::create_directories(made);
        return made;
    }
    kits::Kit kit() const {
        kits::Kit made = kits::makeKit("Night walk", samples);
        made.author = "Jo Field";
        made.licence = "CC-BY-4.0";
        return made;
    }

    std::vector<kits::Sample> samples;

private:
    void add(kits::Sample sample, const audio::AudioBuffer& sound) {
        sample.file = folder() / sample.path;
        sample.frames = sound.frames();
        sample.rate = rate;
        sample.channels = sound.channels();
        fs::create_directories(sample.file.parent_path());
        audio::FileWriter writer(sample.file, {audio::FileFormat::Wav24, rate, sound.channels(), 0});
        writer.write(sound);
        writer.finish();
        samples.push_back(std::move(sample));
    }

    Scratch m_scratch;
};

/// The folder that a target wrote of the pack's kit.
inline fs::path writtenFor(const PackOnDisk& pack, const std::string& target) {
    const fs::path folder = pack.kitFolder(target);
    kits::KitOutput output(folder);
    kits::targetsOf(std::vector{target}).at(0)->write(pack.kit(), output);
    return folder;
}

inline const kits::Instrument& instrumentNamed(const kits::Kit& kit, const std::string& name) {
    for (const kits::Instrument& instrument : kit.instruments)
        if (instrument.name == name) return instrument;
    qFatal("there is no instrument %s", name.c_str());
}

inline const kits::Sound& soundNamed(const kits::Kit& kit, const std::string& name) {
    for (const kits::Instrument& instrument : kit.instruments)
        for (const kits::Sound& sound : instrument.sounds)
            if (sound.name == name) return sound;
    qFatal("there is no sound %s", name.c_str());
}

}
