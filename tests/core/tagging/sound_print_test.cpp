#include "tagging/sound_print.h"

#include "core/audio/signals.h"
#include "support/program.h"
#include "tagging/ucs.h"

using namespace gleaner;
using namespace gleaner::audio;
using namespace gleaner::audio::test;

class SoundPrintTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPrintHasBlocksAndLevels() {
        const SoundPrint print = printOf(sine(1000.0, 0.5, 2, 48000, 48000), 48000, 24);
        QCOMPARE(print.blocks.size(), std::size_t{32});
        QCOMPARE(print.blockFrames(), Frame(1500));
        for (const double level : print.levels)
            QVERIFY2(std::abs(level - -9.03) < 0.015, qPrintable(QString::number(level))); // 0.5 / sqrt 2
        QCOMPARE(printOf(AudioBuffer(1, 0), 48000, 24).blocks.size(), std::size_t{0});
        QCOMPARE(printOf(AudioBuffer(1, 5), 48000, 24).blocks.size(), std::size_t{5});
        QCOMPARE(printOf(AudioBuffer(1, 64), 48000, 24).levels.front(), silentLevel);
    }

    /// The sum at any frame is that of the block which is cut there.
    void theChecksumRolls() {
        const AudioBuffer noise = steppedNoise(24, 2, 700);
        RollingChecksum rolling(noise, 100);
        Frame at = 0;
        do {
            const AudioBuffer block = noise.copy({at, at + 100});
            QCOMPARE(rolling.at(), at);
            QCOMPARE(rolling.value(), RollingChecksum(block, 100).value());
            ++at;
        } while (rolling.advance());
        QCOMPARE(at, Frame(601));
    }

    void everyBitOfEverySampleCounts() {
        AudioBuffer noise = steppedNoise(24, 2, 64);
        const std::uint64_t before = RollingChecksum(noise, 64).value();
        noise.channel(1)[63] += 1.0F / 8388608.0F;
        QVERIFY(RollingChecksum(noise, 64).value() != before);
        noise.channel(1)[63] -= 1.0F / 8388608.0F;
        QCOMPARE(RollingChecksum(noise, 64).value(), before);
        for (std::size_t n = 0; n < 64; ++n)
            std::swap(noise.channel(0)[n], noise.channel(1)[n]);
        QVERIFY(RollingChecksum(noise, 64).value() != before);
    }

    void textsComeBack() {
        const SoundPrint print = printOf(steppedNoise(24, 1, 999), 48000, 24);
        QCOMPARE(blocksFrom(textOf(print.blocks)), std::optional(print.blocks));
        QCOMPARE(levelsFrom(textOf(print.levels)), std::optional(print.levels));
        QCOMPARE(textOf(std::vector<std::uint64_t>{10, 0xFFFFFFFFFFFF}),
                 std::string("00000000000a ffffffffffff"));
        for (const char* text : {"12 x", "0a1b-", "1  2", " "})
            QVERIFY(!blocksFrom(text));
        QVERIFY(!levelsFrom("-1.5 quiet"));
    }

    void everyKindHasAPlaceInUcs() {
        using music::Role;
        using music::SampleKind;
        QCOMPARE(ucsCategoryOf(SampleKind::Hit, Role::Kick).catId, std::string_view("MUSCPerc"));
        QCOMPARE(ucsCategoryOf(SampleKind::Loop, Role::Kick).catId, std::string_view("MUSCLoop"));
        QCOMPARE(ucsCategoryOf(SampleKind::Hit, Role::Bass).catId, std::string_view("MUSCSmpl"));
        QCOMPARE(ucsCategoryOf(SampleKind::Phrase, Role::Lead).catId, std::string_view("MUSCSong"));
        QCOMPARE(ucsCategoryOf(SampleKind::Phrase, Role::Vocal).catId, std::string_view("VOXMisc"));
        QCOMPARE(ucsCategoryOf(SampleKind::Texture, Role::Pad).catId, std::string_view("AMBMisc"));
        QCOMPARE(ucsCategoryOf(SampleKind::Hit, Role::Fx).catId, std::string_view("DSGNMisc"));
        for (const music::SampleKindInfo& kind : music::sampleKinds)
            for (const music::RoleInfo& role : music::roles)
                QVERIFY(!ucsCategoryOf(kind.kind, role.role).catId.empty());
    }
};

GLEANER_TEST(SoundPrintTest)
#include "sound_print_test.moc"
