#include "codec/file_reader.h"
#include "similar/sound_fingerprint.h"
#include "similar/variety.h"
#include "support/program.h"
#include "support/shared_data.h"
#include "support/synthetic.h"

#include <QTest>

#include <algorithm>
#include <filesystem>
#include <set>

using namespace gleaner;
using namespace gleaner::analysis;
using gleaner::test::Tape;

namespace {
std::filesystem::path audioFolder() { return test::sharedFolder() / "data" / "audio"; }

struct Sound {
    std::vector<float> mono;
    double rate;
    Fingerprint print() const { return fingerprintOf(mono, rate); }
};

Sound soundOf(const std::filesystem::path& path) {
    audio::FileReader reader(path);
    const audio::AudioBuffer whole = audio::readWhole(reader);
    return {whole.mono(), static_cast<double>(reader.info().rate)};
}

float peakOf(const Sound& sound) {
    float peak = 0.0F;
    for (const float x : sound.mono)
        peak = std::max(peak, std::abs(x));
    return peak;
}

/// The same take as another recorder would have cut it: 8 dB softer, later, with noise 46 dB under its peak.
Sound again(const Sound& sound, std::uint64_t seed) {
    Random random(seed);
    Sound copy = sound;
    const auto late = static_cast<std::size_t>(random.between(0.001, 0.02) * sound.rate);
    copy.mono.insert(copy.mono.begin(), late, 0.0F);
    const double noise = 0.005 * static_cast<double>(peakOf(sound));
    for (float& x : copy.mono)
        x = static_cast<float>(0.4 * (static_cast<double>(x) + random.between(-noise, noise)));
    return copy;
}

/// A footstep: gravel and heel, none like the other, but nearly.
Tape footstep(std::uint64_t seed) {
    Random random(seed);
    Tape tape(0.4);
    tape.noise(-70.0, seed)
        .hit(random.between(0.005, 0.03), random.between(0.2, 0.6), random.between(178.0, 182.0),
             random.between(0.148, 0.152), 5);
    return tape;
}

Fingerprint printOf(const Tape& tape) { return fingerprintOf(tape.samples(), tape.rate()); }
}

class VarietyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void gainAndPlaceMakeNoDifference() {
        Tape plain(0.8);
        plain.hit(0.0, 0.5, 220.0, 0.3);
        for (const double late : {0.0004, 0.0031, 0.05, 0.1234}) {
            Tape moved(0.8);
            moved.hit(late, 0.5, 220.0, 0.3).gain(-14.0);
            QVERIFY2(distance(printOf(plain), printOf(moved)) < 0.3, qPrintable(QString::number(late)));
        }
    }
    void differentSoundsAreFar() {
        Tape kick(0.8);
        kick.hit(0.0, 0.5, 90.0, 0.3);
        Tape hat(0.8);
        hat.hit(0.0, 0.5, 9000.0, 0.05);
        Tape longer(0.8);
        longer.hit(0.0, 0.5, 90.0, 0.6);
        const double far = distance(printOf(kick), printOf(hat));
        QVERIFY2(far > 6.0, qPrintable(QString::number(far)));
        QVERIFY(distance(printOf(kick), printOf(longer)) > nearDuplicateDb);
        QCOMPARE(distance(printOf(kick), printOf(hat)), distance(printOf(hat), printOf(kick)));
        QCOMPARE(distance(printOf(kick), printOf(kick)), 0.0);
    }
    void silenceAndSplinters() {
        QCOMPARE(fingerprintOf({}, 44100.0), Fingerprint());
        QCOMPARE(printOf(Tape(0.5)), Fingerprint());
        const std::vector<float> one = {0.5F};
        QCOMPARE(fingerprintOf(one, 44100.0), fingerprintOf(one, 44100.0));
    }
    void theMostDifferentAreChosen() {
        std::vector<Fingerprint> prints;
        std::vector<double> confidence;
        for (std::uint64_t i = 0; i < 27; ++i) {
            prints.push_back(printOf(footstep(i + 1)));
            confidence.push_back(0.5 + 0.01 * static_cast<double>(i));
        }
        Tape door(0.8);
        door.hit(0.01, 0.5, 400.0, 0.7);
        Tape keys(0.8);
        keys.hit(0.01, 0.4, 6000.0, 0.2);
        prints.insert(prints.end(), {printOf(door), printOf(keys)});
        confidence.insert(confidence.end(), {0.3, 0.2});
        const auto chosen = pickVaried(prints, confidence, 3);
        QCOMPARE(chosen.front(), std::size_t(26)); // the surest step
        QCOMPARE(std::set<std::size_t>(chosen.begin() + 1, chosen.end()), (std::set<std::size_t>{27, 28}));

        const auto all = pickVaried(prints, confidence, 100);
        QCOMPARE(std::set<std::size_t>(all.begin(), all.end()).size(), prints.size());
        QVERIFY(pickVaried(prints, confidence, 0).empty());
        QVERIFY(pickVaried({}, {}, 5).empty());
        // Each next one is no farther than the one before it was.
        const auto farness = [&](std::size_t k) {
            double least = 1e9;
            for (std::size_t i = 0; i < k; ++i)
                least = std::min(least, distance(prints[all[i]], prints[all[k]]));
            return least;
        };
        for (std::size_t k = 2; k < all.size(); ++k)
            QVERIFY(farness(k) <= farness(k - 1) + 1e-9);
    }
    void equalStepsMakeOneGroup() {
        std::vector<Fingerprint> prints;
        for (std::uint64_t i = 0; i < 27; ++i)
            prints.push_back(printOf(footstep(i + 1)));
        std::vector<double> confidence(27, 0.5);
        confidence[9] = 0.9;
        const auto groups = groupNearDuplicates(prints, confidence);
        QCOMPARE(groups.size(), std::size_t(1));
        QCOMPARE(groups[0].front(), std::size_t(9));
        QCOMPARE(groups[0].size(), std::size_t(27));
    }
    void copiesOfRealSoundsAreFoundAndOthersAreNot() {
        NEEDS_SHARED_DATA();
        std::vector<std::filesystem::path> files;
        for (const char* folder : {"oneshots/dev/snare", "oneshots/dev/kick", "oneshots/dev/perc"})
            for (const auto& entry : std::filesystem::directory_iterator(audioFolder() / folder))
                files.push_back(entry.path());
        for (const auto& entry : std::filesystem::directory_iterator(audioFolder() / "fieldrec/dev/single"))
            files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        std::size_t found = 0, mistaken = 0, pairs = 0;
        std::vector<Fingerprint> prints;
        const auto kitOf = [](const std::filesystem::path& path) { // "012_lmms_snare01.ogg"
            const std::string name = path.filename().string();
            const auto first = name.find('_');
            return first == std::string::npos ? name
                                              : name.substr(first + 1, name.find('_', first + 1) - first - 1);
        };
        for (std::size_t i = 0; i < files.size(); ++i) {
            const Sound sound = soundOf(files[i]);
            prints.push_back(sound.print());
            found += distance(prints.back(), again(sound, i + 1).print()) < nearDuplicateDb;
            for (std::size_t k = 0; k < i; ++k)
                if (kitOf(files[i]) != kitOf(files[k])) {
                    ++pairs;
                    const double apart = distance(prints[i], prints[k]);
                    mistaken += apart < nearDuplicateDb && apart > 0.25; // nearer: one file in two kits
                }
        }
        QVERIFY2(found * 100 >= files.size() * 92,
                 qPrintable(QStringLiteral("%1 of %2").arg(found).arg(files.size())));
        QVERIFY2(mistaken <= 3, qPrintable(QStringLiteral("%1 of %2").arg(mistaken).arg(pairs)));
    }
};

GLEANER_TEST(VarietyTest)
#include "variety_test.moc"
