#pragma once

#include "ui/document/document.h"

#include <QWidget>

#include <memory>

namespace gleaner::ui {

/// The list of recordings: small waveform, name, length, format, counts of slices by kind, and a fault in
/// words.
class RecordingsPanel : public QWidget {
    Q_OBJECT
public:
    explicit RecordingsPanel(Document& document, QWidget* parent = nullptr);
    ~RecordingsPanel() override;

    int current() const; ///< index of the document's recordings; -1: none
    void setCurrent(int recording);
    void setWaiting(bool waiting); ///< see RecordingModel

Q_SIGNALS:
    void currentChanged(int recording);
    void openRequested();
    void searchRequested(); ///< for those that are missing
    void removeRequested(int recording);
    void alignRequested(int other, int recording);
    void apartRequested(int recording); ///< of one of several files: each by itself

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}
