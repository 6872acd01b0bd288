#include "library/analysed_stretch.h"

#include "base/error.h"
#include "codec/file_writer.h"
#include "core/music/printed.h"
#include "support/program.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace gleaner;
using library::hearStretch;

namespace {

constexpr int rate = 48000;

/// Eight seconds: silence, and from the second second on a tone of 440 Hz whose level repeats every half
/// second.
audio::AudioBuffer pulses() {
    audio::AudioBuffer sound(1, 8 * rate);
    for (Frame i = 2 * rate; i < 6 * rate; ++i) {
        const double seconds = static_cast<double>(i) / rate;
        const double level = std::exp(-6.0 * std::fmod(seconds, 0.5));
        sound.channel(0)[static_cast<std::size_t>(i)] =
            static_cast<float>(0.5 * level * std::sin(2.0 * std::numbers::pi * 440.0 * seconds));
    }
    return sound;
}

}

class AnalysedStretchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        const auto file = m_folder.filePath(QStringLiteral("pulses.wav")).toStdString();
        audio::FileWriter writer(file, {audio::FileFormat::Wav24, rate, 1, 0});
        writer.write(pulses());
        writer.finish();
        m_recording =
            library::openRecording(file, {}, m_folder.filePath(QStringLiteral("cache")).toStdString(), {});
    }

    void aDrawnHitHasAPitchAndAFingerprint() {
        const auto analysed =
            hearStretch(m_recording, {2 * rate, 2 * rate + rate / 2}, music::SampleKind::Hit, {}, {});
        QCOMPARE(analysed.traits.kind, music::SampleKind::Hit);
        QVERIFY(analysed.fingerprint);
        QVERIFY(!analysed.seamCost);
        QVERIFY(std::abs(analysed.traits.centroidHz - 440.0) < 100.0);
    }

    /// A joint after whole repeats goes on as the sound did, one elsewhere does not.
    void theSeamIsThatOfTheCut() {
        const Frame begin = 2 * rate + rate / 4;
        const auto whole =
            hearStretch(m_recording, {begin, begin + 2 * rate}, music::SampleKind::Loop, {}, {});
        const auto off =
            hearStretch(m_recording, {begin, begin + 2 * rate + 55}, music::SampleKind::Loop, {}, {});
        QVERIFY2(*whole.seamCost < 0.01, qPrintable(QString::number(*whole.seamCost)));
        QVERIFY2(*off.seamCost > 0.5, qPrintable(QString::number(*off.seamCost)));
    }

    void theSameIsHeardAgain() {
        const FrameRange range{2 * rate, 4 * rate};
        QCOMPARE(hearStretch(m_recording, range, music::SampleKind::Loop, {}, {}),
                 hearStretch(m_recording, range, music::SampleKind::Loop, {}, {}));
    }

    void aFileThatIsGoneIsASentence() {
        library::Recording gone = m_recording;
        gone.file = "/nowhere/gone.wav";
        QVERIFY_THROWS_EXCEPTION(Error, hearStretch(gone, {0, rate}, music::SampleKind::Hit, {}, {}));
    }

private:
    QTemporaryDir m_folder;
    library::Recording m_recording;
};

GLEANER_TEST(AnalysedStretchTest)
#include "analysed_stretch_test.moc"
