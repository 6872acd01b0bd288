#include "ui/song/parts_panel.h"

#include "ui/song/alternatives_model.h"
#include "ui/song/choices_model.h"
#include "ui/song/score_delegate.h"
#include "ui/theme/form.h"
#include "ui/theme/theme.h"

#include "compose/wishes.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>

#include <array>

namespace gleaner::ui {

PartsPanel::PartsPanel(Document& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_choices(new ChoicesModel(this)),
      m_alternatives(new AlternativesModel(this)), m_parts(table("choices", tr("What plays what, and why"))),
      m_others(table("alternatives", tr("The samples that could play the part"))) {
    m_parts->setModel(m_choices);
    m_parts->setItemDelegateForColumn(ChoicesModel::Score, new ScoreDelegate(m_parts));
    setColumnWidths(*m_parts->horizontalHeader(), std::array{104, 128, 64});
    m_others->setModel(m_alternatives);
    setColumnWidths(*m_others->horizontalHeader(), std::array{128, 56, 80, 72, 96, 88});
    auto* split = new QSplitter(Qt::Horizontal, this);
    split->setChildrenCollapsible(false);
    auto* right = new QWidget(split);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(4, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(buttons());
    column->addWidget(m_others, 1);
    split->addWidget(m_parts);
    split->addWidget(right);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(split);
    connect(m_parts->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &PartsPanel::showAlternatives);
    connect(m_others->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PartsPanel::refresh);
    connect(m_parts, &QTableView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT hearRequested(m_choices->choice(index.row()).sampleId);
    });
    connect(m_others, &QTableView::activated, this, &PartsPanel::hear);
    refresh();
}

QTableView* PartsPanel::table(const char* name, const QString& spoken) {
    auto* made = new QTableView(this);
    made->setObjectName(QLatin1String(name));
    made->setAccessibleName(spoken);
    made->setSelectionBehavior(QAbstractItemView::SelectRows);
    made->setSelectionMode(QAbstractItemView::SingleSelection);
    made->setEditTriggers(QAbstractItemView::NoEditTriggers);
    made->setShowGrid(false);
    made->setAlternatingRowColors(true);
    made->setTabKeyNavigation(false);
    made->setWordWrap(false);
    made->setMinimumHeight(2 * (fontMetrics().height() + 8));
    made->setMinimumWidth(120);
    made->verticalHeader()->hide();
    made->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    made->horizontalHeader()->setStretchLastSection(true);
    made->horizontalHeader()->setHighlightSections(false);
    return made;
}

QToolButton* PartsPanel::button(const char* iconName, const QString& name, const QString& help,
                                void (PartsPanel::*run)()) {
    auto* made = new QToolButton(this);
    made->setIcon(icon(QLatin1String(iconName)));
    made->setText(name);
    made->setToolTip(help);
    made->setAccessibleName(name);
    connect(made, &QToolButton::clicked, this, run);
    return made;
}

QWidget* PartsPanel::buttons() {
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_hear = button("play", tr("Hear"), tr("Play this sample"), &PartsPanel::hear);
    m_take = button("check", tr("Use"), tr("Let this sample play the part, from now on"), &PartsPanel::take);
    m_lock = button("lock", tr("Lock"), tr("Keep the sample that plays the part, whatever else changes"),
                    &PartsPanel::lock);
    m_lock->setCheckable(true);
    m_roll =
        button("dice", tr("Roll again"), tr("Make this part anew, and leave the others"), &PartsPanel::roll);
    const std::pair<QToolButton*, const char*> names[] = {
        {m_hear, "hearSample"}, {m_take, "useSample"}, {m_lock, "lockPart"}, {m_roll, "rollPart"}};
    for (const auto& [made, name] : names) {
        made->setObjectName(QLatin1String(name));
        made->setMinimumWidth(made->iconSize().width() + 8);
        row->addWidget(made);
    }
    row->addStretch(1);
    return bar;
}

/// On a narrow page the icons say it as well.
void PartsPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    constexpr int leastForWords = 860;
    for (QToolButton* made : {m_hear, m_take, m_lock, m_roll})
        made->setToolButtonStyle(width() < leastForWords ? Qt::ToolButtonIconOnly
                                                         : Qt::ToolButtonTextBesideIcon);
}

void PartsPanel::show(const std::optional<compose::Composition>& composition) {
    const std::string part = currentPart();
    m_composition = composition;
    std::set<std::string> locked;
    for (const auto& [name, sample] : compose::wishesFrom(m_document.session().song.locks, {}).locks)
        locked.insert(name);
    m_choices->setChoices(composition ? composition->choices : std::vector<compose::Choice>(), locked);
    choosePart(part);
    if (!m_parts->currentIndex().isValid() && m_choices->rowCount() > 0) m_parts->selectRow(0);
    showAlternatives();
}

void PartsPanel::choosePart(const std::string& part) {
    if (const int row = m_choices->rowOf(part); row >= 0) m_parts->selectRow(row);
}

std::string PartsPanel::currentPart() const {
    const QModelIndex index = m_parts->currentIndex();
    return index.isValid() ? m_choices->choice(index.row()).part : std::string();
}

const compose::Alternative* PartsPanel::currentAlternative() const {
    const QModelIndex index = m_others->currentIndex();
    return index.isValid() ? &m_alternatives->alternative(index.row()) : nullptr;
}

void PartsPanel::showAlternatives() {
    const std::string part = currentPart();
    const int row = m_choices->rowOf(part);
    std::vector<compose::Alternative> others;
    if (m_composition && m_composition->alternatives.contains(part))
        others = m_composition->alternatives.at(part);
    m_alternatives->setAlternatives(others, row < 0 ? std::string() : m_choices->choice(row).path);
    if (!others.empty()) m_others->selectRow(0);
    refresh();
}

void PartsPanel::refresh() {
    const int row = m_choices->rowOf(currentPart());
    const bool isPlayed = row >= 0 && !m_choices->choice(row).sampleId.empty();
    const bool isLocked = row >= 0 && m_choices->isLocked(row);
    m_hear->setEnabled(currentAlternative() != nullptr);
    m_take->setEnabled(currentAlternative() != nullptr);
    m_lock->setEnabled(isPlayed || isLocked);
    m_lock->setChecked(isLocked);
    m_roll->setEnabled(row >= 0);
}

void PartsPanel::hear() {
    if (const compose::Alternative* other = currentAlternative()) Q_EMIT hearRequested(other->sample);
}

void PartsPanel::take() {
    const compose::Alternative* other = currentAlternative();
    if (!other) return;
    m_document.editSong(tr("Another sample for %1").arg(QString::fromStdString(currentPart())),
                        [part = currentPart(), sample = other->sample](compose::ComposeRequest& song) {
                            song.locks = compose::withLock(song.locks, part, sample);
                        });
}

void PartsPanel::lock() {
    const std::string part = currentPart();
    const int row = m_choices->rowOf(part);
    if (row < 0) return;
    const bool wasLocked = m_choices->isLocked(row);
    const std::string sample = wasLocked ? std::string() : m_choices->choice(row).sampleId;
    m_document.editSong(
        (wasLocked ? tr("Unlock %1") : tr("Lock %1")).arg(QString::fromStdString(part)),
        [&](compose::ComposeRequest& song) { song.locks = compose::withLock(song.locks, part, sample); });
    refresh();
}

void PartsPanel::roll() {
    const std::string part = currentPart();
    if (part.empty()) return;
    m_document.editSong(
        tr("Roll %1 again").arg(QString::fromStdString(part)),
        [&](compose::ComposeRequest& song) { song.rerolls = compose::rolledAgain(song.rerolls, part); });
}

}
