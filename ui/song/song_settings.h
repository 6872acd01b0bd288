#pragma once

#include "ui/document/document.h"

#include <QScrollArea>

class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QSpinBox;

namespace gleaner::ui {

/// Key, tempo, style, form and seed of the song. Shows the request and asks the document to change it.
class SongSettings : public QScrollArea {
    Q_OBJECT
public:
    explicit SongSettings(Document& document, QWidget* parent = nullptr);

private:
    void build();
    void connectEdits();
    void refresh();
    void rollSeed();
    void chooseLength(int index);

    Document& m_document;
    QLineEdit* m_title = nullptr;
    QComboBox* m_key = nullptr;
    QComboBox* m_scale = nullptr;
    QDoubleSpinBox* m_bpm = nullptr;
    QComboBox* m_style = nullptr;
    QComboBox* m_form = nullptr;
    QSpinBox* m_bars = nullptr;
    QSpinBox* m_seed = nullptr;
};

}
