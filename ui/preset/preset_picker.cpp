#include "ui/preset/preset_picker.h"

#include "ui/preset/effect_list.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScreen>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace gleaner::ui {

namespace {

constexpr int presetRowHeight = 44;
constexpr int starWidth = 36;
constexpr QSize popupSize(340, 380);

/// Name over description, and a star at the end.
class PresetDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {0, presetRowHeight};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyleOptionViewItem row = option;
        initStyleOption(&row, index);
        row.text.clear();
        QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);
        const bool selected = option.state & QStyle::State_Selected;
        const QColor text = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
        const QColor soft = selected ? text : option.palette.color(QPalette::PlaceholderText);
        const QRect words = option.rect.adjusted(10, 4, -starWidth, -4);
        const QFontMetrics metrics(option.font);
        const int half = words.height() / 2;
        painter->setPen(text);
        painter->drawText(words.adjusted(0, 0, 0, -half), Qt::AlignVCenter,
                          metrics.elidedText(index.data().toString(), Qt::ElideRight, words.width()));
        painter->setPen(soft);
        const QString note = index.data(Qt::ToolTipRole).toString();
        painter->drawText(words.adjusted(0, half, 0, 0), Qt::AlignVCenter,
                          metrics.elidedText(note, Qt::ElideRight, words.width()));
        const bool favourite = index.data(PresetModel::FavouriteRole).toBool();
        icon(favourite ? QStringLiteral("star-filled") : QStringLiteral("star"), favourite ? text : soft)
            .paint(painter, QRect(option.rect.right() - starWidth + 8, option.rect.center().y() - 9, 18, 18));
    }
};

}

PresetModel::PresetModel(const PresetShelf& shelf, QObject* parent) : QAbstractListModel(parent) {
    m_entries = shelf.entries();
    connect(&shelf, &PresetShelf::changed, this, [this, &shelf] {
        beginResetModel();
        m_entries = shelf.entries();
        endResetModel();
    });
}

int PresetModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant PresetModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const PresetShelf::Entry& entry = this->entry(index.row());
    const QString name = QString::fromStdString(entry.preset.name);
    const QString description = QString::fromStdString(entry.preset.description);
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::ToolTipRole:
        return !description.isEmpty() ? description : entry.isOwn ? tr("Yours") : QString();
    case FavouriteRole:
        return entry.isFavourite;
    case Qt::AccessibleTextRole:
        return entry.isFavourite ? tr("%1, favourite").arg(name) : name;
    case SearchRole: {
        QStringList words = {name, description, entry.isOwn ? tr("yours own") : tr("factory")};
        for (const fx::Effect& effect : entry.preset.chain)
            words << effectName(effect);
        return words.join(u' ');
    }
    default:
        return {};
    }
}

PresetPicker::PresetPicker(PresetShelf& shelf, QWidget* parent)
    : QToolButton(parent), m_shelf(shelf), m_model(new PresetModel(shelf, this)),
      m_found(new QSortFilterProxyModel(this)) {
    m_found->setSourceModel(m_model);
    m_found->setFilterRole(PresetModel::SearchRole);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIcon(ui::icon(QStringLiteral("chevron-down")));
    setLayoutDirection(Qt::RightToLeft); // its arrow stands behind the name
    setProperty("picker", true);
    build();
    connect(this, &QToolButton::clicked, this, &PresetPicker::open);
}

void PresetPicker::build() {
    m_popup = new QFrame(this, Qt::Popup);
    m_popup->setLayoutDirection(QApplication::layoutDirection());
    m_popup->setFrameShape(QFrame::StyledPanel);
    auto* column = new QVBoxLayout(m_popup);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    m_search = new QLineEdit(m_popup);
    m_search->setPlaceholderText(tr("Search presets"));
    m_search->setAccessibleName(tr("Search presets"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(ui::icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_list = new QListView(m_popup);
    m_list->setModel(m_found);
    m_list->setItemDelegate(new PresetDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setAccessibleName(tr("Presets"));
    m_list->setToolTip(tr("Return takes a preset, the star or Ctrl+D makes it a favourite."));
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_found->setFilterFixedString(text.trimmed());
        m_list->setCurrentIndex(m_found->index(0, 0));
    });
}

void PresetPicker::setCurrent(const fx::Preset& preset, bool isModified) {
    m_current = preset.id;
    const QString name = preset.name.empty() ? tr("Unnamed") : QString::fromStdString(preset.name);
    const QString shown = isModified ? tr("%1, changed").arg(name) : name;
    setText(shown);
    setToolTip(isModified
                   ? tr("The effects differ from the preset as it was chosen. Choose it again to go back.")
                   : QString::fromStdString(preset.description));
    setAccessibleName(tr("Preset: %1").arg(shown));
}

void PresetPicker::open() {
    m_search->clear();
    m_found->setFilterFixedString({});
    for (int row = 0; row < m_found->rowCount(); ++row)
        if (m_model->entry(m_found->mapToSource(m_found->index(row, 0)).row()).preset.id == m_current)
            m_list->setCurrentIndex(m_found->index(row, 0));
    const QRect room = screen()->availableGeometry();
    QPoint at = mapToGlobal(QPoint(0, height() + 2));
    const QSize size(std::max(popupSize.width(), width()), popupSize.height());
    if (at.y() + size.height() > room.bottom()) at.setY(mapToGlobal(QPoint()).y() - size.height() - 2);
    at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - size.width())));
    m_popup->setGeometry(QRect(QPoint(at.x(), std::max(at.y(), room.top())), size));
    m_popup->show();
    m_search->setFocus();
}

void PresetPicker::take(const QModelIndex& index) {
    if (!index.isValid()) return;
    const fx::Preset preset = m_model->entry(m_found->mapToSource(index).row()).preset;
    m_popup->hide();
    Q_EMIT chosen(preset);
}

void PresetPicker::toggleFavourite(const QModelIndex& index) {
    if (!index.isValid()) return;
    const PresetShelf::Entry entry = m_model->entry(m_found->mapToSource(index).row());
    m_shelf.setFavourite(entry.preset.id, !entry.isFavourite);
    for (int row = 0; row < m_found->rowCount(); ++row)
        if (m_model->entry(m_found->mapToSource(m_found->index(row, 0)).row()).preset.id == entry.preset.id)
            m_list->setCurrentIndex(m_found->index(row, 0));
}

bool PresetPicker::typed(int key, Qt::KeyboardModifiers modifiers) {
    const int row = m_list->currentIndex().row();
    if (key == Qt::Key_Down || key == Qt::Key_Up) {
        const int next = std::clamp(row + (key == Qt::Key_Down ? 1 : -1), 0, m_found->rowCount() - 1);
        m_list->setCurrentIndex(m_found->index(next, 0));
    } else if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        take(m_list->currentIndex());
    } else if (key == Qt::Key_D && modifiers == Qt::ControlModifier) {
        toggleFavourite(m_list->currentIndex());
    } else {
        return false;
    }
    return true;
}

bool PresetPicker::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (typed(key->key(), key->modifiers())) return true;
    }
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const QPoint at = static_cast<QMouseEvent*>(event)->position().toPoint();
        const QModelIndex index = m_list->indexAt(at);
        if (at.x() >= m_list->viewport()->width() - starWidth)
            toggleFavourite(index);
        else
            take(index);
        return true;
    }
    return QToolButton::eventFilter(watched, event);
}

}
