#include "fx/chain.h"

#include "audio/peak.h"
#include "base/error.h"
#include "base/shown_text.h"
#include "dsp/denormals.h"
#include "dsp/portable_math.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace gleaner::fx {

namespace {

const EffectType& typeOf(const Effect& effect) {
    if (const EffectType* type = findEffectType(effect.type)) return *type;
    throw Error("There is no effect called \"" + shortened(effect.type) +
                "\"; `gleaner-cli effects` lists those there are.");
}

std::vector<const Effect*> enabledEffects(const Chain& chain) {
    std::vector<const Effect*> enabled;
    for (const Effect& effect : chain)
        if (effect.enabled) enabled.push_back(&effect);
    return enabled;
}

/// Calls run(type, values) for every enabled effect in turn.
template <class Run>
void forEachEnabled(const Chain& chain, const Progress& progress, Run run) {
    const dsp::FlushDenormals flush;
    const std::vector<const Effect*> effects = enabledEffects(chain);
    for (std::size_t i = 0; i < effects.size(); ++i) {
        progress.report(static_cast<double>(i) / static_cast<double>(effects.size()));
        const EffectType& type = typeOf(*effects[i]);
        run(type, resolvedValues(type, *effects[i]));
    }
    progress.report(1.0);
}

Frame turnsFor(double seconds, Frame length, int rate) {
    return std::max<Frame>(1, (framesFromSeconds(seconds, rate) + length - 1) / length);
}

audio::AudioBuffer repeated(const audio::AudioBuffer& loop, Frame turns) {
    audio::AudioBuffer all(loop.channels(), loop.frames() * turns);
    for (int c = 0; c < loop.channels(); ++c)
        for (Frame turn = 0; turn < turns; ++turn)
            std::copy(loop.channel(c).begin(), loop.channel(c).end(),
                      all.channel(c).begin() + turn * loop.frames());
    return all;
}

/// One turn of the effect in its steady state.
void runInCircle(const EffectType& type, const Values& values, audio::AudioBuffer& loop, int rate) {
    constexpr double runUpSeconds = 10.0;  // the longest reverb has fallen by 60 dB
    constexpr double runOutSeconds = 0.25; // more than any effect looks ahead
    const Frame before = turnsFor(runUpSeconds, loop.frames(), rate);
    audio::AudioBuffer all = repeated(loop, before + 1 + turnsFor(runOutSeconds, loop.frames(), rate));
    type.process(all, rate, values);
    loop = all.copy({before * loop.frames(), (before + 1) * loop.frames()});
}

}

Chain loopChain(const Chain& chain) {
    Chain kept;
    std::copy_if(chain.begin(), chain.end(), std::back_inserter(kept), [](const Effect& effect) {
        const EffectType* type = findEffectType(effect.type);
        return type == nullptr || type->forLoops;
    });
    return kept;
}

Decibels process(const Chain& chain, audio::AudioBuffer& sample, int rate, const Progress& progress) {
    double levelled = 0.0;
    forEachEnabled(chain, progress, [&](const EffectType& type, const Values& values) {
        if (sample.isEmpty()) return;
        const float before = type.bringsToOneLevel ? audio::samplePeak(sample) : 0.0F;
        type.process(sample, rate, values);
        if (before > 0.0F)
            levelled += dsp::portableDecibels(static_cast<double>(audio::samplePeak(sample)) /
                                              static_cast<double>(before));
    });
    return Decibels(levelled);
}

void processLoop(const Chain& chain, audio::AudioBuffer& loop, int rate, const Progress& progress) {
    forEachEnabled(loopChain(chain), progress, [&](const EffectType& type, const Values& values) {
        if (loop.isEmpty()) return;
        if (type.processLoop)
            type.processLoop(loop, rate, values);
        else
            runInCircle(type, values, loop, rate);
    });
}

double responseDb(const Chain& chain, double hertz, int rate) {
    double sum = 0.0;
    for (const Effect* effect : enabledEffects(chain)) {
        const EffectType& type = typeOf(*effect);
        if (type.responseDb) sum += type.responseDb(hertz, rate, resolvedValues(type, *effect));
    }
    return sum;
}

}
