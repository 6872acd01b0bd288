#include "core/guards/guarding.h"
#include "support/program.h"
#include "support/shared_data.h"

#include "codec/file_reader.h"
#include "guards/speech_frames.h"
#include "guards/speech_network.h"

#include <QDir>
#include <QTest>

using namespace gleaner;
using namespace gleaner::test;
using guards::FlagKind;

namespace {
std::vector<guards::SpeechFrame> framesOf(const Tape& tape, std::size_t block) {
    guards::SpeechFrames frames(tape.rate());
    for (std::size_t at = 0; at < tape.samples().size(); at += block)
        frames.push(std::span(tape.samples()).subspan(at, std::min(block, tape.samples().size() - at)));
    return frames.finish();
}

/// Seconds of a file, and how many of them are flagged as speech.
std::pair<double, double> spokenIn(const QString& file) {
    audio::FileReader reader(file.toStdString());
    double spoken = 0.0;
    for (const guards::Flag& flag : guards::flagsOf(reader, {}))
        if (flag.kind == FlagKind::Speech)
            spoken += secondsFromFrames(flag.range.length(), reader.info().rate);
    return {secondsFromFrames(reader.info().frames, reader.info().rate), spoken};
}
}

class SpeechTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void framesDoNotDependOnBlocks() {
        Tape tape(3.0, 16000);
        tape.noise(-40.0).tone(1.0, 1.0, 150.0);
        QCOMPARE(framesOf(tape, 100000).size(), std::size_t{149});
        QCOMPARE(framesOf(tape, 777), framesOf(tape, 100000));
    }
    void aToneIsHarmonicAndStandsOverItsFloor() {
        Tape tape(6.0, 16000);
        tape.noise(-50.0).tone(3.0, 1.0, 140.0); // an octave over the lowest pitch: 2 / 5.03 of the scale
        const auto frames = framesOf(tape, 16000);
        const auto& quiet = frames[100];
        const auto& sounding = frames[160];
        QVERIFY(sounding[0] > 40 && quiet[0] < 20); // half decibels
        QVERIFY(sounding[guards::speechBands] > 150);
        const double octaves = std::log2(400.0 / 70.0) * sounding[guards::speechBands + 1] / 255.0;
        QVERIFY2(std::abs(octaves - 1.0) < 0.05, qPrintable(QString::number(octaves)));
    }
    void piecesOfALongRecordingAreOneJudgement() {
        Tape tape(200.0, 8000);
        tape.noise(-40.0);
        for (int i = 0; i < 60; ++i)
            tape.tone(3.0 * i, 1.5, 110.0 + i);
        const auto frames = framesOf(tape, 8000);
        const auto whole = guards::speechOdds(frames);
        QCOMPARE(whole.size(), (frames.size() + 1) / 2);
        // What is heard of a stretch depends on two seconds around it and on nothing else.
        const std::size_t skip = 2000;
        const auto part = guards::speechOdds(std::span(frames).subspan(2 * skip));
        for (std::size_t i = 64; i < part.size(); ++i)
            QCOMPARE(part[i], whole[skip + i]);
    }
    void noiseAndTonesAreNoSpeech() {
        Tape tape(20.0);
        tape.noise(-40.0).tone(2.0, 3.0, 220.0).tone(7.0, 3.0, 330.0).pattern(11.0, "x.o.x.o.", 120.0, 4);
        QCOMPARE(flagged(FlagKind::Speech, tape.buffer()).size(), std::size_t{0});
    }
    /// Clips of field recordings that nothing was learnt from, and places.
    void peopleAreHeardAndPlacesAreNot() {
        NEEDS_SHARED_DATA();
        const QDir audio(QString::fromStdString((sharedFolder() / "data" / "audio" / "fieldrec").string()));
        double seconds = 0.0, spoken = 0.0;
        int missed = 0;
        const QDir clips(audio.filePath(QStringLiteral("more/sefire")));
        for (const QString& clip : clips.entryList({QStringLiteral("speech*")})) {
            const auto [length, own] = spokenIn(clips.filePath(clip));
            seconds += length;
            spoken += own;
            missed += own == 0.0;
        }
        QVERIFY(seconds > 40.0);
        QVERIFY2(
            spoken > 0.8 * seconds && missed <= 1,
            qPrintable(QStringLiteral("%1 of %2 s, %3 clips missed").arg(spoken).arg(seconds).arg(missed)));
        for (const char* place : {"heavy-rain.mp3", "waterfall.mp3", "washing-machine.mp3"})
            QCOMPARE(spokenIn(audio.filePath(QStringLiteral("dev/ambience/") + QLatin1String(place))).second,
                     0.0);
    }
};

GLEANER_TEST(SpeechTest)
#include "speech_test.moc"
