#include "ui/window/bottom_bar.h"

#include "ui/worker/work.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace gleaner::ui {

namespace {

constexpr int finest = 1000; ///< steps of the progress bar

/// A button that is an action: same words, same state.
QPushButton* primaryButton(QAction& action, BottomBar* parent) {
    auto* button = new QPushButton(parent);
    button->setProperty("primary", true);
    button->setFocusPolicy(Qt::TabFocus); // Space plays on after a click
    button->setObjectName(action.objectName() + QStringLiteral("Button"));
    const auto follow = [button, parent, &action] {
        const bool hadKeyboard = button->window()->focusWidget() == button;
        button->setText(action.iconText());
        button->setEnabled(action.isEnabled());
        if (hadKeyboard && !button->isEnabled()) Q_EMIT parent->keyboardFreed();
        button->setToolTip(action.toolTip());
    };
    follow();
    QObject::connect(&action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, &action, &QAction::trigger);
    return button;
}

}

BottomBar::BottomBar(Work& work, QAction& exportPack, QAction& exportFlp, QWidget* parent)
    : QWidget(parent), m_work(work), m_label(new QLabel(this)), m_progress(new QProgressBar(this)),
      m_cancel(new QPushButton(tr("Cancel"), this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(8);
    layout->addWidget(m_label, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    layout->addSpacing(8);
    layout->addWidget(primaryButton(exportPack, this));
    layout->addWidget(primaryButton(exportFlp, this));
    m_label->setObjectName(QStringLiteral("status"));
    m_label->setMinimumWidth(1);
    m_label->setTextFormat(Qt::PlainText);
    m_progress->setRange(0, finest);
    m_progress->setFixedWidth(240);
    m_progress->setAccessibleName(tr("Progress"));
    m_cancel->setObjectName(QStringLiteral("cancelWork"));
    m_cancel->setFocusPolicy(Qt::TabFocus);
    connect(m_cancel, &QPushButton::clicked, &work, [this] { m_work.cancel(m_shown); });
    connect(&work, &Work::changed, this, &BottomBar::showWork);
    connect(&work, &Work::progressed, this, [this](const Piece& piece) {
        if (piece.number == m_shown) showPiece(piece);
    });
    showStatus();
}

void BottomBar::setStatus(const QString& status) {
    m_status = status;
    if (!m_work.isRunning()) showSelected();
}

void BottomBar::setFacts(const QString& sentence, const QString& details) {
    m_facts = sentence;
    m_factDetails = details;
    if (!m_work.isRunning()) showSelected();
}

void BottomBar::showSelected() {
    if (m_status.isEmpty() || m_facts.isEmpty()) return setLabel(m_status);
    setLabel(m_status + QStringLiteral(". ") + m_facts, m_factDetails);
}

void BottomBar::showWork() {
    const std::vector<Piece> pieces = m_work.pieces();
    if (pieces.empty()) return showStatus();
    m_shown = pieces.front().number;
    m_progress->show();
    m_cancel->show();
    showPiece(pieces.front());
}

void BottomBar::showPiece(const Piece& piece) {
    m_progress->setValue(static_cast<int>(piece.fraction * finest));
    setLabel(lineOf(piece));
}

void BottomBar::showStatus() {
    const bool hadKeyboard = window()->focusWidget() == m_cancel;
    m_shown = 0;
    m_progress->hide();
    m_cancel->hide();
    showSelected();
    if (hadKeyboard) Q_EMIT keyboardFreed();
}

void BottomBar::setLabel(const QString& text, const QString& details) {
    m_text = text;
    m_details = details;
    m_label->setText(m_label->fontMetrics().elidedText(text, Qt::ElideMiddle, m_label->width()));
    QString tip = m_label->text() == text ? QString() : text;
    if (!details.isEmpty()) tip = text + u'\n' + details;
    m_label->setToolTip(tip);
    m_label->setAccessibleName(text);
}

void BottomBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    setLabel(m_text, m_details);
}

}
