#pragma once

#include <QPushButton>

namespace gleaner::ui {

/// A button that shows its picture alone where there is no room for its words beside it; they stay its name.
class ShrinkingButton final : public QPushButton {
    Q_OBJECT
public:
    ShrinkingButton(const QIcon& picture, const QString& words, QWidget* parent);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QSize sizeWith(const QString& words) const;

    QString m_words;
};

}
