#include "kits/key_map.h"

#include "core/kits/kit_fixture.h"
#include "support/program.h"
#include "support/some.h"

#include <QTest>

#include <set>

using namespace gleaner;
using namespace gleaner::test;

namespace {

using music::Role;
using music::SampleKind;

/// One hit of each role, none like another.
std::vector<kits::Sample> hits(const std::vector<Role>& roles) {
    std::vector<kits::Sample> samples;
    for (const Role role : roles)
        samples.push_back(
            sampleOf("hit_" + std::to_string(1000 + samples.size()) + ".wav", SampleKind::Hit, role));
    return samples;
}

std::vector<int> keysOf(const kits::Instrument& instrument) {
    std::vector<int> keys;
    for (const kits::Sound& sound : instrument.sounds)
        keys.push_back(sound.key);
    return keys;
}

}

class KeyMapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// General MIDI Level 1, percussion key map.
    void rolesHaveTheKeysOfGeneralMidi() {
        const kits::Kit kit =
            kits::makeKit("k", hits({Role::Kick, Role::Snare, Role::Clap, Role::Rim, Role::Hat, Role::OpenHat,
                                     Role::Cymbal, Role::Tom, Role::Kick, Role::Snare}));
        QCOMPARE(kit.instruments.size(), std::size_t{1});
        QCOMPARE(kit.instruments[0].name, std::string("Drums"));
        QCOMPARE(keysOf(kit.instruments[0]), (std::vector<int>{35, 36, 37, 38, 39, 40, 42, 45, 46, 49}));
        QCOMPARE(soundNamed(kit, "hit_1000").key, 36);
        QCOMPARE(soundNamed(kit, "hit_1008").key, 35);
    }

    void othersFollowOnFreeKeys() {
        const kits::Kit kit =
            kits::makeKit("k", hits({Role::Perc, Role::Kick, Role::Fx, Role::Kick, Role::Kick, Role::Bass}));
        QCOMPARE(keysOf(kit.instruments[0]), (std::vector<int>{35, 36, 60, 61, 62, 63}));
        QCOMPARE(soundNamed(kit, "hit_1000").key, 60);
        QCOMPARE(soundNamed(kit, "hit_1004").key, 62);
    }

    void moreThanAKeyboardGoesOnInAnotherInstrument() {
        const kits::Kit kit = kits::makeKit("k", hits(std::vector<Role>(300, Role::Perc)));
        QCOMPARE(kit.instruments.size(), std::size_t{3});
        QCOMPARE(kit.instruments[2].name, std::string("Drums 3"));
        std::size_t sounds = 0;
        for (const kits::Instrument& instrument : kit.instruments) {
            const std::vector<int> keys = keysOf(instrument);
            QCOMPARE(std::set<int>(keys.begin(), keys.end()).size(), keys.size());
            sounds += keys.size();
        }
        QCOMPARE(sounds, std::size_t{300});
    }

    void loopsTexturesAndPhrasesHaveAKeyEach() {
        const kits::Kit kit = kits::makeKit("k", {sampleOf("a.wav", SampleKind::Loop, Role::Perc),
                                                  sampleOf("b.wav", SampleKind::Texture, Role::Ambience),
                                                  sampleOf("c.wav", SampleKind::Phrase, Role::Vocal)});
        QCOMPARE(kit.instruments.size(), std::size_t{1});
        QCOMPARE(kit.instruments[0].kind, kits::Instrument::Kind::Loops);
        QCOMPARE(keysOf(kit.instruments[0]), (std::vector<int>{36, 37, 38}));
        for (const kits::Sound& sound : kit.instruments[0].sounds)
            QCOMPARE(sound.zones.front().root, static_cast<double>(sound.key));
    }

    /// A1 and E2: the keys between them are shared, and each reaches two octaves outwards.
    void pitchesAreSpreadOverTheKeys() {
        const kits::Kit kit =
            kits::makeKit("k", {atPitch(sampleOf("e.wav", SampleKind::Hit, Role::Bass), 40.0),
                                atPitch(sampleOf("a.wav", SampleKind::Phrase, Role::Bass), 33.25),
                                atPitch(sampleOf("f.wav", SampleKind::Hit, Role::Bass), 39.8),
                                atPitch(sampleOf("l.wav", SampleKind::Hit, Role::Lead), 120.0)});
        QCOMPARE(kit.instruments.size(), std::size_t{3});
        QCOMPARE(kit.instruments[0].name, std::string("Bass"));
        QCOMPARE(kit.instruments[1].name, std::string("Bass 2")); // its key was taken
        QCOMPARE(kit.instruments[2].name, std::string("Lead"));
        const kits::Sound &low = kit.instruments[0].sounds[0], &high = kit.instruments[0].sounds[1];
        QCOMPARE(low.name, std::string("a"));
        QCOMPARE(std::pair(low.lowKey, low.highKey), std::pair(9, 36));
        QCOMPARE(std::pair(high.lowKey, high.highKey), std::pair(37, 64));
        const kits::Sound& lead = kit.instruments[2].sounds[0];
        QCOMPARE(std::pair(lead.lowKey, lead.highKey), std::pair(96, 127));
    }

    void noKeyIsPlayedTwice() {
        std::vector<kits::Sample> samples;
        for (int n = 0; n < 60; ++n)
            samples.push_back(atPitch(sampleOf("n" + std::to_string(n) + ".wav", SampleKind::Hit, Role::Lead),
                                      30.0 + (n * 37 % 60) * 1.31));
        for (const kits::Instrument& instrument : some(kits::makeKit("k", samples).instruments)) {
            int below = -1;
            for (const kits::Sound& sound : instrument.sounds) {
                QVERIFY(sound.lowKey > below);
                QVERIFY(sound.lowKey <= sound.key && sound.key <= sound.highKey);
                below = sound.highKey;
            }
        }
    }
};

GLEANER_TEST(KeyMapTest)
#include "key_map_test.moc"
