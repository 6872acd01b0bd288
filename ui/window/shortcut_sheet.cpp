#include "ui/window/shortcut_sheet.h"

#include "ui/regions/region_keys.h"
#include "ui/waveform/waveform_view.h"
#include "ui/window/actions.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>

namespace gleaner::ui {

namespace {

void addRow(QGridLayout& grid, const QString& keys, const QString& what) {
    const int row = grid.rowCount();
    auto* key = new QLabel(keys);
    key->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    key->setForegroundRole(QPalette::Link);
    grid.addWidget(key, row, 0);
    grid.addWidget(new QLabel(what), row, 1);
}

void addTitle(QGridLayout& grid, const QString& title) {
    auto* label = new QLabel(title);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    label->setContentsMargins(0, 8, 0, 0);
    grid.addWidget(label, grid.rowCount(), 1);
}

QGridLayout* column() {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    return grid;
}

}

ShortcutSheet::ShortcutSheet(const Actions& actions, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Keys"));
    setAttribute(Qt::WA_DeleteOnClose);
    QGridLayout* columns[] = {column(), column(), column()};
    for (const Actions::Section& section : actions.sections()) {
        addTitle(*columns[0], section.title);
        for (const Actions::Key& key : section.keys)
            addRow(*columns[0], key.keys, key.what);
    }
    addTitle(*columns[1], tr("Waveform"));
    for (const KeyHelp& help : WaveformView::keyHelp())
        addRow(*columns[1], help.keys, help.what);
    addTitle(*columns[2], tr("Table of regions"));
    for (const KeyHelp& help : regionKeyHelp())
        addRow(*columns[2], help.keys, help.what);
    for (QGridLayout* grid : columns)
        grid->setRowStretch(grid->rowCount(), 1);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* side = new QHBoxLayout;
    side->setSpacing(48);
    for (QGridLayout* grid : columns)
        side->addLayout(grid);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(16);
    layout->addLayout(side);
    layout->addWidget(buttons);
}

}
