#pragma once

#include "ui/timeline/time_format.h"

#include <QLineEdit>

namespace gleaner::ui {

/// A position or a length that can be typed, in the format that times are shown in. What can't be read goes
/// back to what it was.
class TimeField : public QLineEdit {
    Q_OBJECT
public:
    enum class Of { Position, Duration };
    explicit TimeField(Of of, QWidget* parent = nullptr);

    /// Not while a person is typing.
    void show(Frame frames, TimeFormat format, const TimeBase& base);

Q_SIGNALS:
    /// By a person, and another value than was shown.
    void entered(Frame frames);

private:
    void read();
    void write();

    Of m_of;
    Frame m_frames = 0;
    TimeFormat m_format = TimeFormat::Minutes;
    TimeBase m_base;
};

}
