#include "pack/package/forecast.h"

#include "base/error.h"
#include "base/number_text.h"
#include "files/output_file.h"
#include "files/paths.h"
#include "jobs/parallel.h"
#include "kits/targets.h"
#include "pack/package/flag_sentences.h"
#include "pack/package/lint_pack.h"
#include "pack/package/manifest.h"
#include "pack/package/sample_lint.h"
#include "pack/plan/plan_flags.h"
#include "pack/render/artifact_info.h"
#include "pack/render/item_channels.h"

#include <algorithm>
#include <map>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t spareBytes = 16 << 20; // a disk that is full to the last byte is no place to work

/// A pack in the folder, with when its manifest was written.
struct Found {
    fs::path folder;
    Manifest manifest;
    fs::file_time_type time;
};

std::optional<Found> packIn(const fs::path& folder) {
    std::error_code missing;
    const fs::path file = folder / manifestName;
    if (!fs::is_regular_file(file, missing)) return std::nullopt;
    std::optional<Found> found;
    jobs::guarded([&] { found = Found{folder, readManifest(file), fs::last_write_time(file)}; });
    return found; // one that can't be read is not compared with
}

/// The pack of this name that was written last; the very pack goes first.
std::optional<Found> previousPack(const PackPlan& plan, const fs::path& out, const Progress& progress) {
    if (auto same = packIn(out / plan.folder)) return same;
    std::optional<Found> latest;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(out, failed)) {
        progress.check();
        if (!entry.is_directory(failed)) continue;
        std::optional<Found> found = packIn(entry.path());
        if (found && found->manifest.name == plan.request.name && (!latest || found->time > latest->time))
            latest = std::move(found);
    }
    return latest;
}

/// Ids of a pack's samples by their paths.
std::map<std::string, std::string> samplesOf(const std::optional<Found>& pack) {
    std::map<std::string, std::string> samples;
    if (pack)
        for (const Manifest::Artifact& artifact : pack->manifest.artifacts)
            samples[artifact.sample.path] = artifact.sample.id;
    return samples;
}

double estimatedBytes(const PackPlan& plan, const PlanItem& item, int bytesPerSample) {
    const library::Recording& source = plan.sources[item.source];
    const double seconds = secondsFromFrames(item.slice.range.length(), source.info.rate);
    return seconds * plan.request.sampleRate * channelsOf(item, source).count() * bytesPerSample;
}

std::uint64_t estimatedBytes(const PackPlan& plan, const PlanItem& item) {
    constexpr double packed = 0.6; // of FLAC, of recordings
    const double bytes = estimatedBytes(plan, item, plan.request.format == audio::FileFormat::Wav16 ? 2 : 3);
    return static_cast<std::uint64_t>(audio::info(plan.request.format).extension == ".wav" ? bytes
                                                                                           : packed * bytes);
}

/// What samplers and devices get copies of.
std::uint64_t estimatedKits(const PackPlan& plan) {
    double copies = 0.0, bytes = 0.0;
    for (const kits::Target* target : kits::targetsOf(plan.request.targets))
        copies += target->copies;
    for (const PlanItem& item : plan.items)
        bytes += estimatedBytes(plan, item, 3);
    return static_cast<std::uint64_t>(copies * bytes);
}

/// `shortBy` gets by how much a sample that is ready lies below its target, LU.
FileForecast fileForecast(const PackPlan& plan, const PlanItem& item, const library::ArtifactStore& store,
                          std::vector<double>& shortBy) {
    FileForecast file{item.path, Fate::New, false, 0};
    const auto entry = store.look(item.key, std::string(audio::info(plan.request.format).extension));
    const auto info = entry ? infoFromText(entry->info) : std::nullopt;
    std::error_code failed;
    file.isReady = info.has_value();
    file.bytes = info ? fs::file_size(entry->file, failed) : estimatedBytes(plan, item);
    if (info && info->shortByLu > 0.0) shortBy.push_back(info->shortByLu);
    return file;
}

void addLevels(const std::vector<double>& shortBy, std::size_t samples, std::vector<Warning>& warnings) {
    if (shortBy.empty()) return;
    warnings.push_back({false,
                        std::to_string(shortBy.size()) + " of " + std::to_string(samples) +
                            " samples are quieter than their target, by up to " +
                            decimalText(std::ranges::max(shortBy), 1) +
                            " LU: their peaks are at the ceiling, or their recording is too noisy to be "
                            "raised further.",
                        {},
                        false});
}

/// What the shop says, red before amber.
void addShop(const PackPlan& plan, std::vector<Warning>& warnings) {
    const lint::Profile* profile = lint::findProfile(plan.request.shop);
    for (const lint::Finding& finding : shopFindings(plan))
        warnings.push_back({false,
                            (finding.path.empty() ? "The pack " : "") + finding.text + " (" + profile->name +
                                (finding.isConfirmed ? ")" : ", custom)"),
                            finding.path, finding.level == lint::Level::Red});
}

void addRecordings(const PackPlan& plan, std::vector<Warning>& warnings, const Progress& progress) {
    for (const library::Recording& source : plan.sources) {
        const jobs::Ended looked = jobs::guarded([&] {
            if (!library::isUnchanged(source, progress))
                throw Error(library::pathFromUtf8(source.file),
                            "has changed since its regions were found; open it again.");
        });
        progress.check();
        if (!looked.error.empty()) warnings.push_back({true, looked.error, {}, false});
    }
}

/// What keeps the whole from being written.
void addStops(const PackPlan& plan, const fs::path& out, std::vector<Warning>& warnings) {
    for (const auto& test : {std::function<void()>([&] { requireCounts(plan); }),
                             std::function<void()>([&] { requireNoSpeech(plan); }),
                             std::function<void()>([&] { library::requireWritableFolder(out); })})
        if (const jobs::Ended tested = jobs::guarded(test); !tested.error.empty())
            warnings.push_back({true, tested.error, {}, false});
}

void addRoom(const Forecast& forecast, const fs::path& out, std::vector<Warning>& warnings) {
    std::error_code failed;
    fs::path there = fs::absolute(out);
    while (!fs::exists(there, failed) && there.has_parent_path() && there != there.parent_path())
        there = there.parent_path();
    const fs::space_info room = fs::space(there, failed);
    if (!failed && room.available < forecast.bytes + spareBytes)
        warnings.push_back({true,
                            "There is too little room in " + out.filename().string() + ": " +
                                std::to_string(forecast.bytes >> 20) + " MB are needed and " +
                                std::to_string(room.available >> 20) + " MB free.",
                            {},
                            false});
}

}

int Forecast::count(Fate fate) const {
    return static_cast<int>(std::ranges::count(files, fate, &FileForecast::fate));
}

int Forecast::ready() const {
    return static_cast<int>(std::ranges::count(files, true, &FileForecast::isReady));
}

bool Forecast::canBeWritten() const { return std::ranges::none_of(warnings, &Warning::stops); }

Forecast forecast(const PackPlan& plan, const fs::path& out, bool withZip,
                  const library::ArtifactStore& store, const Progress& progress) {
    Forecast forecast;
    forecast.folder = out / plan.folder;
    const std::optional<Found> previous = previousPack(plan, out, progress);
    if (previous) forecast.previous = previous->folder;
    forecast.isThere = previous && previous->manifest.packId == plan.packId;
    std::map<std::string, std::string> old = samplesOf(previous);
    addStops(plan, out, forecast.warnings);
    addRecordings(plan, forecast.warnings, progress);
    std::vector<double> shortBy;
    for (const PlanItem& item : plan.items) {
        progress.check();
        FileForecast file = fileForecast(plan, item, store, shortBy);
        if (const auto before = old.find(item.path); before != old.end()) {
            file.fate = before->second == item.id ? Fate::Same : Fate::Changed;
            old.erase(before);
        }
        forecast.bytes += file.bytes;
        forecast.files.push_back(std::move(file));
        for (std::string& sentence : flagSentences(plan, item))
            forecast.warnings.push_back({false, std::move(sentence), item.path});
        for (std::string& sentence : lintOf(plan, item))
            forecast.warnings.push_back({false, std::move(sentence), item.path, false});
    }
    addLevels(shortBy, plan.items.size(), forecast.warnings);
    addShop(plan, forecast.warnings);
    forecast.kitBytes = estimatedKits(plan);
    forecast.bytes += forecast.kitBytes;
    forecast.isExact = forecast.kitBytes == 0 && forecast.ready() == static_cast<int>(plan.items.size());
    for (const auto& [path, id] : old)
        forecast.files.push_back({path, Fate::Removed, false, 0});
    if (withZip) forecast.bytes *= 2; // stored as they are
    addRoom(forecast, out, forecast.warnings);
    std::ranges::stable_sort(forecast.warnings, std::greater(), &Warning::stops);
    return forecast;
}

}
