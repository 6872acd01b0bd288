#include "library/analysed_stretch.h"

#include "codec/sequence_reader.h"
#include "detection/analyse_sample.h"
#include "files/paths.h"
#include "find/loop_seam.h"
#include "signal/excerpt.h"
#include "signal/mono_stream.h"
#include "similar/sound_fingerprint.h"

namespace gleaner::library {

namespace {
using music::SampleKind;

constexpr double longestListened = 60.0;
constexpr double textureListened = 6.0; ///< seconds that are enough to know a texture
constexpr double seamSeconds = 0.03;

/// What follows the end against the beginning.
double seamCostOf(FrameRange range, analysis::Excerpts& excerpts) {
    const Frame window = framesFromSeconds(seamSeconds, excerpts.rate());
    std::vector<float> both = excerpts.mono({range.begin, range.begin + window});
    const auto first = static_cast<Frame>(both.size());
    const std::vector<float> after = excerpts.mono({range.end, range.end + window});
    both.insert(both.end(), after.begin(), after.end());
    if (first < window) return 1.0;
    return 1.0 - analysis::seamCorrelation(both, 0, window, window);
}

}

AnalysedStretch hearStretch(const Recording& recording, FrameRange range, SampleKind kind,
                            const analysis::TempoRange& tempi, const Progress& progress) {
    progress.report(0.0);
    audio::SequenceReader reader(filesOf(recording));
    analysis::Excerpts excerpts(reader, analysis::mixPolarity(reader), reader.info().frames);
    FrameRange listened = range;
    const double most = kind == SampleKind::Texture ? textureListened : longestListened;
    listened.end = std::min(range.end, range.begin + framesFromSeconds(most, excerpts.rate()));
    AnalysedStretch analysed;
    analysed.traits = analysis::analyseSample(excerpts.audio(listened), excerpts.rate(), kind, tempi);
    if (kind == SampleKind::Hit)
        analysed.fingerprint = analysis::fingerprintOf(excerpts.mono(listened), excerpts.rate());
    if (kind == SampleKind::Loop) analysed.seamCost = seamCostOf(range, excerpts);
    progress.report(1.0);
    return analysed;
}

}
