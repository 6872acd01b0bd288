#pragma once

#include "ui/document/arriving.h"
#include "ui/document/document.h"
#include "ui/timeline/snapping.h"
#include "ui/timeline/time_axis.h"
#include "ui/timeline/time_format.h"
#include "ui/wave/spectrogram_tiles.h"
#include "ui/wave/waveform_source.h"
#include "ui/waveform/region_layout.h"
#include "ui/waveform/selected_slices.h"
#include "ui/waveform/shape_handles.h"

#include <map>
#include <set>

namespace gleaner::ui {

constexpr int landingWidth = 232;      ///< of the line where an edge lands, with its words, in pixels
constexpr double mostGain = 1000.0;    ///< of the picture; 60 dB
constexpr double shownDecibels = 60.0; ///< from the edge of a channel to its middle, on a scale of decibels

/// All that the waveform view shows, without how it is drawn or edited.
struct ViewState {
    explicit ViewState(Document& d) : document(d) {}

    Document& document;
    int recording = -1;
    library::RecordingId recordingId; ///< tells when another recording moved to the same index
    std::optional<Arriving> arriving; ///< what is shown while `recording` is -1
    TimeAxis axis;
    ViewLayout layout;
    double gain = 1.0;     ///< vertical zoom, linear
    bool decibels = false; ///< the wave stands on a scale of decibels
    std::set<music::SampleKind> shown = {music::SampleKind::Hit, music::SampleKind::Loop,
                                         music::SampleKind::Phrase, music::SampleKind::Texture};
    SelectedSlices selected;
    std::string hovered;
    std::map<library::RecordingId, std::map<std::size_t, SeenRegions>> early; ///< by part of the recording
    Frame cursor = 0;
    std::optional<QPointF> pointer; ///< where the crosshair stands
    FrameRange timeSelection;
    Frame playhead = 0;
    bool playing = false;
    bool snaps = true;
    SnapMode snapMode = SnapMode::ZeroCrossing;
    std::optional<Frame> landing; ///< where the edge that is dragged lands, while it is snapped
    TimeFormat timeFormat = TimeFormat::Minutes;
    std::optional<BeatGrid> heardGrid; ///< of the last region with a tempo that was selected
    SpectrogramMode spectrogram = SpectrogramMode::Off;
    double waveShare = 0.5; ///< of the height of wave and spectrogram
    WaveformSource source;
    SpectrogramTiles tiles;

    bool has() const { return recording >= 0; } ///< something that can be edited
    bool shows() const { return has() || arriving; }
    const OpenRecording& open() const { return document.recordings()[static_cast<std::size_t>(recording)]; }
    const audio::AudioInfo& info() const {
        static const audio::AudioInfo none{.channels = 0};
        return has() ? open().recording.info : arriving ? arriving->info : none;
    }
    int rate() const { return info().rate; }
    int channels() const { return std::min(info().channels, SampleBlocks::mostChannels); }
    double seconds(double frames) const { return frames / rate(); }
    const std::vector<pack::ChosenSlice>& slices() const;
    const pack::ChosenSlice* find(const std::string& id) const {
        return has() ? document.findSlice(recording, id) : nullptr;
    }
    /// The one that single-region commands act on: the last selected.
    const pack::ChosenSlice* selectedSlice() const {
        return selected.empty() ? nullptr : find(selected.back());
    }
    /// Of the region with a tempo that was selected last, else of the song from the first frame on.
    BeatGrid grid() const;
    TimeBase timeBase() const;
    /// Of a shape as it is drawn and grabbed; nothing where the selected region has none, or no room for it.
    std::optional<ShapeHandles> shapeHandles() const;
    Regions regions() const;
    QRect channelRect(int channel) const; ///< where its wave is drawn
    /// Where a sample value stands, -1 to 1 from the lower to the upper edge of its channel.
    double heightOf(double value) const;
    double levelAt(double height) const; ///< dB, of a height from 0 to 1; minus infinity at silence
    /// X on the view of a frame.
    double xOf(Frame frame) const { return layout.plot.left() + axis.xOf(static_cast<double>(frame)); }
    double frameAt(double x) const { return axis.frameAt(x - layout.plot.left()); }
    /// Where commands "here" act: at the playhead while it runs, else at the cursor.
    Frame here() const { return playing ? playhead : cursor; }

private:
    mutable RegionIndex m_index;
    mutable std::pair<int, quint64> m_indexed{-1, 0}; ///< recording and state of the document
};

}
