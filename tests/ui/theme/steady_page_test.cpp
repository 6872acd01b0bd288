#include "support/program.h"
#include "ui/theme/steady_page.h"

#include <QLabel>
#include <QTest>
#include <QVBoxLayout>

using namespace gleaner::ui;

namespace {

class Page : public SteadyPage {
public:
    explicit Page(QWidget* parent) : SteadyPage(parent), m_label(new QLabel(&content())) {
        m_label->setWordWrap(true);
        auto* layout = new QVBoxLayout(&content());
        layout->addWidget(m_label);
    }
    void say(const QString& text) { m_label->setText(text); }

private:
    QLabel* m_label;
};

/// How often a widget is asked to lay out anew.
class Requests : public QObject {
public:
    explicit Requests(QWidget& widget) { widget.installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::LayoutRequest) ++count;
        return false;
    }
};

}

class SteadyPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void othersHearOnlyOfOtherRoom() {
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* page = new Page(&window);
        layout->addWidget(page);
        layout->addWidget(new QWidget(&window), 1);
        page->say(QStringLiteral("a hit"));
        window.resize(300, 400);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const int line = page->height();
        Requests inside(*page), outside(window);
        page->say(QStringLiteral("a loop"));
        QTRY_VERIFY(inside.count > 0);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(outside.count, 0);
        QCOMPARE(page->height(), line);
        page->say(QStringLiteral("a phrase, and what is known of it\n\nover\nmany\nlines"));
        QTRY_VERIFY(page->height() > 2 * line);
        QVERIFY(outside.count > 0);
        page->say(QStringLiteral("a hit"));
        QTRY_COMPARE(page->height(), line);
    }
};

GLEANER_TEST(SteadyPageTest)
#include "steady_page_test.moc"
