#pragma once

#include "ui/document/document.h"
#include "ui/settings/settings_form.h"

#include <QScrollArea>

#include <optional>

namespace gleaner::ui {

/// Every setting of the song. Shows the request and asks the document to change it.
class SongSettings : public QScrollArea {
    Q_OBJECT
public:
    explicit SongSettings(Document& document, QWidget* parent = nullptr);

private:
    void build();
    void rollSeed();
    void refresh();

    Document& m_document;
    std::optional<SettingsForm<compose::ComposeRequest>> m_form;
};

}
