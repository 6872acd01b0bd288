#include "base/error.h"
#include "core/audio/signals.h"
#include "metadata/source_tags.h"
#include "support/program.h"
#include "support/small_disk.h"
#include "tagging/sample_origin.h"
#include "tagging/tag_writer.h"

using namespace gleaner;
using namespace gleaner::audio;
using namespace gleaner::audio::test;

/// What FLAC, Ogg Vorbis and Opus say of themselves.
class CommentsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    static WavMetadata told() {
        WavMetadata metadata{.oneShot = false, .bpm = 92.5, .beats = 4};
        metadata.title = "Tür";
        metadata.key = "Am";
        metadata.software = "Gleaner 1";
        metadata.origin.emplace();
        metadata.origin->id = "0123456789ab";
        metadata.origin->sourceSha256.assign(64, 'a');
        metadata.origin->range = {5, 1005};
        metadata.origin->sourceRate = 44100;
        metadata.origin->soundSha256.assign(64, 'b');
        metadata.origin->gainDb = -0.5;
        metadata.origin->print = printOf(steppedNoise(16, 1, 1000), 48000, 24);
        return metadata;
    }

private Q_SLOTS:
    void everyKindOfCommentComesBack_data() {
        QTest::addColumn<int>("format");
        for (const FileFormatInfo& info : fileFormats)
            if (!info.isWav) QTest::newRow(info.id.data()) << static_cast<int>(info.format);
    }
    void everyKindOfCommentComesBack() {
        QFETCH(int, format);
        const auto which = static_cast<FileFormat>(format);
        const auto file = in(m_folder, "told" + std::string(info(which).extension));
        writeFile(file, steppedNoise(16, 1, 5000), {.format = which, .channels = 1});
        FileReader before(file);
        const AudioBuffer sound = readWhole(before);
        writeComments(file, commentsOf(told()));
        const MusicTags tags = readMusicTags(file);
        QCOMPARE(tags.bpm, std::optional(92.5));
        QCOMPARE(tags.key, std::string("Am"));
        QCOMPARE(readSourceTags(file).title, std::string("Tür"));
        QCOMPARE(readSourceTags(file).software, std::string("Gleaner 1"));
        QCOMPARE(readSourceTags(file).device, std::string());
        const FoundOrigin found = readOrigin(file);
        QVERIFY(found.isWhole);
        QCOMPARE(*found.origin, *told().origin);
        FileReader after(file);
        QCOMPARE(distance(readWhole(after), sound), 0.0);
        const QByteArray bytes = bytesOf(file);
        writeFile(file, steppedNoise(16, 1, 5000), {.format = which, .channels = 1});
        writeComments(file, commentsOf(told()));
        QCOMPARE(bytesOf(file), bytes); // no clock, no chance
    }

    void aFullDiskIsToldAtOnce_data() { everyKindOfCommentComesBack_data(); }
    void aFullDiskIsToldAtOnce() {
        QFETCH(int, format);
        const auto which = static_cast<FileFormat>(format);
        const auto file = in(m_folder, "full" + std::string(info(which).extension));
        writeFile(file, AudioBuffer(1, 48000), {.format = which, .channels = 1});
        const gleaner::test::SmallDisk disk(std::filesystem::file_size(file) + 100);
        WavMetadata metadata = told();
        metadata.comment.assign(9000, 'x');
        QVERIFY_THROWS_EXCEPTION(Error, writeComments(file, commentsOf(metadata)));
    }

    void otherFilesAreRefused() {
        const auto file = in(m_folder, "x.wav");
        writeFile(file, AudioBuffer(1, 10), {.channels = 1});
        QVERIFY_THROWS_EXCEPTION(Error, writeComments(file, {{"TITLE", "x"}}));
        QVERIFY_THROWS_EXCEPTION(Error, writeComments(in(m_folder, "none.flac"), {{"TITLE", "x"}}));
    }
};

GLEANER_TEST(CommentsTest)
#include "comments_test.moc"
