#include "library/recording.h"

#include "base/error.h"
#include "codec/sequence_reader.h"
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
    Opening(const audio::FileSequence& files, const analysis::DetectSettings& settings, RecordingCache cache,
            RegionsSoFar soFar = {})
        : m_files(files), m_file(files.first()), m_settings(settings), m_cache(std::move(cache)),
          m_soFar(std::move(soFar)), m_stamp(stampOf(files)) {}

    KnownRecording identify(const Progress& progress) {
        KnownRecording known{describe(), false};
        Recording& recording = known.recording;
        if (!takeKnownHash(recording)) {
            takeHash(recording, progress);
            rememberHash(recording);
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
        if (takeKnownHash(recording)) {
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
        recording.info = audio::SequenceReader(m_files).info();
        const audio::SourceTags tags = audio::readSourceTags(m_file);
        recording.recorded = tags.recorded.empty() ? timeOfChange(m_file) : tags.recorded;
        recording.dated = tags.recorded;
        recording.device = tags.device;
        recording.timeReference = tags.timeReference;
        recording.scene = tags.scene;
        recording.take = tags.take;
        recording.tags = audio::readMusicTags(m_file);
        if (!m_files.isOne())
            for (const std::filesystem::path& part : m_files.files())
                recording.parts.push_back({utf8FromPath(part), {}, audio::FileReader(part).info().frames});
        return recording;
    }

    void takeHash(Recording& recording, const Progress& progress) const {
        if (m_files.isOne()) {
            recording.sha256 = sha256OfFile(m_file, progress);
            return;
        }
        const double share = 1.0 / static_cast<double>(recording.parts.size());
        for (std::size_t n = 0; n < recording.parts.size(); ++n) {
            const double begin = share * static_cast<double>(n);
            recording.parts[n].sha256 = sha256OfFile(m_files.files()[n], progress.part(begin, begin + share));
        }
        recording.sha256 = hashOfParts(recording.parts);
    }

    /// False where the cache does not know it of all its files.
    bool takeKnownHash(Recording& recording) const {
        if (m_files.isOne()) {
            recording.sha256 = m_cache.hashOf(m_file, m_stamp).value_or(std::string());
            return !recording.sha256.empty();
        }
        for (RecordingPart& part : recording.parts) {
            const std::filesystem::path file = pathFromUtf8(part.file);
            part.sha256 = m_cache.hashOf(file, stampOf(file)).value_or(std::string());
            if (part.sha256.empty()) return false;
        }
        recording.sha256 = hashOfParts(recording.parts);
        return true;
    }

    /// Once nothing has changed meanwhile.
    void rememberHash(Recording& recording) {
        std::vector<FileStamp> stamps; // before that is looked at: what changes later has another one
        for (const std::filesystem::path& file : m_files.files())
            stamps.push_back(stampOf(file));
        requireUnchanged(recording);
        recording.stamp = m_stamp;
        if (m_files.isOne()) return m_cache.rememberHash(m_file, m_stamp, recording.sha256);
        for (std::size_t n = 0; n < stamps.size(); ++n)
            m_cache.rememberHash(m_files.files()[n], stamps[n], recording.parts[n].sha256);
    }

    analysis::Detection detect(const Progress& progress) const {
        audio::SequenceReader reader(m_files);
        return namingFile(m_file, [&] {
            if (!m_soFar) return analysis::detect(reader, m_settings, progress);
            audio::SequenceReader own(m_files);
            const analysis::EarlyLook early{own, m_soFar};
            return analysis::detect(reader, m_settings, progress, &early);
        });
    }

    /// The two need each other's file, not each other's result: side by side they take as long as the slower
    /// one.
    void hashAndDetect(Recording& recording, int jobs, const Progress& progress) {
        jobs::parallelFor(2, jobs, progress, [&](int piece, const Progress& part) {
            if (piece == 0)
                takeHash(recording, part);
            else
                recording.detection = detect(part);
        });
        rememberHash(recording);
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
    void requireUnchanged(const Recording& hashed) {
        const FileStamp now = stampOf(m_files);
        const bool isSame = now == m_stamp || (now.size == m_stamp.size && now.changed == m_stamp.changed &&
                                               hashNow(hashed) == hashed.sha256 && stampOf(m_files) == now);
        if (!isSame)
            throw Error(m_file, "changed while it was being read; wait until it is whole and try again.");
        m_stamp = now;
    }
    std::string hashNow(Recording recording) const {
        takeHash(recording, {});
        return recording.sha256;
    }

    audio::FileSequence m_files;
    std::filesystem::path m_file; ///< the first, by which it is called
    analysis::DetectSettings m_settings;
    RecordingCache m_cache;
    RegionsSoFar m_soFar;
    FileStamp m_stamp;
};

std::string nameOf(const audio::FileSequence& files) { return utf8FromPath(files.first().filename()); }

Recording open(const audio::FileSequence& files, const analysis::DetectSettings& settings,
               const std::filesystem::path& cacheFolder, int jobs, const Progress& progress,
               const RegionsSoFar& soFar = {}) {
    Opening opening(files, settings, RecordingCache(cacheFolder / "recordings"), soFar);
    return opening.open(jobs, progress.part(0.0, 1.0, "Listening to " + nameOf(files)));
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
    const audio::FileSequence files = filesOf(recording);
    if (stampOf(files) == recording.stamp) return true;
    if (files.isOne()) return sha256OfFile(files.first(), progress) == recording.sha256;
    return std::ranges::all_of(recording.parts, [&](const RecordingPart& part) {
        return sha256OfFile(pathFromUtf8(part.file), progress) == part.sha256;
    });
}

audio::FileSequence filesOf(const Recording& recording) {
    if (recording.parts.empty()) return pathFromUtf8(recording.file);
    std::vector<std::filesystem::path> files;
    for (const RecordingPart& part : recording.parts)
        files.push_back(pathFromUtf8(part.file));
    return audio::FileSequence(std::move(files));
}

std::string hashOfParts(const std::vector<RecordingPart>& parts) {
    std::string hashes;
    for (const RecordingPart& part : parts)
        hashes += part.sha256 + '\n';
    return sha256Of(hashes);
}

KnownRecording identifyRecording(const audio::FileSequence& files, const analysis::DetectSettings& settings,
                                 const std::filesystem::path& cacheFolder, const Progress& progress) {
    return Opening(files, settings, RecordingCache(cacheFolder / "recordings")).identify(progress);
}

Recording openRecording(const audio::FileSequence& files, const analysis::DetectSettings& settings,
                        const std::filesystem::path& cacheFolder, const Progress& progress,
                        const RegionsSoFar& soFar) {
    return open(files, settings, cacheFolder, 2, progress, soFar);
}

Recording reopenRecording(const audio::FileSequence& files, const analysis::DetectSettings& settings,
                          const std::filesystem::path& cacheFolder, const Progress& progress) {
    return Opening(files, settings, RecordingCache(cacheFolder / "recordings"))
        .reopen(progress.part(0.0, 1.0, "Opening " + nameOf(files)));
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
    if (wanted.size() == 1) return {open(wanted[0].files, wanted[0].settings, cacheFolder, jobs, progress)};
    for (const RecordingToOpen& recording : wanted)
        stampOf(recording.files); // a name that is wrong is told before the work begins
    std::vector<Recording> recordings(wanted.size());
    jobs::parallelFor(static_cast<int>(wanted.size()), jobs, progress.part(0.0, 1.0, "Listening"),
                      [&](int index, const Progress& part) {
                          const auto slot = static_cast<std::size_t>(index);
                          recordings[slot] =
                              open(wanted[slot].files, wanted[slot].settings, cacheFolder, 1, part);
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
            recording.stamp,
            recording.parts};
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
