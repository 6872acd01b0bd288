#include "pack/render_item.h"

#include "audio/file_reader.h"
#include "base/error.h"
#include "dsp/denormals.h"
#include "library/paths.h"
#include "pack/cut.h"
#include "pack/seam.h"

#include <algorithm>

namespace gleaner::pack {
namespace {

/// So many turns stand for a loop that never ends.
constexpr Frame turns = 3;

audio::AudioBuffer turnsOf(const audio::AudioBuffer& loop) {
    audio::AudioBuffer repeated(loop.channels(), loop.frames() * turns);
    for (int c = 0; c < loop.channels(); ++c)
        for (Frame turn = 0; turn < turns; ++turn)
            std::ranges::copy(loop.channel(c), repeated.channel(c).begin() + turn * loop.frames());
    return repeated;
}

loudness::Target targetOf(const PackPlan& plan, const PlanItem& item) {
    loudness::Target target;
    target.loudness = Lufs(item.targetLufs);
    target.ceiling = Decibels(plan.request.truePeakDb);
    return target;
}

/// A limiter does not know that a loop goes round: where it has to act, it hears the loop repeated and the
/// middle turn is taken, so that its gain at the end is its gain at the beginning.
Decibels normaliseLoop(audio::AudioBuffer& loop, int rate, const PlanItem& item,
                       const loudness::Target& target) {
    audio::AudioBuffer once = loop;
    const loudness::Normalised plain = loudness::normalise(once, rate, item.method, target);
    if (plain.limitedBy.value == 0.0) {
        loop = std::move(once);
        return plain.gain;
    }
    audio::AudioBuffer repeated = turnsOf(loop);
    const loudness::Normalised limited = loudness::normalise(repeated, rate, item.method, target);
    loop = repeated.copy({loop.frames(), 2 * loop.frames()});
    return limited.gain;
}

RenderedItem makeLoop(const PackPlan& plan, const PlanItem& item, audio::AudioSource& source,
                      const Progress& progress) {
    const int rate = plan.request.sampleRate;
    RenderedItem made{cutLoop(source, item.slice.range, rate, progress.part(0.0, 0.4)), {}};
    fx::processLoop(plan.request.preset.chain, made.sound, rate, progress.part(0.4, 0.9));
    made.gain = normaliseLoop(made.sound, rate, item, targetOf(plan, item));
    return made;
}

RenderedItem makeOnce(const PackPlan& plan, const PlanItem& item, audio::AudioSource& source,
                      const Progress& progress) {
    const int rate = plan.request.sampleRate;
    RenderedItem made{cut(source, item.slice.range, rate, progress.part(0.0, 0.4)), {}};
    fx::process(plan.request.preset.chain, made.sound, rate, progress.part(0.4, 0.9));
    fadeEnds(made.sound, rate, item.slice.traits.kind);
    made.gain = loudness::normalise(made.sound, rate, item.method, targetOf(plan, item)).gain;
    return made;
}

}

RenderedItem makeItem(const PackPlan& plan, const PlanItem& item, const Progress& progress) {
    const dsp::FlushDenormals flushed;
    const std::filesystem::path file = library::pathFromUtf8(plan.sources[item.source].file);
    audio::FileReader source(file);
    try {
        const bool isLoop = item.slice.traits.kind == music::SampleKind::Loop;
        return isLoop ? makeLoop(plan, item, source, progress) : makeOnce(plan, item, source, progress);
    } catch (const Error& error) {
        if (!error.file().empty()) throw;
        throw Error(file, error.what());
    }
}

audio::AudioBuffer renderItem(const PackPlan& plan, const PlanItem& item, const Progress& progress) {
    return makeItem(plan, item, progress).sound;
}

}
