#pragma once

#include "ui/document/document.h"

#include <QWidget>

class QComboBox;
class QMenu;
class QToolButton;

namespace gleaner::ui {

class PresetPicker;
class PresetShelf;

/// For which kind, which preset, whether it was changed since, what can be done with it, the three states to
/// compare, and the before/after switch.
class PresetBar : public QWidget {
    Q_OBJECT
public:
    PresetBar(Document& document, PresetShelf& shelf, QWidget* parent = nullptr);

    bool processed() const;
    /// Whose chain is shown; nothing: that for all kinds.
    Document::ChainOf kind() const { return m_kind; }
    void setKind(Document::ChainOf kind);
    /// The preset differs from the one that was chosen, loaded or saved under its name.
    bool isModified() const;
    /// Reads a preset, puts it among the person's own and makes it the document's.
    void load(const QString& file);
    /// Writes the document's preset into a file that others can open.
    void exportTo(const QString& file);
    /// Puts the document's preset among the person's own under this name.
    void saveAs(const QString& name);
    /// From A to B, to C, to A; heard at once where the effects are.
    void nextState();
    PresetPicker& picker() const { return *m_picker; }

Q_SIGNALS:
    void auditionRequested(bool processed);
    void kindChanged();
    /// A question for a name, with a suggestion.
    void nameRequested(const QString& suggested);

private:
    void build();
    void buildKinds();
    QMenu* moreMenu();
    void fillMore(QMenu& menu);
    QWidget* segments(const std::vector<QToolButton*>& buttons);
    QToolButton* segment(const QString& text, const QString& tip);
    void showPreset();
    void showKinds();
    void switchTo(int state);
    void choose(const fx::Preset& preset);
    void chooseFile(bool exporting);
    const fx::Preset& now() const { return m_document.preset(m_kind); }

    Document& m_document;
    PresetShelf& m_shelf;
    Document::ChainOf m_kind;
    QComboBox* m_kinds = nullptr;
    QToolButton* m_share = nullptr;
    PresetPicker* m_picker = nullptr;
    std::vector<QToolButton*> m_states;
    QToolButton* m_before = nullptr;
    QToolButton* m_after = nullptr;
};

/// Two chains that sound the same: values that are not given are the initial ones.
bool soundsEqual(const fx::Chain& a, const fx::Chain& b);

}
