#include "ui/window/message_bar.h"

#include "ui/theme/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace gleaner::ui {

namespace {

constexpr int iconSize = 16;

QString iconName(MessageBar::Kind kind) {
    switch (kind) {
    case MessageBar::Kind::Success:
        return QStringLiteral("check");
    case MessageBar::Kind::Fault:
        return QStringLiteral("error");
    case MessageBar::Kind::Note:
        break;
    }
    return QStringLiteral("info");
}

QColor mixed(const QColor& a, const QColor& b, double partOfA) {
    const auto mix = [&](int x, int y) { return static_cast<int>(x * partOfA + y * (1.0 - partOfA)); };
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

}

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_sentence(new QLabel(this)),
      m_openFolder(new QPushButton(tr("Open folder"), this)), m_close(new QToolButton(this)) {
    setObjectName(QStringLiteral("messageBar"));
    setAutoFillBackground(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_openFolder);
    layout->addWidget(m_close);
    m_sentence->setTextFormat(Qt::PlainText); // a file may be called "<b>"
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close the message"));
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_openFolder, &QPushButton::clicked, this, [this] { Q_EMIT openFolderRequested(m_file); });
    hide();
}

QString MessageBar::sentence() const { return m_sentence->text(); }

void MessageBar::show(Kind kind, const QString& sentence, const QString& file) {
    m_kind = kind;
    m_file = file;
    m_sentence->setText(sentence);
    m_openFolder->setVisible(!file.isEmpty());
    setAccessibleName(sentence);
    colour();
    setVisible(true);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::colour() {
    const QPalette theme = parentWidget() ? parentWidget()->palette() : palette();
    const QColor accent = m_kind == Kind::Fault ? faultColour(theme)
                          : m_kind == Kind::Success
                              ? kindColour(music::SampleKind::Phrase, theme) // the theme's green
                              : theme.color(QPalette::Link);
    QPalette colours = theme;
    colours.setColor(QPalette::Window,
                     mixed(accent, theme.color(QPalette::Window), isDark(theme) ? 0.16 : 0.10));
    setPalette(colours);
    m_icon->setPixmap(icon(iconName(m_kind), accent).pixmap(iconSize, iconSize));
}

void MessageBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange) colour();
}

}
