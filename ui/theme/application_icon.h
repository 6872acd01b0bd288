#pragma once

#include <QIcon>

namespace gleaner::ui {

/// What the desktop shows for the program: resources/icons/gleaner.svg, sharp at every size.
QIcon applicationIcon();

}
