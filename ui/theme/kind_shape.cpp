#include "ui/theme/kind_shape.h"

#include "ui/theme/theme.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>

namespace gleaner::ui {

namespace {

/// Corners in a box of one by one; none: it is round. As large as a circle in it looks.
struct Outline {
    music::SampleKind kind;
    std::initializer_list<QPointF> corners;
};

// In the order of music::sampleKinds. A hit rises at once and rings out.
const Outline outlines[] = {
    {music::SampleKind::Hit, {{0.02, 0.98}, {0.5, 0.04}, {0.98, 0.98}}},
    {music::SampleKind::Loop, {}},
    {music::SampleKind::Phrase, {{0.5, -0.06}, {1.06, 0.5}, {0.5, 1.06}, {-0.06, 0.5}}},
    {music::SampleKind::Texture, {{0.06, 0.06}, {0.94, 0.06}, {0.94, 0.94}, {0.06, 0.94}}},
};

class KindIconEngine final : public QIconEngine {
public:
    explicit KindIconEngine(music::SampleKind kind) : m_kind(kind) {}

    QIconEngine* clone() const override { return new KindIconEngine(*this); }
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const QPalette palette = QGuiApplication::palette();
        const double margin = rect.width() * 0.2;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->fillPath(kindShape(m_kind, QRectF(rect).adjusted(margin, margin, -margin, -margin)),
                          mode == QIcon::Selected ? palette.color(QPalette::HighlightedText)
                                                  : kindColour(m_kind, palette));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap drawn(size);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return drawn;
    }

private:
    music::SampleKind m_kind;
};

}

QPainterPath kindShape(music::SampleKind kind, const QRectF& box) {
    QPainterPath path;
    const auto& corners = outlines[static_cast<std::size_t>(kind)].corners;
    if (corners.size() == 0) {
        path.addEllipse(box);
        return path;
    }
    QPolygonF polygon;
    for (const QPointF& corner : corners)
        polygon << QPointF(box.left() + corner.x() * box.width(), box.top() + corner.y() * box.height());
    path.addPolygon(polygon);
    path.closeSubpath();
    return path;
}

QIcon kindIcon(music::SampleKind kind) { return QIcon(new KindIconEngine(kind)); }

}
