#pragma once

#include "compose/wishes.h"
#include "ui/theme/painted.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace gleaner::ui {

/// The notes of one clip: drums as a grid of steps, a row a drum; a melody as a piano roll. A note is put in
/// by a click where there is none, moved by dragging it, made longer by dragging its end, louder by the wheel
/// or Ctrl with the arrows, and taken out by a click (drums), a double click or Delete. Tells each change and
/// shows it at once; the song that comes of it is given back by `setClip`.
class NoteEditor : public QWidget, public Painted {
    Q_OBJECT
public:
    explicit NoteEditor(QWidget* parent = nullptr);

    /// `pattern`: of the drums, counted from 1; 0: the phrase of the track on this channel.
    void setClip(const music::Song& song, int channel, int pattern);
    void clear();
    bool isEmpty() const { return m_rows.empty(); }
    /// Bars from the clip's begin; nothing: it does not sound now.
    void setPlayhead(std::optional<double> bars);

    struct Row {
        int channel = 0;  ///< of a drum
        int key = 60;     ///< of a melody
        QString name;     ///< "Kick", "A2"
        std::string lane; ///< as edits call it
        friend bool operator==(const Row&, const Row&) = default;
    };
    struct Placed {
        int row = 0;
        music::Note note;
        friend bool operator==(const Placed&, const Placed&) = default;
    };
    const std::vector<Row>& rows() const { return m_rows; }
    const std::vector<Placed>& notes() const { return m_notes; }
    QRectF rectOf(const Placed& note) const;
    QRectF stepRect(int row, double pos) const; ///< a sixteenth

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void edited(const gleaner::compose::NoteEdit& edit, const QString& what, int mergeId);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    enum class Hand { None, Move, Stretch };
    bool isDrums() const { return m_pattern > 0; }
    double beats() const { return m_bars * m_barBeats; }
    double rowHeight() const;
    double beatWidth() const;
    int nameWidth() const;
    int rowAt(double y) const;
    double beatAt(double x) const;
    int noteAt(const QPointF& at) const; ///< -1: none
    int noteAtCursor() const;
    void change(int note, const Placed& to, const QString& what, int mergeId = 0);
    void add(int row, double pos);
    void remove(int note);
    void louder(int note, int by);
    bool run(const QKeyEvent& event, bool onlyAsk);
    void moveCursor(int rows, double beats);
    void speak();
    std::string patternOf() const { return m_patternName; }

    std::vector<Row> m_rows; ///< the upper first
    std::vector<Placed> m_notes;
    double m_bars = 1.0, m_barBeats = 4.0;
    int m_channel = -1, m_pattern = 0;
    std::string m_patternName;
    int m_row = 0; ///< the cursor
    double m_beat = 0.0;
    std::optional<double> m_playhead;

    Hand m_hand = Hand::None;
    int m_held = -1;
    Placed m_before; ///< as it was when it was taken
    QPointF m_from;
    bool m_wasMoved = false;
};

}
