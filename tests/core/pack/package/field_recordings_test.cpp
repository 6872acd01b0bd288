#include "core/pack/made_pack.h"
#include "pack/package/verify.h"
#include "pack/package/write.h"
#include "support/program.h"
#include "support/shared_data.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

/// The whole way on real recordings: opened, planned, rendered, written, proved.
class FieldRecordingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fromRecordingsToAPackThatIsWhatItSays() {
        NEEDS_SHARED_DATA();
        const Scratch scratch;
        const std::vector<library::Recording> recordings = open(scratch.folder() / "cache");
        pack::PackRequest request = requestFor(recordings);
        request.sampleRate = 44100;
        const pack::PackPlan plan = pack::plan(recordings, request);
        pack::requireCounts(plan);
        library::ArtifactStore store(scratch.folder() / "store"), other(scratch.folder() / "other store");
        const pack::WrittenPack one =
            pack::write(pack::render(plan, store, 1, {}), scratch.folder() / "one", true, {});
        const pack::WrittenPack four =
            pack::write(pack::render(plan, other, 4, {}), scratch.folder() / "four", true, {});
        QCOMPARE(one.zipSha256, four.zipSha256);
        QCOMPARE(pack::render(pack::plan(open(scratch.folder() / "cache"), request), store, 2, {}).rendered,
                 0);
        const pack::Verification proof = pack::verify(*one.zip, {});
        QCOMPARE(proof.files, static_cast<int>(plan.items.size()));
        QCOMPARE(proof.errors, std::vector<std::string>());
    }

private:
    static std::vector<library::Recording> open(const fs::path& cache) {
        std::vector<fs::path> files;
        for (const auto& entry : fs::directory_iterator(sharedFolder() / "data/audio/fieldrec/dev/composite"))
            if (entry.path().extension() != ".tsv") files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        files.resize(std::min<std::size_t>(files.size(), 3));
        return library::openRecordings(files, {}, cache, 2, {});
    }
};

GLEANER_TEST(FieldRecordingsTest)
#include "field_recordings_test.moc"
