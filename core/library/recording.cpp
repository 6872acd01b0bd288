#include "library/recording.h"

#include "base/error.h"
#include "codec/file_reader.h"
#include "files/paths.h"
#include "files/sha256.h"
#include "jobs/parallel.h"
#include "library/recording_cache.h"
#include "library/tagged_slices.h"
#include "metadata/source_tags.h"

#include <QDateTime>
#include <QDir>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <system_error>

namespace gleaner::library {
namespace {

std::string timeOfChange(const std::filesystem::path& file) {
    std::error_code unknown;
    const auto changed = std::filesystem::last_write_time(file, unknown);
    if (unknown) return {};
    const auto sinceEpoch = std::chrono::file_clock::to_sys(changed).time_since_epoch();
    const auto seconds = std::chrono::floor<std::chrono::seconds>(sinceEpoch).count();
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(Qt::ISODate).toStdString();
}

/// What it takes to know a recording: its hash, and what is in it. Either from the cache or by doing the
/// work.
class Opening {
public:
    Opening(const std::filesystem::path& file, const analysis::DetectSettings& settings, RecordingCache cache,
            RegionsSoFar soFar = {})
        : m_file(file), m_settings(settings), m_cache(std::move(cache)), m_soFar(std::move(soFar)),
          m_stamp(stampOf(file)) {}

    KnownRecording identify(const Progress& progress) {
        KnownRecording known{describe(), false};
        Recording& recording = known.recording;
        if (const auto hash = m_cache.hashOf(m_file, m_stamp)) {
            recording.sha256 = *hash;
        } else {
            recording.sha256 = sha256OfFile(m_file, progress);
            requireUnchanged(recording.sha256);
            recording.stamp = m_stamp;
            m_cache.rememberHash(m_file, m_stamp, recording.sha256);
        }
        recording.id = RecordingId::of(recording.sha256);
        if (auto found = detectionOf(recording)) {
            recording.detection = *std::move(found);
            known.isAnalysed = true;
            tellTags(recording.tags, recording.info.rate, recording.detection);
        }
        progress.report(1.0);
        return known;
    }

    /// What any sensitivity left in the cache says of the channels and the floor.
    Recording reopen(const Progress& progress) {
        KnownRecording known = identify(progress.part(0.0, 0.1));
        for (const double sensitivity : {analysis::DetectSettings().sensitivity, 0.0, 0.25, 0.75, 1.0}) {
            if (known.isAnalysed) return std::move(known.recording);
            m_settings.sensitivity = sensitivity;
            m_settings.kinds = analysis::DetectSettings().kinds;
            if (auto found = detectionOf(known.recording)) {
                known.recording.detection = *std::move(found);
                known.isAnalysed = true;
            }
        }
        return known.isAnalysed ? std::move(known.recording) : open(1, progress.part(0.1, 1.0));
    }

    Recording open(int jobs, const Progress& progress) {
        Recording recording = describe();
        if (const auto known = m_cache.hashOf(m_file, m_stamp)) {
            recording.sha256 = *known;
            const auto found = detectionOf(recording);
            recording.detection = found ? *found : detect(progress);
            if (!found) m_cache.rememberDetection(recording.sha256, m_settings, recording.detection);
        } else {
            hashAndDetect(recording, jobs, progress);
        }
        tellTags(recording.tags, recording.info.rate, recording.detection);
        recording.id = RecordingId::of(recording.sha256);
        progress.report(1.0);
        return recording;
    }

private:
    Recording describe() const {
        Recording recording;
        recording.file = utf8FromPath(m_file);
        recording.stamp = m_stamp;
        recording.info = audio::FileReader(m_file).info();
        const audio::SourceTags tags = audio::readSourceTags(m_file);
        recording.recorded = tags.recorded.empty() ? timeOfChange(m_file) : tags.recorded;
        recording.dated = tags.recorded;
        recording.device = tags.device;
        recording.timeReference = tags.timeReference;
        recording.scene = tags.scene;
        recording.take = tags.take;
        recording.tags = audio::readMusicTags(m_file);
        return recording;
    }

    analysis::Detection detect(const Progress& progress) const {
        audio::FileReader reader(m_file);
        return namingFile(m_file, [&] {
            if (!m_soFar) return analysis::detect(reader, m_settings, progress);
            audio::FileReader own(m_file);
            const analysis::EarlyLook early{own, m_soFar};
            return analysis::detect(reader, m_settings, progress, &early);
        });
    }

    /// The two need each other's file, not each other's result: side by side they take as long as the slower
    /// one.
    void hashAndDetect(Recording& recording, int jobs, const Progress& progress) {
        jobs::parallelFor(2, jobs, progress, [&](int piece, const Progress& part) {
            if (piece == 0)
                recording.sha256 = sha256OfFile(m_file, part);
            else
                recording.detection = detect(part);
        });
        requireUnchanged(recording.sha256);
        recording.stamp = m_stamp;
        m_cache.rememberHash(m_file, m_stamp, recording.sha256);
        m_cache.rememberDetection(recording.sha256, m_settings, recording.detection);
    }

    /// What was found in the same bytes before; nothing when it is of sound that this reading doesn't have.
    std::optional<analysis::Detection> detectionOf(const Recording& recording) const {
        auto found = m_cache.detectionOf(recording.sha256, m_settings);
        const auto isInside = [&](const analysis::Slice& slice) {
            return slice.range.end <= recording.info.frames &&
                   (!slice.channels || slice.channels->areIn(recording.info.channels));
        };
        if (found && !std::ranges::all_of(found->slices, isInside)) found.reset();
        return found;
    }

    /// A link or a permission given meanwhile moves the stamp, and not the content.
    void requireUnchanged(const std::string& sha256) {
        const FileStamp now = stampOf(m_file);
        const bool isSame = now == m_stamp || (now.size == m_stamp.size && now.changed == m_stamp.changed &&
                                               sha256OfFile(m_file) == sha256 && stampOf(m_file) == now);
        if (!isSame)
            throw Error(m_file, "changed while it was being read; wait until it is whole and try again.");
        m_stamp = now;
    }

    std::filesystem::path m_file;
    analysis::DetectSettings m_settings;
    RecordingCache m_cache;
    RegionsSoFar m_soFar;
    FileStamp m_stamp;
};

Recording open(const std::filesystem::path& file, const analysis::DetectSettings& settings,
               const std::filesystem::path& cacheFolder, int jobs, const Progress& progress,
               const RegionsSoFar& soFar = {}) {
    Opening opening(file, settings, RecordingCache(cacheFolder / "recordings"), soFar);
    return opening.open(jobs, progress.part(0.0, 1.0, "Listening to " + utf8FromPath(file.filename())));
}

std::filesystem::path folderFrom(const char* variable) {
    const char* value = std::getenv(variable);
    return value && *value ? std::filesystem::path(value) : std::filesystem::path();
}

}

std::filesystem::path defaultCacheFolder() {
    if (auto own = folderFrom("GLEANER_CACHE"); !own.empty()) return own;
    if (const auto caches = folderFrom("XDG_CACHE_HOME"); !caches.empty()) return caches / "gleaner";
    return pathFromUtf8(QDir::homePath().toStdString()) / ".cache" / "gleaner";
}

bool isUnchanged(const Recording& recording, const Progress& progress) {
    const std::filesystem::path file = pathFromUtf8(recording.file);
    return stampOf(file) == recording.stamp || sha256OfFile(file, progress) == recording.sha256;
}

KnownRecording identifyRecording(const std::filesystem::path& file, const analysis::DetectSettings& settings,
                                 const std::filesystem::path& cacheFolder, const Progress& progress) {
    return Opening(file, settings, RecordingCache(cacheFolder / "recordings")).identify(progress);
}

Recording openRecording(const std::filesystem::path& file, const analysis::DetectSettings& settings,
                        const std::filesystem::path& cacheFolder, const Progress& progress,
                        const RegionsSoFar& soFar) {
    return open(file, settings, cacheFolder, 2, progress, soFar);
}

Recording reopenRecording(const std::filesystem::path& file, const analysis::DetectSettings& settings,
                          const std::filesystem::path& cacheFolder, const Progress& progress) {
    return Opening(file, settings, RecordingCache(cacheFolder / "recordings"))
        .reopen(progress.part(0.0, 1.0, "Opening " + utf8FromPath(file.filename())));
}

std::vector<Recording> openRecordings(const std::vector<std::filesystem::path>& files,
                                      const analysis::DetectSettings& settings,
                                      const std::filesystem::path& cacheFolder, int jobs,
                                      const Progress& progress) {
    std::vector<RecordingToOpen> wanted;
    wanted.reserve(files.size());
    for (const std::filesystem::path& file : files)
        wanted.push_back({file, settings});
    return openRecordings(wanted, cacheFolder, jobs, progress);
}

std::vector<Recording> openRecordings(const std::vector<RecordingToOpen>& wanted,
                                      const std::filesystem::path& cacheFolder, int jobs,
                                      const Progress& progress) {
    if (wanted.size() == 1) return {open(wanted[0].file, wanted[0].settings, cacheFolder, jobs, progress)};
    for (const RecordingToOpen& recording : wanted)
        stampOf(recording.file); // a name that is wrong is told before the work begins
    std::vector<Recording> recordings(wanted.size());
    jobs::parallelFor(static_cast<int>(wanted.size()), jobs, progress.part(0.0, 1.0, "Listening"),
                      [&](int index, const Progress& part) {
                          const auto slot = static_cast<std::size_t>(index);
                          recordings[slot] =
                              open(wanted[slot].file, wanted[slot].settings, cacheFolder, 1, part);
                      });
    return recordings;
}

bool isAnalysed(const Recording& recording) {
    return recording.detection.noiseFloorDb != analysis::Detection().noiseFloorDb;
}

Recording withoutSlices(const Recording& recording) {
    const analysis::Detection& found = recording.detection;
    return {recording.id,
            recording.file,
            recording.sha256,
            recording.info,
            recording.recorded,
            recording.device,
            recording.timeReference,
            recording.scene,
            recording.take,
            recording.tags,
            recording.dated,
            {found.noiseFloorDb, {}, found.silentChannels, found.invertedChannels},
            recording.stamp};
}

std::vector<std::string> channelNotices(const Recording& recording) {
    std::vector<std::string> notices;
    const auto listed = [](const std::vector<int>& channels) {
        std::string text = channels.size() == 1 ? "channel " : "channels ";
        for (std::size_t i = 0; i < channels.size(); ++i)
            text += (i > 0 ? ", " : "") + std::to_string(channels[i] + 1);
        return text;
    };
    const std::vector<int>& silent = recording.detection.silentChannels;
    if (!silent.empty())
        notices.push_back(listed(silent) + (silent.size() == 1 ? " is" : " are") +
                          " silent; what is found is taken from the others.");
    for (const int channel : recording.detection.invertedChannels)
        notices.push_back(
            "channel " + std::to_string(channel + 1) + " is channel " + std::to_string(channel) +
            " upside down: mixed to mono they cancel each other. Slices are found as if it were "
            "turned, and written as it is.");
    return notices;
}

}
