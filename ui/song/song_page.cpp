#include "ui/song/song_page.h"

#include "ui/song/choices_model.h"
#include "ui/song/score_delegate.h"
#include "ui/song/song_preview.h"
#include "ui/song/song_settings.h"
#include "ui/song/song_strip.h"
#include "ui/theme/form.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>

#include <algorithm>

namespace gleaner::ui {

namespace {

/// As high as what it shows, and scrolling where the window is too low for it.
class LanesArea final : public QScrollArea {
public:
    using QScrollArea::QScrollArea;
    QSize sizeHint() const override {
        return widget()->sizeHint();
    } // QScrollArea's own is stale after a change
};

}

SongPage::SongPage(Document& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_preview(new SongPreview(document, this)),
      m_choices(new ChoicesModel(this)) {
    auto* settings = new SongSettings(document, this);
    settings->setFixedWidth(formWidth(*settings));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(16);
    layout->addWidget(settings);
    layout->addWidget(buildResult(), 1);
    connect(m_preview, &SongPreview::changed, this, &SongPage::refresh);
    refresh();
}

QWidget* SongPage::buildResult() {
    auto* result = new QWidget(this);
    auto* layout = new QVBoxLayout(result);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_strip = new SongStrip(result);
    m_table = new QTableView(result);
    m_table->setModel(m_choices);
    m_table->setObjectName(QStringLiteral("choices"));
    m_table->setAccessibleName(tr("What plays what, and why"));
    m_table->setItemDelegateForColumn(ChoicesModel::Score, new ScoreDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // the lanes come first,
    m_table->setMinimumHeight(4 * (fontMetrics().height() + 8));          // but never at all costs
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    setColumnWidths(*m_table->horizontalHeader(), std::array{112, 200, 72}); // part, sample, score
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) { play(index.row()); });
    m_notes = new QLabel(result);
    m_notes->setWordWrap(true);
    layout->addWidget(buildLanes(result));
    layout->addWidget(m_table, 1);
    layout->addWidget(m_notes);

    m_empty = new QLabel(this);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(result);
    m_stack->addWidget(m_empty);
    return m_stack;
}

QWidget* SongPage::buildLanes(QWidget* parent) {
    m_lanes = new LanesArea(parent);
    m_lanes->setAccessibleName(tr("Parts of the song"));
    m_lanes->setWidget(m_strip);
    m_lanes->setWidgetResizable(true);
    m_lanes->setFrameShape(QFrame::NoFrame);
    m_lanes->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_lanes->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    m_lanes->setMinimumHeight(64);
    return m_lanes;
}

void SongPage::refresh() {
    const auto& composition = m_preview->composition();
    m_stack->setCurrentIndex(composition ? 0 : 1);
    m_empty->setText(!m_preview->error().isEmpty()
                         ? m_preview->error()
                         : tr("The song is made of the pack: it needs at least one region."));
    m_choices->setChoices(composition ? composition->choices : std::vector<compose::Choice>());
    m_strip->setSong(composition ? composition->song : music::Song());
    m_lanes->updateGeometry(); // it does not follow its content by itself
    QStringList notes;
    if (composition)
        for (const std::string& warning : composition->warnings)
            notes << QString::fromStdString(warning);
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
}

void SongPage::play(int row) {
    const pack::LivePlan* plan = m_document.livePlan();
    if (!plan || row < 0 || row >= m_choices->rowCount()) return;
    if (const pack::LiveItem* live = plan->findById(m_choices->choice(row).sampleId))
        Q_EMIT playRequested({static_cast<int>(live->asset), live->item.slice.id});
}

void SongPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_preview->setWatched(true);
}

void SongPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_preview->setWatched(false);
}

void SongPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_strip) m_strip->update();
}

}
