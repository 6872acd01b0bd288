#include "library/sample_index.h"

#include "base/error.h"
#include "base/file_names.h"
#include "base/plain_reason.h"
#include "codec/file_reader.h"
#include "detection/analyse_sample.h"
#include "files/paths.h"
#include "files/sha256.h"
#include "jobs/parallel.h"
#include "library/cache_stream.h"
#include "library/sample_database.h"
#include "metadata/sampler_chunks.h"
#include "similar/sound_fingerprint.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <system_error>

namespace gleaner::library {
namespace {

namespace fs = std::filesystem;

/// Raised when `listen` hears the same file differently, or tells more of it.
constexpr int analysisVersion = 5;
/// Part of every row: what was heard depends on the analysis, and can be read only in the form it was
/// written.
constexpr int rowVersion = (analysisVersion * 1000 + analysis::detectorVersion) * 1000 + cacheVersion;
/// So many files are heard between two writes to the database: what a cancel or a crash can cost.
constexpr std::size_t batchSize = 64;

bool isHidden(const fs::path& path) { return utf8FromPath(path.filename()).starts_with('.'); }

struct ListedFiles {
    std::set<fs::path> audio{};
    std::set<fs::path> others{};
};

void walk(const fs::path& folder, ListedFiles& found, const Progress& progress) {
    std::error_code failed;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, failed);
    if (failed) throw Error(folder, "is not a folder that can be read.");
    for (; entry != fs::recursive_directory_iterator(); entry.increment(failed)) {
        progress.check();
        if (isHidden(entry->path())) {
            entry.disable_recursion_pending();
        } else if (std::error_code dangling; entry->is_regular_file(dangling)) {
            auto& kind = audio::hasReadableExtension(entry->path()) ? found.audio : found.others;
            kind.insert(entry->path().lexically_normal());
        }
        if (failed) throw Error(folder, "stopped being readable (" + plainReason(failed) + ").");
    }
}

ListedFiles filesOf(const std::vector<fs::path>& folders, const Progress& progress) {
    ListedFiles found;
    for (const fs::path& folder : folders)
        walk(fs::absolute(folder), found, progress);
    return found;
}

std::string relativeTo(const fs::path& root, const fs::path& file) {
    const fs::path relative = file.lexically_relative(fs::absolute(root).lexically_normal());
    return genericUtf8(relative.empty() ? file : relative);
}

/// One file on its way into the index.
struct PendingSample {
    fs::path file;
    FileStamp stamp;
    std::optional<AnalysedSample> analysed;
    std::string failure;
    bool isNew = false;
};

PendingSample recall(const fs::path& file, const SampleDatabase& database) {
    PendingSample pending{file, {}, {}, {}, false};
    try {
        pending.stamp = stampOf(file);
    } catch (const Error& gone) {
        pending.failure = gone.what();
        return pending;
    }
    const auto info = database.find(utf8FromPath(file), pending.stamp, rowVersion);
    if (info) pending.analysed = analysedSampleFromCache(*info);
    pending.isNew = !pending.analysed;
    return pending;
}

/// One bad file must not cost the others: it is skipped with its reason.
void hear(PendingSample& pending) {
    try {
        pending.analysed = analyse(pending.file);
    } catch (const Error& unreadable) {
        pending.failure = unreadable.what();
    }
}

void hearBatch(std::span<PendingSample> batch, SampleDatabase& database, int jobs, const Progress& progress) {
    std::vector<PendingSample*> unknown;
    for (PendingSample& pending : batch)
        if (pending.isNew) unknown.push_back(&pending);
    jobs::parallelFor(static_cast<int>(unknown.size()), jobs, progress,
                      [&](int index, const Progress&) { hear(*unknown[static_cast<std::size_t>(index)]); });
    std::vector<SampleDatabase::Row> rows;
    for (const PendingSample* pending : unknown)
        if (pending->analysed)
            rows.push_back({utf8FromPath(pending->file), pending->stamp, toCache(*pending->analysed)});
    database.store(rows, rowVersion);
}

/// More channels than any layout of loudspeakers has are a recording's tracks: their mean is listened to, in
/// blocks, whatever their number.
audio::AudioBuffer sampleIn(audio::FileReader& reader) {
    constexpr int mostLoudspeakers = 6;
    if (reader.info().channels <= mostLoudspeakers) return audio::readWhole(reader);
    audio::requireSample(reader);
    audio::AudioBuffer sample;
    audio::ChannelSource(reader, audio::Channels::mixOfAll()).read({0, reader.info().frames}, sample);
    return sample;
}

constexpr double printedSeconds = 30.0;

analysis::Fingerprint printOf(const audio::AudioBuffer& sample, int rate) {
    const Frame frames = std::min(sample.frames(), framesFromSeconds(printedSeconds, rate));
    std::vector<float> mono(static_cast<std::size_t>(frames), 0.0F);
    for (int channel = 0; channel < sample.channels(); ++channel)
        for (std::size_t n = 0; n < mono.size(); ++n)
            mono[n] += sample.channel(channel)[n] / static_cast<float>(sample.channels());
    return analysis::fingerprintOf(mono, rate);
}

IndexedFolder indexOf(std::span<const PendingSample> analysed, const fs::path& root) {
    IndexedFolder index;
    std::vector<std::pair<music::SampleEntry, IndexedFile>> known;
    for (const PendingSample& pending : analysed) {
        const std::string path = relativeTo(root, pending.file);
        index.analysed += pending.isNew;
        if (pending.analysed) {
            music::SampleEntry entry = pending.analysed->entry;
            entry.path = path;
            entry.id = "s" + sha256Of(path).substr(0, 12);
            known.emplace_back(std::move(entry),
                               IndexedFile{genericUtf8(pending.file), pending.stamp,
                                           pending.analysed->truePeakDb, pending.analysed->print});
        } else {
            index.skipped.push_back({path, pending.failure});
        }
    }
    std::sort(known.begin(), known.end(),
              [](const auto& a, const auto& b) { return a.first.path < b.first.path; });
    for (auto& [entry, heard] : known) {
        index.entries.push_back(std::move(entry));
        index.heard.push_back(std::move(heard));
    }
    std::sort(index.skipped.begin(), index.skipped.end(),
              [](const auto& a, const auto& b) { return a.file < b.file; });
    return index;
}

}

IndexedFolder indexFolders(const std::vector<fs::path>& folders, const fs::path& root,
                           const fs::path& cacheFolder, int jobs, const Progress& progress) {
    const ListedFiles files = filesOf(folders, progress);
    SampleDatabase database(cacheFolder / "samples.sqlite");
    std::vector<PendingSample> analysed;
    analysed.reserve(files.audio.size());
    for (const fs::path& file : files.audio) {
        progress.check();
        analysed.push_back(recall(file, database));
    }
    const Progress pending = progress.part(0.0, 1.0, "Listening to samples");
    for (std::size_t first = 0; first < analysed.size(); first += batchSize) {
        const std::size_t count = std::min(batchSize, analysed.size() - first);
        const auto share = [&](std::size_t n) {
            return static_cast<double>(n) / static_cast<double>(analysed.size());
        };
        hearBatch(std::span(analysed).subspan(first, count), database, jobs,
                  pending.part(share(first), share(first + count)));
    }
    progress.report(1.0);
    IndexedFolder index = indexOf(analysed, root);
    index.others = static_cast<int>(files.others.size());
    return index;
}

AnalysedSample analyse(const fs::path& file, Belief belief, const analysis::TempoRange& tempi) {
    audio::FileReader reader(file);
    const int rate = reader.info().rate;
    const audio::AudioBuffer sample = sampleIn(reader);
    if (sample.isEmpty()) throw Error(file, "holds no sound.");
    AnalysedSample analysed;
    analysed.entry.path = genericUtf8(file);
    analysed.entry.id = "s" + sha256Of(analysed.entry.path).substr(0, 12);
    analysed.entry.seconds = secondsFromFrames(sample.frames(), rate);
    analysed.entry.traits = analysis::analyseSample(sample, rate, {}, tempi);
    if (belief == Belief::NameAndChunksToo)
        analysed.metadata = analysis::applyMetadata({analysis::metadataFromName(utf8FromPath(file.stem())),
                                                     audio::readSamplerChunks(file), sample.frames(),
                                                     audio::readMusicTags(file)},
                                                    analysed.entry.seconds, analysed.entry.traits);
    const auto method = methodFor(analysed.entry.traits.kind, analysed.entry.seconds);
    const auto measured = loudness::measure(sample, rate, method);
    if (std::isfinite(measured.loudness.value)) analysed.entry.lufs = measured.loudness.value;
    analysed.truePeakDb = measured.truePeak.value;
    analysed.print = printOf(sample, rate);
    return analysed;
}

analysis::Fingerprint printOfSample(const fs::path& file) {
    audio::FileReader reader(file);
    const audio::AudioBuffer sample = sampleIn(reader);
    if (sample.isEmpty()) throw Error(file, "holds no sound.");
    return printOf(sample, reader.info().rate);
}

}
