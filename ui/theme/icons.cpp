#include "ui/theme/application_icon.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <optional>

// Q_INIT_RESOURCE must stand outside a namespace; a static library's resources are not registered by
// themselves.
static void registerIcons() { Q_INIT_RESOURCE(icons); }

namespace gleaner::ui {

namespace {

/// Draws a line drawing in a colour of the palette that holds when it is painted, so that icons follow the
/// theme.
class TintedIconEngine final : public QIconEngine {
public:
    TintedIconEngine(QString name, QByteArray drawing, std::optional<QColor> colour)
        : m_name(std::move(name)), m_drawing(std::move(drawing)), m_colour(colour) {}

    QIconEngine* clone() const override { return new TintedIconEngine(*this); }
    QString key() const override { return QStringLiteral("gleaner-tinted"); }
    bool isNull() override { return m_drawing.isEmpty(); }
    QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override { return size; }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        QByteArray tinted = m_drawing;
        tinted.replace("currentColor", colour(mode).name().toLatin1());
        QSvgRenderer(tinted).render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        const QString cacheKey = QStringLiteral("gleaner-icon-%1-%2x%3-%4")
                                     .arg(m_name)
                                     .arg(size.width())
                                     .arg(size.height())
                                     .arg(colour(mode).name());
        QPixmap drawn;
        if (QPixmapCache::find(cacheKey, &drawn)) return drawn;
        drawn = QPixmap(size);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        paint(&painter, QRect(QPoint(), size), mode, state);
        painter.end();
        QPixmapCache::insert(cacheKey, drawn);
        return drawn;
    }

private:
    QColor colour(QIcon::Mode mode) const {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled) return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (m_colour) return *m_colour;
        return mode == QIcon::Selected ? palette.color(QPalette::HighlightedText)
                                       : palette.color(QPalette::ButtonText);
    }

    QString m_name;
    QByteArray m_drawing;
    std::optional<QColor> m_colour;
};

QIcon tintedIcon(const QString& name, std::optional<QColor> colour) {
    registerIcons();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QIcon(new TintedIconEngine(name, file.readAll(), colour));
}

}

QIcon icon(const QString& name) { return tintedIcon(name, std::nullopt); }
QIcon icon(const QString& name, const QColor& colour) { return tintedIcon(name, colour); }

QIcon applicationIcon() {
    registerIcons();
    return QIcon(QStringLiteral(":/application/gleaner.svg"));
}

QStringList iconNames() {
    registerIcons();
    QStringList names;
    for (const QString& file : QDir(QStringLiteral(":/icons")).entryList(QDir::Files, QDir::Name))
        names << file.chopped(4);
    return names;
}

}
