#include "hands.h"

#include "support/program.h"
#include "ui/waveform/region_layout.h"
#include "ui/waveform/waveform_page.h"

#include <QAbstractScrollArea>
#include <QLabel>
#include <QLayout>
#include <QSlider>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>

using namespace gleaner;
using namespace gleaner::test;

namespace {

QString nameOf(const QWidget& widget) {
    return QStringLiteral("%1 «%2» at %3,%4 %5×%6")
        .arg(QLatin1String(widget.metaObject()->className()), widget.objectName())
        .arg(widget.x())
        .arg(widget.y())
        .arg(widget.width())
        .arg(widget.height());
}

bool scrolls(const QWidget& parent) {
    return qobject_cast<const QAbstractScrollArea*>(parent.parentWidget()) != nullptr;
}

/// What lies outside of its parent or over a sister of it, below this widget; message bars lie over things by
/// intention.
void collectOverlaps(const QWidget& parent, QStringList& errors) {
    QList<const QWidget*> shown;
    for (const QWidget* child : parent.findChildren<const QWidget*>(Qt::FindDirectChildrenOnly))
        if (child->isVisible() && !child->isWindow() && !qobject_cast<const ui::MessageBar*>(child) &&
            !child->inherits("QSplitterHandle") && !child->inherits("QRubberBand") &&
            !child->inherits("QFocusFrame"))
            shown << child;
    for (const QWidget* child : shown) {
        if (!scrolls(parent) && !parent.rect().contains(child->geometry()))
            errors << QStringLiteral("%1 leaves %2").arg(nameOf(*child), nameOf(parent));
        for (const QWidget* other : shown)
            if (child < other && child->geometry().intersects(other->geometry()))
                errors << QStringLiteral("%1 overlaps %2").arg(nameOf(*child), nameOf(*other));
        if (!qobject_cast<const QAbstractScrollArea*>(child) || child->inherits("QScrollArea"))
            collectOverlaps(*child, errors);
    }
}

}

/// Where things stand in the window, and that they stay there.
class LayoutTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_window = &m_desk.window();
        m_window->openFiles({m_desk.recording()});
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->document().recordings().empty() && isIdle(*m_window), patience);
        m_window->findChild<ui::WaveformPage*>()->view().selectSlices(
            {m_window->document().slices(0).front().slice.id}, true);
    }

    void nothingOverlapsOnASmallScreen_data() {
        QTest::addColumn<int>("page");
        QTest::newRow("pack") << 0;
        QTest::newRow("effects") << 1;
        QTest::newRow("song") << 2;
    }
    void nothingOverlapsOnASmallScreen() {
        QFETCH(int, page);
        m_window->resize(1024, 600);
        m_window->findChild<QTabWidget*>(QStringLiteral("pages"))->setCurrentIndex(page);
        QTRY_COMPARE(m_window->size(), QSize(1024, 600));
        QStringList errors;
        collectOverlaps(*m_window->centralWidget(), errors);
        QVERIFY2(errors.isEmpty(), qPrintable(errors.join(u'\n')));
    }

    /// All of it at once on the smallest screen: the spectrogram, the bar, the pages or their tabs.
    void theWaveKeepsItsRoom_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("folded");
        QTest::addColumn<int>("least");
        QTest::newRow("small") << QSize(1024, 600) << false << 40;
        QTest::newRow("small, folded") << QSize(1024, 600) << true << 40;
        QTest::newRow("usual") << QSize(1440, 900) << false << 48;
        QTest::newRow("usual, folded") << QSize(1440, 900) << true << 200;
    }
    void theWaveKeepsItsRoom() {
        QFETCH(QSize, size);
        QFETCH(bool, folded);
        QFETCH(int, least);
        auto& view = m_window->findChild<ui::WaveformPage*>()->view();
        m_window->resize(size);
        QTRY_COMPARE(m_window->size(), size);
        action(*m_window, "spectrogramBelow").trigger();
        if (action(*m_window, "foldPages").isChecked() != folded) action(*m_window, "foldPages").trigger();
        QCOMPARE(action(*m_window, "foldPages").isChecked(), folded);
        m_window->layout()->activate();
        const ui::ViewLayout layout = ui::layOut(view.size(), view.spectrogramMode(), view.waveShare());
        QTRY_VERIFY2(ui::layOut(view.size(), view.spectrogramMode(), 0.5).wave.height() >= least,
                     qPrintable(QString::number(view.height())));
        QVERIFY(layout.spectrogram.height() >= least);
        QStringList errors;
        collectOverlaps(*m_window->centralWidget(), errors);
        action(*m_window, "spectrogramOff").trigger();
        if (folded) action(*m_window, "foldPages").trigger();
        QVERIFY2(errors.isEmpty(), qPrintable(errors.join(u'\n')));
    }

    void thePagesFoldAwayAndComeBack() {
        m_window->resize(1440, 900);
        QTRY_COMPARE(m_window->size(), QSize(1440, 900));
        auto& pages = *m_window->findChild<QTabWidget*>(QStringLiteral("pages"));
        auto& rows = *qobject_cast<QSplitter*>(pages.parentWidget());
        const int before = pages.height();
        QTest::mouseDClick(rows.handle(1), Qt::LeftButton);
        QTRY_COMPARE(pages.height(), pages.tabBar()->sizeHint().height());
        QVERIFY(m_desk.settings.value(QStringLiteral("window/pagesFolded")).toBool());
        QVERIFY(pages.tabBar()->isVisible() && !pages.currentWidget()->isVisible());
        QTest::mouseClick(pages.tabBar(), Qt::LeftButton, {}, pages.tabBar()->tabRect(1).center());
        QTRY_COMPARE(pages.height(), before);
        QCOMPARE(pages.currentIndex(), 1);
        QVERIFY(pages.currentWidget()->isVisible());
        action(*m_window, "foldPages").trigger();
        QTRY_VERIFY(pages.height() < 60);
        action(*m_window, "showRegions").trigger();
        QTRY_COMPARE(pages.height(), before);
        QVERIFY(!action(*m_window, "foldPages").isChecked());
        QVERIFY(!m_desk.settings.value(QStringLiteral("window/pagesFolded")).toBool());
    }

    void theSliderStaysWhereItIs() {
        auto& page = *m_window->findChild<ui::WaveformPage*>();
        const auto& slider = *page.findChild<QSlider*>();
        const QRect before = slider.geometry();
        page.setDetecting(true);
        page.layout()->activate();
        QCOMPARE(page.findChild<QPushButton*>(QStringLiteral("detectButton"))->text(),
                 QStringLiteral("Detecting …"));
        QCOMPARE(slider.geometry(), before);
        page.setDetecting(false);
    }

    void messagesLieOverThePagesAndStayLow() {
        ui::MessageBar& bar = messages(*m_window);
        const QRect before = m_window->findChild<QTabWidget*>(QStringLiteral("pages"))->geometry();
        QString sentence;
        for (int i = 0; i < 100; ++i)
            sentence += QStringLiteral("recording %1.wav can't be opened: it is not a recording.\n").arg(i);
        bar.show(ui::MessageBar::Kind::Error, sentence.trimmed());
        QCOMPARE(bar.sentence(), sentence.trimmed()); // all of it, for those who ask
        const auto* words = bar.findChild<QLabel*>(QStringLiteral("sentence"));
        QCOMPARE(words->text().count(u'\n'), 2);
        QVERIFY(words->text().endsWith(u'…'));
        QVERIFY(words->toolTip().contains(QStringLiteral("recording 99.wav")));
        QVERIFY(bar.height() <= 3 * words->fontMetrics().lineSpacing() + 40);
        QCOMPARE(m_window->findChild<QTabWidget*>(QStringLiteral("pages"))->geometry(), before);
        QVERIFY(m_window->centralWidget()->rect().contains(bar.geometry()));

        bar.show(ui::MessageBar::Kind::Note, QStringLiteral("Regions in walk.wav: 12"));
        QCOMPARE(words->text(), QStringLiteral("Regions in walk.wav: 12"));
        bar.hide();
    }

private:
    Desk m_desk;
    ui::MainWindow* m_window = nullptr;
};

GLEANER_TEST(LayoutTest)
#include "layout_test.moc"
