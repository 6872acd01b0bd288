#include "ui/window/work_list.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gleaner::ui {

namespace {

constexpr int progressSteps = 1000; ///< steps of the progress bar
constexpr int mostRows = 4;         ///< in sight; further ones are scrolled to

}

/// A piece of work in one line.
class WorkRow : public QWidget {
public:
    WorkRow(Work& work, const Piece& piece, QWidget* parent)
        : QWidget(parent), m_label(new QLabel(this)), m_progress(new QProgressBar(this)) {
        auto* cancel = new QToolButton(this);
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(8);
        layout->addWidget(m_label, 1);
        layout->addWidget(m_progress);
        layout->addWidget(cancel);
        m_label->setMinimumWidth(1);
        m_label->setTextFormat(Qt::PlainText);
        m_progress->setRange(0, progressSteps);
        m_progress->setFixedWidth(240);
        m_progress->setTextVisible(false);
        cancel->setText(WorkList::tr("Cancel"));
        cancel->setAutoRaise(true);
        cancel->setFocusPolicy(Qt::TabFocus);
        cancel->setAccessibleName(WorkList::tr("Cancel %1").arg(piece.title));
        connect(cancel, &QToolButton::clicked, &work,
                [&work, number = piece.number] { work.cancel(number); });
        tell(piece);
    }

    void tell(const Piece& piece) {
        const QString text = piece.isRunning ? lineOf(piece) : WorkList::tr("%1 — waits").arg(piece.title);
        m_text = text;
        elide();
        m_label->setToolTip(text);
        m_label->setAccessibleName(text);
        m_progress->setAccessibleName(WorkList::tr("Progress of %1").arg(piece.title));
        m_progress->setValue(static_cast<int>(piece.fraction * progressSteps));
        m_progress->setEnabled(piece.isRunning);
    }

protected:
    void resizeEvent(QResizeEvent* event) override {
        QWidget::resizeEvent(event);
        QWidget::layout()->activate(); // the label's width is what counts
        elide();
    }

private:
    void elide() {
        m_label->setText(m_label->fontMetrics().elidedText(m_text, Qt::ElideMiddle, m_label->width()));
    }

    QString m_text;
    QLabel* m_label;
    QProgressBar* m_progress;
};

WorkList::WorkList(Work& work, QWidget* parent) : QWidget(parent), m_work(work) {
    setObjectName(QStringLiteral("workList"));
    auto* area = new QScrollArea(this);
    auto* inside = new QWidget(area);
    m_rows = new QVBoxLayout(inside);
    m_rows->setContentsMargins(16, 4, 16, 0);
    m_rows->setSpacing(2);
    m_rows->setAlignment(Qt::AlignTop);
    area->setWidget(inside);
    area->setAccessibleName(tr("Further work"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);
    connect(&work, &Work::changed, this, &WorkList::showPieces);
    connect(&work, &Work::progressed, this, &WorkList::showProgress);
    showPieces();
}

void WorkList::showPieces() {
    std::vector<Piece> pieces = m_work.pieces();
    if (!pieces.empty()) pieces.erase(pieces.begin()); // that of the bar
    std::map<int, WorkRow*> before = std::exchange(m_byNumber, {});
    for (const Piece& piece : pieces) {
        const auto known = before.find(piece.number);
        auto* row = known == before.end() ? new WorkRow(m_work, piece, this) : known->second;
        if (known != before.end()) before.erase(known);
        m_rows->addWidget(row); // what is there already moves to its place
        row->tell(piece);
        row->show();
        m_byNumber[piece.number] = row;
    }
    for (const auto& [number, row] : before) {
        row->hide();
        row->deleteLater(); // its button may be what was pressed
    }
    setVisible(!pieces.empty());
    if (pieces.empty()) return;
    const int rows = std::min(mostRows, static_cast<int>(pieces.size()));
    const int height = m_byNumber.begin()->second->sizeHint().height();
    setFixedHeight(rows * height + (rows - 1) * m_rows->spacing() + m_rows->contentsMargins().top());
}

void WorkList::showProgress(const Piece& piece) {
    const auto row = m_byNumber.find(piece.number);
    if (row != m_byNumber.end()) row->second->tell(piece);
}

}
