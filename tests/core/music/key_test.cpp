#include "music/key.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner::music;

class KeyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsEverySpelling_data();
    void readsEverySpelling();
    void refusesWhatIsNoKey_data();
    void refusesWhatIsNoKey();
    void writesSharpsExceptThreeFlats();
    void namesOfAllKeysReadBack();
    void wheelNumbersOfAllKeys();
    void transposesBothWays();
};

void KeyTest::readsEverySpelling_data() {
    QTest::addColumn<QString>("expected");
    const std::pair<const char*, const char*> spellings[] = {
        {"Am", "Am"},      {"A minor", "Am"},
        {"Amin", "Am"},    {"am", "Am"},
        {"a", "Am"},       {"A MINOR", "Am"},
        {"A:min", "Am"},   {"8A", "Am"},
        {"08a", "Am"},     {"1m", "Am"},
        {"  Am \n", "Am"}, {"A_minor", "Am"},
        {"A-", "Am"},      {"Am", "Am"},
        {"C", "C"},        {"Cmaj", "C"},
        {"C major", "C"},  {"CM", "C"},
        {"c major", "C"},  {"8B", "C"},
        {"1d", "C"},       {"A#m", "Bbm"},
        {"Bbm", "Bbm"},    {"B♭m", "Bbm"},
        {"A♯m", "Bbm"},    {"bb", "Bbm"},
        {"b", "Bm"},       {"Bb", "Bb"},
        {"B flat", "Bb"},  {"Dmaj", "D"},
        {"F#:min", "F#m"}, {"f#m", "F#m"},
        {"Gb", "F#"},      {"F sharp minor", "F#m"},
        {"Fsharp", "F#"},  {"Ebm", "Ebm"},
        {"D#m", "Ebm"},    {"G#m", "Abm"},
        {"Cb", "B"},       {"B#", "C"},
        {"E#m", "Fm"},     {"Abb", "G"},
        {"F##m", "Gm"},    {"12A", "C#m"},
        {"12B", "E"},      {"1A", "Abm"},
        {"1B", "B"},       {"12d", "F"},
        {"12m", "Dm"},     {"4A", "Fm"},
        {"9m", "Fm"},      {"5m", "C#m"},
    };
    for (const auto& [text, expected] : spellings)
        QTest::newRow(text) << QString::fromUtf8(expected);
}

void KeyTest::readsEverySpelling() {
    QFETCH(QString, expected);
    const auto key = parseKey(QTest::currentDataTag());
    QVERIFY(key.has_value());
    QCOMPARE(QString::fromStdString(toString(*key)), expected);
}

void KeyTest::refusesWhatIsNoKey_data() {
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"",    "   ",   "H",   "Hm", "Amaj7", "Z#", "INVALID", "0A",  "13A", "8C",  "8",
          "8AB", "A m b", "Amm", "#",  "A:",    "m",  "minor",   "Am7", "123", "-1A", "A\xff"})
        QTest::addRow("[%s]", text) << QString::fromLatin1(text);
}

void KeyTest::refusesWhatIsNoKey() {
    QFETCH(QString, text);
    QVERIFY(!parseKey(text.toStdString()).has_value());
}

void KeyTest::writesSharpsExceptThreeFlats() {
    QString major, minor;
    for (int pitchClass = 0; pitchClass < 12; ++pitchClass) {
        major += QString::fromStdString(toString({pitchClass, Mode::Major})) + QLatin1Char(' ');
        minor += QString::fromStdString(toString({pitchClass, Mode::Minor})) + QLatin1Char(' ');
    }
    QCOMPARE(major, QStringLiteral("C C# D Eb E F F# G Ab A Bb B "));
    QCOMPARE(minor, QStringLiteral("Cm C#m Dm Ebm Em Fm F#m Gm Abm Am Bbm Bm "));
}

void KeyTest::namesOfAllKeysReadBack() {
    for (const Mode mode : {Mode::Major, Mode::Minor})
        for (int pitchClass = 0; pitchClass < 12; ++pitchClass) {
            const Key key{pitchClass, mode};
            QCOMPARE(parseKey(toString(key)), std::optional(key));
            QCOMPARE(parseKey(camelot(key)), std::optional(key));
        }
}

/// The circle of fifths as DJ tools print it (docs/music.md 5.1): a fifth up is one number up.
void KeyTest::wheelNumbersOfAllKeys() {
    QCOMPARE(camelot({9, Mode::Minor}), std::string("8A"));
    QCOMPARE(camelot({0, Mode::Major}), std::string("8B"));
    QCOMPARE(camelot({4, Mode::Minor}), std::string("9A"));
    QCOMPARE(camelot({2, Mode::Minor}), std::string("7A"));
    QCOMPARE(camelot({8, Mode::Minor}), std::string("1A"));
    QCOMPARE(camelot({4, Mode::Major}), std::string("12B"));
    for (int pitchClass = 0; pitchClass < 12; ++pitchClass) {
        const Key key{pitchClass, Mode::Minor};
        QCOMPARE(fifths(transposed(key, 7)), (fifths(key) + 1) % 12);
        QCOMPARE(fifths({(pitchClass + 3) % 12, Mode::Major}), fifths(key)); // its relative stands beside it
    }
}

void KeyTest::transposesBothWays() {
    QCOMPARE(toString(transposed({9, Mode::Minor}, 3)), std::string("Cm"));
    QCOMPARE(toString(transposed({0, Mode::Major}, -1)), std::string("B"));
    QCOMPARE(toString(transposed({5, Mode::Major}, -29)), std::string("C"));
}

GLEANER_TEST(KeyTest)
#include "key_test.moc"
