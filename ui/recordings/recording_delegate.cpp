#include "ui/recordings/recording_delegate.h"

#include "ui/recordings/recording_model.h"
#include "ui/theme/kind_shape.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace gleaner::ui {

namespace {

constexpr int margin = 12;
constexpr int lineGap = 2;
constexpr int waveHeight = 28;
constexpr int dotSize = 8;

/// Draws one row from the top down.
class RowPainter {
public:
    RowPainter(QPainter& painter, const QStyleOptionViewItem& option)
        : m_painter(painter), m_palette(option.palette), m_font(option.font),
          m_rect(option.rect.adjusted(margin, 8, -margin, -8)), m_y(m_rect.top()) {
        m_smallFont = m_font;
        m_smallFont.setPointSizeF(std::max(m_font.pointSizeF() - 1.0, 7.0));
    }

    void name(const QString& text) {
        m_font.setWeight(QFont::DemiBold);
        line(text, m_font, m_palette.color(QPalette::Text), Qt::ElideMiddle, m_nameWidth);
    }
    /// A small mark at the right of the name's line: the tooltip says what is the matter.
    void mark() {
        constexpr int size = 14;
        const QRect area(m_rect.right() - size + 1, m_y, size, size);
        icon(QStringLiteral("warning"), errorColour(m_palette)).paint(&m_painter, area);
        m_nameWidth = m_rect.width() - size - 6;
    }
    void info(const QString& text) { line(text, m_smallFont, faint(), Qt::ElideRight, m_rect.width()); }
    void error(const QString& text) {
        const QRect area(m_rect.left(), m_y + 4, m_rect.width(), m_rect.bottom() - m_y - 3);
        const QColor colour = errorColour(m_palette);
        icon(QStringLiteral("warning"), colour).paint(&m_painter, QRect(area.left(), area.top(), 16, 16));
        m_painter.setFont(m_smallFont);
        m_painter.setPen(colour);
        m_painter.drawText(area.adjusted(22, 0, 0, 0), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text);
    }
    void wave(const std::vector<audio::WaveformColumn>* columns) {
        const QRectF area(m_rect.left(), m_y + 4, m_rect.width(), waveHeight);
        m_y += waveHeight + 8;
        m_painter.setPen(QPen(faint(), 1.0));
        if (!columns || columns->empty())
            return m_painter.drawLine(QPointF(area.left(), area.center().y()),
                                      QPointF(area.right(), area.center().y()));
        float loudest = 0.001F;
        for (const audio::WaveformColumn& column : *columns)
            loudest = std::max({loudest, column.maximum, -column.minimum});
        const double step = area.width() / static_cast<double>(columns->size());
        QPolygonF outline;
        for (std::size_t i = 0; i < columns->size(); ++i)
            outline << QPointF(area.left() + (static_cast<double>(i) + 0.5) * step,
                               area.center().y() - (*columns)[i].maximum / loudest * waveHeight / 2.0 - 0.4);
        for (std::size_t i = columns->size(); i-- > 0;)
            outline << QPointF(area.left() + (static_cast<double>(i) + 0.5) * step,
                               area.center().y() - (*columns)[i].minimum / loudest * waveHeight / 2.0 + 0.4);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(faint());
        m_painter.drawPolygon(outline);
    }
    void counts(const std::array<int, 4>& counts) {
        m_painter.setFont(m_smallFont);
        const QFontMetrics metrics(m_smallFont);
        int x = m_rect.left();
        for (const music::SampleKindInfo& info : music::sampleKinds) {
            const int count = counts[static_cast<std::size_t>(info.kind)];
            const QString text = QString::number(count);
            const QColor colour = kindColour(info.kind, m_palette);
            m_painter.setPen(QPen(count ? colour : faint(), 1.2));
            m_painter.setBrush(count ? QBrush(colour) : QBrush(Qt::NoBrush));
            const QRectF sign(x, m_y + (metrics.height() - dotSize) / 2.0, dotSize, dotSize);
            m_painter.drawPath(kindShape(info.kind, sign.adjusted(0.6, 0.6, -0.6, -0.6)));
            m_painter.setPen(count ? m_palette.color(QPalette::Text) : faint());
            m_painter.drawText(QPoint(x + dotSize + 5, m_y + metrics.ascent()), text);
            x += dotSize + 5 + metrics.horizontalAdvance(text) + 14;
        }
    }
    static int height(const QFont& font) {
        const QFontMetrics metrics(font);
        return 16 + 3 * (metrics.height() + lineGap) + waveHeight + 8;
    }

private:
    QColor faint() const { return m_palette.color(QPalette::PlaceholderText); }
    void line(const QString& text, const QFont& font, const QColor& colour, Qt::TextElideMode elide,
              int width) {
        const QFontMetrics metrics(font);
        m_painter.setFont(font);
        m_painter.setPen(colour);
        m_painter.drawText(QPoint(m_rect.left(), m_y + metrics.ascent()),
                           metrics.elidedText(text, elide, width));
        m_y += metrics.height() + lineGap;
    }

    QPainter& m_painter;
    const QPalette& m_palette;
    QFont m_font;
    QFont m_smallFont;
    QRect m_rect;
    int m_y;
    int m_nameWidth = m_rect.width();
};

}

void RecordingDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
    const auto* model = qobject_cast<const RecordingModel*>(index.model());
    if (!model) return;
    painter->save();
    painter->setClipRect(option.rect);
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state & QStyle::State_Selected;
    // The kinds keep their colours on a selected row, so it is marked by a bar and a shade.
    if (selected || option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect,
                          option.palette.color(selected ? QPalette::Button : QPalette::AlternateBase));
    if (selected)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())),
                          option.palette.color(QPalette::Link));
    painter->setPen(option.palette.color(QPalette::Mid));
    painter->drawLine(QPointF(option.rect.left(), option.rect.bottom() + 0.5),
                      QPointF(option.rect.right(), option.rect.bottom() + 0.5));
    RowPainter row(*painter, option);
    const RecordingRow& shown = model->row(index.row());
    if (shown.isMarked) row.mark();
    row.name(shown.name);
    row.info(shown.info);
    if (shown.error.isEmpty()) {
        row.wave(model->thumbnail(index.row()));
        row.counts(shown.counts);
    } else {
        row.error(shown.error);
    }
    painter->restore();
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(option.palette.color(QPalette::Link), 2.0));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
}

QSize RecordingDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {160, RowPainter::height(option.font)};
}

}
