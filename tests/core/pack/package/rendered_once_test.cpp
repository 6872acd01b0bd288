#include "pack/render/render.h"

#include "base/error.h"
#include "core/pack/made_pack.h"
#include "files/sha256.h"
#include "pack/package/manifest.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

/// What is in the store is not made again, and what is made is the same for any way there.
class RenderedOnceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runningAgainRendersNothing() {
        const Bench bench;
        const pack::RenderedPack first = bench.render(), second = bench.render();
        QCOMPARE(second.rendered, 0);
        QCOMPARE(second.reused, 7);
        QCOMPARE(hashesOf(second), hashesOf(first));
        QCOMPARE(pack::manifestJson(second), pack::manifestJson(first));
    }

    void onlyWhatChangedIsRendered() {
        Bench bench;
        bench.render();
        bench.request.assets[0].slices.emplace();
        for (const analysis::Slice& one : bench.recordings[0].detection.slices)
            bench.request.assets[0].slices->push_back({one, {}, {}, false});
        bench.request.assets[0].slices->at(2).slice.range.end -= 100;
        const pack::RenderedPack again = bench.render();
        QCOMPARE(again.rendered, 1);
        QCOMPARE(again.reused, 6);
    }

    void aDamagedStoreMendsItself() {
        const Bench bench;
        const pack::RenderedPack first = bench.render();
        const fs::path damaged = first.artifacts[3].file;
        fs::resize_file(damaged, 100);
        const pack::RenderedPack second = bench.render();
        QCOMPARE(second.rendered, 1);
        QCOMPARE(hashesOf(second), hashesOf(first));
        QCOMPARE(library::sha256OfFile(damaged), first.artifacts[3].sha256);
    }

    void anyNumberOfJobsGivesTheSameBytes() {
        Bench bench;
        bench.request.format = audio::FileFormat::Wav16; // dither too
        const pack::RenderedPack one = bench.render(1);
        fs::remove_all(bench.folder() / "store");
        QCOMPARE(hashesOf(bench.render(4)), hashesOf(one));
    }

    void aRecordingThatChangedIsNotPacked() {
        const Bench bench;
        const fs::path file = bench.recordings[0].file;
        fs::last_write_time(file, fs::file_time_type::clock::now() +
                                      std::chrono::hours(1)); // touched: still the same
        QCOMPARE(bench.render().rendered, 7);
        writeSound(file, noise(48000 * 20, 99, 0.1, 2), 48000);
        const std::string message = messageOf([&] { bench.render(); });
        QVERIFY2(message.find("Walk home.wav") != std::string::npos &&
                     message.find("changed") != std::string::npos,
                 message.c_str());
        fs::remove(file);
        QVERIFY(messageOf([&] { bench.render(); }).find("no such file") != std::string::npos);
    }

    void aCancelLeavesNoHalfFiles() {
        const Bench bench;
        std::stop_source stop;
        const Progress progress(stop.get_token(), [&](double fraction, std::string_view) {
            if (fraction > 0.5) stop.request_stop();
        });
        auto store = bench.store();
        QVERIFY_THROWS_EXCEPTION(Cancelled, pack::render(bench.plan(), store, 2, progress));
        for (const std::string& file : filesIn(bench.folder() / "store"))
            QVERIFY2(file.find(".part") == std::string::npos, file.c_str());
        QCOMPARE(bench.render().artifacts.size(), std::size_t{7}); // what is there is whole
    }

    /// Another program renders the same pack and is done with it between this one's look at the store and its
    /// first file: takes have their common gain in both.
    void twoProgramsAtOnceMakeTheSameBytes() {
        Bench bench;
        analysis::Fingerprint same;
        same.cells.fill(40);
        for (const std::size_t n : {0, 1})
            bench.recordings[0].detection.slices[n].fingerprint = same;
        std::optional<pack::RenderedPack> other;
        const Progress progress({}, [&](double fraction, std::string_view) {
            if (fraction > 0.099 && !other) other = bench.render();
        });
        auto store = bench.store();
        const pack::RenderedPack made = pack::render(bench.plan(), store, 1, progress);
        QCOMPARE(made.rendered, 7);
        QCOMPARE(other->rendered, 7);
        QCOMPARE(hashesOf(made), hashesOf(*other));
    }
};

GLEANER_TEST(RenderedOnceTest)
#include "rendered_once_test.moc"
#include "support/message_of.h"
