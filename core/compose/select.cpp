#include "compose/select.h"

#include "base/number_text.h"
#include "compose/fit.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace gleaner::compose {
namespace {

constexpr double keyWeight = 0.5, tempoWeight = 0.3, characterWeight = 0.2;
constexpr double worstFeature = 0.02; // a fatal feature stays fatal, yet comparable
constexpr double unknownTempoScore = 0.5;
constexpr double scoreSteps = 1e9; // scores that agree to a billionth are equal, so that ties are ties

/// The features of one sample that the request asks for and that apply to it.
struct Features {
    std::optional<KeyFit> key;
    bool keyIsKnown = false;
    std::optional<TempoFit> tempo;
    std::optional<double> character;
};

bool hasTempo(const music::SampleTraits& traits) {
    return traits.kind == music::SampleKind::Loop ||
           (traits.kind == music::SampleKind::Phrase && isTempo(traits.bpm));
}

KeyFit believedKeyFit(const music::SampleTraits& traits, const music::Key& key, const music::Key& song) {
    KeyFit fit = keyFit(key, song);
    const double confidence = traits.key ? traits.keyConfidence : 0.0;
    if (confidence > 0.0 && confidence < 1.0)
        fit.score = confidence * fit.score + (1.0 - confidence) * unknownKeyScore();
    return fit;
}

Features featuresOf(const music::SampleTraits& traits, const SampleRequest& request) {
    Features features;
    if (request.key && traits.tonal && request.tonal.value_or(true)) {
        const auto key = keyOf(traits, *request.key);
        features.keyIsKnown = key.has_value();
        features.key = key ? believedKeyFit(traits, *key, *request.key) : KeyFit{unknownKeyScore(), 0};
    }
    if (isTempo(request.bpm) && hasTempo(traits))
        features.tempo = isTempo(traits.bpm) ? tempoFit(Bpm(*traits.bpm), Bpm(*request.bpm))
                                             : TempoFit{unknownTempoScore, 1.0, 1.0};
    if (request.character && !traits.character.empty())
        features.character = characterFit(traits.character, *request.character);
    return features;
}

double geometricMean(const Features& features) {
    double weights = 0.0, sum = 0.0;
    const auto add = [&](double weight, double score) {
        weights += weight;
        sum += weight * std::log(std::max(score, worstFeature));
    };
    if (features.key) add(keyWeight, features.key->score);
    if (features.tempo) add(tempoWeight, features.tempo->score);
    if (features.character) add(characterWeight, *features.character);
    return weights > 0.0 ? std::exp(sum / weights) : 1.0;
}

double designSum(const music::SampleTraits& traits, const SampleRequest& request) {
    double sum = 0.0;
    if (request.key && traits.key && request.tonal.value_or(true))
        sum += keyWeight * compatibility(*traits.key, *request.key, Neighbours::Plain);
    if (isTempo(request.bpm) && isTempo(traits.bpm))
        sum += tempoWeight * std::max(0.0, 1.0 - std::abs(*traits.bpm - *request.bpm) / *request.bpm);
    if (request.character) sum += characterWeight * characterFit(traits.character, *request.character);
    return sum;
}

// --- reasons in words
// -------------------------------------------------------------------------------------------------

std::string semitones(int shift) {
    return std::to_string(std::abs(shift)) + (std::abs(shift) == 1 ? " semitone " : " semitones ") +
           (shift > 0 ? "up" : "down");
}

std::string keyReason(const music::SampleTraits& traits, const Features& features, const music::Key& song) {
    if (!features.keyIsKnown) return "key unknown";
    const music::Key own = *keyOf(traits, song);
    const std::string name = traits.key ? music::toString(own) : "its pitch";
    const music::Key moved = music::transposed(own, features.key->shift);
    std::string text = name;
    if (features.key->shift != 0)
        text += ", " + semitones(features.key->shift) + " to " + music::toString(moved);
    if (moved == song) return text + (features.key->shift == 0 ? " is the song's key" : "");
    const double near = compatibility(moved, song);
    if (near >= 0.8) return text + " is the relative of " + music::toString(song);
    if (near >= 0.55) return text + " is a neighbour of " + music::toString(song);
    if (near >= 0.5) return text + " is the parallel of " + music::toString(song);
    return text + " is far from " + music::toString(song);
}

std::string tempoReason(const music::SampleTraits& traits, const TempoFit& fit) {
    if (!isTempo(traits.bpm)) return "tempo unknown";
    std::string text = roundedText(*traits.bpm, 4) + " bpm";
    if (fit.octave == 2.0) text += " in double time";
    if (fit.octave == 0.5) text += " in half time";
    const double change = (fit.stretch - 1.0) * 100.0;
    if (std::abs(change) < 0.05) return text + " as it is";
    text += std::string(" played ") + roundedText(std::abs(std::round(change * 10.0) / 10.0), 4) + " % " +
            (change > 0 ? "faster" : "slower");
    return fit.score < 0.5 ? text + ", which is far" : text;
}

std::string characterReason(const music::SampleTraits& traits, double score, music::Character wanted) {
    const std::string word(music::info(wanted).id);
    const auto shares = [&](music::Character own) {
        return music::info(own).group == music::info(wanted).group;
    };
    if (score >= 1.0) return word;
    const auto found = std::ranges::find_if(traits.character, shares);
    const music::Character own = found == traits.character.end() ? traits.character.front() : *found;
    return std::string(music::info(own).id) + (score > 0.0 ? ", near to " : " instead of ") + word;
}

std::string reasonOf(const music::SampleTraits& traits, const Features& features,
                     const SampleRequest& request) {
    std::string text;
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : "; ") + part; };
    if (features.key) add(keyReason(traits, features, *request.key));
    if (features.tempo) add(tempoReason(traits, *features.tempo));
    if (features.character) add(characterReason(traits, *features.character, *request.character));
    return text.empty() ? std::string(music::info(traits.role).id) + ", and nothing more was asked" : text;
}

// --- ranking
// ----------------------------------------------------------------------------------------------------------

struct Ranked {
    std::size_t index;
    double score;
    double rank; ///< the score in whole steps: the first thing to compare
    int shift;
    double stretch;
    int uses;
    Features features;
};

Ranked rankOne(const music::SampleEntry& sample, std::size_t index, const SampleRequest& request) {
    Ranked ranked{index, 0.0, 0.0, 0, 1.0, 0, featuresOf(sample.traits, request)};
    if (request.scoring == Scoring::Design) {
        ranked.score = designSum(sample.traits, request);
        if (ranked.features.key) ranked.features.key->shift = 0;
        if (ranked.features.tempo && isTempo(sample.traits.bpm))
            ranked.stretch = *request.bpm / *sample.traits.bpm;
    } else {
        ranked.score = geometricMean(ranked.features);
        if (ranked.features.key) ranked.shift = ranked.features.key->shift;
        if (ranked.features.tempo) ranked.stretch = ranked.features.tempo->stretch;
    }
    ranked.rank = std::round(ranked.score * scoreSteps);
    if (const auto found = request.earlierUses.find(sample.path); found != request.earlierUses.end())
        ranked.uses = found->second;
    return ranked;
}

bool isAskedFor(const music::SampleTraits& traits, const SampleRequest& request) {
    return traits.role == request.role && (!request.tonal || *request.tonal == traits.tonal);
}

}

std::vector<Match> select(const std::vector<music::SampleEntry>& index, const SampleRequest& request) {
    std::vector<Ranked> ranked;
    for (std::size_t i = 0; i < index.size(); ++i)
        if (isAskedFor(index[i].traits, request)) ranked.push_back(rankOne(index[i], i, request));

    const auto most = static_cast<std::ptrdiff_t>(
        std::min(ranked.size(), static_cast<std::size_t>(std::max(request.limit, 0))));
    std::ranges::partial_sort(ranked, ranked.begin() + most, [&](const Ranked& a, const Ranked& b) {
        if (a.rank != b.rank) return a.rank > b.rank;
        if (std::abs(a.shift) != std::abs(b.shift)) return std::abs(a.shift) < std::abs(b.shift);
        const double stretchA = std::abs(std::log2(a.stretch)), stretchB = std::abs(std::log2(b.stretch));
        if (stretchA != stretchB) return stretchA < stretchB;
        if (a.uses != b.uses) return a.uses < b.uses;
        const music::SampleEntry &first = index[a.index], &second = index[b.index];
        if (first.path != second.path) return first.path < second.path;
        return first.id < second.id;
    });
    ranked.erase(ranked.begin() + most, ranked.end());

    std::vector<Match> matches;
    for (const Ranked& one : ranked) {
        const music::SampleEntry& sample = index[one.index];
        matches.push_back(
            {sample, one.score, one.shift, one.stretch, reasonOf(sample.traits, one.features, request)});
    }
    return matches;
}

}
