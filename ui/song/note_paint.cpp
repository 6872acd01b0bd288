#include "ui/song/note_editor.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

// How the notes are laid out and drawn.

namespace {

constexpr int noteRuler = 16, gridNameEdge = 8;
constexpr double leastRow = 9.0, mostRow = 26.0, sixteenth = 0.25;

bool isBlackKey(int key) {
    const int pitch = key % 12;
    return pitch == 1 || pitch == 3 || pitch == 6 || pitch == 8 || pitch == 10;
}

}

QSize NoteEditor::sizeHint() const { return {360, noteRuler + static_cast<int>(m_rows.size()) * 14}; }
QSize NoteEditor::minimumSizeHint() const {
    return {220, noteRuler + static_cast<int>(static_cast<double>(m_rows.size()) * leastRow) + 1};
}

double NoteEditor::rowHeight() const {
    const double rows = static_cast<double>(std::max<std::size_t>(m_rows.size(), 1));
    return std::clamp((height() - noteRuler) / rows, leastRow, mostRow);
}

int NoteEditor::nameWidth() const {
    int widest = 28;
    for (const Row& row : m_rows)
        widest = std::max(widest, fontMetrics().horizontalAdvance(row.name));
    return std::min(widest, 120) + 2 * gridNameEdge;
}

double NoteEditor::beatWidth() const { return beats() > 0.0 ? (width() - nameWidth() - 1) / beats() : 0.0; }

int NoteEditor::rowAt(double y) const {
    const int row = static_cast<int>(std::floor((y - noteRuler) / rowHeight()));
    return row >= 0 && row < static_cast<int>(m_rows.size()) ? row : -1;
}

double NoteEditor::beatAt(double x) const {
    return beatWidth() > 0.0 ? (x - nameWidth()) / beatWidth() : -1.0;
}

QRectF NoteEditor::stepRect(int row, double pos) const {
    return {nameWidth() + pos * beatWidth(), noteRuler + row * rowHeight(), sixteenth * beatWidth(),
            rowHeight()};
}

QRectF NoteEditor::rectOf(const Placed& placed) const {
    QRectF place = stepRect(placed.row, placed.note.pos);
    if (!isDrums()) place.setWidth(std::max(placed.note.len * beatWidth(), 3.0));
    return place.adjusted(0.5, 1.0, -1.0, -1.0);
}

void NoteEditor::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    if (m_rows.empty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect().adjusted(16, 8, -16, -8), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Put the cursor onto a clip with notes to see and change them."));
        return;
    }
    const double bottom = noteRuler + static_cast<double>(m_rows.size()) * rowHeight();
    QFont small = font();
    if (rowHeight() < fontMetrics().height())
        small.setPixelSize(std::max(static_cast<int>(rowHeight()) - 1, 7));
    for (std::size_t n = 0; n < m_rows.size(); ++n) {
        const QRectF row(0, noteRuler + static_cast<double>(n) * rowHeight(), width(), rowHeight());
        const bool isShaded = isDrums() ? n % 2 == 1 : isBlackKey(m_rows[n].key);
        if (isShaded) painter.fillRect(row, palette().color(QPalette::AlternateBase));
        painter.setFont(small);
        painter.setPen(
            palette().color(static_cast<int>(n) == m_row ? QPalette::WindowText : QPalette::PlaceholderText));
        const bool isNamed = isDrums() || rowHeight() >= 11.0 || m_rows[n].key % 12 == 0;
        if (isNamed)
            painter.drawText(QRectF(gridNameEdge, row.top(), nameWidth() - 2 * gridNameEdge, row.height()),
                             Qt::AlignRight | Qt::AlignVCenter,
                             QFontMetrics(small).elidedText(m_rows[n].name, Qt::ElideRight,
                                                            nameWidth() - 2 * gridNameEdge));
    }
    painter.setFont(font());
    const int count = static_cast<int>(std::lround(beats() / sixteenth));
    for (int n = 0; n <= count; ++n) {
        const bool isBar = n % 16 == 0, isBeat = n % 4 == 0;
        if (!isBeat && beatWidth() < 20.0) continue;
        const double x = nameWidth() + n * sixteenth * beatWidth();
        painter.setPen(QPen(palette().color(QPalette::Mid), isBar ? 1.6 : isBeat ? 0.8 : 0.3));
        painter.drawLine(QPointF(x, isBar ? 0 : noteRuler), QPointF(x, bottom));
        if (!isBar || n == count) continue;
        QFont ruler = font();
        ruler.setPixelSize(noteRuler - 5);
        painter.setFont(ruler);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRectF(x + 4, 0, 60, noteRuler), Qt::AlignLeft | Qt::AlignVCenter,
                         QString::number(n / 16 + 1));
        painter.setFont(font());
    }
    const QColor hue = kindColour(isDrums() ? music::SampleKind::Hit : music::SampleKind::Phrase, palette());
    for (const Placed& note : m_notes) {
        QColor fill = hue;
        fill.setAlphaF(0.25F + 0.75F * static_cast<float>(note.note.velocity) / 127.0F);
        painter.setPen(QPen(hue, 1.0));
        painter.setBrush(fill);
        painter.drawRoundedRect(rectOf(note), 2, 2);
    }
    painter.setBrush(Qt::NoBrush);
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::WindowText), 1.5));
        painter.drawRect(stepRect(m_row, m_beat));
        painter.setPen(QPen(palette().color(QPalette::Highlight), isHighContrast(palette()) ? 3.0 : 1.0));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    if (!m_playhead) return;
    const double x = nameWidth() + *m_playhead * m_barBeats * beatWidth();
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2.0));
    painter.drawLine(QPointF(x, 0), QPointF(x, bottom));
}

}
