#include "base/error.h"
#include "base/sentence.h"
#include "support/program.h"

#include <QTest>

#include <type_traits>

using namespace gleaner;

static_assert(!std::is_convertible_v<Cancelled*, Error*>);
static_assert(!std::is_convertible_v<Cancelled*, std::exception*>);

/// What a person reads when something went wrong.
class ErrorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSentenceEndsWithOneFullStop_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("none") << "the disk is full"
                              << "the disk is full.";
        QTest::newRow("one") << "the disk is full."
                             << "the disk is full.";
        QTest::newRow("several") << "the disk is full..."
                                 << "the disk is full.";
        QTest::newRow("spaces") << "the disk is full. \n"
                                << "the disk is full.";
        QTest::newRow("two sentences") << "It is full. Make room"
                                       << "It is full. Make room.";
        QTest::newRow("a quoted stop") << "there is no \"x.\""
                                       << "there is no \"x.\".";
        QTest::newRow("a bracket") << "can't be read (the disk is full)"
                                   << "can't be read (the disk is full).";
        QTest::newRow("another alphabet")
            << QStringLiteral("es fehlt „Vögel…“") << QStringLiteral("es fehlt „Vögel…“.");
        QTest::newRow("nothing") << ""
                                 << "";
        QTest::newRow("stops alone") << ". ."
                                     << "";
    }
    void aSentenceEndsWithOneFullStop() {
        QFETCH(QString, text);
        QFETCH(QString, sentence);
        QCOMPARE(QString::fromStdString(asSentence(text.toStdString())), sentence);
        QCOMPARE(QString::fromUtf8(Error(text.toStdString()).what()), sentence);
        QCOMPARE(asSentence(asSentence(text.toStdString())), asSentence(text.toStdString()));
    }

    void theFileStandsBeforeTheReason() {
        const Error error("/walks/dawn.wav", "the file is empty. Copy it again.");
        QCOMPARE(error.what(), "/walks/dawn.wav: the file is empty. Copy it again.");
        QCOMPARE(error.file(), std::filesystem::path("/walks/dawn.wav"));
        QCOMPARE(error.reason(), std::string("the file is empty. Copy it again"));
    }

    void anErrorMayBeAboutNoFile() {
        const Error error("The tempo is missing");
        QCOMPARE(error.what(), "The tempo is missing.");
        QVERIFY(error.file().empty());
        QCOMPARE(Error(std::filesystem::path(), "The tempo is missing.").what(), "The tempo is missing.");
    }

    void aReasonStandsWithinAnotherSentence() {
        const Error inner("/tmp/sample", "can't be written (the disk is full).");
        QCOMPARE(Error("There is no room (" + inner.reason() + "); make some.").what(),
                 "There is no room (can't be written (the disk is full)); make some.");
    }

    void anErrorWithoutAFileIsAboutTheOneAtHand() {
        try {
            namingFile("walk.flp", []() -> int { throw Error("It is cut off."); });
            QFAIL("passed");
        } catch (const Error& error) {
            QCOMPARE(error.what(), "walk.flp: It is cut off.");
            QCOMPARE(error.file(), std::filesystem::path("walk.flp"));
        }
    }

    void anErrorAboutAFileStaysAboutIt() {
        try {
            namingFile("walk.flp", [] { throw Error("kick.wav", "no such file."); });
            QFAIL("passed");
        } catch (const Error& error) {
            QCOMPARE(error.what(), "kick.wav: no such file.");
        }
    }

    void aResultIsHandedOn() {
        QCOMPARE(namingFile("walk.flp", [] { return std::string("read"); }), std::string("read"));
    }

    /// Who catches errors lets it pass.
    void cancellingIsNoError() {
        const auto work = [] {
            try {
                namingFile("walk.flp", [] { throw Cancelled(); });
            } catch (const std::exception&) {
                QFAIL("caught");
            }
        };
        QVERIFY_THROWS_EXCEPTION(Cancelled, work());
    }
};

GLEANER_TEST(ErrorTest)
#include "error_test.moc"
