#include "library/cache_stream.h"
#include "support/program.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace gleaner;

namespace {

music::SampleTraits loopTraits() {
    music::SampleTraits traits;
    traits.kind = music::SampleKind::Loop;
    traits.role = music::Role::Ambience;
    traits.roleConfidence = 0.1;
    traits.bpm = 94.97;
    traits.bpmConfidence = 1.0 / 3.0;
    traits.bpmAlternatives = {189.94, 47.485};
    traits.beats = 16;
    traits.bars = 4;
    traits.key = music::Key{6, music::Mode::Minor};
    traits.keyConfidence = 0.7;
    traits.pitchHz = 46.249302838954;
    traits.character = {music::Character::Dark, music::Character::Warm};
    traits.tonal = true;
    traits.content = music::Content::Speech;
    traits.contentConfidence = 0.625;
    traits.centroidHz = 1234.5;
    return traits;
}

analysis::Detection detection() {
    analysis::Slice hit;
    hit.id = "h12";
    hit.range = {12, 345678901234};
    hit.confidence = 0.25;
    hit.reason = "18 dB above the noise floor – a «clank»";
    analysis::Slice loop = hit;
    loop.id = "l34";
    loop.traits = loopTraits();
    loop.candidates = {{{34, 5678}, 4, 0.01}, {{90, 3000}, std::nullopt, 1.7}};
    hit.channels = audio::Channels::pair(2, 3);
    loop.channels = audio::Channels::mixOfAll();
    hit.origin = analysis::Origin::Mark;
    hit.label = "Glocke – «eins»";
    hit.fingerprint.emplace().cells = {0, 255, 16, 3};
    return {-61.5, {hit, loop}, {0, 1}, {3}};
}

}

class CacheStreamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBackADetection() {
        const auto readBack = library::detectionFromCache(library::toCache(detection()));
        QVERIFY(readBack);
        QCOMPARE(*readBack, detection());
    }

    void readsBackAIndexedFile() {
        library::AnalysedSample analysed;
        analysed.entry = {"s1", "Drums/kick 01.wav", loopTraits(), 2.5, -11.25};
        analysed.truePeakDb = -std::numeric_limits<double>::infinity();
        analysed.metadata = {{analysis::MetadataField::Key, analysis::MetadataSource::SmplChunk}};
        const auto readBack = library::analysedSampleFromCache(library::toCache(analysed));
        QVERIFY(readBack);
        QCOMPARE(readBack->entry, analysed.entry);
        QCOMPARE(readBack->metadata, analysed.metadata);
        QCOMPARE(readBack->truePeakDb, analysed.truePeakDb);
    }

    void absenceStaysAbsence() {
        library::AnalysedSample analysed;
        const auto readBack = library::analysedSampleFromCache(library::toCache(analysed));
        QVERIFY(readBack);
        QVERIFY(!readBack->entry.lufs && !readBack->entry.traits.bpm && !readBack->entry.traits.key);
    }

    /// Cut at every byte, and with a byte too many: damage is noticed, nothing is half believed.
    void refusesEveryTruncation() {
        const QByteArray whole = library::toCache(detection());
        for (qsizetype length = 0; length < whole.size(); ++length)
            QVERIFY2(!library::detectionFromCache(whole.left(length)), qPrintable(QString::number(length)));
        QVERIFY(!library::detectionFromCache(whole + 'x'));
    }

    /// What no analysis gives would be believed otherwise, and indexed into tables.
    void refusesWhatCannotBe() {
        const auto refused = [](auto change) {
            analysis::Detection wrong = detection();
            change(wrong.slices[1]);
            return !library::detectionFromCache(library::toCache(wrong));
        };
        using analysis::Slice;
        QVERIFY(!refused([](Slice&) {}));
        QVERIFY(refused([](Slice& s) { s.traits.role = static_cast<music::Role>(17); }));
        QVERIFY(refused([](Slice& s) { s.traits.role = static_cast<music::Role>(-1); }));
        QVERIFY(refused([](Slice& s) { s.traits.kind = static_cast<music::SampleKind>(4); }));
        QVERIFY(refused([](Slice& s) { s.traits.character = {static_cast<music::Character>(10)}; }));
        QVERIFY(refused([](Slice& s) { s.traits.content = static_cast<music::Content>(3); }));
        QVERIFY(refused([](Slice& s) { s.traits.key = music::Key{12, music::Mode::Minor}; }));
        QVERIFY(refused([](Slice& s) { s.traits.key = music::Key{0, static_cast<music::Mode>(2)}; }));
        QVERIFY(refused([](Slice& s) { s.traits.bpm = -90.0; }));
        QVERIFY(refused([](Slice& s) { s.traits.bpm = std::nan(""); }));
        QVERIFY(refused([](Slice& s) { s.traits.bpmAlternatives = {0.0}; }));
        QVERIFY(refused([](Slice& s) { s.traits.beats = -1; }));
        QVERIFY(refused([](Slice& s) { s.traits.roleConfidence = 1.5; }));
        QVERIFY(refused([](Slice& s) { s.confidence = std::nan(""); }));
        QVERIFY(refused([](Slice& s) { s.range = {-1, 5}; }));
        QVERIFY(refused([](Slice& s) { s.range = {5, 5}; }));
        QVERIFY(refused([](Slice& s) { s.range = {0, std::numeric_limits<Frame>::max()}; }));
        QVERIFY(refused([](Slice& s) { s.candidates[0].range = {7, 6}; }));
        QVERIFY(!refused([](Slice& s) { s.channels = audio::Channels::pair(30, 31); }));
        QVERIFY(refused([](Slice& s) { s.channels = audio::Channels::one(32); }));
    }

    void refusesAnotherVersion() {
        QByteArray other = library::toCache(detection());
        other[7] = static_cast<char>(other[7] + 1);
        QVERIFY(!library::detectionFromCache(other));
    }
};

GLEANER_TEST(CacheStreamTest)
#include "cache_stream_test.moc"
