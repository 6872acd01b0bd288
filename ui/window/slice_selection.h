#pragma once

#include "ui/pack/pack_tree.h"

namespace gleaner::ui {

class PackPage;
class RecordingsPanel;
class RegionsPage;
class WaveformView;

/// Keeps list, waveform and tree on the same recording and the same slice, whichever of them a person uses.
class SliceSelection : public QObject {
    Q_OBJECT
public:
    SliceSelection(Document& document, RecordingsPanel& recordings, WaveformView& view, RegionsPage& regions,
                   PackPage& pack, QObject* parent = nullptr);

    /// Regions of the recording were removed and stay away.
    bool hasRemoved() const;
    int recording() const;
    std::vector<SliceRef> slices() const; ///< selected in the waveform
    /// The one that single-region commands act on: the last selected; null: none.
    const pack::ChosenSlice* current() const;
    void show(const SliceRef& slice);
    void showRecording(int recording);
    /// "Kick hit, 230 ms, at 0:12.40 in walk.wav"; or how many are selected.
    QString description() const;

Q_SIGNALS:
    void changed();

private:
    void followDocument();
    void followView();

    Document& m_document;
    RecordingsPanel& m_recordings;
    WaveformView& m_view;
    RegionsPage& m_regions;
    PackPage& m_pack;
};

}
