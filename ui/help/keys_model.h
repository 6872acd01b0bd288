#pragma once

#include <QString>

class QStandardItemModel;

namespace gleaner::ui {

class Keymap;

constexpr int commandIdRole = Qt::UserRole + 1;

/// A heading for each part of the window, below it its commands, each once; the second column has the keys.
void fillKeysModel(QStandardItemModel& model, const Keymap& keymap);
/// The keys as they are now; those that are one's own stand out.
void showKeysIn(QStandardItemModel& model, const Keymap& keymap);
/// What stands in place of the command's keys until `showKeysIn`.
void showRecordingIn(QStandardItemModel& model, const QString& id, const QString& words);

}
