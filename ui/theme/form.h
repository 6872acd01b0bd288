#pragma once

#include <initializer_list>
#include <span>

class QFormLayout;
class QHeaderView;
class QScrollArea;
class QWidget;

namespace gleaner::ui {

/// How settings stand on every page: labels on the right of their column, fields as wide as there is room.
QFormLayout* settingsForm(QWidget* page);

/// How wide a form beside something else is kept: as usual, or as a language needs it. Where the page is too
/// low for it, its scroll bar stands beside the fields, not on them.
int formWidth(const QScrollArea& form);

/// Columns of these widths, or as wide as their titles are. 0 leaves one as it is.
void setColumnWidths(QHeaderView& header, std::span<const int> widths);

/// Several fields in one row of a form.
QWidget* inARow(std::initializer_list<QWidget*> widgets);

}
