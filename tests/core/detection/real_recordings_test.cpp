#include "codec/file_reader.h"
#include "detection/analyse_sample.h"
#include "detection/detect.h"
#include "support/program.h"
#include "support/shared_data.h"
#include "support/some.h"

#include <QTest>

#include <fstream>
#include <sstream>

using namespace gleaner;
using namespace gleaner::analysis;
using music::SampleKind;

namespace {
std::filesystem::path audioFolder() { return test::sharedFolder() / "data" / "audio"; }

struct Event {
    double onset, offset;
    std::string kind;
};
std::vector<Event> eventsOf(const std::string& scene) {
    std::ifstream file(audioFolder() / "fieldrec/dev/composite" / (scene + ".events.tsv"));
    std::vector<Event> events;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream columns(line);
        Event event;
        columns >> event.onset >> event.offset >> event.kind;
        events.push_back(event);
    }
    return events;
}
std::size_t matched(const std::vector<double>& truth, const std::vector<double>& found, double window) {
    return static_cast<std::size_t>(std::count_if(truth.begin(), truth.end(), [&](double t) {
        return std::any_of(found.begin(), found.end(), [&](double f) { return std::abs(f - t) <= window; });
    }));
}
}

/// The annotated recordings beside the project; bars well below what is measured, so that only a fault fails.
class RealRecordingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hitsAndPhrasesInScenes() {
        NEEDS_SHARED_DATA();
        std::size_t truth = 0, found = 0, extra = 0, phrases = 0, phrasesFound = 0;
        for (const std::string scene :
             {"scene_01", "scene_02", "scene_06", "scene_08"}) { // offset, quiet, river, clicks
            audio::FileReader reader(audioFolder() / "fieldrec/dev/composite" / (scene + ".flac"));
            const double rate = reader.info().rate;
            const auto slices = detect(reader, {}, {}).slices;
            std::vector<double> hits;
            for (const Slice& s : slices)
                if (s.traits.kind == SampleKind::Hit)
                    hits.push_back(static_cast<double>(s.range.begin) / rate);
            const auto events = eventsOf(scene);
            for (const Event& event : events) {
                if (event.kind == "hit") {
                    ++truth;
                    found += matched({event.onset}, hits, 0.025);
                }
                if (event.kind != "phrase") continue;
                ++phrases;
                const FrameRange range{framesFromSeconds(event.onset, rate),
                                       framesFromSeconds(event.offset, rate)};
                phrasesFound += std::any_of(slices.begin(), slices.end(), [&](const Slice& s) {
                    return s.traits.kind == SampleKind::Phrase &&
                           intersectionOverUnion(s.range, range) >= 0.5;
                });
            }
            for (const double hit : hits)
                extra += std::none_of(events.begin(), events.end(), [&](const Event& e) {
                    return hit >= e.onset - 0.05 &&
                           hit <= (e.kind == "hit" ? e.onset + 0.025 : e.offset + 0.1);
                });
        }
        QVERIFY2(found >= truth * 85 / 100, qPrintable(QStringLiteral("%1 of %2").arg(found).arg(truth)));
        QVERIFY2(extra <= 14, qPrintable(QString::number(extra)));
        QVERIFY2(phrasesFound * 2 >= phrases,
                 qPrintable(QStringLiteral("%1 of %2").arg(phrasesFound).arg(phrases)));
    }
    void loopsInScenes() {
        NEEDS_SHARED_DATA();
        for (const auto& [scene, bpm] :
             {std::pair<std::string, double>{"scene_03", 122.0}, {"scene_07", 168.0}}) {
            audio::FileReader reader(audioFolder() / "fieldrec/dev/composite" / (scene + ".flac"));
            DetectSettings settings;
            settings.kinds = {SampleKind::Loop};
            const auto loops = detect(reader, settings, {}).slices;
            QCOMPARE(loops.size(), std::size_t(1));
            // The wave decides where a loop ends: its tempo is that of the cut, a hair beside what was
            // played.
            const double analysed = loops[0].traits.bpm.value_or(0.0);
            QVERIFY2(std::abs(analysed - bpm) < 0.002 * bpm, qPrintable(QString::number(analysed)));
            const auto bars = loops[0].traits.bars.value_or(0);
            const Frame cut = framesFromSeconds(bars * 240.0 / analysed, reader.info().rate);
            QVERIFY(std::abs(loops[0].range.length() - cut) <= 1);
            const double rate = reader.info().rate;
            for (const Event& event : gleaner::test::some(eventsOf(scene)))
                if (event.kind == "loop")
                    QVERIFY(intersectionOverUnion(loops[0].range, {framesFromSeconds(event.onset, rate),
                                                                   framesFromSeconds(event.offset, rate)}) >=
                            0.5);
        }
    }
    void calmAmbienceHoldsLittle() {
        NEEDS_SHARED_DATA();
        for (const std::string name : {"waterfall.mp3", "wind-in-trees.mp3", "city.ogg", "ceiling-fan.mp3"}) {
            audio::FileReader reader(audioFolder() / "fieldrec/dev/ambience" / name);
            const auto slices = detect(reader, {}, {}).slices;
            const auto count = [&](SampleKind kind) {
                return std::count_if(slices.begin(), slices.end(),
                                     [&](const Slice& s) { return s.traits.kind == kind; });
            };
            QVERIFY2(count(SampleKind::Hit) <= 2, name.c_str());
            QCOMPARE(count(SampleKind::Loop), 0);
            QVERIFY2(count(SampleKind::Texture) >= 1, name.c_str());
        }
    }
    void tempoOfLoops() {
        NEEDS_SHARED_DATA();
        for (const auto& [file, bpm] :
             {std::pair<std::string, double>{"loops/dev/lmms_909beat01_-_122_BPM.ogg", 122.0},
              {"loops/dev/fsl_178904.wav", 140.0},
              {"loops/tiled/dev/dirt_016_bllstmp.ogg", 125.0},
              {"loops/tiled/dev/lmms_techno_bass02_-_140_BPM.ogg", 140.0}}) {
            audio::FileReader reader(audioFolder() / file);
            const auto traits = analyseSample(audio::readWhole(reader), reader.info().rate);
            QVERIFY2(std::abs(traits.bpm.value_or(0.0) - bpm) < 0.5, file.c_str());
        }
    }
    void pitchOfNotes() {
        NEEDS_SHARED_DATA();
        int right = 0, all = 0;
        for (const auto& entry : std::filesystem::directory_iterator(audioFolder() / "notes/dev")) {
            const std::string name = entry.path().filename().string();
            if (name.find("_A4_") == std::string::npos && name.find("_C4_") == std::string::npos) continue;
            audio::FileReader reader(entry.path());
            const auto traits = analyseSample(audio::readWhole(reader), reader.info().rate);
            const double truth = name.find("_A4_") != std::string::npos ? 440.0 : 261.63;
            ++all;
            right += traits.pitchHz && std::abs(1200.0 * std::log2(*traits.pitchHz / truth)) < 50.0;
        }
        QVERIFY(all > 3);
        QVERIFY2(right * 10 >= all * 9, qPrintable(QStringLiteral("%1 of %2").arg(right).arg(all)));
    }
};

GLEANER_TEST(RealRecordingsTest)
#include "real_recordings_test.moc"
