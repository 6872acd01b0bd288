#include "support/program.h"
#include "ui/window/message_bar.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QVBoxLayout>

using namespace gleaner;
using ui::MessageBar;

namespace {

/// A page, and the bar over its lower edge.
struct Page {
    Page() {
        (new QVBoxLayout(&window))->addWidget(new QWidget(&window));
        bar = new MessageBar(*window.findChild<QWidget*>());
        window.resize(1000, 400);
        window.show();
    }
    QPushButton& button(const char* name) { return *bar->findChild<QPushButton*>(QLatin1String(name)); }
    /// Its time is over at once.
    void hurry() { bar->findChild<QTimer*>()->start(0); }

    QWidget window;
    MessageBar* bar;
};

}

class MessageBarTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNoteGoesAndAnErrorStays() {
        Page page;
        page.bar->show(MessageBar::Kind::Note, QStringLiteral("Done."));
        QCOMPARE(page.bar->findChild<QTimer*>()->remainingTime() > 5000, true);
        page.hurry();
        QTRY_VERIFY(!page.bar->isVisible());
        page.bar->show(MessageBar::Kind::Error, QStringLiteral("The disk is full."));
        QVERIFY(page.bar->isVisible() && !page.bar->findChild<QTimer*>()->isActive());
    }

    void eachQuestionGetsItsOwnAnswer() {
        Page page;
        QStringList answers;
        const auto ask = [&](const char* what) {
            page.bar->ask(QLatin1String(what), QStringLiteral("Yes"), QStringLiteral("No"),
                          [&answers, what](bool yes) {
                              answers << QLatin1String(what) + QLatin1String(yes ? " yes" : " no");
                          });
        };
        ask("first"); // closed unanswered, or pushed aside: nobody hears of it
        page.bar->hide();
        ask("second");
        ask("third");
        page.button("messageYes").click();
        QCOMPARE(answers, QStringList{QStringLiteral("third yes")});
        QVERIFY(!page.bar->isVisible() && !page.bar->isAsking());
        ask("fourth");
        page.button("messageNo").click();
        QCOMPARE(answers.back(), QStringLiteral("fourth no"));
    }

    /// It covers what a person goes on with; who is about to answer keeps it.
    void aQuestionThatWaitsElsewhereGoesUnlessInUse() {
        Page page;
        page.bar->ask(QStringLiteral("Restore?"), QStringLiteral("Yes"), QStringLiteral("No"), [](bool) {});
        QVERIFY(!page.bar->findChild<QTimer*>()->isActive());
        page.bar->letGo();
        QVERIFY(page.bar->findChild<QTimer*>()->remainingTime() > 10'000);
        page.button("messageYes").setFocus();
        page.hurry();
        QTimer& rest = *page.bar->findChild<QTimer*>();
        QSignalSpy over(&rest, &QTimer::timeout);
        QTRY_VERIFY(!over.isEmpty());
        QVERIFY(page.bar->isVisible());
        page.window.setFocus();
        page.hurry();
        QTRY_VERIFY(!page.bar->isVisible());
    }
};

GLEANER_TEST(MessageBarTest)
#include "message_bar_test.moc"
