#include "base/error.h"
#include "codec/file_reader.h"
#include "core/audio/signals.h"
#include "support/program.h"
#include "waveform/waveform_pyramid.h"

#include <chrono>

using namespace gleaner;
using namespace gleaner::audio;
using namespace gleaner::audio::test;

/// The picture of a recording must show what is in it, at every zoom, and never what was there yesterday.
class PyramidTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    static AudioBuffer bursts(Frame frames) {
        AudioBuffer buffer = steppedNoise(24, 2, frames, 9);
        for (int c = 0; c < 2; ++c)
            for (Frame i = 0; i < frames; ++i)
                buffer.channel(c)[static_cast<std::size_t>(i)] *= (i / 5000) % 3 == c ? 1.3F : 0.01F;
        return buffer;
    }

    static WaveformColumn bruteForce(const AudioBuffer& buffer, int channel, FrameRange range) {
        const AudioBuffer part = buffer.copy(range);
        const auto samples = part.channel(channel);
        if (samples.empty()) return {};
        double energy = 0.0;
        for (const float x : samples)
            energy += static_cast<double>(x) * x;
        return {*std::ranges::min_element(samples), *std::ranges::max_element(samples),
                static_cast<float>(std::sqrt(energy / static_cast<double>(samples.size())))};
    }

    static bool isSame(const WaveformColumn& a, const WaveformColumn& b) {
        return a.minimum == b.minimum && a.maximum == b.maximum &&
               std::abs(a.rms - b.rms) <= 1e-5F * (a.rms + 1e-6F);
    }

private Q_SLOTS:
    void columnsOfWholeBlocksAreExact_data() {
        QTest::addColumn<qint64>("width");
        for (const int width : {256, 1024, 4096, 16384, 65536, 262144})
            QTest::addRow("%d frames", width) << qint64(width);
    }
    void columnsOfWholeBlocksAreExact() {
        QFETCH(qint64, width);
        const AudioBuffer buffer = bursts(700001);
        MemorySource source(buffer, 48000);
        const auto pyramid = WaveformPyramid::build(source, {});
        QCOMPARE(pyramid.frames(), Frame(700001));
        const int count = static_cast<int>(700001 / width) + 1;
        for (int c = 0; c < 2; ++c) {
            const auto columns = pyramid.columns(c, {0, count * width}, count);
            QCOMPARE(columns.size(), static_cast<std::size_t>(count));
            for (int i = 0; i < count; ++i)
                QVERIFY(isSame(columns[static_cast<std::size_t>(i)],
                               bruteForce(buffer, c, {i * width, (i + 1) * width})));
        }
    }

    /// A recorder of four channels with two of them empty is no empty recording.
    void anOutlineShowsSoundInWhicheverChannelItIs() {
        const AudioBuffer heard = bursts(100000);
        AudioBuffer buffer(4, 100000);
        for (int c = 0; c < 2; ++c)
            std::ranges::copy(heard.channel(c), buffer.channel(c + 2).begin());
        MemorySource source(buffer, 48000);
        const auto pyramid = WaveformPyramid::build(source, {});
        const FrameRange whole{0, 100000};
        const auto left = pyramid.columns(2, whole, 100), right = pyramid.columns(3, whole, 100);
        const auto seen = pyramid.outlines(whole, 100);
        for (std::size_t i = 0; i < seen.size(); ++i) {
            QCOMPARE(seen[i].maximum, std::max({0.0F, left[i].maximum, right[i].maximum}));
            QCOMPARE(seen[i].minimum, std::min({0.0F, left[i].minimum, right[i].minimum}));
            QCOMPARE(seen[i].rms, std::max(left[i].rms, right[i].rms));
        }
    }

    /// Where columns and blocks do not meet, a column may show up to a block more at each side, and never
    /// less.
    void crookedColumnsHideNothing() {
        const AudioBuffer buffer = bursts(400000);
        MemorySource source(buffer, 48000);
        const auto pyramid = WaveformPyramid::build(source, {});
        const FrameRange range{1234, 398765};
        constexpr int count = 300;
        const auto columns = pyramid.columns(1, range, count);
        for (int i = 0; i < count; ++i) {
            const Frame begin = range.begin + range.length() * i / count;
            const Frame end = range.begin + range.length() * (i + 1) / count;
            const auto inner = bruteForce(buffer, 1, {begin, end});
            const auto outer = bruteForce(buffer, 1, {begin - 256, end + 257});
            const WaveformColumn& column = columns[static_cast<std::size_t>(i)];
            QVERIFY(column.minimum <= inner.minimum && column.minimum >= outer.minimum);
            QVERIFY(column.maximum >= inner.maximum && column.maximum <= outer.maximum);
        }
    }

    void whatLiesOutsideIsEmpty() {
        MemorySource source(bursts(10000), 48000);
        const auto pyramid = WaveformPyramid::build(source, {});
        const auto columns = pyramid.columns(0, {-5120, 20480}, 10); // 2560 frames each
        QCOMPARE(columns[0], WaveformColumn());
        QCOMPARE(columns[1], WaveformColumn());
        QVERIFY(columns[2].maximum > 0.0F);
        QVERIFY(columns[5].maximum > 0.0F);
        QCOMPARE(columns[6], WaveformColumn());
        QCOMPARE(pyramid.columns(0, {0, 0}, 4), std::vector<WaveformColumn>(4));
        QCOMPARE(pyramid.columns(2, {0, 100}, 4), std::vector<WaveformColumn>(4));
        QVERIFY(pyramid.columns(0, {0, 100}, 0).empty());
        QCOMPARE(WaveformPyramid().columns(0, {0, 100}, 4), std::vector<WaveformColumn>(4));
    }

    void sharperThanABlockShowsTheBlock() {
        const AudioBuffer buffer = bursts(10000);
        MemorySource source(buffer, 48000);
        const auto columns = WaveformPyramid::build(source, {}).columns(0, {512, 768}, 4);
        for (const auto& column : columns)
            QVERIFY(isSame(column, bruteForce(buffer, 0, {512, 768})));
    }

    void theFirstBlocksAreShownWhileTheRestIsRead() {
        MemorySource source(bursts(65536 * 120), 48000);
        int calls = 0;
        Frame seen = 0;
        double told = 0.0;
        const Progress progress({}, [&](double fraction, std::string_view) {
            QVERIFY(fraction >= told);
            told = fraction;
        });
        const auto whole = WaveformPyramid::build(source, progress, [&](const WaveformPyramid& soFar) {
            ++calls;
            QVERIFY(soFar.frames() > seen);
            seen = soFar.frames();
            QVERIFY(soFar.columns(0, {0, seen}, 1)[0].maximum > 0.9F);
        });
        QVERIFY(calls >= 30 && calls <= 50); // every 2 % at most
        QCOMPARE(told, 1.0);
        QCOMPARE(whole.frames(), source.info().frames);
    }

    /// A long recording makes coarser blocks, not a larger picture.
    void memoryDoesNotGrowWithTheLength() {
        class Silence final : public AudioSource {
        public:
            explicit Silence(Frame frames) {
                m_info.frames = frames;
                m_info.channels = 1;
                m_info.rate = 192000;
            }
            const AudioInfo& info() const override { return m_info; }
            void read(FrameRange range, AudioBuffer& out) override {
                out = AudioBuffer(1, intersection(range, {0, m_info.frames}).length());
            }

        private:
            AudioInfo m_info;
        };
        Silence source(Frame(1) << 30); // an hour and a half
        const auto pyramid = WaveformPyramid::build(source, {});
        QCOMPARE(pyramid.finestBlock(), Frame(1024));
        pyramid.save(in(m_folder, "long"));
        QVERIFY(std::filesystem::file_size(in(m_folder, "long")) < 27'000'000);
        QCOMPARE(WaveformPyramid::load(in(m_folder, "long"))->finestBlock(), Frame(1024));
    }

    void aCancelIsHeardAtOnce() {
        MemorySource source(AudioBuffer(2, 65536 * 50), 48000);
        std::stop_source stop;
        int reports = 0;
        const Progress progress(stop.get_token(), [&](double, std::string_view) {
            if (++reports == 3) stop.request_stop();
        });
        QVERIFY_THROWS_EXCEPTION(Cancelled, WaveformPyramid::build(source, progress));
        QCOMPARE(reports, 3);
    }

    void aSavedPyramidIsTheSame() {
        MemorySource source(bursts(300001), 48000);
        const auto pyramid = WaveformPyramid::build(source, {});
        const auto file = in(m_folder, "saved");
        pyramid.save(file);
        QVERIFY(!std::filesystem::exists(in(m_folder, "saved.part")));
        const auto loaded = WaveformPyramid::load(file);
        QVERIFY(loaded.has_value());
        QCOMPARE(loaded->frames(), pyramid.frames());
        QCOMPARE(loaded->channels(), 2);
        for (int c = 0; c < 2; ++c)
            for (const int count : {1, 7, 100, 1172})
                QCOMPARE(loaded->columns(c, {0, 300001}, count), pyramid.columns(c, {0, 300001}, count));
        QVERIFY_THROWS_EXCEPTION(Error, pyramid.save(in(m_folder, "no folder") / "x"));
    }

    void damagedFilesAreNotBelieved() {
        MemorySource source(bursts(100000), 48000);
        const auto file = in(m_folder, "damaged");
        WaveformPyramid::build(source, {}).save(file);
        const QByteArray good = bytesOf(file);
        QVERIFY(!WaveformPyramid::load(in(m_folder, "missing")));
        for (const qsizetype at : {qsizetype(0), qsizetype(8), qsizetype(12), qsizetype(16), qsizetype(24),
                                   qsizetype(100), good.size() - 1}) {
            QByteArray bad = good;
            bad[at] = static_cast<char>(bad[at] ^ 0x10);
            writeBytes(file, bad);
            QVERIFY2(!WaveformPyramid::load(file), qPrintable(QString::number(at)));
        }
        for (const qsizetype length : {qsizetype(0), qsizetype(10), qsizetype(50), good.size() - 1}) {
            writeBytes(file, good.left(length));
            QVERIFY(!WaveformPyramid::load(file));
        }
        writeBytes(file, good + '\0');
        QVERIFY(!WaveformPyramid::load(file));
    }

    void aRecordingIsReadOnceAndAgainWhenItChanges() {
        const auto recording = in(m_folder, "recording.wav"), cache = in(m_folder, "cache");
        writeFile(recording, bursts(200000), {});
        int read = 0;
        const Progress progress({}, [&](double, std::string_view) { ++read; });
        const auto first = loadOrBuildPyramid(recording, cache, progress);
        QVERIFY(read > 0);
        read = 0;
        const auto second = loadOrBuildPyramid(recording, cache, progress);
        QCOMPARE(read, 0);
        QCOMPARE(first.columns(0, {0, 200000}, 50), second.columns(0, {0, 200000}, 50));

        // The same size and time, and only a sample in the middle differs: the inode's time of change tells.
        const auto before = std::filesystem::last_write_time(recording);
        QByteArray bytes = bytesOf(recording);
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        writeBytes(recording, bytes);
        std::filesystem::last_write_time(recording, before);
        loadOrBuildPyramid(recording, cache, progress);
        QVERIFY(read > 0);
    }

    void aCacheThatCannotBeWrittenIsNoError() {
        const auto recording = in(m_folder, "plain.wav");
        writeFile(recording, bursts(5000), {});
        writeBytes(in(m_folder, "file"), "in the way");
        QCOMPARE(loadOrBuildPyramid(recording, in(m_folder, "file") / "cache", {}).frames(), Frame(5000));
    }
};

GLEANER_TEST(PyramidTest)
#include "pyramid_test.moc"
