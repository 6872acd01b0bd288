#include "base/error.h"
#include "codec/file_reader.h"
#include "onsets/detect_onsets.h"
#include "support/program.h"
#include "support/shared_data.h"
#include "support/synthetic.h"

#include <QTest>

#include <fstream>

using namespace gleaner;
using namespace gleaner::analysis;
using gleaner::test::ShortBlocks;
using gleaner::test::Tape;

namespace {
std::vector<double> onsetsOf(const Tape& tape, double sensitivity = 0.5) {
    auto source = tape.source();
    return detectOnsets(source, sensitivity, {});
}
/// How many of `truth` have an onset within `window`.
std::size_t matched(const std::vector<double>& truth, const std::vector<double>& onsets, double window) {
    return static_cast<std::size_t>(std::count_if(truth.begin(), truth.end(), [&](double t) {
        return std::any_of(onsets.begin(), onsets.end(), [&](double o) { return std::abs(o - t) <= window; });
    }));
}
void bow(Tape& tape, double at, double seconds, double hertz) {
    double phase = 0.0;
    const auto begin = static_cast<std::size_t>(at * tape.rate());
    for (std::size_t n = 0; n < static_cast<std::size_t>(seconds * tape.rate()); ++n) {
        const double t = static_cast<double>(n) / tape.rate();
        const double level = 0.2 * std::min({1.0, t / 0.08, (seconds - t) / 0.04});
        phase += hertz * (1.0 + 0.004 * std::sin(2.0 * std::numbers::pi * 5.5 * t)) / tape.rate();
        double x = 0.0;
        for (int h = 1; h <= 8; ++h)
            x += std::sin(2.0 * std::numbers::pi * h * phase) / h;
        tape.samples()[begin + n] += static_cast<float>(level * x);
    }
}
QByteArray text(const std::vector<double>& onsets) {
    QByteArray all;
    for (const double onset : onsets)
        all += QByteArray::number(onset, 'f', 3) + ' ';
    return all;
}
/// Hits and a rhythm over noise.
Tape walk() {
    return Tape(20.0)
        .noise(-50.0)
        .hit(1.0)
        .hit(2.2, 0.3, 2000.0)
        .pattern(5.0, "x..ox.o.x.xoo.o.", 95.0, 3, 0.2);
}
std::vector<double> numbersIn(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::vector<double> numbers;
    std::string line;
    while (std::getline(file, line))
        if (line.find('?') == std::string::npos) numbers.push_back(std::stod(line));
    return numbers;
}
}

class DetectOnsetsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void drumsAreFoundOneByOne() {
        for (const int rate : {16000, 44100, 48000, 96000}) {
            Tape tape(10.0, rate);
            tape.noise(-60.0).pattern(0.5, "x.o.xoo.x.o.x.oo", 100.0, 3);
            const auto onsets = onsetsOf(tape);
            std::vector<double> truth;
            for (int round = 0; round < 3; ++round)
                for (const int step : {0, 2, 4, 5, 6, 8, 10, 12, 14, 15})
                    truth.push_back(0.5 + 0.15 * (16 * round + step));
            QCOMPARE(matched(truth, onsets, 0.015), truth.size());
            QVERIFY2(onsets.size() <= truth.size() + 1, qPrintable(QString::number(onsets.size())));
        }
    }
    void softNotesAreFound() {
        Tape tape(10.0);
        tape.noise(-70.0);
        std::vector<double> truth;
        int i = 0;
        for (const double hertz : {262.0, 330.0, 392.0, 330.0, 294.0, 262.0, 349.0, 440.0}) {
            truth.push_back(1.0 + 0.8 * i++);
            tape.tone(truth.back(), 0.8, hertz, 0.2);
        }
        const auto onsets = onsetsOf(tape);
        QVERIFY(matched(truth, onsets, 0.05) >= truth.size() - 1);
        QVERIFY(onsets.size() <= truth.size() + 3);
    }
    /// Bowed notes: each swells for 80 ms, is held with vibrato, and the one before fades for 40 ms into it.
    void slowAttacksAreFoundWhereTheyBegin() {
        Tape tape(12.0);
        tape.noise(-70.0);
        const std::vector<double> pitches{262.0, 330.0, 392.0, 294.0, 262.0, 349.0, 440.0, 392.0};
        std::vector<double> truth;
        for (const double hertz : pitches) {
            const double begin = 1.0 + 1.2 * static_cast<double>(truth.size());
            truth.push_back(begin + 0.008);
            bow(tape, begin, 1.24, hertz);
        }
        const auto onsets = onsetsOf(tape);
        QVERIFY2(matched(truth, onsets, 0.025) == truth.size(), text(onsets).constData());
        QVERIFY2(onsets.size() <= truth.size() + 2, text(onsets).constData());
    }
    /// Sparse blows enter and leave what the level is taken against: that itself is no onset.
    void blowsFarApartLeaveNoTrace() {
        Tape tape(30.0);
        tape.noise(-50.0).hit(3.0).hit(9.0).hit(15.0).hit(21.0);
        const auto onsets = onsetsOf(tape);
        QCOMPARE(onsets.size(), std::size_t(4));
        QCOMPARE(matched({3.0, 9.0, 15.0, 21.0}, onsets, 0.006), std::size_t(4));
    }
    void levelDoesNotMatter() {
        Tape tape(6.0);
        tape.noise(-50.0).hit(1.0).hit(2.5).hit(4.0);
        const auto loud = onsetsOf(tape);
        QCOMPARE(loud.size(), std::size_t(3));
        tape.gain(-40.0);
        const auto quiet = onsetsOf(tape);
        QCOMPARE(quiet.size(), loud.size());
        QCOMPARE(matched(loud, quiet, 0.006), loud.size());
    }
    void risingAndApart() {
        Tape tape(10.0);
        tape.noise(-25.0).pattern(0.2, "xoxoxoxoxoxoxoxo", 180.0, 6);
        const auto onsets = onsetsOf(tape, 1.0);
        for (std::size_t i = 1; i < onsets.size(); ++i)
            QVERIFY(onsets[i] - onsets[i - 1] >= 0.03 - 1e-9);
    }
    void rainIsNoDrum() {
        Tape tape(30.0);
        tape.noise(-30.0);
        QVERIFY(onsetsOf(tape).size() <= 8);
    }
    void moreSensitiveFindsMore() {
        Tape tape(12.0);
        tape.noise(-40.0);
        for (int i = 0; i < 10; ++i)
            tape.hit(1.0 + i, 0.01 * std::pow(1.35, i));
        QVERIFY(onsetsOf(tape, 0.0).size() < onsetsOf(tape, 0.9).size());
    }
    void shortBlocksGiveTheSame() {
        auto source = walk().source(2);
        ShortBlocks shortBlocks(source, 1777);
        QVERIFY(!detectOnsets(source, 0.5, {}).empty());
        QCOMPARE(detectOnsets(source, 0.5, {}), detectOnsets(shortBlocks, 0.5, {}));
    }
    void cancelIsThrown() {
        auto source = walk().source();
        std::stop_source stop;
        int reports = 0;
        const Progress progress(stop.get_token(), [&](double, std::string_view) {
            if (++reports == 3) stop.request_stop();
        });
        QVERIFY_THROWS_EXCEPTION(Cancelled, detectOnsets(source, 0.5, progress));
        QCOMPARE(reports, 3);
    }
    void nothingToHear_data() {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<double>("offset");
        QTest::newRow("no frames") << 0.0 << 0.0;
        QTest::newRow("one sample") << 1.0 / 44100.0 << 0.5;
        QTest::newRow("ten samples") << 10.0 / 44100.0 << 0.5;
        QTest::newRow("silence") << 8.0 << 0.0;
        QTest::newRow("offset") << 8.0 << 0.3;
    }
    void nothingToHear() {
        QFETCH(double, seconds);
        QFETCH(double, offset);
        Tape tape(seconds);
        tape.constant(offset);
        QVERIFY(onsetsOf(tape).empty());
    }
    /// 12 dB under the room of its neighbours, a hit is nothing in the mix of all.
    void onsetsAreHeardInEachChannel() {
        constexpr int rate = 16000;
        audio::AudioBuffer all(4, 6 * rate);
        for (int c = 0; c < 4; ++c) {
            Tape room = Tape(6.0, rate).noise(c < 3 ? -20.0 : -75.0, 1 + static_cast<unsigned>(c));
            if (c == 3) room.hit(1.0, 0.02).hit(2.5, 0.02).hit(4.2, 0.02);
            std::ranges::copy(room.samples(), all.channel(c).begin());
        }
        audio::MemorySource source(std::move(all), rate);
        const std::vector<double> onsets = detectOnsets(source, 0.5, {});
        QCOMPARE(matched({1.0, 2.5, 4.2}, onsets, 0.02), std::size_t(3));
    }
    void onsetsOfDrumsAndField() {
        NEEDS_SHARED_DATA();
        const std::filesystem::path folder = test::sharedFolder() / "data" / "audio" / "onset" / "dev";
        for (const std::string name : {"mdb_Rock_drum", "hand_typewriter", "hand_dog", "hand_fireworks"}) {
            audio::FileReader reader(folder / (name + ".flac"));
            const auto truth = numbersIn(folder / (name + ".onsets"));
            const auto onsets = detectOnsets(reader, 0.5, {});
            QVERIFY2(matched(truth, onsets, 0.05) >= truth.size() * 85 / 100, name.c_str());
        }
    }
};

GLEANER_TEST(DetectOnsetsTest)
#include "detect_onsets_test.moc"
