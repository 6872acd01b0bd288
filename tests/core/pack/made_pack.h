#pragma once

// A small recording with a known content, and the pack made of it: what rendering, writing and proving are
// tested on.

#include "codec/file_writer.h"
#include "core/pack/pack_fixture.h"
#include "core/pack/sounds.h"
#include "files/sha256.h"
#include "pack/render/render.h"
#include "support/scratch.h"

namespace gleaner::test {

/// 20 s of stereo noise at -60 dB with three strikes, a loop of four beats at 120 bpm that comes twice, a
/// sung note and rain.
inline audio::AudioBuffer walk(int rate) {
    audio::AudioBuffer sound = noise(rate * 20, 11, 0.002, 2);
    const auto place = [&](const audio::AudioBuffer& part, double seconds) {
        mix(sound, part, framesFromSeconds(seconds, rate));
    };
    place(struck(60.0, 0.3, rate), 1.0);
    place(struck(65.0, 0.3, rate, 0.4), 2.0);
    place(struck(1800.0, 0.15, rate, 0.5), 3.0);
    for (int beat = 0; beat < 16; ++beat)
        place(struck(beat % 2 ? 900.0 : 300.0, 0.2, rate, 0.3), 5.0 + beat * 0.5);
    place(sine(rate * 2, 220.0 / rate, 0.1), 14.0);
    place(noise(rate * 4, 12, 0.05), 16.0);
    return sound;
}

inline void writeSound(const fs::path& file, const audio::AudioBuffer& sound, int rate) {
    audio::FileWriter writer(file, {audio::FileFormat::Wav24, rate, sound.channels(), 0});
    writer.write(sound);
    writer.finish();
}

/// The recording as `openRecording` would give it, with slices at known places.
inline library::Recording openWalk(const fs::path& file, int rate) {
    const auto frame = [&](double seconds) { return framesFromSeconds(seconds, rate); };
    const auto stretch = [&](music::SampleKind kind, music::Role role, double begin, double end) {
        return slice(kind, role, frame(begin), frame(end));
    };
    using music::Role;
    using music::SampleKind;
    analysis::Slice beat = stretch(SampleKind::Loop, Role::Perc, 7.0, 9.0);
    beat.traits.bpm = 120.0;
    beat.traits.bpmConfidence = music::certain;
    beat.traits.beats = 4;
    beat.traits.bars = 1;
    analysis::Slice sung = inKey(stretch(SampleKind::Phrase, Role::Vocal, 14.0, 16.0), 9, music::Mode::Minor);
    sung.traits.character = {music::Character::Warm};
    analysis::Slice note = stretch(SampleKind::Hit, Role::Lead, 14.5, 15.0);
    note.traits.pitchHz = 220.0;
    note.traits.tonal = true;

    library::Recording recording;
    recording.file = file.string();
    recording.sha256 = library::sha256OfFile(file);
    recording.id = library::RecordingId::of(recording.sha256);
    recording.stamp = library::stampOf(file);
    recording.info = {rate, 2, rate * 20, 24, false, "WAV, 24 bit"};
    recording.recorded = "2024-05-12T14:03:22Z";
    recording.device = "Zoom H5";
    recording.detection.slices = {stretch(SampleKind::Hit, Role::Kick, 1.0, 1.35),
                                  stretch(SampleKind::Hit, Role::Kick, 2.0, 2.35),
                                  stretch(SampleKind::Hit, Role::Rim, 3.0, 3.2),
                                  beat,
                                  note,
                                  sung,
                                  stretch(SampleKind::Texture, Role::Ambience, 16.0, 19.5)};
    return recording;
}

inline std::vector<std::string> hashesOf(const pack::RenderedPack& pack) {
    std::vector<std::string> hashes;
    for (const pack::Artifact& artifact : pack.artifacts)
        hashes.push_back(artifact.sha256);
    return hashes;
}

/// The recording in a folder of its own, its request, and a store.
class Bench {
public:
    explicit Bench(int rate = 48000) {
        const fs::path file = m_scratch.folder() / "Walk home.wav";
        writeSound(file, walk(rate), rate);
        recordings = {openWalk(file, rate)};
        request = requestFor(recordings);
        request.genres = {"dembow", "field"};
        request.tags = {"street"};
    }
    fs::path folder() const { return m_scratch.folder(); }
    fs::path out() const { return folder() / "out"; }
    library::ArtifactStore store() const { return library::ArtifactStore(folder() / "store"); }

    pack::PackPlan plan() const { return pack::plan(recordings, request); }
    pack::RenderedPack render(int jobs = 2) const {
        auto artifacts = store();
        return pack::render(plan(), artifacts, jobs, {});
    }

    std::vector<library::Recording> recordings;
    pack::PackRequest request;

private:
    Scratch m_scratch;
};

}
