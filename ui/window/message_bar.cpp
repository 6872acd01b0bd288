#include "ui/window/message_bar.h"

#include "ui/theme/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTextDocument>
#include <QTextLayout>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace gleaner::ui {

namespace {

constexpr int iconSize = 16;
constexpr int barMargin = 12; ///< to the edges of what lies under it
constexpr int mostWidth = 880;
constexpr int mostLines = 3;
constexpr int noteMilliseconds = 10'000;
constexpr int questionMilliseconds = 20'000;

/// The text's first lines in this width, broken as a label breaks them; "…" where there would be more.
QString firstLines(const QString& text, const QFont& font, int width) {
    QStringList lines;
    for (const QString& paragraph : text.split(u'\n')) {
        QTextLayout layout(paragraph, font);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            lines << paragraph.mid(line.textStart(), line.textLength()).trimmed();
        }
        layout.endLayout();
    }
    if (lines.size() <= mostLines) return lines.join(u'\n');
    const QFontMetrics metrics(font);
    QString last = metrics.elidedText(lines[mostLines - 1], Qt::ElideRight,
                                      width - metrics.horizontalAdvance(QChar(u'…')));
    if (!last.endsWith(u'…')) last += u'…';
    return (lines.mid(0, mostLines - 1) << last).join(u'\n');
}

QString iconName(MessageBar::Kind kind) {
    switch (kind) {
    case MessageBar::Kind::Success:
        return QStringLiteral("check");
    case MessageBar::Kind::Error:
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

MessageBar::MessageBar(QWidget& under)
    : QFrame(under.parentWidget()), m_under(under), m_rest(this), m_icon(new QLabel(this)),
      m_sentence(new QLabel(this)), m_openFolder(new QPushButton(tr("Open folder"), this)),
      m_yes(new QPushButton(this)), m_no(new QPushButton(this)), m_close(new QToolButton(this)) {
    setObjectName(QStringLiteral("messageBar"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_sentence, 1);
    for (QPushButton* button : {m_openFolder, m_yes, m_no}) {
        layout->addWidget(button);
        button->setFocusPolicy(Qt::TabFocus);
    }
    layout->addWidget(m_close);
    m_yes->setObjectName(QStringLiteral("messageYes"));
    m_no->setObjectName(QStringLiteral("messageNo"));
    m_sentence->setObjectName(QStringLiteral("sentence"));
    m_sentence->setTextFormat(Qt::PlainText); // a file may be called "<b>"
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &MessageBar::goUnlessInUse);
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close the message"));
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_openFolder, &QPushButton::clicked, this, [this] { Q_EMIT openFolderRequested(m_file); });
    connect(m_yes, &QPushButton::clicked, this, [this] { answer(true); });
    connect(m_no, &QPushButton::clicked, this, [this] { answer(false); });
    under.installEventFilter(this);
    hide();
}

QString MessageBar::sentence() const { return m_text; }

void MessageBar::show(Kind kind, const QString& sentence, const QString& file) {
    m_file = file;
    m_answered = nullptr;
    appear(kind, sentence, file.isEmpty() ? QList<QPushButton*>() : QList<QPushButton*>{m_openFolder});
    if (kind == Kind::Note) m_rest.start(noteMilliseconds);
}

void MessageBar::ask(const QString& sentence, const QString& yes, const QString& no,
                     std::function<void(bool)> answered) {
    m_file.clear();
    m_answered = std::move(answered);
    m_yes->setText(yes);
    m_no->setText(no);
    appear(Kind::Note, sentence, {m_yes, m_no});
}

void MessageBar::answer(bool yes) {
    hide();
    if (const auto answered = std::exchange(m_answered, nullptr)) answered(yes);
}

void MessageBar::letGo() {
    if (isAsking()) m_rest.start(questionMilliseconds);
}

void MessageBar::goUnlessInUse() {
    const QWidget* keyboard = window()->focusWidget();
    if (underMouse() || (keyboard && isAncestorOf(keyboard)))
        m_rest.start();
    else
        hide();
}

void MessageBar::appear(Kind kind, const QString& sentence, const QList<QPushButton*>& buttons) {
    m_kind = kind;
    m_text = sentence;
    for (QPushButton* button : {m_openFolder, m_yes, m_no})
        button->setVisible(buttons.contains(button));
    setAccessibleName(sentence);
    colour();
    m_rest.stop();
    place();
    setVisible(true);
    raise();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::place() {
    const QRect room = m_under.geometry().adjusted(barMargin, barMargin, -barMargin, -barMargin);
    const int width = std::min(room.width(), mostWidth);
    const QMargins inside = layout()->contentsMargins();
    int words = width - inside.left() - inside.right() - iconSize - m_close->sizeHint().width() -
                2 * layout()->spacing();
    for (const QPushButton* button : {m_openFolder, m_yes, m_no})
        if (!button->isHidden()) words -= button->sizeHint().width() + layout()->spacing();
    m_sentence->setText(firstLines(m_text, m_sentence->font(), words));
    m_sentence->setToolTip(m_sentence->text().endsWith(u'…')
                               ? Qt::convertFromPlainText(m_text, Qt::WhiteSpaceNormal)
                               : QString());
    layout()->activate();
    const int height = sizeHint().height();
    setGeometry(room.center().x() - width / 2, room.bottom() - height + 1, width, height);
}

bool MessageBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_under && (event->type() == QEvent::Resize || event->type() == QEvent::Move)) place();
    return QFrame::eventFilter(watched, event);
}

void MessageBar::colour() {
    const QPalette theme = parentWidget() ? parentWidget()->palette() : palette();
    const QColor accent = m_kind == Kind::Error ? errorColour(theme)
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
