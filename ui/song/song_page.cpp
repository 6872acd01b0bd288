#include "ui/song/song_page.h"

#include "ui/song/arrangement_view.h"
#include "ui/song/note_editor.h"
#include "ui/song/parts_panel.h"
#include "ui/song/song_preview.h"
#include "ui/song/song_settings.h"
#include "ui/song/song_stage.h"
#include "ui/theme/form.h"
#include "ui/theme/shrinking_button.h"
#include "ui/theme/theme.h"
#include "ui/transport/audition.h"

#include "compose/wishes.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>

#include <algorithm>

namespace gleaner::ui {

namespace {

constexpr double zoomOfButton = 2.0;
constexpr int leastBelow = 132; ///< px: the tabs, and some rows under them

}

SongPage::SongPage(Document& document, Audition& audition, const std::filesystem::path& cacheFolder,
                   QWidget* parent)
    : QWidget(parent), m_document(document), m_audition(audition), m_preview(new SongPreview(document, this)),
      m_settings(new SongSettings(document, this)), m_stage(new SongStage(document, cacheFolder, this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(16);
    m_settings->setFixedWidth(formWidth(*m_settings));
    layout->addWidget(m_settings);
    layout->addWidget(buildResult(), 1);
    wireArrangement();
    wireStage();
    connect(m_preview, &SongPreview::changed, this, &SongPage::refresh);
    refresh();
}

SongPage::~SongPage() = default;

QToolButton* SongPage::button(const char* iconName, const char* objectName, const QString& name,
                              const QString& help) {
    auto* made = new QToolButton(this);
    made->setObjectName(QLatin1String(objectName));
    made->setIcon(icon(QLatin1String(iconName)));
    made->setIconSize({18, 18});
    made->setText(name);
    made->setToolTip(help);
    made->setAccessibleName(name);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

QWidget* SongPage::buildBar(QWidget* parent) {
    auto* bar = new QWidget(parent);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_play = button("play", "playSong", tr("Play the song"), tr("Play the song from the cursor on (Space)"));
    m_loop = button("loop", "loopSection", tr("Loop the section"),
                    tr("Play the section under the cursor again and again (L)"));
    m_loop->setCheckable(true);
    auto* roll = button("dice", "rollSection", tr("Roll the section again"),
                        tr("Make the beat of the section under the cursor anew (R)"));
    auto* out = button("zoom-out", "songZoomOut", tr("Zoom out"), tr("Zoom out (-)"));
    auto* fit =
        button("zoom-fit", "songZoomFit", tr("Zoom to the whole song"), tr("Zoom to the whole song (F)"));
    auto* in = button("zoom-in", "songZoomIn", tr("Zoom in"), tr("Zoom in (+, or Ctrl with the wheel)"));
    auto* save = new ShrinkingButton(icon(QStringLiteral("export")), tr("Export …"), bar);
    save->setObjectName(QStringLiteral("exportSong"));
    save->setToolTip(tr("Write the song as a project, as MIDI or as sound"));
    save->setAccessibleName(tr("Export the song"));
    m_state = new QLabel(bar);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    for (QToolButton* made : {m_play, m_loop, roll})
        row->addWidget(made);
    row->addSpacing(8);
    row->addWidget(m_state, 1);
    for (QToolButton* made : {out, fit, in})
        row->addWidget(made);
    row->addSpacing(8);
    row->addWidget(save);
    connect(m_play, &QToolButton::clicked, this, &SongPage::playOrStop);
    connect(m_loop, &QToolButton::clicked, this,
            [this](bool on) { loop(on ? m_arrangement->sectionAt(m_arrangement->cursorBar()) : -1); });
    connect(roll, &QToolButton::clicked, this,
            [this] { rollSection(m_arrangement->sectionAt(m_arrangement->cursorBar())); });
    connect(out, &QToolButton::clicked, this, [this] { m_arrangement->zoom(1.0 / zoomOfButton); });
    connect(fit, &QToolButton::clicked, this, [this] { m_arrangement->zoomToFit(); });
    connect(in, &QToolButton::clicked, this, [this] { m_arrangement->zoom(zoomOfButton); });
    connect(save, &QPushButton::clicked, this, &SongPage::exportRequested);
    return bar;
}

QWidget* SongPage::buildBelow(QWidget* parent) {
    auto* tabs = new QTabWidget(parent);
    tabs->setObjectName(QStringLiteral("songBelow"));
    tabs->setAccessibleName(tr("Notes and samples"));
    tabs->setDocumentMode(true);
    tabs->setMinimumHeight(leastBelow);
    auto* scroll = new QScrollArea(tabs);
    scroll->setAccessibleName(tr("Notes of the clip"));
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_notes = new NoteEditor(scroll);
    scroll->setWidget(m_notes);
    m_parts = new PartsPanel(m_document, tabs);
    tabs->addTab(scroll, tr("Notes"));
    tabs->addTab(m_parts, tr("Samples"));
    connect(m_notes, &NoteEditor::edited, this,
            [this](const compose::NoteEdit& edit, const QString& what, int mergeId) {
                m_document.editSong(
                    what,
                    [&](compose::ComposeRequest& song) { song.edits = compose::withEdit(song.edits, edit); },
                    mergeId);
            });
    connect(m_parts, &PartsPanel::hearRequested, this, &SongPage::hear);
    return tabs;
}

QWidget* SongPage::buildResult() {
    auto* result = new QWidget(this);
    auto* layout = new QVBoxLayout(result);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(buildBar(result));
    auto* split = new QSplitter(Qt::Vertical, result);
    split->setChildrenCollapsible(false);
    m_arrangement = new ArrangementView(split);
    split->addWidget(m_arrangement);
    split->addWidget(buildBelow(split));
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    layout->addWidget(split, 1);
    m_warnings = new QLabel(result);
    m_warnings->setWordWrap(true);
    layout->addWidget(m_warnings);
    m_empty = new QLabel(this);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(result);
    m_stack->addWidget(m_empty);
    return m_stack;
}

void SongPage::wireArrangement() {
    m_arrangement->setHearing([this](int channel) {
        return ArrangementView::Heard{m_stage->isMuted(channel), m_stage->isSolo(channel),
                                      m_stage->isAudible(channel),
                                      m_at < 0 ? 0.0F : m_stage->peakOf(channel, m_at)};
    });
    connect(m_arrangement, &ArrangementView::cursorMoved, this, &SongPage::followCursor);
    connect(m_arrangement, &ArrangementView::playRequested, this, &SongPage::playFrom);
    connect(m_arrangement, &ArrangementView::loopRequested, this,
            [this](int section) { loop(section == m_looped ? -1 : section); });
    connect(m_arrangement, &ArrangementView::rollRequested, this, &SongPage::rollSection);
    connect(m_arrangement, &ArrangementView::muteRequested, this,
            [this](int channel) { m_stage->setMuted(channel, !m_stage->isMuted(channel)); });
    connect(m_arrangement, &ArrangementView::soloRequested, this,
            [this](int channel) { m_stage->setSolo(channel, !m_stage->isSolo(channel)); });
}

void SongPage::wireStage() {
    connect(m_stage, &SongStage::mixChanged, m_arrangement->viewport(), qOverload<>(&QWidget::update));
    connect(m_stage, &SongStage::renewed, this, &SongPage::goOn);
    connect(m_stage, &SongStage::readyChanged, this, &SongPage::showRunning);
    connect(m_stage, &SongStage::failed, this, &SongPage::failed);
    connect(&m_audition, &Audition::songMoved, this, &SongPage::followSong);
    connect(&m_audition, &Audition::playingChanged, this, &SongPage::showRunning);
}

void SongPage::refresh() {
    const auto& composition = m_preview->composition();
    m_stack->setCurrentIndex(composition ? 0 : 1);
    m_empty->setText(!m_preview->error().isEmpty()
                         ? m_preview->error()
                         : tr("The song is made of the pack: it needs at least one region."));
    m_arrangement->setSong(composition ? composition->song : music::Song());
    m_parts->show(composition);
    m_stage->setSong(composition ? composition->song : music::Song());
    if (m_looped >= static_cast<int>(m_arrangement->sections().size())) loop(-1);
    QStringList notes;
    if (composition)
        for (const std::string& warning : composition->warnings)
            notes << QString::fromStdString(warning);
    m_warnings->setText(notes.join(u'\n'));
    m_warnings->setVisible(!notes.isEmpty());
    showNotes();
    showRunning();
}

/// The notes of its clip, and who plays its lane.
void SongPage::followCursor() {
    showNotes();
    const auto& composition = m_preview->composition();
    const SongLane* lane = m_arrangement->currentLane();
    if (lane && composition) m_parts->choosePart(compose::laneNameOf(composition->song, lane->channel));
}

void SongPage::showNotes() {
    const auto& composition = m_preview->composition();
    const SongLane* lane = m_arrangement->currentLane();
    const SongClip* clip = m_arrangement->currentClip();
    if (!composition || !lane || !clip || lane->isAudio) return m_notes->clear();
    m_notes->setClip(composition->song, lane->channel, clip->pattern);
}

// --- hearing

bool SongPage::canPlay() const { return m_stage->hasSong(); }

void SongPage::playOrStop() {
    if (m_audition.isPlayingSong()) return m_audition.stop();
    if (m_looped >= 0) return loop(m_looped);
    playFrom(m_arrangement->cursorBar());
}

void SongPage::playFrom(double bar) {
    if (m_looped >= 0 && m_arrangement->sectionAt(bar) != m_looped) {
        m_looped = -1;
        m_arrangement->setLooped(-1);
    }
    play(m_stage->frameOfBar(bar));
}

/// Again and again from now on; -1: what plays goes on behind it.
void SongPage::loop(int section) {
    if (section >= static_cast<int>(m_arrangement->sections().size())) section = -1;
    m_looped = section;
    m_arrangement->setLooped(section);
    if (section >= 0)
        play(m_stage->frameOfBar(m_arrangement->sections()[static_cast<std::size_t>(section)].bar));
    else if (m_at >= 0)
        play(m_at);
    showRunning();
}

void SongPage::play(Frame from) {
    if (!m_stage->hasSong()) return;
    m_stage->prepare(from);
    FrameRange range;
    if (m_looped >= 0) {
        const music::Section& section = m_arrangement->sections()[static_cast<std::size_t>(m_looped)];
        range = {m_stage->frameOfBar(section.bar), m_stage->frameOfBar(section.bar + section.bars)};
    }
    m_audition.playSong(m_stage->sounding(from, range));
    showRunning();
}

/// What was changed while it plays is heard from where it is.
void SongPage::goOn() {
    if (m_audition.isPlayingSong() && m_at >= 0) play(m_at);
}

void SongPage::followSong(qint64 frame) {
    m_at = frame;
    const auto seconds = frame < 0 ? std::nullopt : std::optional(secondsFromFrames(frame, m_stage->rate()));
    const double bar = frame < 0 ? 0.0 : m_stage->barOfFrame(frame);
    m_arrangement->setPlayhead(frame < 0 ? std::nullopt : std::optional(bar));
    m_arrangement->setMasterPeak(frame < 0 ? 0.0F : m_stage->masterPeak(frame));
    const SongClip* clip = m_arrangement->currentClip();
    const bool isInClip = frame >= 0 && clip && bar >= clip->bar && bar < clip->bar + clip->bars;
    m_notes->setPlayhead(isInClip ? std::optional(bar - clip->bar) : std::nullopt);
    Q_EMIT songMoved(seconds, secondsFromFrames(m_stage->frames(), m_stage->rate()));
}

void SongPage::showRunning() {
    const bool isPlaying = m_audition.isPlayingSong();
    m_play->setIcon(icon(isPlaying ? QStringLiteral("stop") : QStringLiteral("play")));
    m_play->setAccessibleName(isPlaying ? tr("Stop the song") : tr("Play the song"));
    m_play->setEnabled(canPlay());
    m_loop->setChecked(m_looped >= 0);
    m_state->setText(isPlaying && !m_stage->isReady() ? tr("Its samples are being made ready …") : QString());
}

// --- steering

void SongPage::rollSection(int section) {
    if (section < 0 || section >= static_cast<int>(m_arrangement->sections().size())) return;
    const std::string name = m_arrangement->sections()[static_cast<std::size_t>(section)].name;
    m_document.editSong(
        tr("Roll %1 again").arg(QString::fromStdString(name)),
        [&](compose::ComposeRequest& song) { song.rerolls = compose::rolledAgain(song.rerolls, name); });
}

void SongPage::hear(const std::string& sampleId) {
    const pack::LivePlan* plan = m_document.livePlan();
    if (!plan || sampleId.empty()) return;
    if (const pack::LiveItem* live = plan->findById(sampleId))
        Q_EMIT playRequested({static_cast<int>(live->asset), live->item.slice.id});
}

void SongPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_settings->setFixedWidth(formWidth(*m_settings)); // as wide as its words are here
    m_preview->setWatched(true);
}

void SongPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_settings->setFixedWidth(formWidth(*m_settings));
}

void SongPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_preview->setWatched(false);
}

}
