#include "ui/waveform/waveform_view.h"

#include "ui/wave/wave_columns.h"
#include "ui/waveform/region_access.h"
#include "ui/waveform/spoken_region.h"
#include "ui/waveform/view_painter.h"
#include "ui/waveform/waveform_view_private.h"

#include <QPaintEvent>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <unordered_set>

namespace gleaner::ui {

namespace {
constexpr double closestRevealPart = 0.1; ///< margin around what is revealed or zoomed to, of its length
constexpr int peakColumns = 512;
}

WaveformView::WaveformView(Document& document, QWidget* parent)
    : QWidget(parent), m_state(std::make_unique<State>(*this, document)) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(320, 128);
    setAttribute(Qt::WA_OpaquePaintEvent);
    QAccessible::installFactory(&WaveformAccess::make); // once, however often it is said
    State& s = *m_state;
    s.arrange();
    s.tiles.setColours(palette(), -100.0);
    connect(&s.source, &WaveformSource::changed, this, [this] {
        m_state->editor.samplesArrived();
        m_state->wantSamples();
        Q_EMIT sourceChanged();
        update();
    });
    connect(&s.tiles, &SpectrogramTiles::arrived, this,
            [this](FrameRange frames) { update(m_state->rectOf(frames) & m_state->layout.spectrogram); });
    connect(&document, &Document::slicesChanged, this, [this](int recording, FrameRange stretch) {
        if (recording != m_state->recording) return;
        m_state->forgetGoneSlices();
        m_state->describe();
        m_state->tellCount();
        m_state->updateAround(stretch);
    });
    connect(&document, &Document::recordingsChanged, this, [this] {
        const auto& all = m_state->document.recordings();
        const auto found = std::ranges::find(all, m_state->recordingId,
                                             [](const OpenRecording& open) { return open.recording.id; });
        const int index =
            m_state->recordingId.empty() || found == all.end() ? -1 : static_cast<int>(found - all.begin());
        setRecording(index);
        update();
    });
    s.describe();
}

WaveformView::~WaveformView() = default;

bool WaveformView::isPlaying() const { return m_state->playing; }

void WaveformView::setRecording(int recording) {
    State& s = *m_state;
    if (recording < 0 || recording >= static_cast<int>(s.document.recordings().size())) recording = -1;
    const library::RecordingId id =
        recording < 0 ? library::RecordingId()
                      : s.document.recordings()[static_cast<std::size_t>(recording)].recording.id;
    const bool same = id == s.recordingId && (recording < 0) == (s.recording < 0);
    s.recording = recording;
    s.recordingId = id;
    if (!same) {
        const std::optional<Arriving> shown = std::exchange(s.arriving, std::nullopt);
        const bool isShown = shown && recording >= 0 && library::filesOf(s.open().recording) == shown->files;
        return isShown ? s.adoptRecording() : s.openRecording();
    }
    s.forgetGoneSlices();
    s.colourSpectrogram();
}

void WaveformView::showArriving(const Arriving& arriving) {
    State& s = *m_state;
    // A file that is known already may have come while it was being looked at.
    const auto& all = s.document.recordings();
    for (std::size_t n = 0; n < all.size(); ++n)
        if (library::filesOf(all[n].recording) == arriving.files) return setRecording(static_cast<int>(n));
    s.recording = -1;
    s.recordingId = {};
    s.arriving = arriving;
    s.openFile(arriving.files);
}

void WaveformView::forgetArriving() {
    if (std::exchange(m_state->arriving, std::nullopt)) m_state->openRecording();
}

void WaveformView::showEarly(const SeenRegions& regions) {
    m_state->early[regions.recording][regions.part] = regions;
    if (m_state->recordingId != regions.recording) return;
    update();
    Q_EMIT earlyRegionsChanged();
}

void WaveformView::forgetEarly(const library::RecordingId& recording) {
    if (m_state->early.erase(recording) == 0) return;
    update();
    Q_EMIT earlyRegionsChanged();
}

std::vector<std::pair<music::SampleKind, FrameRange>> WaveformView::earlyRegions() const {
    std::vector<std::pair<music::SampleKind, FrameRange>> regions;
    const auto seen = m_state->early.find(m_state->recordingId);
    if (seen == m_state->early.end() || !m_state->slices().empty()) return regions;
    for (const auto& [part, early] : seen->second)
        regions.insert(regions.end(), early.regions.begin(), early.regions.end());
    return regions;
}

const std::optional<Arriving>& WaveformView::arriving() const { return m_state->arriving; }
int WaveformView::rate() const { return m_state->rate(); }
Frame WaveformView::frames() const { return m_state->axis.frames(); }

void WaveformView::State::adoptRecording() {
    colourSpectrogram();
    describe();
    Q_EMIT view.recordingChanged();
    Q_EMIT view.selectionChanged();
    view.update();
}

void WaveformView::State::openRecording() {
    const bool readable = has() && open().error.isEmpty();
    openFile(readable ? library::filesOf(open().recording) : audio::FileSequence());
}

void WaveformView::State::openFile(const audio::FileSequence& file) {
    editor.cancelDrag();
    editor.cancelShaping();
    heardGrid.reset();
    gesture = Gesture::None;
    selected.set({});
    hovered.clear();
    timeSelection = {};
    cursor = 0;
    playing = false;
    gain = 1.0;
    axis.setFrames(info().frames);
    source.open(file, axis.frames());
    tiles.setFile(file);
    colourSpectrogram();
    describe();
    toldCount = SIZE_MAX; // other regions, even where they are as many
    tellCount();
    axisChanged();
    Q_EMIT view.recordingChanged();
    Q_EMIT view.selectionChanged();
}

/// A noise floor over the whole band spreads over the bins of a spectrum.
void WaveformView::State::colourSpectrogram() {
    if (has())
        tiles.setColours(view.palette(),
                         std::clamp(open().recording.detection.noiseFloorDb - 38.0, -115.0, -85.0));
}

void WaveformView::State::forgetGoneSlices() {
    if (!hovered.empty() && !find(hovered)) hovered.clear();
    if (selected.empty()) return;
    std::vector<std::string> stay = onlyThere(selected.ids());
    if (stay.size() == selected.size()) return;
    selected.set(std::move(stay));
    Q_EMIT view.selectionChanged();
}

std::vector<std::string> WaveformView::State::onlyThere(std::vector<std::string> ids) const {
    if (ids.size() <= 1) {
        if (!ids.empty() && !find(ids.front())) ids.clear();
        return ids;
    }
    std::unordered_set<std::string_view> there;
    for (const pack::ChosenSlice& slice : slices())
        there.insert(slice.slice.id);
    std::erase_if(ids, [&](const std::string& id) { return !there.contains(id); });
    return ids;
}

void WaveformView::State::axisChanged() {
    wantSamples();
    if (spectrogram != SpectrogramMode::Off && shows())
        tiles.want(axis.range(), axis.framesPerPixel() / view.devicePixelRatioF());
    Q_EMIT view.visibleRangeChanged();
    view.update();
}

void WaveformView::State::wantSamples() {
    std::vector<FrameRange> ranges = editor.wanted();
    const FrameRange seen = axis.range();
    if (shows() && needsSamples(source, axis.framesPerPixel() / view.devicePixelRatioF()) &&
        seen.length() <= SampleBlocks::mostFrames) {
        const Frame more =
            std::min<Frame>(seen.length() / 2, SampleBlocks::blockLength); // the next bit of scrolling
        ranges.push_back({seen.begin - more, seen.end + more});
    }
    source.samples().want(ranges);
}

void WaveformView::State::select(std::vector<std::string> ids, bool revealThem) {
    ids = onlyThere(std::move(ids));
    const bool changed = ids != selected.ids();
    const bool areFew = ids.size() + selected.size() <= fewSelected;
    if (areFew) updateSelected();
    selected.set(std::move(ids));
    if (const pack::ChosenSlice* slice = selectedSlice(); slice && slice->slice.traits.bpm)
        heardGrid = BeatGrid{*slice->slice.traits.bpm, slice->slice.range.begin};
    if (revealThem && selectedSlice()) reveal(selectedSlice()->slice.range);
    if (!changed) return;
    describe();
    tellSelected();
    areFew ? updateSelected() : view.update();
    Q_EMIT view.selectionChanged();
}

void WaveformView::State::reveal(FrameRange range) {
    const FrameRange seen = axis.range();
    if (range.begin >= seen.begin && range.end <= seen.end) return;
    if (range.length() > seen.length()) {
        view.setVisibleRange(
            {range.begin - static_cast<Frame>(static_cast<double>(range.length()) * closestRevealPart),
             range.end + static_cast<Frame>(static_cast<double>(range.length()) * closestRevealPart)});
        return;
    }
    axis.scrollTo(static_cast<double>(range.begin + range.length() / 2) -
                  axis.width() * axis.framesPerPixel() / 2.0);
    axisChanged();
}

void WaveformView::State::describe() {
    const QString file = has() ? fileNameOf(open().recording) : arriving ? nameOf(*arriving) : QString();
    view.setAccessibleName(file.isEmpty() ? tr("Waveform") : tr("Waveform of %1").arg(file));
    QString text = tr("Tab goes from region to region, Ctrl+Tab leaves the waveform.");
    if (const pack::ChosenSlice* slice = selectedSlice()) text = spokenName(*slice, rate());
    view.setAccessibleDescription(text); // tells assistive technology by itself
}

FrameRange WaveformView::State::playRange() const {
    if (!timeSelection.isEmpty()) return timeSelection;
    FrameRange all;
    if (selected.size() == 1 && selectedSlice()) return selectedSlice()->slice.range;
    for (const pack::ChosenSlice& slice : slices()) {
        if (!selected.contains(slice.slice.id)) continue;
        const FrameRange range = slice.slice.range;
        all = all.isEmpty() ? range
                            : FrameRange{std::min(all.begin, range.begin), std::max(all.end, range.end)};
    }
    return all;
}

int WaveformView::recording() const { return m_state->recording; }
const WaveformSource& WaveformView::source() const { return m_state->source; }

int WaveformView::channels() const { return m_state->channels(); }
FrameRange WaveformView::visibleRange() const { return m_state->axis.range(); }

void WaveformView::setVisibleRange(FrameRange range) {
    m_state->axis.setRange(range);
    m_state->axisChanged();
}

void WaveformView::zoomToFit() {
    m_state->axis.showAll();
    m_state->axisChanged();
}

void WaveformView::zoomToSelection() {
    const FrameRange range = m_state->playRange();
    if (range.isEmpty()) return;
    const auto margin = static_cast<Frame>(static_cast<double>(range.length()) * closestRevealPart);
    setVisibleRange({range.begin - margin, range.end + margin});
}

void WaveformView::zoomBy(double factor) {
    State& s = *m_state;
    const double x = s.axis.xOf(static_cast<double>(s.here()));
    s.axis.zoomAround(x >= 0.0 && x <= s.axis.width() ? x : s.axis.width() / 2.0, factor);
    s.axisChanged();
}

void WaveformView::toggleVerticalFit() {
    State& s = *m_state;
    const FrameRange seen = s.axis.range();
    float loudest = 0.0F;
    for (const audio::WaveformColumn& column :
         waveOutlines(s.source, s.channels(), s.axis.begin(),
                      static_cast<double>(seen.length()) / peakColumns, peakColumns))
        loudest = std::max({loudest, column.maximum, -column.minimum});
    s.gain = s.gain != 1.0 || loudest <= 0.0F
                 ? 1.0
                 : std::clamp(0.95 / static_cast<double>(loudest), 1.0, mostGain);
    update();
}

/// With all that is drawn around it.
QRect WaveformView::State::rectOf(FrameRange stretch) const {
    const int left = static_cast<int>(std::max(std::floor(xOf(stretch.begin)), -1.0)) - ViewPainter::reach;
    const int right =
        static_cast<int>(std::min(std::ceil(xOf(stretch.end)), view.width() + 1.0)) + ViewPainter::reach;
    return QRect(left, 0, std::max(right - left, 0), view.height());
}

void WaveformView::State::updateSelected() {
    for (const std::string& id : selected.ids())
        if (const pack::ChosenSlice* slice = find(id)) updateAround(slice->slice.range);
}

void WaveformView::State::updateAround(FrameRange stretch) {
    if (stretch.overlaps(axis.range())) view.update(rectOf(stretch));
}

void WaveformView::State::updateAround(Frame frame) { updateAround(FrameRange{frame, frame + 1}); }

void WaveformView::setPlayhead(Frame frame, bool visible) {
    State& s = *m_state;
    if (s.playing) s.updateAround(s.playhead);
    const FrameRange seen = s.axis.range();
    // The page turns with the playhead, unless the person looks elsewhere.
    const bool leaves =
        s.playing && visible && seen.contains(s.playhead) && frame >= seen.end && s.gesture == Gesture::None;
    s.playhead = frame;
    s.playing = visible;
    if (leaves) {
        s.axis.scrollTo(static_cast<double>(frame));
        s.axisChanged();
    }
    if (visible) s.updateAround(frame);
}

const std::vector<std::string>& WaveformView::selectedSlices() const { return m_state->selected.ids(); }
void WaveformView::selectSlices(const std::vector<std::string>& ids, bool reveal) {
    m_state->select(ids, reveal);
}
Frame WaveformView::cursor() const { return m_state->cursor; }
FrameRange WaveformView::timeSelection() const { return m_state->timeSelection; }

void WaveformView::setTimeSelection(FrameRange range) {
    const FrameRange inside = intersection(range, {0, m_state->axis.frames()});
    if (inside == m_state->timeSelection) return;
    m_state->timeSelection = inside;
    update();
    Q_EMIT selectionChanged();
}

const std::set<music::SampleKind>& WaveformView::shownKinds() const { return m_state->shown; }

void WaveformView::setShownKinds(const std::set<music::SampleKind>& kinds) {
    State& s = *m_state;
    s.shown = kinds;
    std::vector<std::string> stay;
    for (const pack::ChosenSlice& slice : s.slices())
        if (s.selected.contains(slice.slice.id) && s.regions().isShown(slice)) stay.push_back(slice.slice.id);
    if (stay.size() != s.selected.size()) s.select(std::move(stay), false);
    update();
}

void WaveformView::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    ViewPainter(painter, *m_state, palette(), font(), event->rect()).paintAll(hasFocus());
}

void WaveformView::resizeEvent(QResizeEvent*) {
    m_state->arrange();
    m_state->axis.setWidth(m_state->layout.plot.width());
    m_state->axisChanged();
}

void WaveformView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) m_state->colourSpectrogram();
    QWidget::changeEvent(event);
}

}
