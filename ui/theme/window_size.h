#pragma once

#include <QSize>

class QWidget;

namespace gleaner::ui {

/// As large as `usual`, or as its screen has room for with a frame around it, so that no button is out of
/// reach.
void resizeOnScreen(QWidget& window, QSize usual);

}
