#include "pack/package/write.h"

#include "base/error.h"
#include "core/pack/made_pack.h"
#include "files/sha256.h"
#include "pack/package/verify.h"
#include "support/program.h"
#include "support/small_disk.h"
#include "support/some.h"
#include "json/json.h"

#include <QJsonArray>
#include <QProcess>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

using namespace gleaner;
using namespace gleaner::test;

namespace {

QJsonObject manifestOf(const fs::path& file) { return json::readObject(file); }

std::string text(const QJsonValue& value) { return value.toString().toStdString(); }

}

class WriteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesFolderManifestAndZip() {
        const Bench bench;
        const pack::RenderedPack made = bench.render();
        const pack::WrittenPack written = pack::write(made, bench.out(), true, {});
        const std::string name = made.plan.folder;
        QCOMPARE(written.folder, bench.out() / name);
        QCOMPARE(written.manifest, bench.out() / name / "manifest.json");
        QCOMPARE(*written.zip, bench.out() / (name + ".zip"));
        QCOMPARE(written.zipSha256, library::sha256OfFile(*written.zip));
        std::vector<std::string> expected{"manifest.json", name + ".zip", name + "/manifest.json"};
        for (const pack::Artifact& artifact : some(made.artifacts)) {
            expected.push_back(name + '/' + artifact.item.path);
            QCOMPARE(library::sha256OfFile(written.folder / artifact.item.path), artifact.sha256);
        }
        std::sort(expected.begin(), expected.end());
        QCOMPARE(filesIn(bench.out()), expected);
        for (const fs::path& pack : {written.folder, *written.zip}) {
            const pack::Verification proof = pack::verify(pack, {});
            QCOMPARE(proof.files, 7);
            QCOMPARE(proof.errors, std::vector<std::string>());
        }
    }

    void withoutZipThereIsNone() {
        const Bench bench;
        const pack::WrittenPack written = pack::write(bench.render(), bench.out(), false, {});
        QVERIFY(!written.zip);
        QCOMPARE(std::distance(fs::directory_iterator(bench.out()), fs::directory_iterator()),
                 std::ptrdiff_t{2}); // the folder, and the manifest beside it
    }

    /// docs/formats.md 3.2, field by field.
    void theManifestTellsWhereEverySampleCameFrom() {
        const Bench bench;
        const pack::RenderedPack made = bench.render();
        const QJsonObject manifest =
            json::parseObject(QByteArray::fromStdString(pack::manifestJson(made)), "manifest.json");
        QCOMPARE(manifest.keys(), (QStringList{QStringLiteral("artifacts"), QStringLiteral("config_hash"),
                                               QStringLiteral("created"), QStringLiteral("generator"),
                                               QStringLiteral("manifest_sha256"), QStringLiteral("name"),
                                               QStringLiteral("pack_id"), QStringLiteral("request"),
                                               QStringLiteral("schema"), QStringLiteral("sources")}));
        QCOMPARE(text(manifest[u"pack_id"]), made.plan.packId);
        QCOMPARE(text(manifest[u"config_hash"]), made.plan.configHash);
        QCOMPARE(text(manifest[u"created"]), std::string("2024-05-12T14:03:22Z"));
        const QJsonObject source = manifest[u"sources"].toArray()[0].toObject();
        QCOMPARE(source.keys(), (QStringList{QStringLiteral("channels"), QStringLiteral("device"),
                                             QStringLiteral("file"), QStringLiteral("frames"),
                                             QStringLiteral("id"), QStringLiteral("inverted_channels"),
                                             QStringLiteral("rate"), QStringLiteral("recorded"),
                                             QStringLiteral("sha256"), QStringLiteral("silent_channels")}));
        QCOMPARE(text(source[u"file"]), std::string("Walk home.wav"));
        QCOMPARE(text(source[u"device"]), std::string("Zoom H5"));
        const QJsonArray artifacts = manifest[u"artifacts"].toArray();
        QCOMPARE(artifacts.size(), 7);
        std::vector<std::string> paths;
        for (const QJsonValue& value : artifacts) {
            const QJsonObject one = value.toObject();
            QCOMPARE(one.contains(u"seam"), text(one[u"kind"]) == "loop");
            QJsonObject always = one;
            always.remove(QStringLiteral("seam"));
            QCOMPARE(always.keys(), (QStringList{QStringLiteral("bars"),
                                                 QStringLiteral("bpm"),
                                                 QStringLiteral("chain"),
                                                 QStringLiteral("channels"),
                                                 QStringLiteral("character"),
                                                 QStringLiteral("file_channels"),
                                                 QStringLiteral("gain_db"),
                                                 QStringLiteral("id"),
                                                 QStringLiteral("key"),
                                                 QStringLiteral("kind"),
                                                 QStringLiteral("loudness_method"),
                                                 QStringLiteral("lufs"),
                                                 QStringLiteral("mix"),
                                                 QStringLiteral("path"),
                                                 QStringLiteral("pitch"),
                                                 QStringLiteral("role"),
                                                 QStringLiteral("seconds"),
                                                 QStringLiteral("sha256"),
                                                 QStringLiteral("short_by_lu"),
                                                 QStringLiteral("sound_sha256"),
                                                 QStringLiteral("source"),
                                                 QStringLiteral("source_begin"),
                                                 QStringLiteral("source_end"),
                                                 QStringLiteral("tags"),
                                                 QStringLiteral("true_peak_db")}));
            QCOMPARE(one[u"source"], source[u"id"]);
            paths.push_back(text(one[u"path"]));
        }
        QVERIFY(std::is_sorted(paths.begin(), paths.end()));
        const QJsonObject loop = artifacts[4].toObject();
        QCOMPARE(text(loop[u"path"]), std::string("Drums/Loops/perc_loop_01_120bpm.wav"));
        QCOMPARE(loop[u"bpm"].toDouble(), 120.0);
        QCOMPARE(loop[u"bars"].toInt(), 1);
        QVERIFY(loop[u"key"].isNull() && loop[u"pitch"].isNull());
        const QJsonObject seam = loop[u"seam"].toObject(); // what it was cut from
        QCOMPARE(loop[u"source_begin"], seam[u"begin"]);
        QCOMPARE(loop[u"source_end"], seam[u"end"]);
        QVERIFY(std::abs(loop[u"source_begin"].toInt() - 7 * 48000) < 1440); // 30 ms
        QVERIFY(seam[u"click_db"].toDouble() < 3.6 && !seam[u"crossfaded"].toBool());
        QCOMPARE(seam[u"cuts"].toArray().size(), 5);
        QCOMPARE(text(loop[u"loudness_method"]), std::string("loop-integrated"));
        QCOMPARE(text(manifest[u"request"].toObject()[u"assets"].toArray()[0].toObject()[u"file"]),
                 std::string("Walk home.wav"));
        QCOMPARE(pack::manifestJson(made).find(bench.folder().string()), std::string::npos);
    }

    /// Twice, in another place, time zone, language and number of threads: the same archive, bit for bit.
    void theSamePackIsTheSameZipEverywhere() {
        const Bench bench;
        const pack::WrittenPack here = pack::write(bench.render(), bench.out(), true, {});
        fs::remove_all(bench.folder() / "store");
        const QByteArray zone = qgetenv("TZ"), language = qgetenv("LC_ALL");
        qputenv("TZ", "Asia/Kathmandu");
        qputenv("LC_ALL", "de_DE.UTF-8");
        tzset();
        const pack::WrittenPack there =
            pack::write(bench.render(4), bench.folder() / "else where" / "deep", true, {});
        qputenv("TZ", zone);
        qputenv("LC_ALL", language);
        tzset();
        QCOMPARE(there.zipSha256, here.zipSha256);
        QCOMPARE(contentOf(there.manifest), contentOf(here.manifest));
    }

    void writingAgainReplacesThePackAndKeepsNotes() {
        const Bench bench;
        const pack::RenderedPack made = bench.render();
        const pack::WrittenPack first = pack::write(made, bench.out(), true, {});
        const std::vector<std::string> clean = filesIn(bench.out());
        std::ofstream(first.folder / "notes.txt") << "my own";
        std::ofstream(first.folder / "Drums" / "idea.flp") << "mine too";
        std::ofstream(bench.out() / "other.txt") << "elsewhere";
        const fs::path kick = first.folder / "Drums/Hits/kick_01.wav";
        fs::resize_file(kick, 10);
        fs::remove(first.folder / "Drums/Hits/rim_01.wav");
        const pack::WrittenPack again = pack::write(made, bench.out(), true, {});
        QCOMPARE(contentOf(first.folder / "notes.txt"), std::string("my own"));
        QCOMPARE(contentOf(first.folder / "Drums" / "idea.flp"), std::string("mine too"));
        QCOMPARE(library::sha256OfFile(kick), made.artifacts[1].sha256);
        // Whoever cut the kick by hand still has it, and is told where.
        QCOMPARE(fs::file_size(first.folder / "Drums/Hits/kick_01 (2).wav"), std::uintmax_t{10});
        QCOMPARE(again.notices.size(), std::size_t{1});
        QVERIFY(again.notices[0].find("kick_01 (2).wav") != std::string::npos);
        QCOMPARE(filesIn(bench.out()).size(), clean.size() + 4);
    }

    void aFileOfAnEarlierVersionGoes() {
        const Bench bench;
        const pack::RenderedPack made = bench.render();
        const pack::WrittenPack first = pack::write(made, bench.out(), false, {});
        // As if an earlier version of the same pack had had one sample more.
        QJsonObject manifest = manifestOf(first.manifest);
        QJsonArray artifacts = manifest[u"artifacts"].toArray();
        QJsonObject old = artifacts[0].toObject();
        old[u"path"] = QStringLiteral("Drums/Hits/old.wav");
        old[u"sha256"] = QString::fromStdString(library::sha256Of("old"));
        artifacts.append(old);
        manifest[u"artifacts"] = artifacts;
        json::writeFile(first.manifest, json::toBytes(manifest));
        std::ofstream(first.folder / "Drums/Hits/old.wav") << "old";
        pack::write(made, bench.out(), false, {});
        QVERIFY(!fs::exists(first.folder / "Drums/Hits/old.wav"));
        QCOMPARE(pack::verify(first.folder, {}).errors, std::vector<std::string>());
    }

    void aCancelAnywhereLeavesWhatWasThere() {
        const Bench bench;
        const pack::RenderedPack made = bench.render();
        for (const bool isThere : {false, true}) {
            if (isThere) pack::write(made, bench.out(), true, {});
            const std::vector<std::string> before = filesIn(bench.out());
            for (const double where : {0.0, 0.2, 0.39, 0.5, 0.8, 0.95}) {
                std::stop_source stop;
                const Progress progress(stop.get_token(), [&](double fraction, std::string_view) {
                    if (fraction >= where) stop.request_stop();
                });
                QVERIFY_THROWS_EXCEPTION(Cancelled, pack::write(made, bench.out(), true, progress));
                QCOMPARE(filesIn(bench.out()), before);
                QCOMPARE(fs::exists(bench.out()), isThere);
            }
        }
    }

    /// The largest file is the zip: with room for all but its last byte everything is written, and nothing
    /// committed.
    void aFullDiskLeavesWhatWasThere() {
        const Bench bench;
        const pack::RenderedPack made = bench.render();
        const pack::WrittenPack there = pack::write(made, bench.out(), true, {});
        const std::string zip = library::sha256OfFile(*there.zip);
        const std::vector<std::string> before = filesIn(bench.out());
        const auto size = fs::file_size(*there.zip);
        for (const std::uintmax_t room :
             {std::uintmax_t{0}, std::uintmax_t{5000}, size / 3, size - 2000, size - 1}) {
            std::string message;
            {
                const SmallDisk disk(room);
                try {
                    pack::write(made, bench.out(), true, {});
                } catch (const Error& error) {
                    message = error.what();
                }
            }
            QVERIFY2(!message.empty() && message.find(".part") == std::string::npos, message.c_str());
            QCOMPARE(filesIn(bench.out()), before);
            QCOMPARE(library::sha256OfFile(*there.zip), zip);
        }
    }

    void aFolderThatCannotBeWrittenSaysSo() {
        const Bench bench;
        const pack::RenderedPack made = bench.render();
        std::ofstream(bench.folder() / "file") << "x";
        for (const fs::path& out :
             {bench.folder() / "file", bench.folder() / "file" / "below", fs::path("/proc/none")}) {
            try {
                pack::write(made, out, true, {});
                QFAIL("was written");
            } catch (const Error& error) {
                QVERIFY2(std::string(error.what()).starts_with(out.string()), error.what());
            }
        }
        QCOMPARE(contentOf(bench.folder() / "file"), std::string("x"));
    }

    /// Killed at whatever moment, and started again: the pack is whole, nothing is left over.
    void aKilledWriterIsMendedByTheNext() {
        const Bench bench;
        const pack::RenderedPack made = bench.render();
        for (const double where : {0.1, 0.3, 0.6, 0.9}) {
            const pid_t child = fork();
            QVERIFY(child >= 0);
            if (child == 0) {
                const Progress progress({}, [&](double fraction, std::string_view) {
                    if (fraction >= where) ::kill(::getpid(), SIGKILL);
                });
                pack::write(made, bench.out(), true, progress);
                ::_exit(0);
            }
            int status = 0;
            ::waitpid(child, &status, 0);
            QVERIFY(WIFSIGNALED(status));
        }
        const pack::WrittenPack written = pack::write(made, bench.out(), true, {});
        QCOMPARE(pack::verify(*written.zip, {}).errors, std::vector<std::string>());
        for (const std::string& file : filesIn(bench.out()))
            QVERIFY2(!file.starts_with('.'), file.c_str());
        QCOMPARE(filesIn(bench.out()).size(), std::size_t{10});
    }
};

GLEANER_TEST(WriteTest)
#include "write_test.moc"
