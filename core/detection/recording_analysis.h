#pragma once

#include "detection/detect.h"
#include "features/feature_track.h"
#include "find/hit_attack.h"
#include "slices/detected_region.h"

#include <array>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

namespace gleaner::analysis {

/// Where the slices of a part are read from.
struct PartSource {
    std::optional<audio::Channels> analysed; ///< nothing: the recording as it stands
    std::optional<audio::Channels> taken;    ///< what slices are described and written from; the same
    std::vector<float> polarity;             ///< see mixPolarity
    Frame frames = 0;                        ///< that could be read
    double noiseFloorDb = silenceDb;
};

/// All that describing found slices needs to know of a recording beside its audio.
struct SliceSources {
    std::vector<PartSource> parts;     ///< at least one
    std::vector<int> silent, inverted; ///< channels, see ChannelSurvey
    TempoRange tempi;                  ///< where tempi are looked for
};

/// What listening once to a recording, or to some of its channels, leaves behind: all that is needed to find
/// slices at any sensitivity without the audio. Some 45 bytes for every 10 ms, 32 MB for two hours.
struct PartAnalysis {
    FeatureTrack track;
    std::vector<float> tone;        ///< see toneOverFloor
    std::vector<float> calls;       ///< see callsOverFloor
    std::vector<HitAttack> attacks; ///< all that could be a hit at the highest sensitivity
    /// Loops by step of sensitivity; a loop can't be judged without its audio, so there is one list for each
    /// step that was asked for.
    std::map<int, std::vector<DetectedRegion>> loops;
};

/// A recording of one or two channels is one part. Of more, each pair and each single channel is a part of
/// its own (see channelGroups): in the mix of all of them a hit on one would drown in the noise of the
/// others.
struct RecordingAnalysis {
    std::vector<PartAnalysis> parts; ///< at least one
    SliceSources sources;            ///< as many parts
    std::vector<audio::Mark> marks = {};
};

/// Loops know five sensitivities, 0, 1/4 … 1: the step (0 to 4) nearest to `sensitivity`.
int loopStep(double sensitivity);
inline constexpr std::array<int, 5> allLoopSteps = {0, 1, 2, 3, 4};

struct LoopSettings {
    std::span<const int> steps = allLoopSteps;
    TempoRange tempi = {};
    audio::ChannelChoice channels = {};
    const EarlyLook* early = nullptr;              ///< null: nobody looks
    const DetectSettings* earlySettings = nullptr; ///< of what it looks for
};

/// The one pass over the audio, one for each part (and a second look where something stands out). For a
/// sensitivity that will be moved ask for allLoopSteps, for one that will not, for its loopStep.
/// Deterministic, streams. Throws Error and Cancelled.
RecordingAnalysis analyse(audio::AudioSource& source, const LoopSettings& loops, const Progress& progress);

/// All slices at these settings, sorted by begin, kind and end; what they are was not heard yet. What several
/// parts heard of one sound is one slice, in that in which it stands out most. Marks of the recorder stand
/// among them, whatever was found. Reads no
/// audio: tens of milliseconds for two hours, so it can follow a slider. Expects that the loops of this
/// sensitivity were listened for (LoopSettings::steps).
std::vector<DetectedRegion> find(const RecordingAnalysis& analysis, const DetectSettings& settings);

/// What listening to a found slice tells of it.
struct Description {
    FrameRange range; ///< of the slice: a hit ends on a quiet point
    music::SampleTraits traits;
    std::optional<Fingerprint> fingerprint; ///< hits
};

/// Descriptions by the stretch of the recording that they are of, so that only new ones have to be listened
/// to after a change of the settings. Belongs to one recording and its SliceSources.
class DescribedSlices {
public:
    const Description* of(const DetectedRegion& found) const;
    const Description& remember(const DetectedRegion& found, Description description);
    std::size_t size() const { return m_descriptions.size(); }

private:
    using Key = std::tuple<std::size_t, music::SampleKind, Frame, Frame>;
    static Key keyOf(const DetectedRegion& found);
    std::map<Key, Description> m_descriptions;
};

/// Listens to what each found slice is (role, key, tempo …). Reads the audio of those that `known` does not
/// hold, and adds them to it (null: nothing is kept). Throws Error and Cancelled.
Detection describe(const SliceSources& sources, const std::vector<DetectedRegion>& found,
                   audio::AudioSource& source, DescribedSlices* known, const Progress& progress);

}
