#pragma once

#include "loudness/live_meter.h"

#include <QWidget>

namespace gleaner::ui {

/// What plays, as level: a bar a side with the highest peak held, and in numbers the loudness now and the
/// peaks held.
class LevelMeter : public QWidget {
    Q_OBJECT
public:
    explicit LevelMeter(QWidget* parent = nullptr);

    void setLevels(const loudness::Levels& now, const loudness::Levels& held);
    const loudness::Levels& now() const { return m_now; }
    const loudness::Levels& held() const { return m_held; }
    /// For those who do not see it; empty when nothing was heard.
    QString description() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QFont smallFont() const;
    void paintBar(QPainter& painter, const QRectF& bar, std::size_t side) const;

    loudness::Levels m_now, m_held;
};

/// "−14.2", "–" for silence.
QString levelText(double value);

}
