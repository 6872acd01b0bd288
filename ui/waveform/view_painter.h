#pragma once

#include "ui/waveform/view_state.h"

#include <QPainter>
#include <QPalette>

#include <array>
#include <span>

namespace gleaner::ui {

/// Colours of the view, all from the palette.
struct ViewColours {
    explicit ViewColours(const QPalette& palette);
    QPalette palette;
    QColor ground, lane, line, faint, text, wave, waveBody, selection, playhead, error;
    std::array<QColor, music::sampleKinds.size()> kinds;
    const QColor& kind(music::SampleKind kind) const { return kinds[static_cast<std::size_t>(kind)]; }
    QColor onGround(const QColor& colour, double alpha) const; ///< as it looks there, without shining through
};

/// Paints the parts of the view, one function each, from the back to the front. Only what meets `exposed` is
/// drawn.
class ViewPainter {
public:
    /// Pixels that a region's edges and grips, the playhead and the cursor reach beyond their frames.
    static constexpr int reach = 8;

    ViewPainter(QPainter& painter, ViewState& state, const QPalette& palette, const QFont& font,
                QRect exposed);
    void paintAll(bool focused);

private:
    // view_painter.cpp
    void grounds();
    void ruler();
    void gutter();
    void timeSelection();
    void cursorAndPlayhead();
    void messages();
    void waiting(QRect rect, const QString& text, const QColor& colour);
    // wave_painter.cpp
    void waves();
    void wave(QRect rect, int channel, const QColor& peak, const QColor& body);
    void waveColumnsIn(QRect rect, int channel, const QColor& peak, const QColor& body);
    void waveSamplesIn(QRect rect, int channel, const QColor& line);
    void waveScale();
    void scaleMark(double y, const QString& text, bool left = false); ///< in the gutter, or left in it
    QColor translucent(double alpha) const;
    std::vector<double> scaleHeights(double half) const;
    // crosshair_painter.cpp
    void crosshair();
    void readout(const QRectF& room, const QString& text);
    // spectrogram_painter.cpp
    void spectrogram();
    std::vector<FrameRange> spectrogramLevel(int level, const std::vector<FrameRange>& wanted);
    void spectrogramTile(const TileKey& key, const QPixmap& tile, FrameRange part);
    void divider();
    void frequencyScale();
    // region_painter.cpp
    void regionTints();
    void regionEdges();
    void strongEdges(const pack::ChosenSlice& slice, const QRect& area, double left, double right,
                     bool grips);
    void earlyRegions();
    void regionLanes();
    void laneBlocks(std::span<const pack::ChosenSlice* const> slices, bool narrow);
    void laneBlock(const pack::ChosenSlice& slice, QRectF rect);
    // shape_painter.cpp
    void shapes();
    void fades(const pack::ChosenSlice& slice, const QRect& area);
    void handles(const ShapeHandles& handles, const QColor& colour);
    void gridLines();
    void landing();

    QRectF xSpan(FrameRange range,
                 const QRect& inside) const; ///< the range as a rectangle of the height of `inside`

    QPainter& m_painter;
    ViewState& m_state;
    ViewColours m_colours;
    QFont m_smallFont;
    QRect m_exposed;
    std::vector<const pack::ChosenSlice*> m_regions; ///< that meet it; the selected ones last
    double m_scale;                                  ///< device pixels a pixel
};

}
