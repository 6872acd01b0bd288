#pragma once

#include "loudness/live_meter.h"
#include "ui/theme/painted.h"

#include <QWidget>

namespace gleaner::ui {

/// What plays, as level: a bar a side with the highest peak held, and in numbers the loudness now and the
/// peaks held.
class LevelMeter : public QWidget, public Painted {
    Q_OBJECT
public:
    explicit LevelMeter(QWidget* parent = nullptr);

    void setLevels(const loudness::Levels& now, const loudness::Levels& held);
    const loudness::Levels& now() const { return m_now; }
    const loudness::Levels& held() const { return m_held; }
    /// For those who do not see it; empty when nothing was heard.
    QString description() const;
    /// The louder side's peak now, dB; the lowest that is shown for silence.
    std::optional<SpokenValue> spokenValue() const override;
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
