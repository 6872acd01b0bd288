#include "ui/timeline/time_field.h"

namespace gleaner::ui {

TimeField::TimeField(Of of, QWidget* parent) : QLineEdit(parent), m_of(of) {
    connect(this, &QLineEdit::editingFinished, this, &TimeField::read);
}

void TimeField::show(Frame frames, TimeFormat format, const TimeBase& base) {
    m_frames = frames;
    m_format = format;
    m_base = base;
    if (!hasFocus() || !isModified()) write();
}

void TimeField::read() {
    if (!isModified()) return;
    const auto frames = m_of == Of::Position ? positionFrom(text(), m_format, m_base)
                                             : durationFrom(text(), m_format, m_base);
    write();
    if (frames && *frames != m_frames) Q_EMIT entered(*frames);
}

void TimeField::write() {
    setText(m_of == Of::Position ? positionText(m_frames, m_format, m_base)
                                 : durationText(m_frames, m_format, m_base));
    setCursorPosition(0);
    setModified(false);
}

}
