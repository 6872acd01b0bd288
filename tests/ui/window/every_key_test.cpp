#include "hands.h"

#include "ui/keymap/keymap.h"
#include "ui/regions/region_keys.h"
#include "ui/regions/regions_page.h"
#include "ui/waveform/waveform_page.h"
#include "ui/window/actions.h"

#include <QClipboard>
#include <QTableView>

using namespace gleaner;
using namespace gleaner::test;
using namespace gleaner::ui;

namespace {

/// Takes a key's event before its action does, so that nothing is opened, written or ended.
class Reached : public QObject {
public:
    explicit Reached(QAction& action) : m_action(action), m_wasEnabled(action.isEnabled()) {
        action.setEnabled(true);
        action.installEventFilter(this);
    }
    ~Reached() override { m_action.setEnabled(m_wasEnabled); }
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() != QEvent::Shortcut) return false;
        (static_cast<QShortcutEvent*>(event)->isAmbiguous() ? isAmbiguous : isReached) = true;
        return true;
    }
    bool isReached = false, isAmbiguous = false;

private:
    QAction& m_action;
    bool m_wasEnabled;
};

void press(QWidget& where, const QKeySequence& key) {
    const QKeyCombination first = key[0];
    QTest::keyClick(&where, first.key(), first.keyboardModifiers());
}

}

/// Each key of each command is pressed, and the command does something.
class EveryKeyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_window = &m_desk.window();
        m_window->resize(1024, 600);
        m_window->openFiles({m_desk.recording()});
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->document().recordings().empty() && isIdle(*m_window), patience);
        m_view = &m_window->findChild<WaveformPage*>()->view();
        m_page = m_window->findChild<RegionsPage*>();
        connect(m_view, &WaveformView::playRequested, this, [this] { ++m_asked; });
        connect(m_view, &WaveformView::stopRequested, this, [this] { ++m_asked; });
        connect(m_page, &RegionsPage::playRequested, this, [this] { ++m_asked; });
        connect(m_page, &RegionsPage::stopRequested, this, [this] { ++m_asked; });
        connect(m_page, &RegionsPage::thinOutRequested, this, [this] { ++m_asked; });
        connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, [this] { ++m_asked; });
        m_begin = m_window->document().undoStack()->index();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window));
    }

    void init() {
        m_window->document().undoStack()->setIndex(m_begin);
        m_view->setSpectrogramMode(SpectrogramMode::Below);
    }

    void theWindows_data() { rows(Actions::keyCommands()); }
    void theWindows() {
        QFETCH(QString, command);
        QFETCH(QKeySequence, key);
        m_window->setFocus();
        QAction& action = test::action(*m_window, qPrintable(command.section(u'.', 1)));
        Reached reached(action);
        press(*m_window, key);
        QVERIFY(!reached.isAmbiguous);
        QVERIFY(reached.isReached);
    }

    void theWaveforms_data() { rows(WaveformView::keyCommands()); }
    void theWaveforms() {
        QFETCH(QString, command);
        QFETCH(QKeySequence, key);
        QVERIFY(doesSomething(*m_view, key, [&](std::size_t region) { lookAt(region, command); }));
    }

    void theTables_data() { rows(regionKeyCommands()); }
    void theTables() {
        QFETCH(QKeySequence, key);
        test::action(*m_window, "showRegions").trigger();
        QVERIFY(doesSomething(m_page->table(), key, [&](std::size_t region) {
            m_page->table().selectRow(static_cast<int>(region));
        }));
    }

private:
    using Preparation = std::function<void(std::size_t region)>;

    static void rows(const KeyCommands& commands) {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QKeySequence>("key");
        for (const KeyCommand& command : commands)
            for (const QKeySequence& key : QKeySequence::listFromString(command.usual))
                if (!key.isEmpty())
                    QTest::addRow("%s %s", qPrintable(command.id), qPrintable(key.toString()))
                        << command.id << key;
    }

    const std::vector<pack::ChosenSlice>& slices() const { return m_window->document().slices(0); }

    /// On one of the regions at least; what waits for samples of the recording does it when they are there.
    bool doesSomething(QWidget& where, const QKeySequence& key, const Preparation& prepare) {
        for (std::size_t region = 0; region < slices().size(); ++region)
            if (changes(where, key, region, prepare, 0)) return true;
        return changes(where, key, 0, prepare, patience);
    }

    bool changes(QWidget& where, const QKeySequence& key, std::size_t region, const Preparation& prepare,
                 int milliseconds) {
        init();
        where.setFocus();
        prepare(region);
        const QByteArray before = trace();
        press(where, key);
        const bool isOther = QTest::qWaitFor([&] { return trace() != before; }, milliseconds);
        if (QWidget* popup = QApplication::activePopupWidget()) popup->close();
        return isOther;
    }

    /// The region is chosen with the cursor in its middle, and what the command needs beside it is there.
    void lookAt(std::size_t region, const QString& command) {
        const FrameRange range = slices()[region].slice.range;
        const Frame around = std::max<Frame>(range.length(), m_view->rate() / 10);
        m_view->setTimeSelection({});
        m_view->setVisibleRange({range.begin - around, range.end + around});
        const FrameRange shown = m_view->visibleRange();
        const double middle = static_cast<double>(range.begin + range.length() / 2 - shown.begin);
        QTest::mouseClick(m_view, Qt::LeftButton, {},
                          {static_cast<int>(middle / static_cast<double>(shown.length()) * m_view->width()),
                           m_view->height() / 5});
        std::vector<std::string> chosen = {slices()[region].slice.id};
        if (command == u"window.join") chosen.push_back(slices()[(region + 1) % slices().size()].slice.id);
        m_view->selectSlices(chosen, false);
        if (command == u"wave.makeRegion")
            m_view->setTimeSelection({range.begin + range.length() / 4, range.end - range.length() / 4});
        if (command == u"wave.snapNow") // away from where the detection has snapped it
            m_window->document().setSliceRange(0, chosen.front(), {range.begin + 37, range.end - 41});
        if (command == u"window.paste") m_view->copyRegions();
    }

    /// What a person, or what listens to the window, would notice.
    QByteArray trace() {
        QByteArray all;
        QDataStream out(&all, QIODevice::WriteOnly);
        const QUndoStack& undo = *m_window->document().undoStack();
        out << m_asked << undo.index() << undo.undoText() << m_view->snaps()
            << static_cast<int>(m_view->snapMode()) << m_view->waveShare() << m_view->showsDecibels()
            << static_cast<int>(m_view->spectrogramMode()) << m_page->table().currentIndex().row()
            << (QApplication::activePopupWidget() != nullptr);
        for (const Frame frame :
             {m_view->cursor(), m_view->timeSelection().begin, m_view->timeSelection().end,
              m_view->visibleRange().begin, m_view->visibleRange().end})
            out << static_cast<qint64>(frame);
        for (const std::string& id : m_view->selectedSlices())
            out << QByteArray::fromStdString(id);
        out << m_view->grab().toImage();
        return all;
    }

    Desk m_desk;
    MainWindow* m_window = nullptr;
    WaveformView* m_view = nullptr;
    RegionsPage* m_page = nullptr;
    int m_asked = 0, m_begin = 0;
};

GLEANER_TEST(EveryKeyTest)
#include "every_key_test.moc"
