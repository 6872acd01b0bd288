// A recording of several files, opened apart: nobody's regions are lost.

#include "session/part_regions.h"

#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::session;

namespace {

pack::ChosenSlice region(const char* id, Frame begin, Frame end) {
    pack::ChosenSlice chosen;
    chosen.slice.id = id;
    chosen.slice.range = {begin, end};
    return chosen;
}

library::Recording part(const char* name, Frame frames) {
    library::Recording recording;
    recording.file = std::string("/card/") + name;
    recording.info.frames = frames;
    recording.info.rate = 48000;
    return recording;
}

library::Recording joined() {
    library::Recording recording = part("a.wav", 3000);
    recording.parts = {{"/card/a.wav", "1", 1000}, {"/card/b.wav", "2", 2000}};
    recording.detection.noiseFloorDb = -60.0;
    return recording;
}

}

class PartRegionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void regionsGoWithTheFileInWhichTheyBegin() {
        pack::Asset asset;
        pack::setFiles(asset, library::filesOf(joined()));
        asset.slices = SliceList{region("h1", 100, 200), region("h2", 900, 1200), region("h3", 1000, 1500)};
        asset.slices->at(2).kept = true;
        asset.slices->at(2).edited = true;
        asset.slices->at(2).detectedAs = {{{990, 1400}, music::SampleKind::Hit}};
        asset.slices->at(2).slice.candidates = {{{500, 1500}, {}}, {{1200, 1400}, {}}};
        asset.removed = SliceList{region("h4", 2500, 2600)};
        const OpenedApart apart = openedApart(asset, joined(), {part("a.wav", 1000), part("b.wav", 2000)});
        QCOMPARE(apart.assets.size(), std::size_t{2});
        QCOMPARE(apart.assets[0].file, std::string("/card/a.wav"));
        QCOMPARE(apart.assets[1].file, std::string("/card/b.wav"));
        QVERIFY(apart.assets[0].parts.empty() && apart.assets[1].parts.empty());
        const SliceList &first = *apart.assets[0].slices, &second = *apart.assets[1].slices;
        QCOMPARE(first.size(), std::size_t{2});
        QCOMPARE(first[1].slice.range, (FrameRange{900, 1000})); // it ends with its file
        QVERIFY(first[1].unanalysed && !first[0].unanalysed);
        QCOMPARE(second.size(), std::size_t{1});
        QCOMPARE(second[0].slice.range, (FrameRange{0, 500}));
        QVERIFY(second[0].kept && !second[0].unanalysed);
        QCOMPARE(second[0].detectedAs[0].range, (FrameRange{0, 400}));
        QCOMPARE(second[0].slice.candidates.size(), std::size_t{1});
        QCOMPARE(second[0].slice.candidates[0].range, (FrameRange{200, 400}));
        QCOMPARE(apart.assets[1].removed->at(0).slice.range, (FrameRange{1500, 1600}));
        QVERIFY(library::isAnalysed(apart.recordings[1].recording)); // nobody listens to it again
    }
};

GLEANER_TEST(PartRegionsTest)
#include "part_regions_test.moc"
