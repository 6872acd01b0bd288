#include "audio/marks.h"

#include "core/audio/wave_maker.h"
#include "support/program.h"
#include "support/scratch.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::audio;
using namespace gleaner::audio::test;
using gleaner::test::Scratch;

namespace {

struct Point {
    quint32 id, frame;
};

QByteArray cue(const std::vector<Point>& points, bool bigEndian = false) {
    QByteArray body;
    append(body, points.size(), 4, bigEndian);
    for (const Point& point : points) {
        for (const quint32 field : {point.id, point.frame})
            append(body, field, 4, bigEndian);
        body += "data";
        for (const quint32 field : {0U, 0U, point.frame})
            append(body, field, 4, bigEndian);
    }
    return chunk("cue ", body, bigEndian);
}

QByteArray entry(const char* kind, quint32 id, const QByteArray& rest) {
    QByteArray body;
    append(body, id, 4);
    return chunk(kind, body + rest);
}

QByteArray ltxt(quint32 id, quint32 length) {
    QByteArray body;
    append(body, length, 4);
    return entry("ltxt", id, body + "rgn " + QByteArray(8, '\0'));
}

std::filesystem::path wave(const Scratch& scratch, const QByteArray& behind, const char* form = "RIFF") {
    const auto file = scratch.folder() / "marked.wav";
    const WaveHead head = saneHead({.form = form}, 96'000, static_cast<quint64>(behind.size()));
    writeSparse(file, head.bytes(), 96'000, {}, behind);
    return file;
}

}

/// The places that somebody marked while recording.
class MarksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pointsAreReadInTheOrderOfTime() {
        const Scratch scratch;
        const auto marks = readMarks(wave(scratch, cue({{1, 9600}, {2, 480}, {7, 22'000}})));
        QCOMPARE(marks, (std::vector<Mark>{{480, 0, ""}, {9600, 0, ""}, {22'000, 0, ""}}));
    }

    void labelsNotesAndLengthsBelongToTheirPoints() {
        const Scratch scratch;
        const QByteArray list =
            chunk("LIST", "adtl" + entry("labl", 1, QByteArray("clank\0", 6)) +
                              entry("note", 2, "a gate\xE4") + entry("note", 1, "second to its label") +
                              ltxt(2, 4800) + entry("labl", 9, "nobody's"));
        const auto marks = readMarks(wave(scratch, cue({{1, 100}, {2, 200}}) + list));
        QCOMPARE(marks, (std::vector<Mark>{{100, 0, "clank"}, {200, 4800, "a gate\u00E4"}}));
    }

    void bigEndianFilesAsWell() {
        const Scratch scratch;
        QCOMPARE(readMarks(wave(scratch, cue({{1, 9600}}, true), "RIFX")),
                 (std::vector<Mark>{{9600, 0, ""}}));
    }

    /// A count that the chunk doesn't hold, a list that ends inside an entry.
    void whatIsCutSaysLess() {
        const Scratch scratch;
        QByteArray lying = cue({{1, 100}, {2, 200}});
        lying[8] = '\xFF';
        lying[11] = '\x7F';
        QCOMPARE(readMarks(wave(scratch, lying)).size(), std::size_t{2});
        QByteArray list = chunk("LIST", "adtl" + entry("labl", 1, "clank"));
        list.chop(4);
        const auto marks = readMarks(wave(scratch, cue({{1, 100}}) + list));
        QCOMPARE(marks.size(), std::size_t{1});
        QCOMPARE(marks.front().begin, Frame{100});
        QVERIFY(readMarks(wave(scratch, chunk("cue ", "\1"))).empty());
        QVERIFY(readMarks(scratch.folder() / "none.wav").empty());
    }

    /// The bars of a loop that we wrote are no marks of a recorder's.
    void ourOwnSamplesHaveNone() {
        const auto described = [](QByteArray description) {
            return chunk("bext", description.leftJustified(602, '\0'));
        };
        const Scratch scratch;
        QCOMPARE(
            readMarks(wave(scratch, cue({{1, 480}}) + described("Gleaner sample 0123456789ab: from"))).size(),
            std::size_t{0});
        QCOMPARE(readMarks(wave(scratch, cue({{1, 480}}) + described("A walk"))).size(), std::size_t{1});
    }
};

GLEANER_TEST(MarksTest)
#include "marks_test.moc"
