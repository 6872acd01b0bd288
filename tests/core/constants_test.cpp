#include "support/places.h"
#include "support/program.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

namespace {

/// A named number of the source, with what is written beside it.
struct Constant {
    QString name;
    QString comment; ///< the `///` lines directly above, then the `///<` behind it, as one line
};

/// What a comment begins with. The first word or words that fit tell how the number is to be read.
const QStringList units = {
    QStringLiteral("dB"),         QStringLiteral("s"),           QStringLiteral("Hz"),
    QStringLiteral("bpm"),        QStringLiteral("beats"),       QStringLiteral("octaves"),
    QStringLiteral("hops"),       QStringLiteral("frames"),      QStringLiteral("samples"),
    QStringLiteral("steps"),      QStringLiteral("bands"),       QStringLiteral("onsets"),
    QStringLiteral("strikes"),    QStringLiteral("starts"),      QStringLiteral("cuts"),
    QStringLiteral("tempi"),      QStringLiteral("words"),       QStringLiteral("aspects"),
    QStringLiteral("share"),      QStringLiteral("factor"),      QStringLiteral("ratio"),
    QStringLiteral("weight"),     QStringLiteral("flux"),        QStringLiteral("amplitude"),
    QStringLiteral("nats"),       QStringLiteral("kurtosis"),    QStringLiteral("n R^2"),
    QStringLiteral("deviations"), QStringLiteral("correlation"), QStringLiteral("pitch classes")};

/// Comments of a declaration in one line, without their slashes.
QString plain(const QString& comment) {
    static const QRegularExpression slashes(QStringLiteral("\\s*\\n?\\s*///<?\\s*"));
    return QString(comment).replace(slashes, QStringLiteral(" ")).simplified();
}

/// A number, or several in braces; a list of names or what a function gives is none.
bool isNumber(const QString& type, const QString& value) {
    static const QRegularExpression arithmetic(QStringLiteral(
        "^(?:std::)?(?:double|float|int|long|short|char|unsigned|auto|u?int\\d+_t|size_t|Frame)\\b"));
    static const QRegularExpression digit(QStringLiteral("(?<![\\w.])\\d"));
    return arithmetic.match(type).hasMatch() || digit.match(value).hasMatch();
}

/// Variables that are `constexpr` or `static const`, wherever they stand, or `const` outside of functions.
QList<Constant> constantsIn(const QString& source) {
    static const QRegularExpression declaration(
        QStringLiteral(
            "((?:^[ \\t]*///(?!<)[^\\n]*\\n)*)"
            "^(?:[ \\t]*(?:(?:inline|static)\\s+)*(?:constexpr|(?<=static )const)|const)\\s+(?:static\\s+)?"
            "((?:(?:unsigned|signed|long|short)\\s+)*[\\w:]+(?:<[^;{}()=]*>)?)\\s+(\\w+)\\s*((?:=|\\{)[^;]*);"
            "([ \\t]*///<[^\\n]*(?:\\n[ \\t]*///<[^\\n]*)*)?"),
        QRegularExpression::MultilineOption);
    QList<Constant> constants;
    auto matches = declaration.globalMatch(source);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (isNumber(match.captured(2), match.captured(4)))
            constants.append({match.captured(3), plain(match.captured(1) + match.captured(5))});
    }
    return constants;
}

bool beginsWithUnit(const QString& comment) {
    return std::any_of(units.begin(), units.end(), [&](const QString& unit) {
        return comment.startsWith(unit) &&
               (comment.size() == unit.size() || !comment[unit.size()].isLetterOrNumber());
    });
}

/// What the line of a constant leaves open (docs/STYLE.md 2); empty: nothing.
QString errorOf(const QString& comment) {
    static const QRegularExpression origin(
        QStringLiteral("\\b(?:found on|follows from|published|chosen|origin not recorded)\\b"));
    static const QRegularExpression flatness(
        QStringLiteral("(?<![\\w.])[-+]\\d\\.\\d+ at [-\\d]|\\bflat at [-\\d]|\\bnot swept: \\w"));
    static const QRegularExpression follows(QStringLiteral("\\bfollows from\\b"));
    if (comment.isEmpty()) return QStringLiteral("has no line");
    if (!beginsWithUnit(comment)) return QStringLiteral("does not begin with its unit");
    if (!origin.match(comment).hasMatch()) return QStringLiteral("does not say what it was found on");
    if (!follows.match(comment).hasMatch() && !flatness.match(comment).hasMatch())
        return QStringLiteral("does not say how flat it is");
    return {};
}

const QStringList rooms = {QStringLiteral("find"), QStringLiteral("rhythm"), QStringLiteral("onsets"),
                           QStringLiteral("classify")};

/// Sources of a room that people write; the tables are written by the training.
QStringList sourcesOf(const QString& room) {
    const QDir folder(gleaner::test::sourceFile(QStringLiteral("core/") + room));
    QStringList sources;
    for (const QString& name :
         folder.entryList({QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files))
        if (!name.endsWith(QStringLiteral("_table.cpp"))) sources << folder.filePath(name);
    return sources;
}

QString sourceAt(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}

/// Every named number of the rooms that detect says its unit, what it was found on and how flat its optimum
/// is.
class ConstantsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyConstantHasItsLine_data() {
        QTest::addColumn<QString>("room");
        QTest::addColumn<int>("least");
        QTest::newRow("find") << rooms[0] << 130;
        QTest::newRow("rhythm") << rooms[1] << 50;
        QTest::newRow("onsets") << rooms[2] << 30;
        QTest::newRow("classify") << rooms[3] << 25;
    }
    void everyConstantHasItsLine() {
        QFETCH(QString, room);
        QFETCH(int, least);
        QStringList errors;
        int seen = 0;
        for (const QString& path : sourcesOf(room))
            for (const Constant& constant : constantsIn(sourceAt(path))) {
                ++seen;
                if (const QString error = errorOf(constant.comment); !error.isEmpty())
                    errors << QFileInfo(path).fileName() + QStringLiteral(": ") + constant.name +
                                  QLatin1Char(' ') + error;
            }
        QVERIFY2(errors.isEmpty(), qPrintable(QLatin1Char('\n') + errors.join(QLatin1Char('\n'))));
        QVERIFY2(seen >= least, qPrintable(QString::number(seen)));
    }

    void constantsAreSeen_data() {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QStringList>("seen");
        const auto row = [](const char* name, const char* source, const QStringList& seen) {
            QTest::newRow(name) << QString::fromUtf8(source) << seen;
        };
        row("with nothing", "constexpr double gapSeconds = 0.001;\n", {QStringLiteral("gapSeconds: ")});
        row("with a line above", "/// s of air\n/// between two\nconstexpr double gap = 0.001;\n",
            {QStringLiteral("gap: s of air between two")});
        row("with a line behind", "constexpr int most = 5; ///< cuts\n                        ///< kept\n",
            {QStringLiteral("most: cuts kept")});
        row("the next one's line is not its own", "constexpr int a = 1;\n/// beats\nconstexpr int b = 2;\n",
            {QStringLiteral("a: "), QStringLiteral("b: beats")});
        row("a plain comment is none", "// s of air\nconstexpr double gap = 0.001;\n",
            {QStringLiteral("gap: ")});
        row("in a class", "    static constexpr double reach = 32.0;\n", {QStringLiteral("reach: ")});
        row("in a function", "    static const float floor = -70.0F;\n", {QStringLiteral("floor: ")});
        row("in a header", "inline constexpr std::size_t count = 3;\n", {QStringLiteral("count: ")});
        row("over two lines", "constexpr double longOne =\n    0.88; ///< share\n",
            {QStringLiteral("longOne: share")});
        row("several in braces",
            "constexpr std::array<double, 2> rates = {1.0, 2.0};\n"
            "constexpr Manner soft{0.7, 40.0};\nconstexpr CellRange first = {2, 4};\n",
            {QStringLiteral("rates: "), QStringLiteral("soft: "), QStringLiteral("first: ")});
        row("of a long type", "constexpr unsigned long long most = 5;\n", {QStringLiteral("most: ")});
        row("from another", "constexpr double cell = Track::cell;\n", {QStringLiteral("cell: ")});
        row("no number", "inline constexpr std::array<music::Role, 2> roles = {Role::Kick, Role::Hat};\n",
            {});
        row("a function", "constexpr std::size_t framesOf(double seconds) {\n    return 1;\n}\n", {});
        row("of a file", "const float floor = -70.0F;\nconst Floors& floors();\n",
            {QStringLiteral("floor: ")});
        row("a variable", "    const double mean = 0.5;\n", {});
        row("in a comment", "// constexpr double gap = 0.001;\n", {});
    }
    void constantsAreSeen() {
        QFETCH(QString, source);
        QFETCH(QStringList, seen);
        QStringList found;
        for (const Constant& constant : constantsIn(source))
            found << constant.name + QStringLiteral(": ") + constant.comment;
        QCOMPARE(found, seen);
    }

    void whatALineLeavesOpenIsTold_data() {
        QTest::addColumn<QString>("comment");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* comment, const char* error) {
            QTest::newRow(*comment ? comment : "nothing")
                << QString::fromUtf8(comment) << QString::fromUtf8(error);
        };
        row("dB of prominence; found on the development scenes; F of hits -0.002 at 0.8x, -0.011 at 1.25x",
            "");
        row("hops of 10 ms; origin not recorded; flat at 4 and 6", "");
        row("s; published with SuperFlux; not swept: the compiler needs it", "");
        row("s, a bar of four beats; follows from fastestBar", "");
        row("", "has no line");
        row("the usual threshold; found on scenes; flat at 0.8x and 1.25x", "does not begin with its unit");
        row("sharp; found on scenes; flat at 0.8x and 1.25x", "does not begin with its unit");
        row("dB of prominence; flat at 0.8x and 1.25x", "does not say what it was found on");
        row("dB of prominence; found on the development scenes", "does not say how flat it is");
        row("dB of prominence; found on the development scenes; quite flat", "does not say how flat it is");
        row("dB of prominence; found on the development scenes; not swept", "does not say how flat it is");
    }
    void whatALineLeavesOpenIsTold() {
        QFETCH(QString, comment);
        QFETCH(QString, error);
        QCOMPARE(errorOf(comment), error);
    }
};

GLEANER_TEST(ConstantsTest)
#include "constants_test.moc"
