#pragma once

#include <initializer_list>

class QFormLayout;
class QWidget;

namespace gleaner::ui {

/// How settings stand on every page: labels on the right of their column, fields as wide as there is room.
QFormLayout* settingsForm(QWidget* page);

/// Several fields in one row of a form.
QWidget* inARow(std::initializer_list<QWidget*> widgets);

}
