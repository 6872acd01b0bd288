#pragma once

#include "music/sample_traits.h"

#include <string>
#include <vector>

// Packs as the composer sees them: a line a sample.

namespace gleaner::test {

inline music::SampleEntry sample(const std::string& path, music::SampleKind kind, music::Role role,
                                 double seconds, double centroidHz) {
    music::SampleEntry entry;
    entry.id = path;
    entry.path = path;
    entry.seconds = seconds;
    entry.lufs = -16.0;
    entry.traits.kind = kind;
    entry.traits.role = role;
    entry.traits.roleConfidence = 0.6;
    entry.traits.centroidHz = centroidHz;
    return entry;
}

inline music::SampleEntry hit(const std::string& path, music::Role role, double seconds, double centroidHz) {
    return sample(path, music::SampleKind::Hit, role, seconds, centroidHz);
}

inline music::SampleEntry pitched(music::SampleEntry entry, double hertz) {
    entry.traits.tonal = true;
    entry.traits.pitchHz = hertz;
    return entry;
}

inline music::SampleEntry inKey(music::SampleEntry entry, const char* key) {
    entry.traits.tonal = true;
    entry.traits.key = music::parseKey(key);
    return entry;
}

inline music::SampleEntry loop(const std::string& path, music::Role role, double bpm, int beats) {
    music::SampleEntry entry = sample(path, music::SampleKind::Loop, role, beats * 60.0 / bpm, 2000.0);
    entry.traits.bpm = bpm;
    entry.traits.beats = beats;
    return entry;
}

/// What a walk with a recorder yields: some of everything.
inline std::vector<music::SampleEntry> walkPack() {
    using music::Role, music::SampleKind;
    return {hit("kick_01.wav", Role::Kick, 0.3, 240.0),
            hit("snare_01.wav", Role::Snare, 0.2, 3300.0),
            hit("clap_01.wav", Role::Clap, 0.3, 2500.0),
            hit("hat_01.wav", Role::Hat, 0.09, 7600.0),
            hit("openhat_01.wav", Role::OpenHat, 0.5, 7900.0),
            hit("cymbal_01.wav", Role::Cymbal, 1.9, 6100.0),
            pitched(hit("tom_01.wav", Role::Tom, 0.4, 300.0), 110.0),
            hit("perc_01.wav", Role::Perc, 0.25, 420.0),
            hit("perc_02.wav", Role::Perc, 0.12, 1900.0),
            hit("perc_03.wav", Role::Perc, 0.2, 3600.0),
            hit("perc_04.wav", Role::Perc, 0.06, 6200.0),
            hit("fx_01.wav", Role::Fx, 1.0, 900.0),
            hit("fx_02.wav", Role::Fx, 3.2, 3100.0),
            pitched(hit("bass_01.wav", Role::Bass, 0.5, 160.0), 55.0),
            pitched(hit("lead_01.wav", Role::Lead, 0.6, 1500.0), 523.25),
            pitched(hit("chords_01.wav", Role::Chords, 0.7, 900.0), 329.63),
            pitched(sample("pad_01.wav", SampleKind::Phrase, Role::Pad, 3.0, 700.0), 293.66),
            loop("loop_01.wav", Role::Perc, 95.0, 16),
            loop("loop_02.wav", Role::Hat, 98.0, 8),
            inKey(loop("loop_03.wav", Role::Chords, 95.0, 16), "Bbm"),
            inKey(sample("vocal_01.wav", SampleKind::Phrase, Role::Vocal, 3.3, 1200.0), "Am"),
            sample("ambience_01.wav", SampleKind::Texture, Role::Ambience, 30.0, 2400.0)};
}

}
