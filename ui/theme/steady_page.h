#pragma once

#include <QEvent>
#include <QWidget>

namespace gleaner::ui {

/// A page whose content changes often: what stands around it is laid out anew only where the content needs
/// other room than it has. Qt lays out the whole window for each text that changes in it.
class SteadyPage : public QWidget {
public:
    explicit SteadyPage(QWidget* parent = nullptr) : QWidget(parent), m_content(new QWidget(this)) {}

    QSize sizeHint() const override { return m_content->sizeHint(); }
    QSize minimumSizeHint() const override { return m_content->minimumSizeHint(); }
    bool hasHeightForWidth() const override { return m_content->hasHeightForWidth(); }
    int heightForWidth(int width) const override { return m_content->heightForWidth(width); }

protected:
    QWidget& content() { return *m_content; } ///< its layout goes in here

    void resizeEvent(QResizeEvent*) override { m_content->setGeometry(rect()); }
    bool event(QEvent* event) override {
        if (event->type() == QEvent::LayoutRequest && !hasItsRoom()) updateGeometry();
        return QWidget::event(event);
    }

private:
    bool hasItsRoom() const {
        const int needed = hasHeightForWidth() ? heightForWidth(width()) : sizeHint().height();
        return minimumSizeHint().width() <= width() && needed == height();
    }

    QWidget* m_content;
};

}
