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
#include "library/loudness_method.h"
#include "library/sample_database.h"
#include "metadata/sampler_chunks.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <system_error>

namespace gleaner::library {
namespace {

namespace fs = std::filesystem;

/// Raised when `listen` hears the same file differently.
constexpr int listenVersion = 3;
/// Part of every row: what was heard depends on the analysis, and can be read only in the form it was
/// written.
constexpr int rowVersion = (listenVersion * 1000 + analysis::detectorVersion) * 1000 + cacheVersion;
/// So many files are heard between two writes to the database: what a cancel or a crash can cost.
constexpr std::size_t batchSize = 64;

bool isHidden(const fs::path& path) { return utf8FromPath(path.filename()).starts_with('.'); }

struct FoundFiles {
    std::set<fs::path> audio{};
    std::set<fs::path> others{};
};

void walk(const fs::path& folder, FoundFiles& found, const Progress& progress) {
    std::error_code failed;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, failed);
    if (failed) throw Error(folder, "is not a folder that can be read.");
    for (; entry != fs::recursive_directory_iterator(); entry.increment(failed)) {
        progress.check();
        if (isHidden(entry->path())) {
            entry.disable_recursion_pending();
        } else if (std::error_code dangling; entry->is_regular_file(dangling)) {
            auto& kind = audio::hasReadableEnding(entry->path()) ? found.audio : found.others;
            kind.insert(entry->path().lexically_normal());
        }
        if (failed) throw Error(folder, "stopped being readable (" + plainReason(failed) + ").");
    }
}

FoundFiles filesOf(const std::vector<fs::path>& folders, const Progress& progress) {
    FoundFiles found;
    for (const fs::path& folder : folders)
        walk(fs::absolute(folder), found, progress);
    return found;
}

std::string relativeTo(const fs::path& root, const fs::path& file) {
    const fs::path relative = file.lexically_relative(fs::absolute(root).lexically_normal());
    return genericUtf8(relative.empty() ? file : relative);
}

/// One file on its way into the index.
struct Listening {
    fs::path file;
    FileStamp stamp;
    std::optional<HeardSample> heard;
    std::string failure;
    bool isNew = false;
};

Listening recall(const fs::path& file, const SampleDatabase& database) {
    Listening listening{file, {}, {}, {}, false};
    try {
        listening.stamp = stampOf(file);
    } catch (const Error& gone) {
        listening.failure = gone.what();
        return listening;
    }
    const auto facts = database.find(utf8FromPath(file), listening.stamp, rowVersion);
    if (facts) listening.heard = heardSampleFromCache(*facts);
    listening.isNew = !listening.heard;
    return listening;
}

/// One bad file must not cost the others: it is skipped with its reason.
void hear(Listening& listening) {
    try {
        listening.heard = listen(listening.file);
    } catch (const Error& unreadable) {
        listening.failure = unreadable.what();
    }
}

void hearBatch(std::span<Listening> batch, SampleDatabase& database, int jobs, const Progress& progress) {
    std::vector<Listening*> unknown;
    for (Listening& listening : batch)
        if (listening.isNew) unknown.push_back(&listening);
    jobs::parallelFor(static_cast<int>(unknown.size()), jobs, progress,
                      [&](int index, const Progress&) { hear(*unknown[static_cast<std::size_t>(index)]); });
    std::vector<SampleDatabase::Row> rows;
    for (const Listening* listening : unknown)
        if (listening->heard)
            rows.push_back({utf8FromPath(listening->file), listening->stamp, toCache(*listening->heard)});
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

IndexedFolder indexOf(std::span<const Listening> heard, const fs::path& root) {
    IndexedFolder index;
    for (const Listening& listening : heard) {
        const std::string path = relativeTo(root, listening.file);
        index.heard += listening.isNew;
        if (listening.heard) {
            music::SampleEntry& entry = index.entries.emplace_back(listening.heard->entry);
            entry.path = path;
            entry.id = "s" + sha256Of(path).substr(0, 12);
        } else {
            index.skipped.push_back({path, listening.failure});
        }
    }
    std::sort(index.entries.begin(), index.entries.end(),
              [](const auto& a, const auto& b) { return a.path < b.path; });
    std::sort(index.skipped.begin(), index.skipped.end(),
              [](const auto& a, const auto& b) { return a.file < b.file; });
    return index;
}

}

IndexedFolder indexFolders(const std::vector<fs::path>& folders, const fs::path& root,
                           const fs::path& cacheFolder, int jobs, const Progress& progress) {
    const FoundFiles files = filesOf(folders, progress);
    SampleDatabase database(cacheFolder / "samples.sqlite");
    std::vector<Listening> heard;
    heard.reserve(files.audio.size());
    for (const fs::path& file : files.audio) {
        progress.check();
        heard.push_back(recall(file, database));
    }
    const Progress listening = progress.part(0.0, 1.0, "Listening to samples");
    for (std::size_t first = 0; first < heard.size(); first += batchSize) {
        const std::size_t count = std::min(batchSize, heard.size() - first);
        const auto share = [&](std::size_t n) {
            return static_cast<double>(n) / static_cast<double>(heard.size());
        };
        hearBatch(std::span(heard).subspan(first, count), database, jobs,
                  listening.part(share(first), share(first + count)));
    }
    progress.report(1.0);
    IndexedFolder index = indexOf(heard, root);
    index.others = static_cast<int>(files.others.size());
    return index;
}

HeardSample listen(const fs::path& file, Belief belief, const analysis::TempoRange& tempi) {
    audio::FileReader reader(file);
    const int rate = reader.info().rate;
    const audio::AudioBuffer sample = sampleIn(reader);
    if (sample.isEmpty()) throw Error(file, "holds no sound.");
    HeardSample heard;
    heard.entry.path = genericUtf8(file);
    heard.entry.id = "s" + sha256Of(heard.entry.path).substr(0, 12);
    heard.entry.seconds = secondsFromFrames(sample.frames(), rate);
    heard.entry.traits = analysis::analyseSample(sample, rate, {}, tempi);
    if (belief == Belief::NameAndChunksToo)
        heard.told = analysis::applyEvidence({analysis::evidenceFromName(utf8FromPath(file.stem())),
                                              audio::readSamplerChunks(file), sample.frames(),
                                              audio::readMusicTags(file)},
                                             heard.entry.seconds, heard.entry.traits);
    const auto method = methodFor(heard.entry.traits.kind, heard.entry.seconds);
    const auto measured = loudness::measure(sample, rate, method);
    if (std::isfinite(measured.loudness.value)) heard.entry.lufs = measured.loudness.value;
    heard.truePeakDb = measured.truePeak.value;
    return heard;
}

}
