// Which files are one recording: what recorders write, and what only looks like it.

#include "sequence/find_sequences.h"

#include "core/audio/wave_maker.h"
#include "support/program.h"

#include <QTemporaryDir>
#include <QTest>

using namespace gleaner;
using namespace gleaner::sequence;
using namespace gleaner::audio::test;
namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t full = (std::uintmax_t{1} << 31) - 5000;
constexpr Frame hour = 48000LL * 3600;

SplitFile file(const std::string& name, std::optional<std::int64_t> clock, std::uintmax_t bytes = 1000,
               const std::string& recorded = {}) {
    SplitFile split;
    split.file = "/card/" + name;
    split.bytes = bytes;
    split.timeReference = clock;
    split.recorded = recorded;
    split.info = {.rate = 48000, .channels = 2, .frames = hour, .bits = 24};
    return split;
}

using Parts = std::vector<std::vector<std::size_t>>;

/// A second of silence as a recorder writes it.
fs::path record(const QTemporaryDir& folder, const char* name, quint64 clock) {
    const fs::path path = fs::path(folder.path().toStdString()) / name;
    constexpr int bytes = 48000 * 4;
    WaveHead head;
    head.before = bext("ZOOM F6", "2024-05-12", "14:03:22", clock);
    writeSparse(path, saneHead(head, bytes).bytes(), bytes, {});
    return path;
}

}

class FindSequencesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesThatFollowEachOther_data() {
        QTest::addColumn<bool>("follows");
        const auto row = [](const char* names, bool follows) { QTest::newRow(names) << follows; };
        row("zoom0001 zoom0001-0001", true);
        row("zoom0001_lr zoom0001_lr-0001", true);
        row("take3 take3_2", true);
        row("dr0000_0031 dr0000_0032", true);
        row("tascam_0099 tascam_0100", true);
        row("zoom0001-0001 zoom0001-0002", true);
        row("zoom0001 zoom0003", false);
        row("zoom0002 zoom0001", false);
        row("zoom0001 mixpre0002", false);
        row("walk walk_edit", false);
        row("take take7", false);
        row("a_1 a_2_3", false);
    }

    void namesThatFollowEachOther() {
        QFETCH(bool, follows);
        const QList<QByteArray> names = QByteArray(QTest::currentDataTag()).split(' ');
        QCOMPARE(isNextName(names[0].toStdString(), names[1].toStdString()), follows);
    }

    void aClockThatGoesOnToTheFrameJoins_data() {
        QTest::addColumn<qint64>("begin");
        QTest::addColumn<qint64>("next");
        QTest::addColumn<bool>("joins");
        constexpr qint64 day = 24 * hour;
        const auto row = [](const char* name, qint64 begin, qint64 next, bool joins) {
            QTest::newRow(name) << begin << next << joins;
        };
        row("to the frame", 1000, 1000 + hour, true);
        row("a frame late", 1000, 1001 + hour, true);
        row("two frames late", 1000, 1002 + hour, false);
        row("overlapping", 1000, hour, false);
        row("a pause of a second", 1000, 49000 + hour, false);
        row("over midnight", day - hour + 7, 7, true);
        row("counted past midnight", day - hour + 7, day + 7, true);
    }

    void aClockThatGoesOnToTheFrameJoins() {
        QFETCH(qint64, begin);
        QFETCH(qint64, next);
        QFETCH(bool, joins);
        const SplitFile first = file("ZOOM0001.WAV", begin, full), second = file("ZOOM0002.WAV", next, full);
        QCOMPARE(jointOf(first, second), joins ? Joint::Timecode : Joint::None);
        QCOMPARE(jointOf(second, first), Joint::None);
    }

    void namesJoinOnlyBehindAFullFile() {
        const auto named = [](const char* name, std::uintmax_t bytes, const char* time = "") {
            return file(name, std::nullopt, bytes, time);
        };
        const SplitFile next = named("TASCAM_0002.wav", 5000);
        QCOMPARE(jointOf(named("TASCAM_0001.wav", full), next), Joint::FullFile);
        QCOMPARE(jointOf(named("TASCAM_0001.wav", 2 * full), next), Joint::FullFile);
        QCOMPARE(jointOf(named("TASCAM_0001.wav", full * 9 / 10), next), Joint::None);
        QCOMPARE(jointOf(named("TASCAM_0003.wav", full), next), Joint::None);
        // Times that say otherwise; an hour is what the first one lasts.
        const SplitFile first = named("TASCAM_0001.wav", full, "2024-05-12T14:00:00");
        const auto at = [&](const char* time) { return named("TASCAM_0002.wav", 5000, time); };
        QCOMPARE(jointOf(first, at("2024-05-12T15:00:01")), Joint::FullFile);
        QCOMPARE(jointOf(first, at("2024-05-12T15:00:30")), Joint::None);
        QCOMPARE(jointOf(first, at("2024-05-12T14:00:00")), Joint::FullFile);
    }

    void whatIsOtherwiseDifferentStaysApart() {
        const SplitFile first = file("a_1.wav", 0), next = file("a_2.wav", hour);
        QCOMPARE(jointOf(first, next), Joint::Timecode);
        const auto other = [&](auto change) {
            SplitFile changed = next;
            change(changed);
            return jointOf(first, changed);
        };
        QCOMPARE(other([](SplitFile& f) { f.info.rate = 96000; }), Joint::None);
        QCOMPARE(other([](SplitFile& f) { f.info.channels = 1; }), Joint::None);
        QCOMPARE(other([](SplitFile& f) { f.info.bits = 16; }), Joint::None);
        QCOMPARE(other([](SplitFile& f) { f.file = "/other card/a_2.wav"; }), Joint::None);
        SplitFile cut = first, ofZoom = first, ofTascam = next;
        cut.info.claimedFrames = 2 * hour;
        QCOMPARE(jointOf(cut, next), Joint::None);
        ofZoom.device = "ZOOM F6";
        ofTascam.device = "TASCAM DR-40";
        QCOMPARE(jointOf(ofZoom, ofTascam), Joint::None);
    }

    void everyRecordingIsToldOnceInItsOrder() {
        const std::vector<SplitFile> files = {file("walk_2.wav", hour), file("other.wav", 5 * hour + 77),
                                              file("walk_1.wav", 0), file("walk_3.wav", 2 * hour),
                                              file("plain.wav", std::nullopt)};
        QCOMPARE(sequencesIn(files), (Parts{{1}, {2, 0, 3}, {4}}));
    }

    /// Recorders that write each track into a file of its own: all of them begin at once.
    void tracksGoOnInTheirOwnFiles() {
        const std::vector<SplitFile> files = {file("ZOOM0001_Tr1.WAV", 0), file("ZOOM0001_Tr2.WAV", 0),
                                              file("ZOOM0001_Tr1-0001.WAV", hour),
                                              file("ZOOM0001_Tr2-0001.WAV", hour)};
        QCOMPARE(sequencesIn(files), (Parts{{0, 2}, {1, 3}}));
    }

    void whatTwoCouldGoOnWithNobodyDoes() {
        const std::vector<SplitFile> files = {file("left.wav", 0), file("right.wav", 0),
                                              file("rest.wav", hour)};
        QCOMPARE(sequencesIn(files), (Parts{{0}, {1}, {2}}));
    }

    void partsAreFoundOnTheCard() {
        const QTemporaryDir folder;
        const fs::path first = record(folder, "ZOOM0001.WAV", 1000000),
                       last = record(folder, "ZOOM0001-0002.WAV", 1096000),
                       middle = record(folder, "ZOOM0001-0001.WAV", 1048000),
                       other = record(folder, "ZOOM0002.WAV", 9000000);
        const fs::path broken = fs::path(folder.path().toStdString()) / "broken.WAV";
        QFile(QString::fromStdString(broken.string())).open(QIODevice::WriteOnly);
        const audio::FileSequence whole(std::vector<fs::path>{first, middle, last});
        QVERIFY(withNextParts(first, {}) == whole);
        QVERIFY(withNextParts(middle, {}) == audio::FileSequence(middle)); // it is no beginning
        QVERIFY(withNextParts(other, {}) == audio::FileSequence(other));
        const auto found = findSequences({other, broken, last, first, middle}, {});
        QCOMPARE(found.size(), std::size_t{3});
        QVERIFY(found[0] == audio::FileSequence(other));
        QVERIFY(found[1] == audio::FileSequence(broken));
        QVERIFY(found[2] == whole);
    }
};

GLEANER_TEST(FindSequencesTest)
#include "find_sequences_test.moc"
