#pragma once

class QWidget;

namespace gleaner::ui {

/// What this program is, its version and licence.
void showAbout(QWidget& parent);

}
