#include "ui/theme/shrinking_button.h"

#include <QStyle>
#include <QStyleOptionButton>

#include <algorithm>

namespace gleaner::ui {

namespace {
constexpr int pictureMargin = 4; ///< as QPushButton has it
}

ShrinkingButton::ShrinkingButton(const QIcon& picture, const QString& words, QWidget* parent)
    : QPushButton(picture, words, parent), m_words(words) {
    setAccessibleName(words);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ShrinkingButton::sizeWith(const QString& words) const {
    ensurePolished();
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text = words;
    QSize inside = option.iconSize;
    if (!words.isEmpty()) {
        const QSize text = fontMetrics().size(Qt::TextShowMnemonic, words);
        inside = {inside.width() + pictureMargin + text.width(), std::max(inside.height(), text.height())};
    }
    return style()->sizeFromContents(QStyle::CT_PushButton, &option, inside, this);
}

QSize ShrinkingButton::sizeHint() const { return sizeWith(m_words); }

QSize ShrinkingButton::minimumSizeHint() const { return {sizeWith({}).width(), sizeHint().height()}; }

void ShrinkingButton::resizeEvent(QResizeEvent* event) {
    QPushButton::resizeEvent(event);
    setText(width() >= sizeHint().width() ? m_words : QString());
}

}
