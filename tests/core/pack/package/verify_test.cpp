#include "pack/package/verify.h"

#include "base/error.h"
#include "codec/file_reader.h"
#include "core/music/printed.h"
#include "core/pack/made_pack.h"
#include "files/archive.h"
#include "files/sha256.h"
#include "pack/package/manifest.h"
#include "pack/package/write.h"
#include "pack/plan/identity.h"
#include "pack/render/sound_hash.h"
#include "support/mutants.h"
#include "support/program.h"
#include "tagging/told_sound.h"
#include "json/json.h"

#include <QJsonArray>
#include <QProcess>
#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

using Errors = std::vector<std::string>;

Errors errorsOf(const fs::path& pack) { return pack::verify(pack, {}).errors; }

bool says(const Errors& errors, const std::string& words) {
    return std::any_of(errors.begin(), errors.end(),
                       [&](const std::string& error) { return error.find(words) != std::string::npos; });
}

/// With the hash of itself put right: what else is wrong has to be found by other ways.
QByteArray proved(const QJsonObject& manifest) {
    return QByteArray::fromStdString(pack::withOwnHash(json::toBytes(manifest).toStdString()));
}

/// A change of one artifact in a manifest that was written.
void editArtifact(const fs::path& manifest, int index, const std::function<void(QJsonObject&)>& edit) {
    QJsonObject object = json::readObject(manifest);
    QJsonArray artifacts = object[u"artifacts"].toArray();
    QJsonObject artifact = artifacts[index].toObject();
    edit(artifact);
    artifacts[index] = artifact;
    object[u"artifacts"] = artifacts;
    json::writeFile(manifest, proved(object));
}

/// A zip with some of its entries changed.
void rewriteZip(const fs::path& zip, const std::function<void(std::vector<pack::ZipItem>&)>& edit) {
    std::vector<pack::ZipItem> items;
    {
        pack::ZipReader reader(zip);
        for (const auto& entry : reader.entries())
            items.push_back({entry.path, {}, reader.read(entry.path)});
    }
    edit(items);
    pack::writeZip(zip, items, {});
}

}

class VerifyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_bench = std::make_unique<Bench>();
        // Made once: rendering is not what is tested here.
        static const fs::path store = [] {
            static const Scratch kept;
            return kept.folder();
        }();
        library::ArtifactStore artifacts(store);
        m_written = pack::write(pack::render(m_bench->plan(), artifacts, 2, {}), m_bench->out(), true, {});
    }

    void aFlippedByteIsFound() {
        const fs::path kick = m_written.folder / "Drums/Hits/kick_01.wav";
        std::string bytes = contentOf(kick);
        bytes[5000] = static_cast<char>(bytes[5000] ^ 1);
        std::ofstream(kick, std::ios::binary) << bytes;
        const Errors errors = errorsOf(m_written.folder);
        QCOMPARE(errors.size(), std::size_t{1});
        QVERIFY(says(errors, "Drums/Hits/kick_01.wav: its content"));
    }

    void aFlippedByteInTheZipIsFound() {
        std::string bytes = contentOf(*m_written.zip);
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        std::ofstream(*m_written.zip, std::ios::binary) << bytes;
        QCOMPARE(errorsOf(*m_written.zip).size(), std::size_t{1});
    }

    void everyTruncationOfTheZipIsFound() {
        const std::string bytes = contentOf(*m_written.zip);
        for (const double part : {0.0, 0.1, 0.5, 0.9, 0.9999}) {
            std::ofstream(*m_written.zip, std::ios::binary | std::ios::trunc)
                << bytes.substr(0, static_cast<std::size_t>(part * static_cast<double>(bytes.size())));
            QVERIFY_THROWS_EXCEPTION(Error, errorsOf(*m_written.zip));
        }
    }

    /// A manifest that says silence of a silent file is right, and the pack is not.
    void aSilentFileIsAFault() {
        const fs::path kick = m_written.folder / "Drums/Hits/kick_01.wav";
        writeSound(kick, audio::AudioBuffer(2, framesFromSeconds(0.35, 48000)), 48000);
        QVERIFY(says(errorsOf(m_written.folder), "Drums/Hits/kick_01.wav: is silent"));
    }

    void aMissingFileAndAnExtraOneAreFound() {
        fs::remove(m_written.folder / "Drums/Hits/kick_01.wav");
        std::ofstream(m_written.folder / "Drums/Hits/extra.wav") << "x";
        const Errors errors = errorsOf(m_written.folder);
        QCOMPARE(errors.size(), std::size_t{2});
        QVERIFY(says(errors, "Drums/Hits/kick_01.wav: is missing"));
        QVERIFY(says(errors, "Drums/Hits/extra.wav: does not belong"));
    }

    void aNoteInTheFolderIsNoFault() {
        write(m_written.folder / "notes" / "licence.txt", "mine");
        const pack::Verification verification = pack::verify(m_written.folder, {});
        QVERIFY(verification.errors.empty());
        QVERIFY(says(verification.notices, "notes/licence.txt: does not belong"));
    }

    void theSameInAZip() {
        rewriteZip(*m_written.zip, [](std::vector<pack::ZipItem>& items) {
            items[1].path += ".bak";
            items.push_back({"beside.txt", {}, "x"});
        });
        const Errors errors = errorsOf(*m_written.zip);
        QVERIFY(says(errors, "is missing"));
        QVERIFY(says(errors, ".bak: does not belong"));
        QVERIFY(says(errors, "beside.txt: does not belong"));
    }

    void aLevelThatIsNotSoIsFound() {
        editArtifact(m_written.manifest, 0,
                     [](QJsonObject& one) { one[u"lufs"] = one[u"lufs"].toDouble() + 0.2; });
        editArtifact(m_written.manifest, 1,
                     [](QJsonObject& one) { one[u"true_peak_db"] = one[u"true_peak_db"].toDouble() - 0.2; });
        editArtifact(m_written.manifest, 2,
                     [](QJsonObject& one) { one[u"seconds"] = one[u"seconds"].toDouble() + 0.01; });
        editArtifact(m_written.manifest, 3,
                     [](QJsonObject& one) { one[u"lufs"] = QJsonValue(QJsonValue::Null); });
        editArtifact(m_written.manifest, 4, [](QJsonObject& one) { one[u"file_channels"] = 1; });
        editArtifact(m_written.manifest, 5, [](QJsonObject& one) { one[u"source_end"] = 1 << 30; });
        editArtifact(m_written.manifest, 6,
                     [](QJsonObject& one) { one[u"source"] = QStringLiteral("000000000000"); });
        const Errors errors = errorsOf(m_written.folder);
        QCOMPARE(errors.size(), std::size_t{7});
        QVERIFY(says(errors, "has 2 channels, not 1"));
        QVERIFY(says(errors, "a stretch that its source does not have"));
        QVERIFY(says(errors, "a source that is not listed"));
        QVERIFY(says(errors, "its loudness is"));
        QVERIFY(says(errors, "its true peak is"));
        QVERIFY(says(errors, "frames long"));
        QVERIFY(says(errors, "not silence"));
    }

    void aTenthOfADecibelIsNone() {
        editArtifact(m_written.manifest, 0,
                     [](QJsonObject& one) { one[u"lufs"] = one[u"lufs"].toDouble() + 0.05; });
        QCOMPARE(errorsOf(m_written.folder), Errors());
    }

    /// A sample that tells its levels as the manifest does is believed, unless every one is to be measured.
    void aLevelThatAFileTellsWronglyIsFoundByMeasuring() {
        const fs::path kick = m_written.folder / "Drums/Hits/kick_01.wav";
        std::string bytes = contentOf(kick);
        const std::size_t momentary = bytes.find("bext") + 8 + 412 + 6;
        bytes[momentary] = static_cast<char>(static_cast<unsigned char>(bytes[momentary]) ^ 0x20); // 0.32 LU
        write(kick, bytes);
        const auto told = audio::toldSoundOf(bytes);
        QVERIFY(told && told->momentaryMax);
        const QJsonArray artifacts = json::readObject(m_written.manifest)[u"artifacts"].toArray();
        const auto isKick = [](const QJsonValue& one) {
            return one[u"path"].toString() == u"Drums/Hits/kick_01.wav";
        };
        const auto index =
            static_cast<int>(std::find_if(artifacts.begin(), artifacts.end(), isKick) - artifacts.begin());
        editArtifact(m_written.manifest, index, [&](QJsonObject& one) {
            one[u"sha256"] = QString::fromStdString(library::sha256Of(bytes));
            one[u"lufs"] = *told->momentaryMax;
        });
        QCOMPARE(errorsOf(m_written.folder), Errors());
        const Errors errors = pack::verify(m_written.folder, {}, nullptr, pack::LevelProof::Measured).errors;
        QCOMPARE(errors.size(), std::size_t{1});
        QVERIFY(says(errors, "kick_01.wav: its loudness is"));
    }

    /// The hash of a file's own samples, and the sound that is made of them, are those of its reader.
    void whatAFileTellsOfItsSoundIsItsSound() {
        for (const auto& artifact : pack::readManifest(m_written.manifest).artifacts) {
            const fs::path file = m_written.folder / artifact.sample.path;
            const std::string bytes = contentOf(file);
            const auto told = audio::toldSoundOf(bytes);
            QVERIFY(told);
            audio::FileReader reader(file);
            const audio::AudioBuffer sound = audio::readWhole(reader);
            QVERIFY(audio::soundOf(*told) == sound);
            QCOMPARE(pack::soundHashOf(told->samples, told->bits), pack::soundHashOf(sound));
        }
    }

    void aManifestOfAnotherPackIsFound() {
        QJsonObject manifest = json::readObject(m_written.manifest);
        manifest[u"config_hash"] = QString(64, u'0');
        json::writeFile(m_written.manifest, proved(manifest));
        QVERIFY(says(errorsOf(m_written.folder), "does not follow"));
    }

    void aPathThatLeadsOutIsRefused_data() {
        QTest::addColumn<QString>("path");
        for (const char* path :
             {"../../etc/passwd", "/etc/passwd", "Drums/../../x.wav", "C:/x.wav", "a\\b.wav", ""})
            QTest::newRow(path) << QString::fromLatin1(path);
    }
    void aPathThatLeadsOutIsRefused() {
        QFETCH(QString, path);
        editArtifact(m_written.manifest, 0, [&](QJsonObject& one) { one[u"path"] = path; });
        QVERIFY_THROWS_EXCEPTION(Error, errorsOf(m_written.folder));
        QVERIFY_THROWS_EXCEPTION(Error, pack::sampleEntries(m_written.folder, m_bench->folder() / "cache"));
    }

    /// Any damage to a manifest is a fault or an error: it has a hash of itself.
    void noMutantOfAManifestIsCalledGood() {
        const QByteArray whole = QByteArray::fromStdString(contentOf(m_written.manifest));
        for (int round = 0; round < rounds(1000, 25); ++round) {
            const auto seed = static_cast<std::uint64_t>(round);
            const Mutant mutant = round % 2 ? damagedJson(whole, seed) : damagedBytes(whole, seed);
            if (mutant.bytes == whole) continue;
            std::ofstream(m_written.manifest, std::ios::binary) << mutant.bytes.toStdString();
            requireRefused(m_written.folder, mutant.what);
        }
    }

    /// The same for the zip, whose headers are told twice.
    void noMutantOfAZipIsCalledGood() {
        const QByteArray whole = QByteArray::fromStdString(contentOf(*m_written.zip));
        // Most bytes are sound: as often the last ones, where the directory is.
        const qsizetype tail = 1500;
        for (int round = 0; round < rounds(1000, 30); ++round) {
            const auto seed = static_cast<std::uint64_t>(round);
            Mutant mutant = damagedBytes(round % 2 ? whole : whole.right(tail), seed);
            if (round % 2 == 0) mutant.bytes.prepend(whole.left(whole.size() - tail));
            if (mutant.bytes == whole) continue;
            std::ofstream(*m_written.zip, std::ios::binary) << mutant.bytes.toStdString();
            requireRefused(*m_written.zip, mutant.what);
        }
    }

    /// Every bit of a local header, of the directory and of its end.
    void everyBitOfAZipsHeadersCounts() {
        const std::string whole = contentOf(*m_written.zip);
        const std::size_t directory = whole.find("PK\x01\x02");
        std::vector<std::size_t> bytes;
        for (std::size_t at = 0; at < 30; ++at)
            bytes.push_back(at);
        for (std::size_t at = directory; at < directory + 46; ++at)
            bytes.push_back(at);
        for (std::size_t at = whole.size() - 22; at < whole.size(); ++at)
            bytes.push_back(at);
        for (std::size_t n = 0; n < bytes.size(); n += static_cast<std::size_t>(rounds(1, 7)))
            for (int bit = static_cast<int>(n % 3); bit < 8; bit += rounds(1, 4)) {
                std::string flipped = whole;
                flipped[bytes[n]] = static_cast<char>(flipped[bytes[n]] ^ (1 << bit));
                std::ofstream(*m_written.zip, std::ios::binary) << flipped;
                requireRefused(*m_written.zip, QString::number(bytes[n]));
            }
    }

    void bytesBesideAZipAreFound() {
        const std::string whole = contentOf(*m_written.zip);
        for (const std::string& changed : {"x" + whole, whole + "x", whole + std::string(70000, '\0')}) {
            std::ofstream(*m_written.zip, std::ios::binary) << changed;
            requireRefused(*m_written.zip, QStringLiteral("bytes beside"));
        }
    }

    /// The same samples in another file: told from other sound.
    void anotherWrappingIsToldFromAnotherSound() {
        const fs::path kick = m_written.folder / "Drums/Hits/kick_01.wav";
        audio::FileReader reader(kick);
        audio::AudioBuffer sound = audio::readWhole(reader);
        writeSound(kick, sound, reader.info().rate); // without the chunks
        Errors errors = errorsOf(m_written.folder);
        QCOMPARE(errors.size(), std::size_t{1});
        QVERIFY(says(errors, "its sound is what the manifest says, but its file was written anew"));
        sound.channel(0)[100] += 0.001F;
        writeSound(kick, sound, reader.info().rate);
        errors = errorsOf(m_written.folder);
        QVERIFY(says(errors, "and neither is its sound"));
    }

    /// What anybody can compute: ffmpeg's samples as 32-bit integers.
    void theHashOfASoundIsWhatFfmpegGives() {
        QProcess ffmpeg;
        const fs::path kick = m_written.folder / "Drums/Hits/kick_01.wav";
        ffmpeg.start(QStringLiteral("ffmpeg"),
                     {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-i"),
                      QString::fromStdString(kick.string()), QStringLiteral("-f"), QStringLiteral("s32le"),
                      QStringLiteral("-")});
        if (!ffmpeg.waitForFinished() || ffmpeg.exitCode() != 0) QSKIP("ffmpeg is not installed");
        audio::FileReader reader(kick);
        QCOMPARE(pack::soundHashOf(audio::readWhole(reader)),
                 library::sha256Of(ffmpeg.readAllStandardOutput().toStdString()));
    }

    /// Packs of 0.1.0 have neither hash: they are proved as far as they go, and that is said.
    void anOlderManifestIsProvedAsFarAsItGoes() {
        QJsonObject manifest = json::readObject(m_written.manifest);
        const pack::Manifest read = pack::manifestFromJson(manifest);
        std::vector<pack::Placed> placed;
        QJsonArray artifacts = manifest[u"artifacts"].toArray();
        for (QJsonValueRef one : artifacts) {
            QJsonObject artifact = one.toObject();
            artifact.remove(u"sound_sha256");
            artifact.remove(u"file_channels");
            one = artifact;
            placed.push_back(
                {artifact[u"id"].toString().toStdString(), artifact[u"path"].toString().toStdString()});
        }
        manifest[u"artifacts"] = artifacts;
        manifest.remove(u"manifest_sha256");
        const std::string id = pack::packIdOf({read.sources[0].sha256}, placed, read.configHash, {});
        manifest[u"pack_id"] = QString::fromStdString(id);
        const fs::path folder = m_bench->out() / ("pack_" + id);
        fs::rename(m_written.folder, folder);
        json::writeFile(folder / "manifest.json", json::toBytes(manifest));
        const pack::Verification verification = pack::verify(folder, {});
        QCOMPARE(verification.errors, Errors());
        QCOMPARE(verification.notices.size(), std::size_t{1});
    }

    void whatIsUnpackedForASongIsProved() {
        const fs::path cache = m_bench->folder() / "cache";
        const auto entries = pack::sampleEntries(*m_written.zip, cache);
        const std::string sound = contentOf(entries[0].path);
        // Damaged in the cache: unpacked anew.
        std::ofstream(entries[0].path, std::ios::binary) << std::string(sound.size(), 'x');
        pack::sampleEntries(*m_written.zip, cache);
        QCOMPARE(contentOf(entries[0].path), sound);
        // Another sound in the pack, whose archive is sound in itself.
        rewriteZip(*m_written.zip, [](std::vector<pack::ZipItem>& items) { items[1].bytes[3000] ^= 1; });
        fs::remove_all(cache);
        QVERIFY_THROWS_EXCEPTION(Error, pack::sampleEntries(*m_written.zip, cache));
    }

    void whatIsNoPackSaysSo() {
        QVERIFY_THROWS_EXCEPTION(Error, errorsOf(m_bench->folder()));
        QVERIFY_THROWS_EXCEPTION(Error, errorsOf(m_bench->folder() / "none.zip"));
        QVERIFY_THROWS_EXCEPTION(Error, errorsOf(fs::path(m_bench->recordings[0].file)));
        std::ofstream(m_written.manifest) << "{ \"schema\": 5 }";
        QVERIFY_THROWS_EXCEPTION(Error, errorsOf(m_written.folder));
    }

    /// Who exported to a folder names that one.
    void theFolderThatWasExportedToIsItsPack() {
        for (const char* end : {"", "/"})
            QCOMPARE(errorsOf(m_bench->out().string() + end), Errors());
        const auto samples = pack::sampleEntries(m_bench->out(), m_bench->folder() / "cache");
        QCOMPARE(samples, pack::sampleEntries(m_written.folder, m_bench->folder() / "cache"));
        fs::remove(m_written.folder / "Drums/Hits/kick_01.wav");
        QVERIFY(says(errorsOf(m_bench->out()), "Drums/Hits/kick_01.wav: is missing"));
    }

    void folderAndZipGiveTheComposerTheSameSamples() {
        auto fromFolder = pack::sampleEntries(m_written.folder, m_bench->folder() / "cache");
        auto fromZip = pack::sampleEntries(*m_written.zip, m_bench->folder() / "cache");
        QCOMPARE(fromFolder.size(), std::size_t{7});
        QCOMPARE(fromZip.size(), fromFolder.size());
        for (std::size_t n = 0; n < fromFolder.size(); ++n) {
            QCOMPARE(contentOf(fromFolder[n].path), contentOf(fromZip[n].path));
            QVERIFY(fs::path(fromZip[n].path).is_absolute());
            fromZip[n].path = fromFolder[n].path;
            QCOMPARE(fromZip[n], fromFolder[n]);
        }
        const music::SampleEntry& loop = fromFolder[4];
        QCOMPARE(loop.traits.kind, music::SampleKind::Loop);
        QCOMPARE(*loop.traits.bpm, 120.0);
        QCOMPARE(*loop.traits.beats, 4);
        QCOMPARE(loop.seconds, 2.0);
        QVERIFY(loop.lufs && *loop.lufs > -30.0 && *loop.lufs < -10.0);
        const music::SampleEntry& note = fromFolder[5];
        QVERIFY(note.traits.tonal && std::abs(*note.traits.pitchHz - 220.0) < 0.001);
    }

private:
    static void requireRefused(const fs::path& pack, const QString& how) {
        bool isRefused = false;
        try {
            isRefused = !errorsOf(pack).empty();
        } catch (const Error&) {
            isRefused = true;
        }
        QVERIFY2(isRefused, qPrintable(how));
    }

    std::unique_ptr<Bench> m_bench;
    pack::WrittenPack m_written;
};

GLEANER_TEST(VerifyTest)
#include "verify_test.moc"
