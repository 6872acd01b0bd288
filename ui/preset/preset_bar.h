#pragma once

#include "ui/document/document.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace gleaner::ui {

/// Which preset, whether it was changed since, its file commands, and the before/after switch.
class PresetBar : public QWidget {
    Q_OBJECT
public:
    PresetBar(Document& document, QWidget* parent = nullptr);

    bool processed() const;
    /// The preset differs from the one that was chosen, loaded or saved under its name.
    bool isModified() const;
    /// Reads a preset and makes it the document's; a fault is told in words beside the menu.
    void load(const QString& file);
    /// Writes the document's preset under the file's name.
    void save(const QString& file);
    QString error() const;

Q_SIGNALS:
    void auditionRequested(bool processed);

private:
    void build();
    QToolButton* side(const QString& text, const QString& tip);
    void showPreset();
    void choose(int index);
    void chooseFile(bool saving);
    void setError(const QString& error);
    const fx::Preset* known(const std::string& id) const;

    Document& m_document;
    std::vector<fx::Preset> m_known; ///< of the factory, then loaded or saved ones
    QComboBox* m_choice = nullptr;
    QLabel* m_modified = nullptr;
    QLabel* m_error = nullptr;
    QToolButton* m_before = nullptr;
    QToolButton* m_after = nullptr;
};

/// Two chains that sound the same: values that are not given are the initial ones.
bool soundsEqual(const fx::Chain& a, const fx::Chain& b);

}
