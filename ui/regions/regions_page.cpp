#include "ui/regions/regions_page.h"

#include "ui/keymap/keymap.h"
#include "ui/regions/region_keys.h"
#include "ui/regions/region_takes.h"
#include "ui/theme/form.h"
#include "ui/theme/text_delegate.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace gleaner::ui {

namespace {

using session::Verdict;

QComboBox* choice(const QString& name, QWidget* parent) {
    auto* box = new QComboBox(parent);
    box->setAccessibleName(name);
    box->setToolTip(name);
    return box;
}

}

RegionsPage::RegionsPage(Document& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_model(new RegionModel(document, this)),
      m_filter(new RegionFilter(*m_model, this)), m_measures(new RegionMeasures(document, this)),
      m_flags(new RegionFlags(document, this)), m_queue([this] { return m_time.elapsed(); }),
      m_commands(regionKeyCommands()), m_keys(new QLabel(this)) {
    m_time.start();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 8);
    column->setSpacing(8);
    column->addWidget(buildHead());
    column->addWidget(buildFilters());
    buildTable();
    column->addWidget(m_table, 1);
    m_keys->setForegroundRole(QPalette::PlaceholderText);
    m_keys->setSizePolicy(QSizePolicy::Ignored,
                          QSizePolicy::Fixed); // a narrow window shows the first of them
    column->addWidget(m_keys);
    connect(m_measures, &RegionMeasures::changed, m_model, &RegionModel::addMeasures);
    connect(m_flags, &RegionFlags::found, m_model, &RegionModel::addFlags);
    connect(m_model, &QAbstractItemModel::modelReset, this, &RegionsPage::refresh);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &RegionsPage::refresh);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &RegionsPage::refresh);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &RegionsPage::refresh);
    refresh();
}

QWidget* RegionsPage::buildHead() {
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_left = new QLabel(head);
    m_left->setObjectName(QStringLiteral("triageLeft"));
    m_question = new QLabel(head);
    m_question->setObjectName(QStringLiteral("triageQuestion"));
    m_question->setWordWrap(true);
    row->addWidget(m_left);
    row->addSpacing(8);
    row->addWidget(m_question, 1);
    const auto button = [&](const char* picture, const QString& text, Verdict verdict) {
        auto* made = new QPushButton(icon(QLatin1String(picture)), text, head);
        made->setFocusPolicy(Qt::TabFocus);
        connect(made, &QPushButton::clicked, this, [this, verdict] {
            decide(verdict);
            m_table->setFocus();
        });
        row->addWidget(made);
        return made;
    };
    m_keep = button("check", tr("Keep"), Verdict::Kept);
    m_reject = button("close", tr("Reject"), Verdict::Rejected);
    showKeys();
    auto* more = new QToolButton(head);
    more->setIcon(icon(QStringLiteral("more")));
    more->setToolTip(tr("Steps over all regions"));
    more->setAccessibleName(more->toolTip());
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(moreMenu());
    row->addWidget(more);
    return head;
}

QMenu* RegionsPage::moreMenu() {
    auto* menu = new QMenu(this);
    menu->addAction(tr("Keep the most different hits…"), this, &RegionsPage::thinOutRequested);
    menu->addAction(tr("Keep the best take of each sound"), this, [this] {
        const int gone = keepBestTakes(m_document);
        Q_EMIT noticed(gone == 0 ? tr("No two hits are one sound.")
                                 : tr("Hits that were the same sound again and are rejected: %1.").arg(gone));
    });
    menu->addAction(tr("Group the takes of each sound"), this, [this] {
        const int sounds = groupTakes(m_document);
        Q_EMIT noticed(sounds == 0 ? tr("No two hits are one sound.")
                                   : tr("Sounds whose takes have a group of their own: %1.").arg(sounds));
    });
    menu->addSeparator();
    menu->addAction(tr("Reject what is not decided"), this, &RegionsPage::rejectOpen);
    return menu;
}

QWidget* RegionsPage::buildFilters() {
    auto* filters = new QWidget(this);
    auto* row = new QHBoxLayout(filters);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_search = new QLineEdit(filters);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the regions"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(240);
    m_which = choice(tr("Decided or not"), filters);
    m_which->addItems({tr("All regions"), tr("To decide"), tr("Kept"), tr("Rejected"), tr("With a question"),
                       tr("Flagged")});
    m_kind = choice(tr("Kind"), filters);
    m_kind->addItem(tr("Every kind"));
    for (const music::SampleKindInfo& info : music::sampleKinds)
        m_kind->addItem(word(info.plural));
    m_role = choice(tr("Role"), filters);
    m_role->addItem(tr("Every role"));
    for (const music::RoleInfo& info : music::roles)
        m_role->addItem(word(info.name));
    m_playsNext = new QCheckBox(tr("Play the next"), filters);
    m_playsNext->setToolTip(tr("What comes next is heard at once"));
    m_playsNext->setChecked(true);
    row->addWidget(m_search, 1);
    for (QComboBox* box : {m_which, m_kind, m_role}) {
        row->addWidget(box);
        connect(box, &QComboBox::currentIndexChanged, this, &RegionsPage::applyFilters);
    }
    row->addStretch(1);
    row->addWidget(m_playsNext);
    connect(m_search, &QLineEdit::textChanged, this, &RegionsPage::applyFilters);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_table->setFocus(); });
    return filters;
}

void RegionsPage::buildTable() {
    m_table = new QTableView(this);
    m_table->setModel(m_filter);
    m_table->setItemDelegate(new TextDelegate(m_table));
    m_table->setObjectName(QStringLiteral("regions"));
    m_table->setAccessibleName(tr("All regions"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setSortingEnabled(true);
    m_table->setMinimumHeight(4 * (fontMetrics().height() + 8));
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    QHeaderView* header = m_table->horizontalHeader();
    header->setStretchLastSection(true);
    header->setHighlightSections(false);
    header->setSortIndicator(-1, Qt::AscendingOrder); // as they stand in the recordings
    std::array<int, static_cast<std::size_t>(RegionColumn::Count)> widths{};
    for (std::size_t i = 0; i < widths.size(); ++i)
        widths[i] = RegionModel::usualWidth(static_cast<RegionColumn>(i));
    setColumnWidths(*header, widths);
    m_table->installEventFilter(this);
    connect(m_table, &QTableView::customContextMenuRequested, this, &RegionsPage::showMenu);
    connect(m_table, &QTableView::doubleClicked, this, [this] { playOrStop(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &RegionsPage::announceCurrent);
}

const RegionRow* RegionsPage::current() const {
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? &m_filter->rowAt(index.row()) : nullptr;
}

std::vector<SliceRef> RegionsPage::selection() const {
    std::vector<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        rows.push_back(index.row());
    std::ranges::sort(rows);
    std::vector<SliceRef> slices;
    for (const int row : rows)
        slices.push_back(m_filter->rowAt(row).ref);
    return slices;
}

void RegionsPage::showSlice(const SliceRef& slice) {
    if (const RegionRow* shown = current(); shown && shown->ref == slice) return;
    const int row = m_filter->rowOf(slice);
    if (row < 0) return;
    m_isShowing = true;
    m_table->selectRow(row);
    m_isShowing = false;
}

void RegionsPage::announceCurrent() {
    const RegionRow* row = current();
    refresh();
    if (!row || m_isShowing || m_model->isRemoving()) return;
    // The keyboard came here, which makes a cell the current one and selects nothing.
    if (m_table->selectionModel()->selection().isEmpty()) m_table->selectRow(m_table->currentIndex().row());
    const SliceRef ref = row->ref; // whoever hears of it may change the table
    Q_EMIT sliceSelected(ref);
}

void RegionsPage::applyFilters() {
    RegionWish wish;
    wish.which = static_cast<RegionWish::Which>(m_which->currentIndex());
    if (const int kind = m_kind->currentIndex(); kind > 0)
        wish.kind = music::sampleKinds[static_cast<std::size_t>(kind - 1)].kind;
    if (const int role = m_role->currentIndex(); role > 0)
        wish.role = music::roles[static_cast<std::size_t>(role - 1)].role;
    wish.text = m_search->text();
    m_filter->setWish(wish);
    refresh();
}

void RegionsPage::refresh() {
    if (!isVisible()) return; // until it is seen
    const auto& rows = m_model->rows();
    const auto open = static_cast<std::size_t>(std::ranges::count(rows, Verdict::Open, &RegionRow::verdict));
    m_left->setText(rows.empty() ? tr("The regions of all recordings stand here as soon as they are found.")
                                 : m_queue.text(open, rows.size()));
    const RegionRow* row = current();
    m_question->setText(row && row->question() ? tr("%1  %2 yes, %3 no")
                                                     .arg(questionText(*row, *row->question()),
                                                          keyOf("regions.yes"), keyOf("regions.no"))
                                               : QString());
    m_keys->setText(keyLine(row));
    m_keys->setToolTip(m_keys->text());
}

/// The first one; "–" where it has none.
QString RegionsPage::keyOf(const char* id) const {
    return firstKeyText(m_commands.keysOf(QLatin1String(id)));
}

/// The keys in one line: what the eye looks for while the hand is on them.
QString RegionsPage::keyLine(const RegionRow* row) const {
    const auto kind = row ? row->traits().kind : music::SampleKind::Hit;
    QStringList roles;
    for (int i = 0; const music::Role role : quickRoles(kind))
        roles << QStringLiteral("%1 %2").arg(keyOf(qPrintable(QStringLiteral("regions.role%1").arg(++i))),
                                             wordInside(music::info(role).name));
    return tr("%1 play   %2 keep   %3 reject   %4–%5 kind   %6   %7 role   %8 %9 begin   %10 %11 end")
        .arg(keyOf("window.play"), keyOf("regions.keep"), keyOf("regions.reject"), keyOf("regions.kindHit"),
             keyOf("regions.kindTexture"), roles.join(QStringLiteral("  ")), keyOf("regions.role"),
             keyOf("regions.beginEarlier"), keyOf("regions.beginLater"))
        .arg(keyOf("regions.endEarlier"), keyOf("regions.endLater"));
}

void RegionsPage::showKeys() {
    const auto tip = [this](QPushButton* button, const char* id) {
        button->setToolTip(withKeys(button->text(), m_commands.keysOf(QLatin1String(id))));
    };
    tip(m_keep, "regions.keep");
    tip(m_reject, "regions.reject");
}

void RegionsPage::showMenu(const QPoint& at) {
    if (selection().empty()) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(QStringLiteral("play")), tr("Play"), this, &RegionsPage::playOrStop);
    menu->addAction(icon(QStringLiteral("check")), tr("Keep"), this, [this] { decide(Verdict::Kept); });
    menu->addAction(icon(QStringLiteral("close")), tr("Reject"), this, [this] { decide(Verdict::Rejected); });
    menu->addAction(tr("To be decided again"), this, [this] { decide(Verdict::Open); });
    menu->addSeparator();
    QMenu* kinds = menu->addMenu(tr("Kind"));
    for (const music::SampleKindInfo& info : music::sampleKinds)
        kinds->addAction(word(info.name), this, [this, kind = info.kind] { setKind(kind); });
    QMenu* roles = roleMenu();
    roles->setParent(menu, roles->windowFlags());
    menu->addMenu(roles);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void RegionsPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_measures->setWanted(true);
    m_flags->setWanted(true);
    refresh();
}

void RegionsPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_measures->setWanted(false);
    m_flags->setWanted(false);
    m_queue.pause();
}

}
