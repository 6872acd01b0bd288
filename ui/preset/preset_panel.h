#pragma once

#include "ui/document/document.h"

#include <QWidget>

#include <memory>

namespace gleaner::ui {

/// The preset editor: which preset, its effects in order, their parameters, and the curve of what they do to
/// the spectrum. Every change goes through the document; nothing is kept here.
class PresetPanel : public QWidget {
    Q_OBJECT
public:
    explicit PresetPanel(Document& document, QWidget* parent = nullptr);
    ~PresetPanel() override;

    /// The before/after switch: true while the person wants to hear the chain.
    bool processed() const;

Q_SIGNALS:
    /// Play the selected slice again: through the chain, or as it was recorded.
    void auditionRequested(bool processed);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}
