#include "settings/field.h"

#include "support/program.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace gleaner;
using namespace gleaner::settings;

namespace {

std::span<const Choice> colours() {
    static constexpr Choice choices[] = {{"red", "Red", "Like a rose."}, {"green", "Green", "Like grass."}};
    return choices;
}

constexpr Setting tempo{.id = "bpm",
                        .name = "tempo",
                        .kind = Kind::Number,
                        .option = "bpm",
                        .unit = Unit::BeatsPerMinute,
                        .minimum = 40.0,
                        .maximum = 250.0,
                        .help = "Tempo of the song"};
constexpr Setting bars{.id = "bars",
                       .name = "length",
                       .kind = Kind::Whole,
                       .minimum = 1.0,
                       .maximum = 16.0,
                       .help = "Length",
                       .absent = "as long as its form"};
constexpr Setting colour{
    .id = "colour", .name = "colour", .kind = Kind::Word, .help = "Colour", .choices = colours};
constexpr Setting tempi{
    .id = "tempi", .name = "tempi", .kind = Kind::Range, .minimum = 20.0, .maximum = 400.0};
constexpr Setting seed{.id = "seed", .name = "seed", .kind = Kind::Seed};
constexpr Setting words{.id = "words", .name = "words", .kind = Kind::Texts};

struct Song {
    double bpm = 95.0;
    std::optional<int> bars;
    std::string colour = "red";
};

}

class SettingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatAPersonWrites() {
        QVERIFY(parse(tempo, "95") == Value(95.0));
        QVERIFY(parse(tempo, "+95.5") == Value(95.5));
        QVERIFY(parse(bars, "16") == Value(16.0));
        QVERIFY(parse(bars, "") == Value()); // may be absent
        QVERIFY(parse(colour, "green") == Value(std::string("green")));
        QVERIFY(parse(tempi, "80-160.5") == Value(Range{80.0, 160.5}));
        QVERIFY(parse(seed, "18446744073709551615") == Value(std::uint64_t{18446744073709551615ULL}));
        QVERIFY(parse(words, " rain, ,wind") == Value(std::vector<std::string>{"rain", "wind"}));
    }

    void refusesTheRest_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<QByteArray>("text");
        const Setting* all[] = {&tempo, &bars, &colour, &tempi, &seed};
        const std::vector<std::vector<const char*>> texts = {
            {"", "fast", "nan", "inf", "39.9", "250.1", "95 ", "95bpm", "0x60"},
            {"0", "17", "1.5", "-1"},
            {"", "blue", "Red", "red "},
            {"", "80", "160-80", "80-80", "10-100", "60-500", "60-", "-60", "60-120-180", "80–160"},
            {"", "-1", "1.5", "18446744073709551616", "abc"}};
        for (std::size_t n = 0; n < texts.size(); ++n)
            for (const char* text : texts[n])
                QTest::addRow("%s \"%s\"", std::string(all[n]->id).c_str(), text)
                    << static_cast<int>(n) << QByteArray(text);
    }
    void refusesTheRest() {
        QFETCH(int, which);
        QFETCH(QByteArray, text);
        const Setting* all[] = {&tempo, &bars, &colour, &tempi, &seed};
        QVERIFY(!parse(*all[which], text.toStdString()));
    }

    void whatIsShownReadsBack() {
        QCOMPARE(textOf(*parse(tempi, "80-160")), std::string("80-160"));
        QCOMPARE(textOf(*parse(words, "rain,wind")), std::string("rain, wind"));
        QCOMPARE(textOf(Value()), std::string());
        QCOMPARE(textOf(Value(true)), std::string("on"));
    }

    void saysWhatIsWanted() {
        QCOMPARE(wantedFor(tempo), std::string("a number from 40 to 250 bpm"));
        QCOMPARE(complaintAbout(tempo, Value(20.0)),
                 std::string("the tempo must be a number from 40 to 250 bpm, not 20"));
        QCOMPARE(complaintAbout(colour, Value(std::string("blue"))),
                 std::string("there is no colour \"blue\"; choose one of red, green"));
        QCOMPARE(wantedFor(tempi), std::string("two numbers from 20 to 400, the lower first"));
    }

    void aComplaintStaysASentence() {
        const std::string said = complaintAbout(colour, Value(std::string(100'000, 'a')));
        QVERIFY2(said.size() < 200, said.c_str());
    }

    void theHelpKnowsRangeAndBeginning() {
        QCOMPARE(helpFor(tempo, Value(95.0)), std::string("Tempo of the song, 40 to 250 bpm (default 95)."));
        QCOMPARE(helpFor(bars, Value()), std::string("Length, 1 to 16 (without it as long as its form)."));
        QCOMPARE(helpFor(colour, Value(std::string("red"))),
                 std::string("Colour: red, green (default red)."));
    }

    void aFieldLeadsToTheMember() {
        static constexpr Field<Song> fields[] = {
            field<Song>(
                tempo, [](auto& song) -> auto& { return song.bpm; }),
            field<Song>(
                bars, [](auto& song) -> auto& { return song.bars; }),
            field<Song>(
                colour, [](auto& song) -> auto& { return song.colour; })};
        const std::span<const Field<Song>> all(fields);
        Song song;
        QVERIFY(all[0].get(song) == Value(95.0) && all[1].get(song) == Value());
        all[1].set(song, Value(8.0));
        QCOMPARE(song.bars.value(), 8);
        all[1].set(song, Value());
        QVERIFY(!song.bars);
        QVERIFY(errorsOf(all, song).empty());
        song.bpm = std::numeric_limits<double>::quiet_NaN();
        song.colour = "blue";
        QCOMPARE(errorsOf(all, song).size(), std::size_t{2});
        QCOMPARE(findField(all, "bars"), &fields[1]);
        QVERIFY(findField(all, "beats") == nullptr);
        QVERIFY(fields[2].holdsAnyWord && !fields[0].holdsAnyWord);
    }
};

GLEANER_TEST(SettingTest)
#include "setting_test.moc"
