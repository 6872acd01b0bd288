#include "ui/waveform/slice_details.h"

#include "base/number_text.h"
#include "music/certainty.h"
#include "music/tempo.h"
#include "session/slice_changes.h"
#include "ui/keymap/keymap.h"
#include "ui/theme/kind_shape.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"
#include "ui/timeline/time_text.h"

#include <QComboBox>
#include <QDoubleValidator>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedLayout>

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <unordered_set>

namespace gleaner::ui {

namespace {

constexpr int editorHeight = 26;
constexpr int timeWidth = 82;
constexpr int reasonLines = 2;
constexpr double leastTempo = 20.0;
constexpr double mostTempo = 400.0;
constexpr double sameInMenu = 0.01; ///< share of a tempo

/// Counts for the height also while another page is shown, so that the wave above stays as it is.
void keepHeight(QWidget& page) {
    QSizePolicy policy = page.sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    page.setSizePolicy(policy);
}

QString tempoText(double bpm) { return QString::fromStdString(decimalText(bpm, 1)); }

/// "4 bars, 7.87 s"
QString lengthOf(const analysis::LoopCandidate& cut, double rate) {
    const QString seconds = lengthText(secondsFromFrames(cut.range.length(), rate));
    if (!cut.bars) return seconds;
    return (*cut.bars == 1 ? SliceDetails::tr("1 bar, %1") : SliceDetails::tr("%1 bars, %2").arg(*cut.bars))
        .arg(seconds);
}

/// "3 hits, 1 loop"
QString countsInWords(const std::map<music::SampleKind, int>& counts) {
    QStringList parts;
    for (const auto& [kind, count] : counts)
        parts << QStringLiteral("%1 %2").arg(count).arg(
            wordInside(count == 1 ? music::info(kind).name : music::info(kind).plural));
    return parts.join(QStringLiteral(", "));
}

}

SliceDetails::SliceDetails(Document& document, WaveformView& view, QWidget* parent)
    : SteadyPage(parent), m_document(document), m_view(view) {
    build();
    colourKinds();
    connectEditors();
    connect(&view, &WaveformView::selectionChanged, this, &SliceDetails::showSelection);
    connect(&view, &WaveformView::recordingChanged, this, &SliceDetails::showSelection);
    connect(&document, &Document::slicesChanged, this, &SliceDetails::showSelection);
    connect(&view, &WaveformView::timeFormatChanged, this, &SliceDetails::showSelection);
    connect(&view, &WaveformView::keysChanged, this, &SliceDetails::showSelection);
    showSelection();
}

void SliceDetails::addEditor(const QString& title, QWidget* editor, int width) {
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    auto* label = new QLabel(title, editor->parentWidget());
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setBuddy(editor);
    editor->setAccessibleName(title);
    const bool isButton = qobject_cast<const QPushButton*>(editor); // whose words must have room
    if (width) editor->setFixedWidth(isButton ? std::max(width, editor->sizeHint().width()) : width);
    editor->setFixedHeight(editorHeight);
    column->addWidget(label);
    column->addWidget(editor);
    m_row->addLayout(column, width ? 0 : 1);
}

TimeField* SliceDetails::addTime(const QString& title, TimeField::Of of) {
    auto* field = new TimeField(of, m_row->parentWidget());
    addEditor(title, field, timeWidth);
    return field;
}

void SliceDetails::build() {
    m_pages = new QStackedLayout(&content());
    m_hint = new QLabel(this);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setContentsMargins(8, 8, 8, 8);
    m_hint->setWordWrap(true);
    keepHeight(*m_hint);
    m_pages->addWidget(m_hint);

    auto* page = new QWidget(this);
    keepHeight(*page);
    auto* lines = new QVBoxLayout(page);
    lines->setContentsMargins(8, 6, 8, 6);
    lines->setSpacing(4);
    m_row = new QHBoxLayout;
    m_row->setSpacing(8);
    lines->addLayout(m_row);
    m_name = new QLineEdit(page);
    m_name->setMinimumWidth(80);
    m_name->setMaximumWidth(280);
    addEditor(tr("Name"), m_name, 0);
    m_kind = new QComboBox(page);
    for (const music::SampleKindInfo& info : music::sampleKinds)
        m_kind->addItem(word(info.name));
    addEditor(tr("Kind"), m_kind, 88);
    m_role = new QComboBox(page);
    for (const music::RoleInfo& info : music::roles)
        m_role->addItem(word(info.name));
    addEditor(tr("Role"), m_role, 104);
    m_begin = addTime(tr("Begin"), TimeField::Of::Position);
    m_end = addTime(tr("End"), TimeField::Of::Position);
    m_length = addTime(tr("Length"), TimeField::Of::Duration);
    m_cuts = new QPushButton(page);
    m_cuts->setObjectName(QStringLiteral("cuts"));
    m_cuts->setText(tr("Choose"));
    m_cuts->setToolTip(tr("Other places to cut this loop, the smoothest joint first"));
    m_cuts->setMenu(new QMenu(m_cuts));
    addEditor(tr("Cut"), m_cuts, 84);
    m_tempo = new QLineEdit(page);
    m_tempo->setPlaceholderText(tr("none"));
    m_tempo->setToolTip(tr("Beats a minute, %1 to %2. Empty: none.").arg(leastTempo).arg(mostTempo));
    m_tempi = m_tempo->addAction(icon(QStringLiteral("chevron-down")), QLineEdit::TrailingPosition);
    m_tempi->setToolTip(tr("What else the tempo may be"));
    addEditor(tr("BPM"), m_tempo, 72);
    m_key = new QLineEdit(page);
    m_key->setPlaceholderText(tr("none"));
    m_key->setToolTip(tr("Key in any usual spelling: Am, F#m, Bb, 8A. Empty: none."));
    addEditor(tr("Key"), m_key, 56);
    m_row->addStretch(1);
    auto* below = new QHBoxLayout;
    below->setSpacing(12);
    m_reason = new QLabel(page);
    m_reason->setForegroundRole(QPalette::PlaceholderText);
    m_reason->setWordWrap(true);
    m_reason->setMinimumHeight(reasonLines * m_reason->fontMetrics().lineSpacing());
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_shape = new ShapeFields(m_document, m_view, page);
    below->addWidget(m_reason, 1);
    below->addWidget(m_shape, 0, Qt::AlignVCenter);
    lines->addLayout(below);
    lines->addStretch(1);
    m_pages->addWidget(page);
}

void SliceDetails::connectEditors() {
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        const pack::ChosenSlice* chosen = slice();
        if (chosen && m_name->text().trimmed() != QString::fromStdString(chosen->name))
            m_document.renameSlice(m_view.recording(), std::string(chosen->slice.id),
                                   m_name->text().trimmed());
    });
    connect(m_kind, &QComboBox::activated, this, [this](int index) {
        if (const pack::ChosenSlice* chosen = slice())
            m_document.setSliceKind(m_view.recording(), std::string(chosen->slice.id),
                                    static_cast<music::SampleKind>(index));
    });
    connect(m_role, &QComboBox::activated, this, [this](int index) {
        if (const pack::ChosenSlice* chosen = slice())
            m_document.setSliceRole(m_view.recording(), std::string(chosen->slice.id),
                                    static_cast<music::Role>(index));
    });
    connect(m_begin, &TimeField::entered, this, [this](Frame begin) {
        if (const pack::ChosenSlice* chosen = slice()) setRange({begin, chosen->slice.range.end});
    });
    connect(m_end, &TimeField::entered, this, [this](Frame end) {
        if (const pack::ChosenSlice* chosen = slice()) setRange({chosen->slice.range.begin, end});
    });
    connect(m_length, &TimeField::entered, this, [this](Frame length) {
        if (const pack::ChosenSlice* chosen = slice())
            setRange({chosen->slice.range.begin, chosen->slice.range.begin + length});
    });
    connect(m_cuts->menu(), &QMenu::aboutToShow, this, [this] { offerCuts(*m_cuts->menu()); });
    connect(m_tempi, &QAction::triggered, this, [this] {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        offerTempi(*menu);
        menu->popup(m_tempo->mapToGlobal(QPoint(0, m_tempo->height())));
    });
    connect(m_tempo, &QLineEdit::editingFinished, this, &SliceDetails::editTempo);
    connect(m_key, &QLineEdit::editingFinished, this, &SliceDetails::editKey);
}

const pack::ChosenSlice* SliceDetails::slice() const {
    if (m_view.recording() < 0 || m_view.selectedSlices().size() != 1) return nullptr;
    return m_document.findSlice(m_view.recording(), m_view.selectedSlices().front());
}

void SliceDetails::edit(const QString& what, const std::function<void(pack::ChosenSlice&)>& change) {
    if (const pack::ChosenSlice* chosen = slice())
        m_document.editSlice(m_view.recording(), std::string(chosen->slice.id), what, change);
    showSelection(); // what could not be read goes back to what it was
}

/// A begin behind the end moves the region there: it keeps its length.
void SliceDetails::setRange(FrameRange range) {
    const pack::ChosenSlice* chosen = slice();
    if (!chosen) return;
    const Frame length = chosen->slice.range.length();
    if (range.end <= range.begin && range.end == chosen->slice.range.end) range.end = range.begin + length;
    if (range.end <= range.begin && range.begin == chosen->slice.range.begin)
        range.begin = std::max<Frame>(0, range.end - length);
    m_document.setSliceRange(m_view.recording(), std::string(chosen->slice.id), range);
    showSelection(); // as far as the recording reaches
}

void SliceDetails::editTempo() {
    const QString typed = m_tempo->text().trimmed().replace(QLatin1Char(','), QLatin1Char('.'));
    bool isNumber = false;
    const double tempo = typed.toDouble(&isNumber);
    if (!m_tempo->isModified() ||
        (!typed.isEmpty() && (!isNumber || tempo < leastTempo || tempo > mostTempo)))
        return showSelection();
    setTempo(typed.isEmpty() ? std::nullopt : std::optional(tempo));
}

void SliceDetails::setTempo(std::optional<double> bpm) {
    const double rate =
        m_document.recordings()[static_cast<std::size_t>(m_view.recording())].recording.info.rate;
    edit(tr("Tempo"), [&](pack::ChosenSlice& chosen) {
        music::SampleTraits& traits = chosen.slice.traits;
        if (traits.bpm && bpm) // the one that was is now one that it may be
            std::replace(traits.bpmAlternatives.begin(), traits.bpmAlternatives.end(), *bpm, *traits.bpm);
        traits.bpm = bpm;
        traits.bpmConfidence = bpm ? music::certain : 0.0;
        session::fitBeats(traits, secondsFromFrames(chosen.slice.range.length(), rate));
    });
}

void SliceDetails::offerTempi(QMenu& menu) {
    const pack::ChosenSlice* chosen = slice();
    if (!chosen || !chosen->slice.traits.bpm) return;
    std::vector<double> tempi = chosen->slice.traits.bpmAlternatives;
    for (const double ratio : {0.5, 2.0})
        if (const double other = *chosen->slice.traits.bpm * ratio;
            std::none_of(tempi.begin(), tempi.end(),
                         [&](double known) { return music::isSameTempo(known, other, sameInMenu); }))
            tempi.push_back(other);
    std::sort(tempi.begin(), tempi.end());
    for (const double bpm : tempi)
        if (bpm >= leastTempo && bpm <= mostTempo)
            menu.addAction(tempoText(bpm), this, [this, bpm] { setTempo(bpm); });
}

void SliceDetails::offerCuts(QMenu& menu) {
    menu.clear();
    const pack::ChosenSlice* chosen = slice();
    if (!chosen) return;
    const double rate =
        m_document.recordings()[static_cast<std::size_t>(m_view.recording())].recording.info.rate;
    for (const analysis::LoopCandidate& cut : chosen->slice.candidates) {
        QAction* action = menu.addAction(
            tr("%1 at %2, joint %3 % alike")
                .arg(lengthOf(cut, rate), timeText(secondsFromFrames(cut.range.begin, rate), 2))
                .arg(std::max(0.0, 1.0 - cut.seamCost) * 100.0, 0, 'f', 0),
            this, [this, range = cut.range] {
                if (const pack::ChosenSlice* loop = slice())
                    m_document.setSliceRange(m_view.recording(), std::string(loop->slice.id), range);
            });
        action->setCheckable(true);
        action->setChecked(cut.range == chosen->slice.range);
    }
}

void SliceDetails::editKey() {
    const QString typed = m_key->text().trimmed();
    const auto key = music::parseKey(typed.toStdString());
    if (!m_key->isModified() || (!typed.isEmpty() && !key)) return showSelection();
    edit(tr("Key"), [&](pack::ChosenSlice& chosen) {
        chosen.slice.traits.key = key;
        chosen.slice.traits.keyConfidence = key ? music::certain : 0.0;
    });
}

QString SliceDetails::keyOf(const char* command) const {
    return firstKeyText(m_view.keysOf(QLatin1String(command)));
}

QString SliceDetails::noneSelected() const {
    return tr("No region selected. Click one to see what is known of it, or drag across the waveform and "
              "press %1 to make one.")
        .arg(keyOf("wave.makeRegion"));
}

QString SliceDetails::hint() const {
    if (m_view.recording() < 0) return {};
    const double rate =
        m_document.recordings()[static_cast<std::size_t>(m_view.recording())].recording.info.rate;
    const FrameRange range = m_view.timeSelection();
    if (!range.isEmpty())
        return tr("%1 to %2, %3 long. %4 makes a region of it, %5 plays it, %6 loops it.")
            .arg(timeText(secondsFromFrames(range.begin, rate), 3),
                 timeText(secondsFromFrames(range.end, rate), 3),
                 lengthText(secondsFromFrames(range.length(), rate)), keyOf("wave.makeRegion"),
                 keyOf("window.play"), keyOf("wave.loop"));
    if (m_view.selectedSlices().empty()) return noneSelected();
    const std::unordered_set<std::string_view> chosen(m_view.selectedSlices().begin(),
                                                      m_view.selectedSlices().end());
    std::map<music::SampleKind, int> counts;
    for (const pack::ChosenSlice& other : m_document.slices(m_view.recording()))
        if (chosen.contains(other.slice.id)) ++counts[other.slice.traits.kind];
    if (!counts.empty())
        return tr("%1 regions selected: %2. %3 to %4 set their kind, %5 deletes them.")
            .arg(m_view.selectedSlices().size())
            .arg(countsInWords(counts), keyOf("wave.kindHit"), keyOf("wave.kindTexture"),
                 keyOf("window.delete"));
    return noneSelected();
}

void SliceDetails::colourKinds() {
    for (int i = 0; i < m_kind->count(); ++i) {
        m_kind->setItemIcon(i, kindIcon(static_cast<music::SampleKind>(i)));
    }
}

void SliceDetails::changeEvent(QEvent* event) {
    SteadyPage::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) colourKinds();
}

void SliceDetails::showSelection() {
    const pack::ChosenSlice* chosen = slice();
    const bool single = chosen && m_view.timeSelection().isEmpty();
    m_pages->setCurrentIndex(single ? 1 : 0);
    if (single)
        showSlice(*chosen);
    else
        m_hint->setText(hint());
}

void SliceDetails::showSlice(const pack::ChosenSlice& chosen) {
    const music::SampleTraits& traits = chosen.slice.traits;
    const QSignalBlocker quietKind(m_kind), quietRole(m_role);
    if (!m_name->hasFocus() || !m_name->isModified()) m_name->setText(QString::fromStdString(chosen.name));
    m_name->setPlaceholderText(tr("by convention"));
    m_kind->setCurrentIndex(static_cast<int>(traits.kind));
    m_role->setCurrentIndex(static_cast<int>(traits.role));
    const TimeBase base = m_view.timeBase();
    m_begin->show(chosen.slice.range.begin, m_view.timeFormat(), base);
    m_end->show(chosen.slice.range.end, m_view.timeFormat(), base);
    m_length->show(chosen.slice.range.length(), m_view.timeFormat(), base);
    for (QWidget* editor : std::initializer_list<QWidget*>{m_begin, m_end, m_length, m_kind})
        editor->setEnabled(!chosen.locked);
    m_shape->show(chosen);
    const bool isKnown = !chosen.unanalysed;
    const QString none = isKnown ? tr("none") : tr("…");
    m_tempo->setPlaceholderText(none);
    m_key->setPlaceholderText(none);
    m_tempo->setText(traits.bpm && (isKnown || traits.bpmConfidence >= music::certain)
                         ? tempoText(*traits.bpm)
                         : QString());
    m_tempi->setVisible(traits.bpm.has_value());
    m_cuts->setEnabled(!chosen.locked && chosen.slice.traits.kind == music::SampleKind::Loop &&
                       !chosen.slice.candidates.empty());
    m_key->setText(traits.key && (isKnown || traits.keyConfidence >= 1.0)
                       ? QString::fromStdString(music::toString(*traits.key))
                       : QString());
    m_reason->setText(tr("%1 % certain: %2")
                          .arg(chosen.slice.confidence * 100.0, 0, 'f', 0)
                          .arg(QString::fromStdString(chosen.slice.reason)) +
                      (isKnown ? QString() : tr(" — listening again …")));
}

}
