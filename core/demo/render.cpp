#include "demo/recipe.h"
#include "demo/room.h"
#include "demo/score.h"
#include "demo/sounds.h"
#include "demo/strike.h"

#include "base/error.h"
#include "base/units.h"
#include "dsp/biquad.h"
#include "dsp/denormals.h"

#include <algorithm>
#include <cmath>

namespace gleaner::demo {
namespace {

double peakOf(std::span<const float> samples) {
    float peak = 0.0F;
    for (const float sample : samples)
        peak = std::max(peak, std::abs(sample));
    return static_cast<double>(peak);
}

/// Adds one channel at a place between two ears, with constant power, its highest sample at `level`.
void place(const Samples& samples, double seconds, double level, double pan, int rate,
           audio::AudioBuffer& into) {
    const double peak = peakOf(samples);
    if (peak <= 0.0) return;
    const double side = std::clamp(0.5 + 0.5 * pan, 0.0, 1.0);
    const double gains[] = {level / peak * std::sqrt(1.0 - side), level / peak * std::sqrt(side)};
    const Frame begin = framesFromSeconds(seconds, rate);
    for (int ear = 0; ear < 2; ++ear) {
        const auto channel = into.channel(ear);
        const auto gain = static_cast<float>(gains[ear]);
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const Frame at = begin + static_cast<Frame>(i);
            if (at >= 0 && at < into.frames()) channel[static_cast<std::size_t>(at)] += gain * samples[i];
        }
    }
}

/// Every sound has its own chance: one more step changes no other.
Random chanceOf(const Recipe& recipe, const std::string& sound, double seconds) {
    const auto microseconds = std::to_string(std::llround(seconds * 1e6));
    return Random(hash64(sound + "@" + microseconds, recipe.seed ^ 0xcbf29ce484222325ULL));
}

void play(const Event& event, const Recipe& recipe, audio::AudioBuffer& into) {
    const SoundInfo& sound = findSound(event.sound);
    const Strike strike{.pitchHz = event.pitchHz > 0.0 ? event.pitchHz : sound.pitchHz,
                        .length = event.length > 0.0 ? event.length : sound.length,
                        .rate = recipe.rate,
                        .random = chanceOf(recipe, event.sound, event.seconds)};
    place(sound.play(strike), event.seconds, event.level, event.pan, recipe.rate, into);
}

void sing(const Phrase& phrase, const Recipe& recipe, audio::AudioBuffer& into) {
    if (phrase.sound != "hum")
        throw Error("The recipe asks for a phrase by \"" + phrase.sound + "\"; there is only \"hum\".");
    Line line{notesOf(phrase), recipe.rate, chanceOf(recipe, phrase.sound, phrase.begin)};
    place(humming(std::move(line)), phrase.begin, phrase.level, phrase.pan, recipe.rate, into);
}

/// Root mean square over both channels.
double levelOf(const audio::AudioBuffer& buffer) {
    double energy = 0.0;
    for (int c = 0; c < buffer.channels(); ++c)
        for (const float sample : buffer.channel(c))
            energy += static_cast<double>(sample) * static_cast<double>(sample);
    const auto count = static_cast<double>(buffer.frames()) * buffer.channels();
    return count > 0.0 ? std::sqrt(energy / count) : 0.0;
}

/// A bed's level is its RMS, because it has no hits to go by.
void spread(const Bed& bed, const Recipe& recipe, audio::AudioBuffer& into) {
    const FrameRange range =
        intersection({framesFromSeconds(bed.begin, recipe.rate), framesFromSeconds(bed.end, recipe.rate)},
                     {0, into.frames()});
    audio::AudioBuffer alone(2, range.length());
    if (alone.isEmpty()) return;
    findGround(bed.sound).play({alone, recipe.rate, chanceOf(recipe, bed.sound, bed.begin)});
    const double level = levelOf(alone);
    const double gain = level > 0.0 ? bed.level / level : 0.0;
    const double fade =
        std::max(1.0, std::min(bed.fade * recipe.rate, static_cast<double>(range.length()) / 2.0));
    const double sides[] = {std::sqrt(std::clamp(1.0 - bed.pan, 0.0, 2.0)),
                            std::sqrt(std::clamp(1.0 + bed.pan, 0.0, 2.0))};
    for (int ear = 0; ear < 2; ++ear)
        for (Frame i = 0; i < range.length(); ++i) {
            const auto edge = static_cast<double>(std::min(i + 1, range.length() - i));
            const double in = std::min(1.0, edge / fade);
            into.channel(ear)[static_cast<std::size_t>(range.begin + i)] +=
                static_cast<float>(gain * sides[ear] * in *
                                   static_cast<double>(alone.channel(ear)[static_cast<std::size_t>(i)]));
        }
}

/// What no ear hears would only cost headroom.
void removeRumble(audio::AudioBuffer& recording, int rate) {
    for (int ear = 0; ear < 2; ++ear) {
        dsp::Biquad high(dsp::BiquadCoefficients::highPass(Hertz(22.0), 0.707, rate));
        for (float& sample : recording.channel(ear))
            sample = static_cast<float>(high(static_cast<double>(sample)));
    }
}

void bringToPeak(audio::AudioBuffer& recording, double peakDb) {
    const double peak = std::max(peakOf(recording.channel(0)), peakOf(recording.channel(1)));
    if (peak <= 0.0) return;
    const auto gain = static_cast<float>(linearFromDecibels(Decibels(peakDb)) / peak);
    for (int ear = 0; ear < 2; ++ear)
        for (float& sample : recording.channel(ear))
            sample *= gain;
}

}

audio::AudioBuffer render(const Recipe& recipe, const Progress& progress) {
    const dsp::FlushDenormals flush;
    audio::AudioBuffer recording(2, framesFromSeconds(recipe.seconds, recipe.rate));
    if (recording.isEmpty()) return recording;
    std::vector<Event> events = recipe.events;
    for (const Rhythm& rhythm : recipe.rhythms)
        std::ranges::copy(hitsOf(rhythm), std::back_inserter(events));

    const auto parts =
        static_cast<double>(events.size() + recipe.phrases.size() + recipe.beds.size() * 10 + 20);
    double done = 0.0;
    const auto report = [&](double weight) { progress.report((done += weight) / parts); };
    for (const Event& event : events) {
        play(event, recipe, recording);
        report(1.0);
    }
    for (const Phrase& phrase : recipe.phrases) {
        sing(phrase, recipe, recording);
        report(1.0);
    }
    addRoom(recording, recipe.room, recipe.rate);
    report(20.0);
    for (const Bed& bed : recipe.beds) { // the weather is outside: it has no walls
        spread(bed, recipe, recording);
        report(10.0);
    }
    removeRumble(recording, recipe.rate);
    bringToPeak(recording, recipe.peakDb);
    return recording;
}

}
