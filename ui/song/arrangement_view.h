#pragma once

#include "ui/song/song_lanes.h"
#include "ui/theme/painted.h"

#include <QAbstractScrollArea>

#include <functional>
#include <optional>

class QPainter;

namespace gleaner::ui {

/// The song from left to right: sections above, a lane for each channel below with its clips, and beside it
/// what is heard of it. Has a cursor, which every key and click moves: what it stands on is what is edited
/// and played from.
class ArrangementView : public QAbstractScrollArea, public Painted {
    Q_OBJECT
public:
    explicit ArrangementView(QWidget* parent = nullptr);

    void setSong(const music::Song& song);
    const std::vector<SongLane>& lanes() const { return m_lanes; }
    const std::vector<music::Section>& sections() const { return m_sections; }

    /// How a lane is heard now, for what is drawn beside it.
    struct Heard {
        bool isMuted = false, isSolo = false, isAudible = true;
        float peak = 0.0F; ///< linear
    };
    void setHearing(std::function<Heard(int channel)> heard) { m_heard = std::move(heard); }
    void setMasterPeak(float peak);
    void setPlayhead(std::optional<double> bar);
    /// Which section is played again and again; -1: none.
    void setLooped(int section);

    double cursorBar() const { return m_bar; }
    int sectionAt(double bar) const; ///< -1: behind the last one
    const SongLane* currentLane() const;
    const SongClip* currentClip() const;
    void setCursor(int lane, double bar);

    void zoom(double factor);
    void zoomToFit();
    double barWidth() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void cursorMoved();
    void playRequested(double bar);
    void loopRequested(int section);
    void muteRequested(int channel);
    void soloRequested(int channel);
    void rollRequested(int section);

protected:
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Key;
    bool run(const QKeyEvent& event, bool onlyAsk);
    void moveToSection(int by);
    void layOut();
    void speak();
    QString toolTipAt(const QPoint& at) const;
    double barAt(int x) const;
    int laneAt(int y) const; ///< -1: none
    int left() const;        ///< where bar 0 begins
    QRect laneRect(int lane) const;
    QRect muteRect(int lane) const;
    QRect soloRect(int lane) const;
    QRectF clipRect(int lane, const SongClip& clip) const;
    void paintSections(QPainter& painter) const;
    void paintLane(QPainter& painter, int lane) const;
    void paintClip(QPainter& painter, int lane, const SongClip& clip, bool isAudible) const;
    void paintHead(QPainter& painter, int lane) const;
    void paintMeter(QPainter& painter, const QRectF& place, float peak) const;

    std::vector<music::Section> m_sections;
    std::vector<SongLane> m_lanes;
    std::function<Heard(int)> m_heard = [](int) { return Heard(); };
    double m_bars = 0.0, m_barBeats = 4.0;
    double m_zoom = 1.0; ///< 1: all of it is seen
    int m_lane = 0;
    double m_bar = 0.0;
    std::optional<double> m_playhead;
    int m_looped = -1;
    float m_master = 0.0F;
};

}
