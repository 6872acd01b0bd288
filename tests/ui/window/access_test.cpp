#include "hands.h"

#include "support/program.h"
#include "ui/waveform/waveform_page.h"

#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QTabWidget>

using namespace gleaner;
using namespace gleaner::test;

namespace {

QString nameOf(const QAccessibleInterface& part) { return part.text(QAccessible::Name).trimmed(); }

/// "SettingControl › QComboBox «kind»", to find it in the code.
QString whereIs(const QWidget* widget) {
    QStringList way;
    for (; widget && way.size() < 4; widget = widget->parentWidget()) {
        QString step = QLatin1String(widget->metaObject()->className());
        if (!widget->objectName().isEmpty()) step += QStringLiteral(" «%1»").arg(widget->objectName());
        way.prepend(step);
    }
    return way.join(QStringLiteral(" › "));
}

/// Tells by itself what is in it: its parts are those of a control that has a name.
bool isPartOfAControl(const QWidget& widget) {
    const QString name = widget.objectName();
    return name.startsWith(QLatin1String("qt_")) || widget.focusProxy() ||
           qobject_cast<const QLabel*>(&widget) || qobject_cast<const QComboBox*>(widget.parentWidget()) ||
           (widget.parentWidget() && widget.parentWidget()->inherits("QComboBoxPrivateContainer"));
}

/// Every object of the tree, parents first.
void collect(QAccessibleInterface* from, std::vector<QAccessibleInterface*>& all, int depth = 0) {
    if (!from || !from->isValid() || depth > 40) return;
    all.push_back(from);
    const bool isTable = from->tableInterface() != nullptr; // cells are read by their table
    for (int i = 0; !isTable && i < from->childCount(); ++i)
        collect(from->child(i), all, depth + 1);
}

std::vector<QAccessibleInterface*> treeOf(QWidget& window) {
    std::vector<QAccessibleInterface*> all;
    collect(QAccessible::queryAccessibleInterface(&window), all);
    return all;
}

/// What takes the keyboard and has no name to be read by.
QStringList nameless(QWidget& window) {
    QStringList errors;
    for (QAccessibleInterface* part : treeOf(window)) {
        const auto* widget = qobject_cast<QWidget*>(part->object());
        if (!widget || !widget->isVisible() || widget->focusPolicy() == Qt::NoFocus ||
            isPartOfAControl(*widget))
            continue;
        if (nameOf(*part).isEmpty()) errors << whereIs(widget);
    }
    return errors;
}

}

/// The window as screen readers find it.
class AccessTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_window = &m_desk.window();
        m_window->openFiles({m_desk.recording()});
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->document().recordings().empty() && isIdle(*m_window), patience);
        m_window->findChild<ui::WaveformPage*>()->view().selectSlices(
            {m_window->document().slices(0).front().slice.id}, true);
    }

    void whatTakesTheKeyboardHasAName_data() {
        QTest::addColumn<int>("page");
        const auto* pages = m_window->findChild<QTabWidget*>(QStringLiteral("pages"));
        for (int i = 0; i < pages->count(); ++i)
            QTest::newRow(qPrintable(pages->tabText(i))) << i;
    }
    void whatTakesTheKeyboardHasAName() {
        QFETCH(int, page);
        m_window->findChild<QTabWidget*>(QStringLiteral("pages"))->setCurrentIndex(page);
        QVERIFY(treeOf(*m_window).size() > 200);
        const QStringList errors = nameless(*m_window);
        QVERIFY2(errors.isEmpty(), qPrintable(QStringLiteral("\n") + errors.join(u'\n')));
    }

    void theExportTooHasNames() {
        action(*m_window, "exportPack").trigger();
        auto* dialog = m_window->findChild<ui::ExportDialog*>();
        QVERIFY(dialog);
        const QStringList errors = nameless(*dialog);
        dialog->close();
        QVERIFY2(errors.isEmpty(), qPrintable(QStringLiteral("\n") + errors.join(u'\n')));
    }

    void regionsAreThereWithNamesAndRanges() {
        auto& view = m_window->findChild<ui::WaveformPage*>()->view();
        QAccessibleInterface& list = *QAccessible::queryAccessibleInterface(&view);
        const auto& slices = m_window->document().slices(0);
        QCOMPARE(list.childCount(), static_cast<int>(slices.size()));
        for (int i = 0; i < list.childCount(); ++i) {
            QVERIFY(!nameOf(*list.child(i)).isEmpty());
            QVERIFY(list.child(i)->text(QAccessible::Description).contains(QStringLiteral(" to ")));
        }
        QVERIFY(list.child(0)->state().selected);
    }

    /// What paints itself says what it is, and where there is a value, which.
    void whatIsPaintedHasARoleANameAndAValue_data() {
        QTest::addColumn<QString>("widget");
        QTest::addColumn<QAccessible::Role>("role");
        QTest::addColumn<bool>("hasValue");
        QTest::newRow("overview") << "gleaner::ui::OverviewStrip" << QAccessible::ScrollBar << true;
        QTest::newRow("level") << "gleaner::ui::LevelMeter" << QAccessible::Chart << true;
        QTest::newRow("response") << "gleaner::ui::ResponseCurve" << QAccessible::Chart << false;
        QTest::newRow("effect") << "gleaner::ui::EffectView" << QAccessible::Chart << false;
        QTest::newRow("song") << "gleaner::ui::ArrangementView" << QAccessible::Chart << false;
    }
    void whatIsPaintedHasARoleANameAndAValue() {
        QFETCH(QString, widget);
        QFETCH(bool, hasValue);
        QWidget* painted = nullptr;
        for (QWidget* each : m_window->findChildren<QWidget*>())
            if (each->inherits(qPrintable(widget))) painted = each;
        QVERIFY(painted);
        QAccessibleInterface& part = *QAccessible::queryAccessibleInterface(painted);
        QTEST(part.role(), "role");
        QVERIFY2(!nameOf(part).isEmpty(), qPrintable(widget));
        QCOMPARE(part.valueInterface() != nullptr, hasValue);
        if (!hasValue) return;
        const double value = part.valueInterface()->currentValue().toDouble();
        QVERIFY(part.valueInterface()->minimumValue().toDouble() <= value);
        QVERIFY(part.valueInterface()->maximumValue().toDouble() >= value);
    }

private:
    Desk m_desk;
    ui::MainWindow* m_window = nullptr;
};

GLEANER_TEST(AccessTest)
#include "access_test.moc"
