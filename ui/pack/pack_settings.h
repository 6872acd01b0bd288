#pragma once

#include "ui/document/document.h"
#include "ui/settings/settings_form.h"

#include <QScrollArea>

#include <optional>

class QComboBox;
class QLabel;

namespace gleaner::ui {

/// What the pack is called, how its files are named, and what they must be. Shows the request and asks the
/// document to change it.
class PackSettings : public QScrollArea {
    Q_OBJECT
public:
    explicit PackSettings(Document& document, QWidget* parent = nullptr);

private:
    void build();
    QWidget* namingRow(QWidget* page);
    QWidget* rateRow(QWidget* page);
    void refresh();
    void showError();
    void chooseNaming(const QString& typed);

    Document& m_document;
    std::optional<SettingsForm<pack::PackRequest>> m_form;
    QComboBox* m_naming = nullptr;
    QLabel* m_namingHelp = nullptr;
    QComboBox* m_rate = nullptr;
};

}
