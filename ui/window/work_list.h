#pragma once

#include "ui/worker/work.h"

#include <QWidget>

#include <map>

class QVBoxLayout;

namespace gleaner::ui {

class WorkRow;

/// Above the bottom bar: a line for each piece of work beside the one that the bar shows, with its progress
/// and a way to cancel it. There is none while nothing runs beside or waits.
class WorkList : public QWidget {
    Q_OBJECT
public:
    explicit WorkList(Work& work, QWidget* parent = nullptr);

private:
    void showPieces();
    void showProgress(const Piece& piece);

    Work& m_work;
    QVBoxLayout* m_rows;
    std::map<int, WorkRow*> m_byNumber;
};

}
