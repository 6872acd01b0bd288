#include "ui/waveform/overview_strip.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace gleaner::ui {

namespace {

constexpr double gripReach = 5.0;
constexpr double leastWindowWidth = 6.0;
constexpr int markHeight = 3;
constexpr int marksHeight = 4 * markHeight + 4;
constexpr double leastOverviewMark = 2.0;
constexpr int risesHeight = 6; ///< of the strip on top
constexpr int mostRises = 400;
constexpr int risesApart = 3; ///< pixels

}

OverviewStrip::OverviewStrip(Document& document, WaveformView& view, QWidget* parent)
    : QWidget(parent), Painted(QAccessible::ScrollBar), m_document(document), m_view(view),
      m_overview(view.source()) {
    setFixedHeight(sizeHint().height());
    setMouseTracking(true);
    setFocusPolicy(Qt::ClickFocus);
    setAccessibleName(tr("Overview of the whole recording"));
    setToolTip(tr("The whole recording. Drag the window to scroll, its edges to zoom.\n"
                  "The strip on top is bright where something new begins."));
    connect(&view, &WaveformView::visibleRangeChanged, this, qOverload<>(&QWidget::update));
    connect(&view, &WaveformView::recordingChanged, this, [this] {
        m_overview.forget();
        wantPicture();
    });
    connect(&view, &WaveformView::sourceChanged, this, &OverviewStrip::wantPicture);
    connect(&m_overview, &OverviewPicture::changed, this, &OverviewStrip::redrawPicture);
    connect(&view, &WaveformView::earlyRegionsChanged, this, [this] { redrawMarks({0, frames()}); });
    connect(&view, &WaveformView::selectionChanged, this, qOverload<>(&QWidget::update));
    connect(&document, &Document::slicesChanged, this, [this](int recording, FrameRange stretch) {
        if (recording == m_view.recording()) redrawMarks(stretch);
    });
}

std::optional<SpokenValue> OverviewStrip::spokenValue() const {
    if (frames() <= 0) return {};
    const FrameRange seen = m_view.visibleRange();
    const int rate = m_view.rate();
    return SpokenValue{secondsFromFrames(seen.begin + seen.length() / 2, rate), 0.0,
                       secondsFromFrames(frames(), rate)};
}

void OverviewStrip::setSpokenValue(double seconds) {
    if (frames() > 0) showAround(framesFromSeconds(seconds, m_view.rate()));
}

Frame OverviewStrip::frames() const { return m_view.frames(); }

double OverviewStrip::xOf(Frame frame) const {
    return static_cast<double>(frame) / static_cast<double>(std::max<Frame>(frames(), 1)) * width();
}

Frame OverviewStrip::frameAt(double x) const {
    return static_cast<Frame>(std::llround(x / std::max(width(), 1) * static_cast<double>(frames())));
}

QRectF OverviewStrip::window() const {
    const FrameRange seen = m_view.visibleRange();
    const double left = xOf(seen.begin);
    const double wide = std::max(xOf(seen.end) - left, leastWindowWidth);
    return QRectF(std::min(left, width() - wide), 0.0, wide, height());
}

OverviewStrip::Grip OverviewStrip::gripAt(double x) const {
    const QRectF rect = window();
    const bool roomInside = rect.width() > 4.0 * gripReach;
    if (std::abs(x - rect.left()) <= gripReach && (roomInside || x < rect.left())) return Grip::Left;
    if (std::abs(x - rect.right()) <= gripReach && (roomInside || x > rect.right())) return Grip::Right;
    return rect.left() <= x && x <= rect.right() ? Grip::Window : Grip::None;
}

void OverviewStrip::showAround(Frame middle) {
    const Frame length = m_view.visibleRange().length();
    const Frame begin = std::clamp<Frame>(middle - length / 2, 0, std::max<Frame>(frames() - length, 0));
    m_view.setVisibleRange({begin, begin + length});
}

void OverviewStrip::wantPicture() {
    m_overview.want({m_view.channels(), frames(), static_cast<int>(width() * devicePixelRatioF()),
                     std::clamp(width() / risesApart, 1, mostRises)});
}

void OverviewStrip::redrawPicture() {
    m_picture = QPixmap();
    update();
}

QPixmap OverviewStrip::waves() const {
    const double scale = devicePixelRatioF();
    QPixmap drawn(size() * scale);
    drawn.setDevicePixelRatio(scale);
    drawn.fill(palette().color(QPalette::Base));
    const auto& wave = m_overview.columns().wave;
    if (wave.empty()) return drawn;
    QPainter painter(&drawn);
    const double columnWidth = static_cast<double>(width()) / static_cast<double>(wave.size());
    const double half = (height() - marksHeight - risesHeight) * 0.5;
    const double middle = risesHeight + half;
    // The loudest place fills the strip: quiet recordings are to be seen too.
    float loudest = 0.001F;
    for (const audio::WaveformColumn& column : wave)
        loudest = std::max({loudest, column.maximum, -column.minimum});
    QList<QLineF> lines;
    for (std::size_t i = 0; i < wave.size(); ++i) {
        const audio::WaveformColumn& column = wave[i];
        const double x = (static_cast<double>(i) + 0.5) * columnWidth;
        lines.emplace_back(x, middle - column.maximum / loudest * (half - 2.0), x,
                           middle - column.minimum / loudest * (half - 2.0) + 0.5);
    }
    painter.setPen(QPen(palette().color(QPalette::PlaceholderText), 0.0));
    painter.drawLines(lines);
    drawRises(painter);
    return drawn;
}

void OverviewStrip::drawRises(QPainter& painter) const {
    const std::vector<float>& rises = m_overview.columns().rises;
    QColor colour = palette().color(QPalette::Link);
    const double wide = static_cast<double>(width()) / static_cast<double>(rises.size());
    for (std::size_t i = 0; i < rises.size(); ++i) {
        colour.setAlphaF(rises[i]);
        painter.fillRect(QRectF(static_cast<double>(i) * wide, 0.0, wide, risesHeight - 1.0), colour);
    }
}

/// Over all others, and over the wave as well.
void OverviewStrip::drawSelected(QPainter& painter, const QRect& part) {
    if (m_view.recording() < 0) return;
    for (const std::string& id : m_view.selectedSlices()) {
        const pack::ChosenSlice* slice = m_document.findSlice(m_view.recording(), id);
        if (!slice) continue;
        const double left = xOf(slice->slice.range.begin);
        const QRectF band(left, risesHeight, std::max(xOf(slice->slice.range.end) - left, leastOverviewMark),
                          height() - marksHeight - risesHeight);
        if (band.left() > part.right() + 1 || band.right() < part.left()) continue;
        const auto kind = slice->slice.traits.kind;
        QColor colour = kindColour(kind, palette());
        const QRectF mark(band.left(), band.bottom() + 2.0 + static_cast<int>(kind) * markHeight,
                          band.width(), markHeight - 1.0);
        painter.fillRect(mark, colour);
        colour.setAlphaF(0.4F);
        painter.fillRect(band, colour);
    }
}

void OverviewStrip::drawMarks(const QRect& part) {
    QPainter painter(&m_picture);
    painter.setClipRect(part);
    painter.drawPixmap(0, 0, m_waves);
    if (m_view.recording() < 0) return;
    const auto& slices = m_document.slices(m_view.recording());
    if (std::exchange(m_indexed, m_document.changes()) != m_document.changes()) m_index = RegionIndex(slices);
    m_index.each({frameAt(part.left() - 2), frameAt(part.right() + 2) + 1}, [&](std::size_t i) {
        const pack::ChosenSlice& slice = slices[i];
        drawMark(painter, slice.slice.traits.kind, slice.slice.range, slice.leftOut ? 0.3 : 1.0);
    });
    for (const auto& [kind, range] : m_view.earlyRegions())
        drawMark(painter, kind, range, 0.5); // not to be worked with yet
}

void OverviewStrip::drawMark(QPainter& painter, music::SampleKind kind, FrameRange range, double alpha) {
    const double left = xOf(range.begin);
    QColor colour = kindColour(kind, palette());
    colour.setAlphaF(static_cast<float>(alpha));
    painter.fillRect(QRectF(left, height() - marksHeight + 2.0 + static_cast<int>(kind) * markHeight,
                            std::max(xOf(range.end) - left, leastOverviewMark), markHeight - 1.0),
                     colour);
}

void OverviewStrip::redrawMarks(FrameRange stretch) {
    if (m_picture.isNull()) return;
    const int left = static_cast<int>(std::floor(xOf(stretch.begin))) - 1;
    const QRect part(left, 0, static_cast<int>(std::ceil(xOf(stretch.end))) + 3 - left, height());
    drawMarks(part);
    update(part);
}

void OverviewStrip::paintEvent(QPaintEvent* event) {
    if (m_picture.isNull()) {
        m_picture = m_waves = waves();
        m_indexed = 0; // of another recording, maybe
        drawMarks(rect());
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    if (frames() <= 0) return;
    drawSelected(painter, event->rect());
    const QRectF seen = window();
    QColor shade = palette().color(QPalette::Window);
    shade.setAlphaF(0.62F);
    painter.fillRect(QRectF(0, 0, seen.left(), height()), shade);
    painter.fillRect(QRectF(seen.right(), 0, width() - seen.right(), height()), shade);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Link), hasFocus() ? 2.0 : 1.25));
    painter.drawRoundedRect(seen.adjusted(0.75, 0.75, -0.75, -0.75), 3, 3);
}

void OverviewStrip::resizeEvent(QResizeEvent*) {
    redrawPicture();
    wantPicture();
}

void OverviewStrip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) redrawPicture();
    QWidget::changeEvent(event);
}

void OverviewStrip::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || frames() <= 0) return;
    const double x = event->position().x();
    m_grip = gripAt(x);
    if (m_grip == Grip::None) {
        showAround(frameAt(x));
        m_grip = Grip::Window;
    }
    m_grabbedAt = x - window().left();
}

void OverviewStrip::mouseMoveEvent(QMouseEvent* event) {
    const double x = event->position().x();
    const FrameRange seen = m_view.visibleRange();
    if (m_grip == Grip::None) {
        const Grip over = frames() > 0 ? gripAt(x) : Grip::None;
        setCursor(over == Grip::None     ? Qt::ArrowCursor
                  : over == Grip::Window ? Qt::OpenHandCursor
                                         : Qt::SizeHorCursor);
    } else if (m_grip == Grip::Window) {
        showAround(frameAt(x - m_grabbedAt) + seen.length() / 2);
    } else if (m_grip == Grip::Left) {
        m_view.setVisibleRange({std::clamp<Frame>(frameAt(x), 0, seen.end - 64), seen.end});
    } else {
        m_view.setVisibleRange({seen.begin, std::clamp<Frame>(frameAt(x), seen.begin + 64,
                                                              std::max(frames(), seen.begin + 64))});
    }
}

void OverviewStrip::mouseReleaseEvent(QMouseEvent*) { m_grip = Grip::None; }

void OverviewStrip::wheelEvent(QWheelEvent* event) {
    if (frames() <= 0) return event->ignore();
    const FrameRange seen = m_view.visibleRange();
    const double notches = (event->angleDelta().y() + event->angleDelta().x()) / 120.0;
    showAround(seen.begin + seen.length() / 2 -
               static_cast<Frame>(notches * 0.2 * static_cast<double>(seen.length())));
    event->accept();
}

void OverviewStrip::keyPressEvent(QKeyEvent* event) {
    const FrameRange seen = m_view.visibleRange();
    const Frame middle = seen.begin + seen.length() / 2;
    if (event->key() == Qt::Key_Left)
        showAround(middle - seen.length() / 4);
    else if (event->key() == Qt::Key_Right)
        showAround(middle + seen.length() / 4);
    else
        QWidget::keyPressEvent(event);
}

}
