#include "pack/package/lint_pack.h"

#include "base/error.h"
#include "base/plain_reason.h"
#include "codec/file_reader.h"
#include "files/paths.h"
#include "jobs/parallel.h"
#include "loudness/loudness.h"
#include "music/certainty.h"
#include "pack/package/packed.h"
#include "pack/render/item_channels.h"
#include "pack/render/seam_numbers.h"
#include "papers/papers.h"
#include "json/fields.h"

#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <set>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostListeners = 32;       // a pack is listened to in so many pieces
constexpr double silenceToPeak = 1e-3;          // -60 dB
constexpr double mostMeasuredSilentDb = -100.0; // true peak of what no pack may hold

double decibels(double factor) { return decibelsFromLinear(factor).value; }

/// The largest of all channels at a frame.
double levelAt(const audio::AudioBuffer& sound, Frame frame) {
    double level = 0.0;
    for (int channel = 0; channel < sound.channels(); ++channel)
        level = std::max(
            level, std::abs(static_cast<double>(sound.channel(channel)[static_cast<std::size_t>(frame)])));
    return level;
}

double offsetOf(const audio::AudioBuffer& sound) {
    double largest = 0.0;
    for (int channel = 0; channel < sound.channels(); ++channel) {
        double sum = 0.0;
        for (const float value : sound.channel(channel))
            sum += value;
        largest = std::max(largest, std::abs(sum) / static_cast<double>(sound.frames()));
    }
    return largest;
}

lint::Measures measuresOf(const audio::AudioBuffer& sound, int rate, bool isLoop) {
    double peak = 0.0;
    for (Frame frame = 0; frame < sound.frames(); ++frame)
        peak = std::max(peak, levelAt(sound, frame));
    lint::Measures measures;
    if (peak <= 0.0) return measures;
    const auto isAudible = [&](Frame frame) { return levelAt(sound, frame) > peak * silenceToPeak; };
    Frame first = 0, last = sound.frames() - 1;
    while (first < last && !isAudible(first))
        ++first;
    while (last > first && !isAudible(last))
        --last;
    measures.beginSilence = secondsFromFrames(first, rate);
    measures.endSilence = secondsFromFrames(sound.frames() - 1 - last, rate);
    measures.beginStepDb = decibels(levelAt(sound, 0) / peak);
    measures.endStepDb = decibels(levelAt(sound, sound.frames() - 1) / peak);
    measures.offsetDb = decibels(offsetOf(sound));
    if (isLoop) measures.isSeamSmooth = seamNumbers(sound, rate).isSmooth();
    return measures;
}

void measureFile(const fs::path& file, loudness::Method method, lint::Sample& sample) {
    audio::FileReader reader(file);
    const audio::AudioBuffer sound = audio::readWhole(reader);
    if (sound.isEmpty()) throw Error("holds no sound");
    sample.rate = reader.info().rate;
    sample.bits = reader.info().bits;
    sample.channels = sound.channels();
    sample.frames = sound.frames();
    sample.seconds = secondsFromFrames(sound.frames(), sample.rate);
    const loudness::Measurement level = loudness::measure(sound, sample.rate, method);
    sample.lufs = level.loudness.value;
    sample.truePeakDb = level.truePeak.value > mostMeasuredSilentDb ? level.truePeak.value : -HUGE_VAL;
    sample.measures = measuresOf(sound, sample.rate, sample.traits.kind == music::SampleKind::Loop);
}

/// Listens to one sample after the other, wherever they lie: in the folder, or unpacked for the moment.
class Listener {
public:
    explicit Listener(const fs::path& folderOrZip) : m_pack(openPack(folderOrZip)) {
        if (!m_pack->folder() && !m_temporary.isValid())
            throw Error("The folder for temporary files can't be written (" +
                        plainReason(m_temporary.errorString().toStdString()) + ").");
    }

    lint::Sample sampleOf(const Manifest::Artifact& artifact, int bits, const Progress& progress) {
        lint::Sample sample;
        sample.path = artifact.sample.path;
        sample.traits = artifact.sample.traits;
        sample.seconds = artifact.sample.seconds;
        sample.bits = bits;
        sample.bytes = m_pack->sizeOf(sample.path);
        if (!sample.bytes) {
            sample.trouble = "is missing";
            return sample;
        }
        try {
            measureFile(fileOf(sample.path, progress), artifact.method, sample);
        } catch (const Error& error) {
            sample.trouble = "does not decode: " + error.reason();
        }
        return sample;
    }

private:
    fs::path fileOf(const std::string& path, const Progress& progress) {
        if (const auto folder = m_pack->folder()) return *folder / library::pathFromUtf8(path);
        fs::path file = library::pathFromUtf8(m_temporary.path().toStdString()) / "sample";
        m_pack->extract(path, file, progress);
        return file;
    }

    std::unique_ptr<PackedFiles> m_pack;
    QTemporaryDir m_temporary;
};

/// Files of the pack that are neither samples nor a kit's.
std::vector<std::string> othersIn(const PackedFiles& pack, const Manifest& manifest) {
    std::set<std::string> known;
    for (const Manifest::Artifact& artifact : manifest.artifacts)
        known.insert(artifact.sample.path);
    for (const Manifest::KitFile& file : manifest.kits)
        known.insert(file.path);
    std::vector<std::string> others;
    for (const std::string& path : pack.paths())
        if (!known.contains(path) && !path.starts_with("../")) others.push_back(path);
    return others;
}

}

lint::Pack lintPackOf(const fs::path& packFolderOrZip, const Progress& progress) {
    const std::unique_ptr<PackedFiles> packed = openPack(packFolderOrZip);
    const Manifest manifest = packed->manifest();
    lint::Pack pack;
    pack.name = packed->name();
    pack.tags = json::Fields(manifest.request).texts("tags");
    pack.licence = json::Fields(manifest.request).text("license");
    pack.others = othersIn(*packed, manifest);
    const std::size_t count = manifest.artifacts.size(), pieces = std::min(count, mostListeners);
    pack.samples.resize(count);
    jobs::parallelFor(
        static_cast<int>(pieces), jobs::oneAProcessor, progress, [&](int index, const Progress& part) {
            const auto piece = static_cast<std::size_t>(index);
            const std::size_t first = count * piece / pieces, last = count * (piece + 1) / pieces;
            Listener listener(packFolderOrZip);
            for (std::size_t n = first; n < last; ++n) {
                part.report(static_cast<double>(n - first) / static_cast<double>(last - first));
                pack.samples[n] = listener.sampleOf(manifest.artifacts[n], 0, {});
            }
        });
    return pack;
}

lint::Sample lintSampleOf(const PlanItem& item, const library::Recording& source,
                          const PackRequest& request) {
    lint::Sample sample;
    sample.path = item.path;
    sample.traits = item.slice.traits;
    if (!music::isSure(sample.traits, music::Fact::Tempo, request.tempi.slowest, request.tempi.fastest))
        sample.traits.bpm.reset();
    if (!music::isSure(sample.traits, music::Fact::Key)) sample.traits.key.reset();
    sample.seconds = secondsFromFrames(item.slice.range.length(), source.info.rate);
    sample.rate = request.sampleRate;
    sample.bits = audio::info(request.format).bits;
    sample.channels = channelsOf(item, source).count();
    return sample;
}

lint::Pack lintPackOf(const PackPlan& plan) {
    lint::Pack pack;
    pack.name = plan.folder;
    pack.tags = plan.request.tags;
    pack.licence = plan.request.licence;
    for (const papers::Paper* paper : papers::papersOf(plan.request.papers))
        pack.others.emplace_back(paper->file);
    for (const PlanItem& item : plan.items)
        pack.samples.push_back(lintSampleOf(item, plan.sources[item.source], plan.request));
    return pack;
}

std::vector<lint::Finding> shopFindings(const PackPlan& plan) {
    const lint::Profile* profile = lint::findProfile(plan.request.shop);
    return profile ? lint::lint(lintPackOf(plan), *profile) : std::vector<lint::Finding>();
}

}
