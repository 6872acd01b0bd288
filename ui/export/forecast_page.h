#pragma once

#include "pack/package/forecast.h"

#include <QWidget>

#include <array>

class QLabel;
class QTabWidget;

namespace gleaner::ui {

class ForecastModel;
class WarningModel;

/// A forecast in words and rows: how many files are new, changed, the same or gone, how large it gets, what
/// there is to look at first.
class ForecastPage : public QWidget {
    Q_OBJECT
public:
    explicit ForecastPage(QWidget* parent = nullptr);

    void showLooking();
    void show(const pack::Forecast& forecast);
    void showError(const QString& sentence);
    QString summary() const;

private:
    QWidget* counts();

    std::array<QLabel*, 4> m_counts{}; ///< in the order of pack::Fate
    QLabel* m_summary;
    QLabel* m_compared;
    QTabWidget* m_tabs;
    WarningModel* m_warnings;
    ForecastModel* m_files;
};

}
