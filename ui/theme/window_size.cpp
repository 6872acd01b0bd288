#include "ui/theme/window_size.h"

#include <QScreen>
#include <QWidget>

namespace gleaner::ui {

namespace {
constexpr QSize frame{16, 40}; ///< title and borders, as desktops draw them
}

void resizeOnScreen(QWidget& window, QSize usual) {
    window.resize(usual.boundedTo(window.screen()->availableSize() - frame));
}

}
