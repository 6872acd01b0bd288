#pragma once

#include <QFrame>
#include <QPointer>

#include <functional>
#include <vector>

class QLabel;
class QPushButton;

namespace gleaner::ui {

/// What a step of a tour tells, and what it points at.
struct TourStep {
    QString title, text;
    std::function<QWidget*()> target; ///< brings it into sight; null: there is nothing to point at now
};

/// A small card beside what it tells of, which has an outline. It checks nothing and blocks nothing: the
/// window can be used meanwhile.
class Tour : public QFrame {
    Q_OBJECT
public:
    /// `over` is the window.
    Tour(std::vector<TourStep> steps, QWidget& over);
    ~Tour() override;

    void start();
    std::size_t step() const { return m_step; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showStep(std::size_t step);
    void pointAt(QWidget* target);
    void forgetTarget();
    void place();
    QRect placeBeside(const QRect& target) const;
    void go(int steps);
    void end();

    std::vector<TourStep> m_steps;
    std::size_t m_step = 0;
    QWidget& m_over;
    QPointer<QWidget> m_outline; ///< the window may end first
    QWidget* m_target = nullptr;
    QList<QWidget*> m_watched; ///< the target and what it lies in
    QLabel *m_title, *m_text, *m_count;
    QPushButton *m_back, *m_next;
};

}
