#include "ui/theme/form.h"

#include <QFormLayout>
#include <QHeaderView>
#include <QScrollArea>
#include <QScrollBar>
#include <QWidget>

#include <algorithm>

namespace gleaner::ui {

namespace {
constexpr int usualFormWidth = 336;
constexpr int titleMargins = 12;
}

QFormLayout* settingsForm(QWidget* page) {
    auto* form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 8, 0);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return form;
}

int formWidth(const QScrollArea& form) {
    form.widget()->ensurePolished();
    return std::max(usualFormWidth, form.widget()->minimumSizeHint().width()) +
           form.verticalScrollBar()->sizeHint().width();
}

void setColumnWidths(QHeaderView& header, std::span<const int> widths) {
    for (int column = 0; column < static_cast<int>(widths.size()); ++column) {
        const QString title = header.model()->headerData(column, Qt::Horizontal).toString();
        const int least = header.fontMetrics().horizontalAdvance(title) + titleMargins;
        const int width = widths[static_cast<std::size_t>(column)];
        if (width > 0) header.resizeSection(column, std::max(width, least));
    }
}

QWidget* inARow(std::initializer_list<QWidget*> widgets) {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QWidget* widget : widgets)
        layout->addWidget(widget);
    return row;
}

}
