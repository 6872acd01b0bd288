#include "support/program.h"
#include "ui/desk.h"
#include "ui/transport/region_sound.h"

#include "library/recording.h"
#include "loudness/loudness.h"
#include "session/session.h"

#include <QtTest>

using namespace gleaner;
using namespace gleaner::test;

/// What is heard of a region, before any sound device has a say.
class RegionSoundTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_recording = library::openRecording(m_desk.recording().toStdString(), {}, m_desk.cache(), {});
        QVERIFY(!m_recording.detection.slices.empty());
    }

    void recordedIsTheRecording() {
        const auto sound = made(request(music::SampleKind::Hit, {}));
        QCOMPARE(sound.rate, m_recording.info.rate);
        QCOMPARE(sound.gain.value, 0.0);
        QCOMPARE(sound.buffer->frames(), request(music::SampleKind::Hit, {}).item().slice.range.length());
    }

    /// Dry and with effects, of hits, loops and phrases, each with its gain: as loud, by the method of the
    /// kind.
    void bothSidesAreEquallyLoud_data() {
        QTest::addColumn<int>("kind");
        for (const auto& info : music::sampleKinds)
            QTest::newRow(std::string(info.name).c_str()) << static_cast<int>(info.kind);
    }
    void bothSidesAreEquallyLoud() {
        QFETCH(int, kind);
        const auto as = static_cast<music::SampleKind>(kind);
        double loudness[2] = {}, alone[2] = {};
        for (const bool processed : {false, true}) {
            const auto asked = request(as, {.processed = processed, .equalLoudness = true});
            const auto sound = made(asked);
            QVERIFY(sound.gain.value <= 0.0); // nothing can clip
            alone[processed] =
                loudness::measure(*sound.buffer, sound.rate, asked.item().method).loudness.value;
            loudness[processed] = alone[processed] + sound.gain.value;
        }
        QVERIFY(std::abs(alone[0] - alone[1]) > 0.5); // else there was nothing to do
        QVERIFY2(std::abs(loudness[0] - loudness[1]) < 0.1,
                 qPrintable(QStringLiteral("%1 %2 LUFS").arg(loudness[0]).arg(loudness[1])));
    }

    /// A loop at another tempo has the length of its beats in the song.
    void inTheSongALoopHasItsBeats() {
        auto asked = request(music::SampleKind::Loop, {.inSong = true});
        auto& slice = asked.plan.items.front().slice;
        const double seconds = secondsFromFrames(slice.range.length(), m_recording.info.rate);
        slice.traits.kind = music::SampleKind::Loop;
        slice.traits.beats = 8;
        slice.traits.bars = 2;
        slice.traits.bpm = 8 * 60.0 / seconds;
        asked.bpm = Bpm(*slice.traits.bpm * 1.1);
        const auto sound = made(asked);
        QCOMPARE(sound.buffer->frames(), framesFromSeconds(seconds / 1.1, sound.rate));
        QVERIFY(std::abs(sound.stretch - 1.0 / 1.1) < 1e-4);
    }

    void theKeyTellsWaysAndSongsApart() {
        const auto plain = request(music::SampleKind::Hit, {});
        auto song = request(music::SampleKind::Hit, {.inSong = true});
        QVERIFY(plain.soundKey() != song.soundKey());
        const std::string before = song.soundKey();
        song.bpm = Bpm(101.0);
        QVERIFY(song.soundKey() != before);
    }

private:
    ui::RegionRequest request(music::SampleKind kind, ui::ListeningWay way) const {
        analysis::Slice slice = m_recording.detection.slices.front();
        for (const analysis::Slice& other : m_recording.detection.slices)
            if (other.traits.kind == kind) slice = other;
        slice.traits.kind = kind;
        pack::ChosenSlice chosen;
        chosen.slice = slice;
        pack::PackRequest asked = session::freshSession().request;
        asked.assets = {pack::Asset{m_recording.file, std::vector{chosen}, {}, {}}};
        asked.minHits = asked.minLoops = 0;
        return {way,
                pack::plan(std::vector<library::RecordingRef>{m_recording}, asked),
                ui::fileOpener(m_recording.file, slice.range),
                m_recording.info.rate,
                {9, music::Mode::Minor},
                Bpm(95.0)};
    }
    static ui::RegionSound made(const ui::RegionRequest& request) { return ui::makeRegionSound(request, {}); }

    Desk m_desk;
    library::Recording m_recording;
};

GLEANER_TEST(RegionSoundTest)
#include "region_sound_test.moc"
