// What a recording's tags say about the slices found in it.

#include "core/music/printed.h"
#include "library/tagged_slices.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using library::tellTags;

namespace {

constexpr int rate = 48000;

/// A slice of four seconds.
analysis::Slice slice(music::SampleKind kind, music::Role role, std::optional<double> bpm,
                      std::optional<int> beats) {
    analysis::Slice slice;
    slice.range = {0, 4 * rate};
    slice.traits.kind = kind;
    slice.traits.role = role;
    slice.traits.bpm = bpm;
    slice.traits.beats = beats;
    slice.reason = "repeats";
    return slice;
}

}

class TaggedSlicesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theOctaveOfALoopIsTold() {
        analysis::Detection found;
        found.slices = {slice(music::SampleKind::Loop, music::Role::Perc, 60.03, 4)};
        tellTags({120.0, {}}, rate, found);
        const analysis::Slice& loop = found.slices[0];
        QCOMPARE(*loop.traits.bpm, 120.06); // the number stays that of the wave
        QCOMPARE(*loop.traits.beats, 8);
        QCOMPARE(*loop.traits.bars, 2);
        QCOMPARE(loop.reason, std::string("repeats; tempo told by the file's tag"));
    }

    void whatAgreesOrIsOfAnotherTempoStays() {
        analysis::Detection found;
        found.slices = {slice(music::SampleKind::Loop, music::Role::Perc, 118.0, 8),
                        slice(music::SampleKind::Loop, music::Role::Perc, 100.0, 7),
                        slice(music::SampleKind::Hit, music::Role::Lead, {}, {})};
        const analysis::Detection before = found;
        tellTags({120.0, "Am"}, rate, found);
        for (std::size_t i = 0; i < found.slices.size(); ++i) {
            QCOMPARE(found.slices[i].reason, std::string("repeats"));
            QCOMPARE(found.slices[i].traits.bpm, before.slices[i].traits.bpm);
            QCOMPARE(found.slices[i].traits.key, before.slices[i].traits.key);
        }
    }

    void theKeyOfTunesIsTold() {
        analysis::Detection found;
        found.slices = {slice(music::SampleKind::Phrase, music::Role::Lead, {}, {}),
                        slice(music::SampleKind::Loop, music::Role::Kick, 120.0, 8)};
        tellTags({96.0, "8A"}, rate, found);
        QCOMPARE(found.slices[0].traits.key, music::parseKey("Am"));
        QCOMPARE(found.slices[0].traits.bpm, 96.0);
        QVERIFY(!found.slices[1].traits.key);
    }

    void noTagsChangeNothing() {
        analysis::Detection found;
        found.slices = {slice(music::SampleKind::Loop, music::Role::Lead, 60.0, 4)};
        const analysis::Detection before = found;
        tellTags({}, rate, found);
        tellTags({{}, "no key"}, rate, found);
        QCOMPARE(found, before);
    }
};

GLEANER_TEST(TaggedSlicesTest)
#include "tagged_slices_test.moc"
