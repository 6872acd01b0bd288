#pragma once

#include <QDialog>

namespace gleaner::ui {

class Actions;

/// Every key at a glance: those of the menus and those of the waveform.
class ShortcutSheet : public QDialog {
    Q_OBJECT
public:
    explicit ShortcutSheet(const Actions& actions, QWidget* parent = nullptr);
};

}
