#include "ui/export/forecast_page.h"

#include "ui/export/forecast_model.h"

#include "files/paths.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QStyledItemDelegate>
#include <QTabWidget>
#include <QTreeView>

namespace gleaner::ui {

namespace {

/// Rows with some air.
class AiryRows : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        return QStyledItemDelegate::sizeHint(option, index).grownBy(QMargins(0, 4, 0, 4));
    }
};

QLabel* soft(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    return label;
}

}

ForecastPage::ForecastPage(QWidget* parent)
    : QWidget(parent), m_summary(new QLabel(this)), m_compared(soft(this)), m_tabs(new QTabWidget(this)),
      m_warnings(new WarningModel(this)), m_files(new ForecastModel(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(counts());
    m_summary->setWordWrap(true);
    column->addWidget(m_summary);
    column->addWidget(m_compared);
    m_tabs->setAccessibleName(tr("What the export would do"));
    auto* files = new QTreeView(m_tabs);
    files->setModel(m_files);
    files->setItemDelegate(new AiryRows(files));
    files->setRootIsDecorated(false);
    files->setUniformRowHeights(true);
    files->setAlternatingRowColors(true);
    files->setAccessibleName(tr("Files of the pack"));
    files->header()->setStretchLastSection(false);
    files->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    auto* warnings = new QListView(m_tabs);
    warnings->setModel(m_warnings);
    warnings->setWordWrap(true);
    warnings->setSelectionMode(QAbstractItemView::NoSelection);
    warnings->setAccessibleName(tr("To look at first"));
    warnings->setSpacing(2);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(files, tr("Files"));
    m_tabs->addTab(warnings, tr("To look at"));
    column->addWidget(m_tabs, 1);
}

QWidget* ForecastPage::counts() {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->setSpacing(32);
    const std::array names = {tr("new"), tr("changed"), tr("the same"), tr("no longer in it")};
    for (std::size_t fate = 0; fate < names.size(); ++fate) {
        auto* number = new QLabel(row);
        QFont large = number->font();
        large.setPointSizeF(large.pointSizeF() * 1.8);
        large.setWeight(QFont::DemiBold);
        number->setFont(large);
        auto* name = new QLabel(names[fate], row);
        name->setForegroundRole(QPalette::PlaceholderText);
        name->setBuddy(number);
        auto* pair = new QVBoxLayout;
        pair->setSpacing(0);
        pair->addWidget(number);
        pair->addWidget(name);
        layout->addLayout(pair);
        m_counts[fate] = number;
    }
    layout->addStretch(1);
    return row;
}

void ForecastPage::showLooking() { m_summary->setText(tr("Looking at the folder …")); }

QString ForecastPage::summary() const { return m_summary->text(); }

void ForecastPage::show(const pack::Forecast& forecast) {
    for (std::size_t fate = 0; fate < m_counts.size(); ++fate)
        m_counts[fate]->setText(QString::number(forecast.count(static_cast<pack::Fate>(fate))));
    const int samples = static_cast<int>(forecast.files.size()) - forecast.count(pack::Fate::Removed);
    const QString size = sizeText(forecast.bytes);
    QStringList parts = {samples == 1 ? tr("1 sample") : tr("%1 samples").arg(samples),
                         forecast.isExact ? tr("%1 with the zip").arg(size)
                                          : tr("about %1 with the zip").arg(size)};
    if (forecast.kitBytes > 0) parts << tr("about %1 of it for kits").arg(sizeText(forecast.kitBytes));
    if (samples > forecast.ready())
        parts
            << tr("%1 to render, %2 rendered already").arg(samples - forecast.ready()).arg(forecast.ready());
    else
        parts << tr("all rendered already");
    m_summary->setText(parts.join(QStringLiteral(" · ")));
    const QString previous =
        forecast.previous ? library::qStringFromPath(forecast.previous->filename()) : QString();
    m_compared->setText(
        forecast.isThere ? tr("This very pack lies there already. What you put into its folder stays.")
        : forecast.previous
            ? tr("Compared with %1, which stays as it is: this one gets a folder of its own.").arg(previous)
            : tr("No earlier pack of this name lies there."));
    m_files->setFiles(forecast.files);
    m_warnings->setWarnings(forecast.warnings);
    m_tabs->setTabText(1, tr("To look at (%1)").arg(forecast.warnings.size()));
    m_tabs->setTabEnabled(1, !forecast.warnings.empty());
    m_tabs->setCurrentIndex(forecast.canBeWritten() ? 0 : 1);
}

void ForecastPage::showError(const QString& sentence) {
    for (QLabel* count : m_counts)
        count->setText(QStringLiteral("–"));
    m_summary->setText(tr("It can't be written as it is."));
    m_compared->clear();
    m_files->setFiles({});
    m_warnings->setWarnings({{true, sentence.toStdString(), {}, false}});
    m_tabs->setTabText(1, tr("To look at (%1)").arg(1));
    m_tabs->setTabEnabled(1, true);
    m_tabs->setCurrentIndex(1);
}

}
