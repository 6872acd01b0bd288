#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace gleaner::ui {

/// What stands in the middle while nothing is open: where to begin.
class EmptyPage : public QWidget {
    Q_OBJECT
public:
    EmptyPage(QAction& open, QAction& demo, QAction& tour, QWidget* parent = nullptr);
    void setOffersTour(bool offers);
    /// Something that can be dropped hovers over the window.
    void setInviting(bool inviting);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void colour();

    QLabel* m_picture;
    QLabel* m_title;
    QPushButton* m_tour = nullptr;
    bool m_isInviting = false;
};

}
