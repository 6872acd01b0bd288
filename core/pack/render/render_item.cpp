#include "pack/render/render_item.h"

#include "base/error.h"
#include "codec/sequence_reader.h"
#include "dsp/denormals.h"
#include "dsp/portable_math.h"
#include "files/paths.h"
#include "pack/plan/request_errors.h"
#include "pack/render/cut.h"
#include "pack/render/item_channels.h"
#include "pack/render/most_gain.h"
#include "pack/render/mute.h"
#include "pack/render/seam.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gleaner::pack {
namespace {

/// So many turns stand for a loop that never ends.
constexpr Frame turns = 3;

audio::AudioBuffer turnsOf(const audio::AudioBuffer& loop) {
    return loop.copyInCircle({0, loop.frames() * turns});
}

loudness::Target targetOf(const PackPlan& plan, const PlanItem& item) {
    loudness::Target target;
    target.loudness = Lufs(item.targetLufs);
    target.ceiling = Decibels(plan.request.truePeakDb);
    return target;
}

/// A limiter does not know that a loop goes round: where it has to act, it hears the loop repeated and the
/// middle turn is taken, so that its gain at the end is its gain at the beginning.
loudness::Normalised normaliseLoop(audio::AudioBuffer& loop, int rate, const PlanItem& item,
                                   const loudness::Target& target) {
    const loudness::Measurement level = loudness::measure(loop, rate, item.method);
    if (!loudness::surelyLimits(level, target)) {
        audio::AudioBuffer once = loop;
        const loudness::Normalised plain = loudness::normalise(once, rate, target, level);
        if (plain.limitedBy.value == 0.0) {
            loop = std::move(once);
            return plain;
        }
    }
    audio::AudioBuffer repeated = turnsOf(loop);
    const loudness::Normalised limited = loudness::normalise(repeated, rate, item.method, target);
    loop = repeated.copy({loop.frames(), 2 * loop.frames()});
    return limited;
}

void requireNumbers(const audio::AudioBuffer& sound, const PlanItem& item) {
    if (!sound.isFinite())
        throw Error(inWords(item.slice) +
                    " has samples that are no numbers after the effects; change the preset.");
}

/// Brings the sound to its level by `normalise`. Where the usual most gain is not enough, the recording is
/// asked how much more it bears.
template <typename Normalise>
void level(RenderedItem& made, const PlanItem& item, loudness::Target target, audio::AudioSource& source,
           Normalise normalise) {
    requireNumbers(made.sound, item);
    audio::AudioBuffer original = made.sound;
    loudness::Normalised done = normalise(made.sound, target);
    const Decibels most = done.gain < target.mostGain
                              ? target.mostGain
                              : mostGainFor(source, item.slice.range, item.slice.traits.kind);
    if (most > target.mostGain) {
        target.mostGain = most;
        made.sound = std::move(original);
        done = normalise(made.sound, target);
    }
    made.gain = done.gain;
    made.shortBy = done.shortBy;
}

bool isLoop(const PlanItem& item) { return item.slice.traits.kind == music::SampleKind::Loop; }

/// The loop before its effects, and the court's verdict where it was asked.
RenderedItem cutAsAsked(const PackPlan& plan, const PlanItem& item, audio::AudioSource& source,
                        const Progress& progress) {
    const int rate = plan.request.sampleRate;
    if (plan.request.loops == LoopLength::AsFound)
        return {cutLoop(source, item.slice.range, rate, progress), {}, 0.0};
    CourtedLoop courted = courtLoop(source, item.slice.range, item.tempo, rate, progress);
    return {std::move(courted.sound), {}, 0.0, std::move(courted.verdict)};
}

constexpr double muteFadeSeconds = 0.01;

/// Before the effects, so that no echo tells what was said. `cut`: what the sound was made of; speech that
/// reaches the region's edge reaches that of the cut.
void muteSpeech(audio::AudioBuffer& sound, const PlanItem& item, FrameRange cut, int rate) {
    const FrameRange region = item.slice.range;
    const double scale = static_cast<double>(sound.frames()) / static_cast<double>(cut.length());
    std::vector<FrameRange> ranges;
    for (const FrameRange& range : item.muted) {
        const Frame begin = range.begin <= region.begin ? std::min(cut.begin, range.begin) : range.begin;
        const Frame end = range.end >= region.end ? std::max(cut.end, range.end) : range.end;
        ranges.push_back({static_cast<Frame>(std::floor(scale * static_cast<double>(begin - cut.begin))),
                          static_cast<Frame>(std::ceil(scale * static_cast<double>(end - cut.begin)))});
    }
    mute(sound, ranges, framesFromSeconds(muteFadeSeconds, rate));
}

RenderedItem makeLoop(const PackPlan& plan, const PlanItem& item, audio::AudioSource& source,
                      const Progress& progress) {
    const int rate = plan.request.sampleRate;
    RenderedItem made = cutAsAsked(plan, item, source, progress.part(0.0, 0.4));
    muteSpeech(made.sound, item, made.seam ? made.seam->range : item.slice.range, rate);
    fx::processLoop(presetFor(plan.request, item.slice.traits.kind).chain, made.sound, rate,
                    progress.part(0.4, 0.9));
    level(made, item, targetOf(plan, item), source, [&](auto& sound, const loudness::Target& target) {
        return normaliseLoop(sound, rate, item, target);
    });
    return made;
}

/// Before the effects, so that an echo of what is faded still rings out.
void fadeAsShaped(audio::AudioBuffer& sound, const PlanItem& item) {
    const double scale = static_cast<double>(sound.frames()) / static_cast<double>(item.slice.range.length());
    const auto scaled = [&](Frame frames) { return std::llround(static_cast<double>(frames) * scale); };
    fade(sound, scaled(item.shape.fadeIn), scaled(item.shape.fadeOut));
}

ShapedSound shapedOnce(const PackPlan& plan, const PlanItem& item, audio::AudioSource& source,
                       const Progress& progress) {
    const int rate = plan.request.sampleRate;
    audio::AudioBuffer sound = cut(source, item.slice.range, rate, progress.part(0.0, 0.4));
    fadeAsShaped(sound, item);
    muteSpeech(sound, item, item.slice.range, rate);
    const fx::Chain& chain = presetFor(plan.request, item.slice.traits.kind).chain;
    const Decibels levelled = fx::process(chain, sound, rate, progress.part(0.4, 0.9));
    fadeEnds(sound, rate, item.slice.traits.kind);
    return {std::move(sound), levelled};
}

RenderedItem makeOnce(const PackPlan& plan, const PlanItem& item, audio::AudioSource& source,
                      const Progress& progress) {
    const int rate = plan.request.sampleRate;
    ShapedSound shaped = shapedOnce(plan, item, source, progress);
    RenderedItem made{std::move(shaped.sound), {}, 0.0, {}, shaped.levelled};
    level(made, item, targetOf(plan, item), source, [&](auto& sound, const loudness::Target& target) {
        return loudness::normalise(sound, rate, item.method, target);
    });
    return made;
}

/// Calls make(source) with the channels of the recording that the item is made of.
template <typename Make>
auto fromSource(const PackPlan& plan, const PlanItem& item, const Progress& progress, Make make) {
    const dsp::FlushDenormals flushed;
    const std::filesystem::path file = library::pathFromUtf8(plan.sources[item.source].file);
    audio::SequenceReader reader(library::filesOf(plan.sources[item.source]));
    return namingFile(file, [&] {
        const std::optional<audio::Channels> channels = channelsFor(item, reader, progress);
        std::optional<audio::ChannelSource> chosen;
        if (channels) chosen.emplace(reader, *channels);
        return make(chosen ? static_cast<audio::AudioSource&>(*chosen) : reader);
    });
}

}

RenderedItem makeTake(const PlanItem& item, ShapedSound shaped, const TakeGain& ofTakes) {
    const dsp::FlushDenormals flushed;
    RenderedItem made{std::move(shaped.sound), {}, ofTakes.shortBy, {}, shaped.levelled};
    made.gain = ofTakes.gain + (ofTakes.levelled - shaped.levelled) + Decibels(item.shape.gainDb);
    requireNumbers(made.sound, item);
    const auto factor = static_cast<float>(dsp::portableLinear(made.gain.value));
    for (int c = 0; c < made.sound.channels(); ++c)
        for (float& x : made.sound.channel(c))
            x *= factor;
    return made;
}

RenderedItem makeItem(const PackPlan& plan, const PlanItem& item, const Progress& progress,
                      const std::optional<TakeGain>& ofTakes) {
    return fromSource(plan, item, progress, [&](audio::AudioSource& source) {
        if (ofTakes) return makeTake(item, shapedOnce(plan, item, source, progress), *ofTakes);
        return isLoop(item) ? makeLoop(plan, item, source, progress) : makeOnce(plan, item, source, progress);
    });
}

MeasuredTake measureTake(const PackPlan& plan, const PlanItem& item, const Progress& progress) {
    return fromSource(plan, item, progress, [&](audio::AudioSource& source) {
        ShapedSound shaped = shapedOnce(plan, item, source, progress);
        const audio::AudioBuffer& sound = shaped.sound;
        requireNumbers(sound, item);
        const Decibels own(item.shape.gainDb);
        MeasuredTake take{loudness::measure(sound, plan.request.sampleRate, item.method),
                          Lufs(item.targetLufs - own.value), own, loudness::Target{}.mostGain};
        const double wanted = take.target.value - take.level.loudness.value - own.value;
        if (wanted > take.mostGain.value)
            take.mostGain = mostGainFor(source, item.slice.range, item.slice.traits.kind);
        else
            take.mostGain = Decibels(HUGE_VAL); // it is not this one that needs it
        take.shaped = std::move(shaped);
        return take;
    });
}

audio::AudioBuffer cutItem(const PackPlan& plan, const PlanItem& item, const Progress& progress) {
    return fromSource(plan, item, progress, [&](audio::AudioSource& source) {
        return isLoop(item) ? cutAsAsked(plan, item, source, progress).sound
                            : cut(source, item.slice.range, plan.request.sampleRate, progress);
    });
}

audio::AudioBuffer renderItem(const PackPlan& plan, const PlanItem& item, const Progress& progress) {
    return makeItem(plan, item, progress).sound;
}

}
