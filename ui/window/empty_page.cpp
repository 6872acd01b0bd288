#include "ui/window/empty_page.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace gleaner::ui {

namespace {

constexpr int pictureSize = 64;

QPushButton* button(QAction& action, const QString& text, QWidget* parent) {
    auto* made = new QPushButton(text, parent);
    made->setObjectName(action.objectName() + QStringLiteral("EmptyButton"));
    QObject::connect(made, &QPushButton::clicked, &action, &QAction::trigger);
    QObject::connect(&action, &QAction::changed, made,
                     [made, &action] { made->setEnabled(action.isEnabled()); });
    return made;
}

}

EmptyPage::EmptyPage(QAction& open, QAction& demo, QAction& tour, QWidget* parent)
    : QWidget(parent), m_picture(new QLabel(this)), m_title(new QLabel(tr("Drop recordings here"), this)) {
    auto* help = new QLabel(tr("Gleaner finds the hits, loops, phrases and textures in them.\n"
                               "WAV, FLAC, AIFF, CAF, Ogg, Opus, MP3, M4A, films and more, of any length."),
                            this);
    help->setAlignment(Qt::AlignHCenter);
    help->setWordWrap(true);
    help->setForegroundRole(QPalette::PlaceholderText);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    m_title->setFont(large);
    m_title->setAlignment(Qt::AlignHCenter);
    m_picture->setAlignment(Qt::AlignHCenter);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    QPushButton* first = button(open, tr("Open recordings…"), this);
    first->setProperty("primary", true);
    buttons->addWidget(first);
    buttons->addWidget(button(demo, tr("Open the demo"), this));
    m_tour = button(tour, tr("Take the tour"), this);
    m_tour->setToolTip(tour.toolTip());
    buttons->addWidget(m_tour);
    buttons->addStretch(1);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(32, 32, 32, 32);
    layout->setSpacing(16);
    layout->addStretch(1);
    layout->addWidget(m_picture);
    layout->addWidget(m_title);
    layout->addWidget(help);
    layout->addLayout(buttons);
    layout->addStretch(1);
    colour();
}

void EmptyPage::setInviting(bool inviting) {
    m_isInviting = inviting;
    update();
}

void EmptyPage::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(palette().color(m_isInviting ? QPalette::Highlight : QPalette::Mid), m_isInviting ? 3.0 : 2.0,
             Qt::DashLine);
    painter.setPen(pen);
    painter.drawRoundedRect(QRectF(rect()).adjusted(16, 16, -16, -16), 8, 8);
}

void EmptyPage::colour() {
    m_picture->setPixmap(icon(QStringLiteral("waveform"), palette().color(QPalette::PlaceholderText))
                             .pixmap(pictureSize, pictureSize));
}

void EmptyPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) colour();
}

void EmptyPage::setOffersTour(bool offers) { m_tour->setVisible(offers); }

}
