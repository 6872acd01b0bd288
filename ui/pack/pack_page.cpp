#include "ui/pack/pack_page.h"

#include "ui/pack/drag_files.h"

#include "ui/pack/pack_counts.h"
#include "ui/pack/pack_settings.h"
#include "ui/pack/thin_out.h"
#include "ui/theme/form.h"
#include "ui/theme/shrinking_button.h"
#include "ui/theme/text_delegate.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTreeView>

#include <algorithm>
#include <utility>

namespace gleaner::ui {

namespace {

constexpr int rowHeight = 24;
constexpr int leastName = 176;          ///< "perc_loop_01_95bpm" three levels deep
constexpr int refreshMilliseconds = 30; ///< while an edge is dragged the tree follows 30 times a second

class RoomyDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const QSize hint = QStyledItemDelegate::sizeHint(option, index);
        return {hint.width(), std::max(hint.height(), rowHeight)};
    }
};

}

PackPage::PackPage(Document& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_files(document), m_model(new PackModel(this)),
      m_counts(new PackCounts(document, this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(16);
    auto* settings = new PackSettings(document, this);
    settings->setFixedWidth(formWidth(*settings));
    layout->addWidget(settings);
    layout->addWidget(buildTree(), 1);

    m_refresh.setSingleShot(true);
    m_refresh.setInterval(refreshMilliseconds);
    connect(&m_refresh, &QTimer::timeout, this, &PackPage::refresh);
    connect(&document, &Document::planChanged, this, &PackPage::outdate);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &PackPage::open);
    connect(m_model, &PackModel::renameRequested, this, [this](const SliceRef& ref, const QString& name) {
        m_document.renameSlice(ref.recording, ref.slice, name);
    });
    connect(m_model, &PackModel::leaveOutRequested, this, &PackPage::leaveOut);
    connect(m_model, &PackModel::moveRequested, this, &PackPage::move);
    refresh();
}

QWidget* PackPage::buildTree() {
    m_tree = new QTreeView(this);
    m_tree->setModel(m_model);
    m_tree->setObjectName(QStringLiteral("packTree"));
    m_tree->setAccessibleName(tr("Files of the pack"));
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_tree->setDragDropMode(QAbstractItemView::InternalMove);
    m_tree->setUniformRowHeights(true);
    m_tree->setItemDelegate(new RoomyDelegate(m_tree));
    auto* texts = new TextDelegate(m_tree);
    for (int column = PackModel::Kind; column < PackModel::ColumnCount; ++column)
        m_tree->setItemDelegateForColumn(column, texts);
    m_tree->setIndentation(16);
    m_tree->setAlternatingRowColors(true);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->installEventFilter(this);
    m_tree->viewport()->installEventFilter(this);
    QHeaderView* header = m_tree->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(PackModel::Name, QHeaderView::Stretch);
    header->setMinimumSectionSize(48);
    const int widths[] = {0, 96, 96, 56, 64, 64, 88};
    setColumnWidths(*header, widths);

    connect(m_tree, &QTreeView::customContextMenuRequested, this, &PackPage::showMenu);
    connect(m_tree, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
        if (const PackRow* row = m_model->row(index))
            Q_EMIT playRequested(row->ref);
        else
            m_tree->setExpanded(index.siblingAtColumn(0), !m_tree->isExpanded(index.siblingAtColumn(0)));
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &PackPage::announceCurrent);
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (m_dragFiles) m_dragFiles->expect(selection());
    });

    m_empty = new QLabel(this);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_tree);
    m_stack->addWidget(m_empty);

    auto* side = new QWidget(this);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_thinOut = new ShrinkingButton(icon(QStringLiteral("cut")), tr("Thin out hits…"), side);
    m_thinOut->setToolTip(tr("Leave near-duplicates out of the pack, or keep the hits that differ most"));
    connect(m_thinOut, &QPushButton::clicked, this, &PackPage::thinOut);
    auto* head = new QHBoxLayout;
    head->addWidget(m_counts, 1);
    head->addWidget(m_thinOut);
    layout->addLayout(head);
    layout->addWidget(m_stack, 1);
    return side;
}

void PackPage::setDragFiles(DragFiles& files) {
    m_dragFiles = &files;
    m_model->setDragFiles(&files);
}

void PackPage::setKnownLoudness(KnownLoudness loudness) {
    m_loudness = std::move(loudness);
    outdate();
}

void PackPage::outdate() {
    m_isOutdated = true;
    if (isVisible() && !m_refresh.isActive()) m_refresh.start();
}

void PackPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_isOutdated) refresh();
    if (const SliceRef wanted = std::exchange(m_toShow, {}); wanted.recording >= 0) showSlice(wanted);
}

void PackPage::refresh() {
    m_isOutdated = false;
    m_counts->refresh();
    const pack::LivePlan* plan = m_document.livePlan();
    m_thinOut->setEnabled(plan && plan->counts().hits > 1);
    m_isSelecting = true; // where the current row goes, the one beside it becomes the current one
    m_model->setTree(m_files.groups(m_loudness));
    m_isSelecting = false;
    m_empty->setText(emptyText());
    m_stack->setCurrentWidget(m_model->rowCount() == 0 ? static_cast<QWidget*>(m_empty) : m_tree);
}

/// New folders are open, with all that stands in them.
void PackPage::open(const QModelIndex& parent, int first, int last) {
    for (int row = first; row <= last; ++row) {
        const QModelIndex folder = m_model->index(row, 0, parent);
        if (m_model->row(folder)) return;
        m_tree->expand(folder);
        if (const int inner = m_model->rowCount(folder); inner > 0) open(folder, 0, inner - 1);
    }
}

QString PackPage::emptyText() const {
    if (!m_document.planError().isEmpty()) return m_document.planError();
    if (!m_workTitle.isEmpty()) return m_workTitle + u'…';
    if (m_document.recordings().empty())
        return tr("The files of the pack will stand here once a recording is open.");
    return tr("No regions yet: press Detect, or draw one in the waveform.");
}

void PackPage::setWorkTitle(const QString& title) {
    m_workTitle = title;
    m_empty->setText(emptyText());
}

void PackPage::select(const std::vector<SliceRef>& slices, const SliceRef& current) {
    m_isSelecting = true;
    QItemSelection selection;
    for (const SliceRef& ref : slices)
        if (const QModelIndex index = m_model->indexOf(ref); index.isValid()) selection.select(index, index);
    if (const QModelIndex index = m_model->indexOf(current); index.isValid())
        m_tree->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    m_tree->selectionModel()->select(selection,
                                     QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_isSelecting = false;
}

std::vector<SliceRef> PackPage::selection() const {
    std::vector<SliceRef> slices;
    for (const QModelIndex& index : m_tree->selectionModel()->selectedRows())
        for (const SliceRef& ref : m_model->slicesBelow(index))
            if (std::find(slices.begin(), slices.end(), ref) == slices.end()) slices.push_back(ref);
    return slices;
}

void PackPage::showSlice(const SliceRef& slice) {
    if (m_isOutdated && !isVisible()) {
        m_toShow = slice;
        return;
    }
    const PackRow* current = m_model->row(m_tree->currentIndex());
    if (current && current->ref == slice) return;
    select({slice}, slice);
    if (const QModelIndex index = m_model->indexOf(slice); index.isValid()) m_tree->scrollTo(index);
}

void PackPage::announceCurrent(const QModelIndex& current) {
    if (const PackRow* row = m_model->row(current); row && !m_isSelecting) Q_EMIT sliceSelected(row->ref);
}

void PackPage::renameCurrent() {
    const QModelIndex index = m_tree->currentIndex().siblingAtColumn(PackModel::Name);
    if (m_model->row(index)) m_tree->edit(index);
}

void PackPage::setSelectionLeftOut(bool leftOut) { leaveOut(selection(), leftOut); }

void PackPage::thinOut() {
    auto* dialog = new ThinOut(m_document, this);
    connect(dialog, &ThinOut::leaveOutRequested, this,
            [this](const std::vector<SliceRef>& slices) { leaveOut(slices, true); });
    dialog->open();
}

void PackPage::moveSelection(const QString& group) { move(selection(), group); }

void PackPage::leaveOut(const std::vector<SliceRef>& slices, bool leftOut) {
    editEach(m_document, slices, leftOut ? tr("Leave out") : tr("Take in"),
             [&](int recording, const std::vector<std::string>& ids) {
                 m_document.setLeftOut(recording, ids, leftOut);
             });
}

void PackPage::move(const std::vector<SliceRef>& slices, const QString& group) {
    const QString what = tr("Move to another group");
    editEach(m_document, slices, what, [&](int recording, const std::vector<std::string>& ids) {
        m_document.editSlices(recording, ids, what,
                              [&](pack::ChosenSlice& slice) { slice.group = group.trimmed().toStdString(); });
    });
}

bool PackPage::isAllLeftOut(const std::vector<SliceRef>& slices) const {
    return std::all_of(slices.begin(), slices.end(), [this](const SliceRef& ref) {
        const pack::ChosenSlice* slice = m_document.findSlice(ref.recording, ref.slice);
        return slice && slice->leftOut;
    });
}

void PackPage::showMenu(const QPoint& at) {
    const std::vector<SliceRef> slices = selection();
    if (slices.empty()) return;
    const PackRow* row = m_model->row(m_tree->currentIndex());
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (row) {
        const SliceRef ref = row->ref;
        menu->addAction(icon(QStringLiteral("play")), tr("Play"), this,
                        [this, ref] { Q_EMIT playRequested(ref); });
        menu->addAction(icon(QStringLiteral("rename")), tr("Rename"), this, &PackPage::renameCurrent);
    }
    const bool leftOut = isAllLeftOut(slices);
    menu->addAction(icon(leftOut ? QStringLiteral("eye") : QStringLiteral("eye-off")),
                    leftOut ? tr("Take in") : tr("Leave out"), this,
                    [this, leftOut] { setSelectionLeftOut(!leftOut); });
    QMenu* groups = menu->addMenu(icon(QStringLiteral("folder")), tr("Move to group"));
    for (const QString& name : m_model->groups())
        groups->addAction(name, this, [this, name] { moveSelection(name); });
    groups->addSeparator();
    groups->addAction(tr("New group…"), this, &PackPage::newGroupRequested);
    groups->addAction(tr("By role again"), this, [this] { moveSelection({}); });
    menu->addSeparator();
    menu->addAction(tr("Number anew"), &m_document, &Document::numberAnew)
        ->setEnabled(m_document.keepsNumbers());
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

/// The name takes what the other columns leave; where that is too little to read it, the tree scrolls
/// instead.
void PackPage::fitName() {
    QHeaderView* header = m_tree->header();
    const int others = header->length() - header->sectionSize(PackModel::Name);
    const bool isWide = m_tree->viewport()->width() - others >= leastName;
    header->setSectionResizeMode(PackModel::Name, isWide ? QHeaderView::Stretch : QHeaderView::Interactive);
    if (!isWide) header->resizeSection(PackModel::Name, leastName);
}

bool PackPage::eventFilter(QObject* watched, QEvent* event) {
    const auto type = event->type();
    if (watched == m_tree->viewport() && type == QEvent::Resize) fitName();
    if (watched != m_tree || (type != QEvent::KeyPress && type != QEvent::ShortcutOverride))
        return QWidget::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    const bool isDelete = key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace;
    if (key->modifiers() != Qt::NoModifier || !m_tree->hasFocus() || (!isEnter && !isDelete))
        return QWidget::eventFilter(watched, event);
    if (type == QEvent::ShortcutOverride) { // here Delete means this list, not the waveform
        event->accept();
        return true;
    }
    if (isDelete)
        setSelectionLeftOut(!isAllLeftOut(selection()));
    else if (const PackRow* row = m_model->row(m_tree->currentIndex()))
        Q_EMIT playRequested(row->ref);
    return true;
}

}
