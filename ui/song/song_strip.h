#pragma once

#include "music/song.h"
#include "ui/theme/painted.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace gleaner::ui {

/// The song from left to right: its sections above, and below one lane for each drum track, instrument and
/// audio clip.
class SongStrip : public QWidget, public Painted {
    Q_OBJECT
public:
    explicit SongStrip(QWidget* parent = nullptr);
    void setSong(const music::Song& song);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF barsRect(int lane, double bar, double bars) const;
    double barWidth() const;

    struct Block {
        double bar = 0.0; ///< places may lie between bars
        double bars = 1.0;
    };
    enum class LaneKind { Drums, Instrument, Clip };
    struct Lane {
        QString name;
        LaneKind kind = LaneKind::Drums;
        std::vector<Block> blocks;
    };
    static std::vector<Lane> lanesOf(const music::Song& song);
    static QString drumName(const music::Song& song, const music::Item& item);
    QColor colourOf(LaneKind kind) const;

    std::vector<music::Section> m_sections;
    std::vector<Lane> m_lanes;
    double m_bars = 0.0;
};

}
