#include "kits/takes.h"
#include "kits/kit_files.h"

#include "dsp/portable_math.h"
#include "music/pitch.h"
#include "similar/hit_choice.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gleaner::kits {
namespace {

constexpr int loudestVelocity = 127;
/// Decibels that a factor of ten in velocity makes.
constexpr double velocityDecade = 40.0;
constexpr double samePitch = 0.5; ///< semitones

struct Layer {
    std::vector<std::size_t> takes; ///< by path
    double level = 0.0;             ///< dB over the loudest layer
};

bool areOneSound(const Sample& a, const Sample& b) {
    const auto one = rootOf(a), other = rootOf(b);
    if (!one || !other) return one.has_value() == other.has_value();
    return std::abs(*one - *other) <= samePitch;
}

/// A group whose members are not all what its first is falls apart into several.
void addByPitch(std::span<const Sample> samples, std::vector<std::size_t> group,
                std::vector<std::vector<std::size_t>>& groups) {
    while (!group.empty()) {
        const Sample& first = samples[group.front()];
        const auto rest = std::stable_partition(
            group.begin(), group.end(), [&](std::size_t i) { return areOneSound(first, samples[i]); });
        groups.emplace_back(group.begin(), rest);
        group.erase(group.begin(), rest);
    }
}

double meanLevel(std::span<const Sample> samples, const std::vector<std::size_t>& takes) {
    double sum = 0.0;
    int count = 0;
    for (const std::size_t i : takes)
        if (samples[i].recordedLufs) {
            sum += *samples[i].recordedLufs;
            ++count;
        }
    return count > 0 ? sum / count : 0.0;
}

/// The loudest first.
std::vector<Layer> layersOf(std::span<const Sample> samples, std::vector<std::size_t> takes) {
    const auto loudest = std::ranges::max_element(
        takes, {}, [&](std::size_t i) { return samples[i].recordedLufs.value_or(-HUGE_VAL); });
    const double top = samples[*loudest].recordedLufs.value_or(0.0);
    const auto levelOf = [&](std::size_t i) { return samples[i].recordedLufs.value_or(top); };
    std::ranges::stable_sort(takes, [&](std::size_t a, std::size_t b) { return levelOf(a) > levelOf(b); });
    std::vector<Layer> layers;
    double opened = 0.0;
    for (const std::size_t i : takes) {
        if (layers.empty() || opened - levelOf(i) >= layerStepDb) {
            layers.emplace_back();
            opened = levelOf(i);
        }
        layers.back().takes.push_back(i);
    }
    const double reference = meanLevel(samples, layers.front().takes);
    for (Layer& layer : layers) {
        layer.level = layers.size() > 1 ? meanLevel(samples, layer.takes) - reference : 0.0;
        std::ranges::sort(layer.takes, {},
                          [&](std::size_t i) -> const std::string& { return samples[i].path; });
    }
    return layers;
}

/// The last velocity of the softer of two layers. Each layer keeps one at least.
int boundary(double softer, double louder, int above, int layersAbove) {
    const double level = (softer + louder) / 2.0;
    const double velocity = loudestVelocity * dsp::portableLinear(level * 20.0 / velocityDecade);
    return std::clamp(static_cast<int>(std::floor(velocity)), above + 1, loudestVelocity - layersAbove);
}

std::optional<FrameRange> loopOf(const Sample& sample) {
    const bool turns =
        sample.traits.kind == music::SampleKind::Loop || sample.traits.kind == music::SampleKind::Texture;
    return turns ? std::optional(FrameRange{0, sample.frames}) : std::nullopt;
}

}

std::optional<double> rootOf(const Sample& sample) {
    const music::SampleTraits& traits = sample.traits;
    const bool isNote = traits.kind == music::SampleKind::Hit || traits.kind == music::SampleKind::Phrase;
    if (!isNote || !traits.pitchHz || !(*traits.pitchHz > 0.0) || !music::info(traits.role).isTonal)
        return std::nullopt;
    const double note = music::midiFromHertz(*traits.pitchHz);
    return note >= 0.0 && note <= 127.0 ? std::optional(note) : std::nullopt;
}

std::vector<std::vector<std::size_t>> groupTakes(std::span<const Sample> samples) {
    std::vector<analysis::HitToChoose> hits(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i)
        if (samples[i].traits.kind == music::SampleKind::Hit)
            hits[i] = {samples[i].print, samples[i].confidence, false};
    const auto surest = analysis::nearDuplicates(hits);
    std::vector<std::vector<std::size_t>> together(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i)
        if (!surest[i])
            together[i].insert(together[i].begin(), i);
        else
            together[*surest[i]].push_back(i);
    std::vector<std::vector<std::size_t>> groups;
    for (std::vector<std::size_t>& group : together)
        addByPitch(samples, std::move(group), groups);
    return groups;
}

Sound soundOf(std::span<const Sample> samples, const std::vector<std::size_t>& takes) {
    const Sample& first = samples[takes.front()];
    Sound sound;
    sound.name = stemOf(first);
    sound.kind = first.traits.kind;
    sound.role = first.traits.role;
    const auto root = rootOf(first);
    sound.isOneShot = !root && !loopOf(first);
    if (root) sound.key = sound.lowKey = sound.highKey = static_cast<int>(std::lround(*root));

    std::vector<Layer> layers = layersOf(samples, takes);
    std::ranges::reverse(layers);
    sound.followsVelocity = layers.size() == 1;
    double most = HUGE_VAL; // LUFS of the loudest layer for which no take is raised
    for (const Layer& layer : layers)
        for (const std::size_t i : layer.takes)
            most = std::min(most, samples[i].lufs - layer.level);
    int above = 0;
    for (std::size_t n = 0; n < layers.size(); ++n) {
        const int low = above + 1;
        const auto layersAbove = static_cast<int>(layers.size() - 1 - n);
        above = layersAbove > 0 ? boundary(layers[n].level, layers[n + 1].level, above, layersAbove)
                                : loudestVelocity;
        int turn = 0;
        for (const std::size_t i : layers[n].takes)
            sound.zones.push_back({i, rootOf(samples[i]).value_or(sound.key), low, above, ++turn,
                                   static_cast<int>(layers[n].takes.size()),
                                   std::min(0.0, most + layers[n].level - samples[i].lufs), 0.0,
                                   loopOf(samples[i])});
    }
    return sound;
}

}
