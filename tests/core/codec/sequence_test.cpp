// Recordings that their recorder split: read as if it had not.

#include "base/error.h"
#include "base/random.h"
#include "codec/file_writer.h"
#include "codec/sequence_reader.h"
#include "support/program.h"
#include "support/shared_data.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace gleaner;
using namespace gleaner::audio;
namespace fs = std::filesystem;

namespace {

/// Noise: no frame is like another.
AudioBuffer noise(int channels, Frame frames) {
    AudioBuffer sound(channels, frames);
    Random random(7);
    for (int c = 0; c < channels; ++c)
        for (float& sample : sound.channel(c))
            sample = static_cast<float>(static_cast<int>(random.below(1 << 20)) - (1 << 19)) / (1 << 20);
    return sound;
}

std::string errorOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

class Bench {
public:
    fs::path write(const std::string& name, const AudioBuffer& sound, int rate = 48000,
                   FileFormat format = FileFormat::Wav24) const {
        const fs::path file = fs::path(m_folder.path().toStdString()) / name;
        FileWriter writer(file, {format, rate, sound.channels(), 0});
        writer.write(sound);
        writer.finish();
        return file;
    }
    /// Cut at these frames.
    FileSequence split(const AudioBuffer& sound, const std::vector<Frame>& joints,
                       FileFormat format = FileFormat::Wav24) const {
        std::vector<fs::path> files;
        Frame begin = 0;
        for (std::size_t n = 0; n <= joints.size(); ++n) {
            const Frame end = n < joints.size() ? joints[n] : sound.frames();
            files.push_back(
                write("part" + std::to_string(n) + (format == FileFormat::Flac ? ".flac" : ".wav"),
                      sound.copy({begin, end}), 48000, format));
            begin = end;
        }
        return FileSequence(files);
    }

private:
    QTemporaryDir m_folder;
};

}

class SequenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noFrameIsLostOrDoubledAtAJoint_data() {
        QTest::addColumn<bool>("isFlac");
        QTest::newRow("WAV") << false;
        QTest::newRow("FLAC") << true;
    }

    void noFrameIsLostOrDoubledAtAJoint() {
        QFETCH(bool, isFlac);
        const Bench bench;
        const AudioBuffer sound = noise(2, 30011);
        SequenceReader reader(
            bench.split(sound, {4099, 4100, 20001}, isFlac ? FileFormat::Flac : FileFormat::Wav24));
        QCOMPARE(reader.info().frames, sound.frames());
        AudioBuffer read;
        reader.read({0, sound.frames()}, read);
        QVERIFY(read == sound);
        Random random(3);
        for (int n = 0; n < 200; ++n) { // seeks over joints, there and back
            const auto begin = static_cast<Frame>(random.below(30011));
            const FrameRange range{begin, begin + static_cast<Frame>(random.below(20000))};
            reader.read(range, read);
            QVERIFY2(read == sound.copy(range), qPrintable(QString::number(begin)));
        }
        reader.read({sound.frames(), sound.frames() + 5}, read);
        QCOMPARE(read.frames(), Frame{0});
    }

    void marksLieWhereTheyAreInTheWhole() {
        const Bench bench;
        NEEDS_SHARED_DATA();
        const fs::path marked = gleaner::test::sharedFolder() / "cases/marks_in_quiet.wav";
        FileReader alone(marked);
        const fs::path begin = bench.write("b.wav", noise(alone.info().channels, 777), alone.info().rate);
        const SequenceReader reader(FileSequence(std::vector<fs::path>{begin, marked}));
        QVERIFY(!alone.info().marks.empty());
        QCOMPARE(reader.info().marks.size(), alone.info().marks.size());
        for (std::size_t n = 0; n < alone.info().marks.size(); ++n)
            QCOMPARE(reader.info().marks[n].begin, alone.info().marks[n].begin + 777);
    }

    void aPartThatIsMissingIsNamed() {
        const Bench bench;
        const FileSequence files = bench.split(noise(1, 3000), {1000, 2000});
        fs::remove(files.files()[1]);
        const auto said = errorOf([&] { SequenceReader{files}; });
        QVERIFY2(said.find("part1.wav") != std::string::npos, said.c_str());
        QVERIFY2(said.find("part 2 of 3") != std::string::npos, said.c_str());
        QVERIFY2(errorOf([&] { stampOf(files); }) == said, said.c_str());
    }

    void whatHasAnotherRateOrOtherChannelsDoesNotGoOn() {
        const Bench bench;
        const fs::path first = bench.write("a.wav", noise(1, 100)),
                       faster = bench.write("b.wav", noise(1, 100), 96000),
                       wider = bench.write("c.wav", noise(2, 100));
        for (const fs::path& other : {faster, wider}) {
            const auto said = errorOf([&] {
                SequenceReader{FileSequence(std::vector<fs::path>{first, other})};
            });
            QVERIFY2(said.find("can't go on with a.wav") != std::string::npos, said.c_str());
        }
    }

    void aChangeOfAnyPartChangesTheStamp() {
        const Bench bench;
        const AudioBuffer sound = noise(1, 3000);
        const FileSequence files = bench.split(sound, {1000, 2000});
        const FileStamp before = stampOf(files);
        QVERIFY(before == stampOf(files));
        bench.write("part1.wav", noise(1, 1000));
        QVERIFY(before != stampOf(files));
    }
};

GLEANER_TEST(SequenceTest)
#include "sequence_test.moc"
