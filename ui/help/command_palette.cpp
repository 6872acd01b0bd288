#include "ui/help/command_palette.h"

#include "ui/help/command_search.h"
#include "ui/keymap/keymap.h"

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPointer>
#include <QSettings>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace gleaner::ui {

namespace {

constexpr int mostPaletteWidth = 640, mostPaletteRows = 12, paletteMargin = 24, mostRecent = 20;
constexpr int paletteIdRole = Qt::UserRole + 1;
const QString recentCommandsKey = QStringLiteral("palette/recent");

/// As when another window is looked at, or a menu is open.
bool comesBack(const QFocusEvent& event) {
    return event.reason() == Qt::ActiveWindowFocusReason || event.reason() == Qt::PopupFocusReason ||
           event.reason() == Qt::MenuBarFocusReason;
}

QTreeView* resultList(QStandardItemModel& model, QWidget* parent) {
    auto* list = new QTreeView(parent);
    list->setModel(&model);
    list->setHeaderHidden(true);
    list->setRootIsDecorated(false);
    list->setIndentation(0);
    list->setUniformRowHeights(true);
    list->setAllColumnsShowFocus(true);
    list->setFrameShape(QFrame::NoFrame);
    list->setFocusPolicy(Qt::NoFocus);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->header()->setStretchLastSection(false);
    return list;
}

}

CommandPalette::CommandPalette(const Keymap& keymap, QSettings& settings, CanRun canRun, QWidget& over)
    : QFrame(&over), m_keymap(keymap), m_settings(settings), m_canRun(std::move(canRun)),
      m_words(new QLineEdit(this)), m_model(new QStandardItemModel(this)) {
    m_list = resultList(*m_model, this);
    m_list->setAccessibleName(tr("Commands"));
    setObjectName(QStringLiteral("palette"));
    setAutoFillBackground(true);
    m_words->setPlaceholderText(tr("What do you want to do?"));
    m_words->setAccessibleName(tr("Words of a command"));
    m_words->installEventFilter(this);
    over.installEventFilter(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_words);
    layout->addWidget(m_list, 1);
    connect(m_words, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QTreeView::clicked, this, &CommandPalette::choose);
    hide();
}

void CommandPalette::open() {
    if (!isVisible()) m_before = QApplication::focusWidget();
    m_words->clear();
    search();
    place();
    show();
    raise();
    m_words->setFocus();
}

void CommandPalette::place() {
    const QRect over = parentWidget()->rect();
    const int width = std::min(mostPaletteWidth, over.width() - 2 * paletteMargin);
    const int row = std::max(m_list->sizeHintForRow(0), fontMetrics().height() + 4);
    const int height = std::min(m_words->sizeHint().height() + 24 + mostPaletteRows * row + 4,
                                over.height() - 3 * paletteMargin);
    setGeometry((over.width() - width) / 2, 2 * paletteMargin, width, height);
    // The words get what section and keys leave.
    const int keys = std::min(m_list->header()->sectionSizeHint(2) + 120, width / 3);
    m_list->header()->resizeSection(1, 128);
    m_list->header()->resizeSection(2, keys);
    m_list->header()->resizeSection(0, width - 16 - 128 - keys - 16);
}

void CommandPalette::search() {
    m_model->clear();
    m_model->setColumnCount(3);
    const QStringList recent = m_settings.value(recentCommandsKey).toStringList();
    for (const KeyCommand* command : commandsFor(m_keymap.commands(), m_words->text(), recent)) {
        const QList<QStandardItem*> row = {new QStandardItem(command->text),
                                           new QStandardItem(command->section),
                                           new QStandardItem(m_keymap.text(command->id))};
        row.front()->setData(command->id, paletteIdRole);
        row[2]->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        const bool canRun = m_canRun(command->id);
        for (QStandardItem* item : row)
            item->setEnabled(canRun);
        if (canRun) row[1]->setForeground(palette().color(QPalette::PlaceholderText));
        m_model->appendRow(row);
    }
    m_list->setCurrentIndex({});
    step(1);
    place();
}

/// To the next one that can be run.
void CommandPalette::step(int rows) {
    const int count = m_model->rowCount();
    const int direction = rows < 0 ? -1 : 1;
    int row = m_list->currentIndex().isValid() ? m_list->currentIndex().row() + rows : 0;
    for (row = std::clamp(row, 0, std::max(count - 1, 0)); row >= 0 && row < count; row += direction)
        if (m_model->item(row)->isEnabled()) return m_list->setCurrentIndex(m_model->index(row, 0));
}

void CommandPalette::choose() {
    const QModelIndex at = m_list->currentIndex();
    if (!at.isValid() || !(at.flags() & Qt::ItemIsEnabled)) return;
    const QString id = at.siblingAtColumn(0).data(paletteIdRole).toString();
    QStringList recent = m_settings.value(recentCommandsKey).toStringList();
    recent.removeAll(id);
    recent.prepend(id);
    m_settings.setValue(recentCommandsKey, QStringList(recent.mid(0, mostRecent)));
    leave();
    Q_EMIT chosen(id);
}

void CommandPalette::leave() {
    QWidget* before = std::exchange(m_before, nullptr);
    hide();
    // It may be gone meanwhile.
    if (before && parentWidget()->isAncestorOf(before) && before->isVisible())
        before->setFocus(Qt::PopupFocusReason);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) place();
    if (watched != m_words) return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut && isVisible() && !comesBack(static_cast<QFocusEvent&>(*event))) {
        m_before = nullptr; // the keyboard has gone elsewhere
        hide();
    }
    if (event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
    const int page = std::max(1, m_list->viewport()->height() / std::max(1, m_list->sizeHintForRow(0)) - 1);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
        return step(1), true;
    case Qt::Key_Up:
        return step(-1), true;
    case Qt::Key_PageDown:
        return step(page), true;
    case Qt::Key_PageUp:
        return step(-page), true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return choose(), true;
    case Qt::Key_Escape:
        return leave(), true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

}
