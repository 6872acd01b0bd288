#pragma once

#include "ui/document/document.h"

#include <QScrollArea>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace gleaner::ui {

/// What the pack is called, how its files are named, and what they must be. Shows the request and asks the
/// document to change it.
class PackSettings : public QScrollArea {
    Q_OBJECT
public:
    explicit PackSettings(Document& document, QWidget* parent = nullptr);

private:
    void build();
    void connectEdits();
    void refresh();
    void showFault();
    void chooseNaming(const QString& text);

    Document& m_document;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_genres = nullptr;
    QLineEdit* m_tags = nullptr;
    QComboBox* m_naming = nullptr;
    QLabel* m_namingHelp = nullptr;
    QComboBox* m_format = nullptr;
    QComboBox* m_rate = nullptr;
    QCheckBox* m_levelByKind = nullptr;
    QDoubleSpinBox* m_level = nullptr;
    QDoubleSpinBox* m_ceiling = nullptr;
    QSpinBox* m_minHits = nullptr;
    QSpinBox* m_minLoops = nullptr;
};

/// "techno, dub ,," is {"techno", "dub"}.
std::vector<std::string> wordsOf(const QString& text);
QString textOf(const std::vector<std::string>& words);

}
