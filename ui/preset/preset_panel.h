#pragma once

#include "ui/document/document.h"

#include <QWidget>

#include <memory>

namespace gleaner::ui {

class PresetBar;
class PresetShelf;

/// The preset editor: which preset, its effects in order, their parameters, and a picture of the one that is
/// chosen, over the region that a person looks at. Every change goes through the document; nothing is kept
/// here.
class PresetPanel : public QWidget {
    Q_OBJECT
public:
    PresetPanel(Document& document, PresetShelf& shelf, QWidget* parent = nullptr);
    ~PresetPanel() override;

    /// The before/after switch: true while the person wants to hear the chain.
    bool processed() const;
    PresetBar& bar() const;
    /// The region that pictures are drawn of; null: none.
    void setRegion(int recording, const pack::ChosenSlice* region);
    /// Where the recording sounds; recording -1: nowhere.
    void setPlayhead(int recording, qint64 frame);

Q_SIGNALS:
    /// Play the selected slice again: through the chain, or as it was recorded.
    void auditionRequested(bool processed);
    /// For a preset that is to be saved: a suggestion; `bar().saveAs` takes the answer.
    void nameRequested(const QString& suggested);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}
