#include "kits/targets.h"

#include "core/kits/foreign.h"
#include "core/kits/kit_fixture.h"
#include "support/program.h"
#include "support/some.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

constexpr Frame apart = 2 * PackOnDisk::rate;
/// A pack's own limits: a null to -60 dB, levels within 0.5 dB of the model.
constexpr double nullDb = -60.0, levelDb = 0.5;
/// A channel of a stereo sample is as loud as it is; a mono one in the middle 3 dB less (equal power).
constexpr double middleDb = 3.01;

fs::path soundFontOf(const PackOnDisk& pack) { return writtenFor(pack, "sf2") / "Night walk.sf2"; }

const Stroke click{61, 127, 128, 0};

}

class SoundfontTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Each velocity layer and each take: the file that belongs there and no other, at the model's level.
    void fluidsynthPlaysOurFiles() {
        if (!isInstalled("fluidsynth")) QSKIP("fluidsynth is not installed");
        const PackOnDisk pack;
        const fs::path file = soundFontOf(pack);
        const kits::Kit kit = pack.kit();
        const auto& snares = soundNamed(kit, "snare_01").zones;
        const std::vector<Expected> cases = {
            {{36, 127, 128, 0}, "Drums/Hits/kick 01.wav", middleDb},
            {{38, 127, 128, 0}, "Drums/Hits/snare_01.wav", snares[3].gainDb},
            {{38, 110, 128, 0}, "Drums/Hits/snare_01.wav", snares[3].gainDb},
            {{38, 127, 128, 1}, "Drums/Hits/snare_02.wav", snares[4].gainDb},
            {{38, 64, 128, 0}, "Drums/Hits/snare_03.wav", snares[1].gainDb},
            {{38, 64, 128, 1}, "Drums/Hits/snare_04.wav", snares[2].gainDb},
            {{38, 20, 128, 0}, "Drums/Hits/snare_05.wav", snares[0].gainDb},
            {{60, 127, 128, 0}, "Drums/Hits/perc_01.wav", 0.0},
            {{60, 64, 128, 0}, "Drums/Hits/perc_01.wav", 40.0 * std::log10(64.0 / 127.0)},
            {{40, 127, 0, 1}, "Bass/Hits/bass_02_E2.wav", 0.0},
            {{36, 127, 0, 0}, "Drums/Loops/perc_loop_01.wav", middleDb}};
        std::vector<Stroke> strokes;
        for (const Expected& one : cases)
            strokes.push_back(one.stroke);
        strokes.push_back(click);
        const audio::AudioBuffer played = playedByFluidsynth(pack.folder(), file, strokes, PackOnDisk::rate);
        QCOMPARE(played.channels(), 2);
        const auto clickAt = static_cast<Frame>(cases.size()) * apart;
        for (int channel = 0; channel < 2; ++channel) {
            const auto response = responseAt(played, channel, clickAt, PackOnDisk::clickLevel);
            for (std::size_t n = 0; n < cases.size(); ++n) {
                const audio::AudioBuffer sound = through(response, soundIn(pack.folder() / cases[n].sample));
                const Null null = nullOf(played, channel, static_cast<Frame>(n) * apart, sound,
                                         std::min(channel, sound.channels() - 1));
                qInfo("%s: %.1f dB, level %+.2f dB", cases[n].sample.c_str(), null.residueDb,
                      null.gainDb - cases[n].level);
                QVERIFY2(null.residueDb <= nullDb, cases[n].sample.c_str());
                QVERIFY2(std::abs(null.gainDb - cases[n].level) <= levelDb, cases[n].sample.c_str());
            }
        }
    }

    /// A bass recorded a quarter of a semitone sharp plays its key in tune, and the keys beside it.
    void fluidsynthPlaysInTune() {
        if (!isInstalled("fluidsynth")) QSKIP("fluidsynth is not installed");
        const PackOnDisk pack;
        const fs::path file = soundFontOf(pack);
        const std::vector<int> keys = {33, 36, 37, 40, 52};
        std::vector<Stroke> strokes;
        for (const int key : keys)
            strokes.push_back({key, 127, 0, 1});
        const audio::AudioBuffer played = playedByFluidsynth(pack.folder(), file, strokes, PackOnDisk::rate);
        for (std::size_t n = 0; n < keys.size(); ++n) {
            const double cents =
                100.0 * (noteHeard(played, static_cast<Frame>(n) * apart, PackOnDisk::rate) - keys[n]);
            qInfo("key %d: %+.2f cents", keys[n], cents);
            QVERIFY2(std::abs(cents) <= 2.0, std::to_string(keys[n]).c_str());
        }
    }

    /// A loop that is held goes round: its second turn is its first.
    void loopsGoRound() {
        if (!isInstalled("fluidsynth")) QSKIP("fluidsynth is not installed");
        const PackOnDisk pack;
        const audio::AudioBuffer played =
            playedByFluidsynth(pack.folder(), soundFontOf(pack), {{36, 127, 0, 0}, click}, PackOnDisk::rate);
        const auto response = responseAt(played, 0, apart, PackOnDisk::clickLevel);
        (void)response;
        const audio::AudioBuffer loop = soundIn(pack.folder() / "Drums/Loops/perc_loop_01.wav");
        const Null first = nullOf(played, 0, 0, loop), second = nullOf(played, 0, loop.frames(), loop);
        QCOMPARE(second.late, first.late);
        QVERIFY(std::abs(second.gainDb - first.gainDb) < 0.1);
    }

    /// Players leave the lower bits out where their chunk doesn't say its even size.
    void allBitsOfAnOddNumberOfPointsArePlayed() {
        if (!isInstalled("fluidsynth")) QSKIP("fluidsynth is not installed");
        const PackOnDisk pack(4801);
        const audio::AudioBuffer played = playedByFluidsynth(pack.folder(), soundFontOf(pack),
                                                             {{36, 127, 128, 0}, click}, PackOnDisk::rate);
        const auto response = responseAt(played, 0, apart, PackOnDisk::clickLevel);
        const Null null =
            nullOf(played, 0, 0, through(response, soundIn(pack.folder() / "Drums/Hits/kick 01.wav")));
        QVERIFY2(null.residueDb <= -100.0, qPrintable(QString::number(null.residueDb)));
    }

    void theSameKitIsTheSameFile() {
        const PackOnDisk pack;
        const std::string once = contentOf(soundFontOf(pack));
        QVERIFY(!once.empty());
        QVERIFY(contentOf(soundFontOf(pack)) == once);
        using namespace std::string_view_literals;
        QVERIFY(once.find("IENG\x0a\0\0\0Jo Field\0"sv) != std::string::npos);
        QVERIFY(once.find("Jo Field, CC-BY-4.0\0"sv) != std::string::npos);
    }

    /// Another reader; it takes the upper 16 bits of a sample.
    void polyphoneReadsItsSamples() {
        if (!isInstalled("polyphone")) QSKIP("polyphone is not installed");
        const PackOnDisk pack;
        const fs::path file = soundFontOf(pack), out = pack.folder() / "back";
        fs::create_directories(out);
        ran(pack.folder(), "polyphone",
            {QStringLiteral("-3"), QStringLiteral("-i"), pathText(file), QStringLiteral("-d"), pathText(out),
             QStringLiteral("-o"), QStringLiteral("back")});
        const audio::AudioBuffer kick = soundIn(out / "back/samples/2 kick 01.wav"),
                                 ours = soundIn(pack.folder() / "Drums/Hits/kick 01.wav");
        QCOMPARE(kick.frames(), ours.frames());
        for (int c = 0; c < 2; ++c)
            for (std::size_t i = 0; i < static_cast<std::size_t>(ours.frames()); ++i)
                QVERIFY(std::abs(kick.channel(c)[i] - ours.channel(c)[i]) <= 1.01F / 32768);
        QVERIFY(fs::exists(out / "back/Drums take 2.sfz"));
        QVERIFY(fs::exists(out / "back/Bass.sfz"));
    }
};

GLEANER_TEST(SoundfontTest)
#include "soundfont_test.moc"
