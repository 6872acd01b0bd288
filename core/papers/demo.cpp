#include "base/error.h"
#include "base/find_by_id.h"
#include "codec/file_writer.h"
#include "compose/compose.h"
#include "papers/paper_writers.h"
#include "papers/wave.h"
#include "preview/render.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace gleaner::papers {
namespace {

constexpr int demoRate = 48000;                           // Hz
constexpr double demoSeconds = 120.0;                     // and no less: what Soundtrack Loops asks for
constexpr double slowestDemo = 70.0, fastestDemo = 170.0; // bpm
constexpr int barsAtOnce = 4, beatsABar = 4;

/// The tempo of the loop in the middle; else the style's own.
double tempoOf(const Pack& pack, const std::string& style) {
    std::vector<double> tempi;
    for (const Sample& sample : pack.samples)
        if (sample.traits.kind == music::SampleKind::Loop && sample.traits.bpm &&
            *sample.traits.bpm >= slowestDemo && *sample.traits.bpm <= fastestDemo)
            tempi.push_back(*sample.traits.bpm);
    if (tempi.empty()) return compose::usualBpm(style);
    std::ranges::sort(tempi);
    return std::round(tempi[tempi.size() / 2]);
}

/// The key that most samples have, the first on the circle among equals.
music::Key keyOf(const Pack& pack, const music::Key& otherwise) {
    std::map<std::pair<int, int>, int> counts;
    for (const Sample& sample : pack.samples)
        if (sample.traits.key)
            ++counts[{sample.traits.key->pitchClass, static_cast<int>(sample.traits.key->mode)}];
    if (counts.empty()) return otherwise;
    const auto most = std::ranges::max_element(counts, {}, [](const auto& one) { return one.second; });
    return {most->first.first, static_cast<music::Mode>(most->first.second)};
}

/// A style that one of the pack's genres names, else the usual one.
std::string styleOf(const Pack& pack, const std::string& otherwise) {
    for (const std::string& genre : pack.genres)
        if (findById(compose::styles(), genre)) return genre;
    return otherwise;
}

compose::ComposeRequest requestOf(const Pack& pack) {
    compose::ComposeRequest request;
    request.title = pack.name;
    request.style = styleOf(pack, request.style);
    request.bpm = tempoOf(pack, request.style);
    request.key = keyOf(pack, request.key);
    request.seed = pack.seed;
    const double bars = demoSeconds * request.bpm / (60.0 * beatsABar);
    request.bars = static_cast<int>(std::ceil(bars / barsAtOnce)) * barsAtOnce;
    return request;
}

std::vector<music::SampleEntry> entriesOf(const Pack& pack) {
    std::vector<music::SampleEntry> entries;
    for (const Sample& sample : pack.samples)
        entries.push_back({sample.id, sample.path, sample.traits, sample.seconds,
                           std::isfinite(sample.lufs) ? std::optional(sample.lufs) : std::nullopt});
    return entries;
}

}

void writeDemo(const Pack& pack, PaperOutput& output, const Progress& progress) {
    compose::Composition composition;
    try {
        composition = compose::compose(requestOf(pack), entriesOf(pack));
    } catch (const Error& error) {
        return output.note("There is no demo mix in the pack: " + error.reason() + '.');
    }
    const auto load = [&](const std::string& path, int rate) {
        const auto sample = std::ranges::find(pack.samples, path, &Sample::path);
        return sample == pack.samples.end() ? audio::AudioBuffer() : soundOf(*sample, rate);
    };
    const audio::AudioBuffer sound = preview::render(composition.song, demoRate, load, progress);
    audio::FileWriter writer(output.file("demo.flac"),
                             {audio::FileFormat::Flac, demoRate, sound.channels(), 0});
    writer.write(sound);
    writer.finish();
}

}
