#include "ui/help/keys_model.h"

#include "ui/keymap/keymap.h"

#include <QCoreApplication>
#include <QFont>
#include <QHash>
#include <QSet>
#include <QStandardItemModel>

#include <functional>

namespace gleaner::ui {

namespace {

QList<QStandardItem*> rowOf(const QString& text, const QString& id) {
    auto* words = new QStandardItem(text);
    words->setData(id, commandIdRole);
    return {words, new QStandardItem};
}

void forEachCommand(QStandardItemModel& model,
                    const std::function<void(const QString& id, QStandardItem& keys)>& call) {
    for (int section = 0; section < model.rowCount(); ++section) {
        const QStandardItem& head = *model.item(section);
        for (int row = 0; row < head.rowCount(); ++row)
            call(head.child(row)->data(commandIdRole).toString(), *head.child(row, 1));
    }
}

void setBold(QStandardItem& item, bool isBold) {
    QFont font = item.font();
    font.setBold(isBold);
    item.setFont(font);
}

}

void fillKeysModel(QStandardItemModel& model, const Keymap& keymap) {
    model.clear();
    QHash<QString, QStandardItem*> sections;
    QSet<QString> known;
    for (const KeyCommand& command : keymap.commands()) {
        if (known.contains(command.id)) continue;
        known.insert(command.id);
        QStandardItem*& section = sections[command.section];
        if (!section) {
            const QList<QStandardItem*> head = rowOf(command.section, {});
            section = head.front();
            setBold(*section, true);
            for (QStandardItem* item : head)
                item->setFlags(Qt::ItemIsEnabled);
            model.appendRow(head);
        }
        section->appendRow(rowOf(command.text, command.id));
    }
}

void showKeysIn(QStandardItemModel& model, const Keymap& keymap) {
    forEachCommand(model, [&](const QString& id, QStandardItem& keys) {
        keys.setText(keymap.text(id));
        setBold(keys, keymap.isOwn(id));
        keys.setData(keymap.isOwn(id) ? QCoreApplication::translate("KeysModel", "Your own") : QVariant(),
                     Qt::ToolTipRole);
    });
}

void showRecordingIn(QStandardItemModel& model, const QString& id, const QString& words) {
    forEachCommand(model, [&](const QString& other, QStandardItem& keys) {
        if (other == id) keys.setText(words);
    });
}

}
