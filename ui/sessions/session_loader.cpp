#include "ui/sessions/session_loader.h"

#include "pack/plan/pack_settings.h"
#include "session/slice_changes.h"

#include "base/sentence.h"
#include "files/sha256.h"
#include "jobs/parallel.h"
#include "library/found_recording.h"
#include "sequence/find_sequences.h"
#include "session/change_json.h"
#include "session/session_json.h"
#include "json/json.h"

#include <algorithm>
#include <functional>

namespace gleaner::ui {

namespace {

bool isThereFile(const std::filesystem::path& file) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(file, ignored);
}

bool isThere(const audio::FileSequence& files) { return std::ranges::all_of(files.files(), isThereFile); }

/// Where a recording lies now: a session and its recordings may have moved together.
audio::FileSequence located(const audio::FileSequence& recording, const std::filesystem::path& session) {
    if (isThere(recording)) return recording;
    std::vector<std::filesystem::path> files;
    for (const std::filesystem::path& file : recording.files())
        files.push_back(session.parent_path() / file.filename());
    const audio::FileSequence besides(std::move(files));
    return isThere(besides) ? besides : recording;
}

/// Where a recording that the session knows the hash of may lie else: beside it and beside the others, under
/// whatever name.
audio::FileSequence searched(const library::Recording& known, const std::filesystem::path& session,
                             const std::vector<audio::FileSequence>& others, std::size_t index,
                             const std::filesystem::path& cacheFolder, const Progress& progress) {
    const audio::FileSequence& place = others[index];
    if (known.sha256.empty()) return place;
    std::vector<std::filesystem::path> folders{session.parent_path()};
    for (const audio::FileSequence& other : others)
        folders.push_back(other.first().parent_path());
    try {
        return library::filesOf(library::findRecording(known, folders, cacheFolder, progress.part(0.0, 0.1)));
    } catch (const Error&) {
        return place; // whoever opens it says what is wrong
    }
}

int channelsNeeded(const analysis::Slice& slice) {
    if (!slice.channels || slice.channels->isMix()) return 1;
    return std::max(slice.channels->first(), slice.channels->second()) + 1;
}

/// All that is known of a recording that is not there: what the session says of it, and that it is at least
/// as long as its slices.
library::Recording lostRecording(const pack::Asset& asset, library::Recording lost) {
    lost.file = asset.file;
    if (lost.id.empty()) lost.id = library::RecordingId::of(library::sha256Of("lost:" + asset.file));
    for (const pack::ChosenSlice& slice : asset.slices.value_or(std::vector<pack::ChosenSlice>())) {
        lost.info.frames = std::max(lost.info.frames, slice.slice.range.end);
        lost.info.channels = std::max(lost.info.channels, channelsNeeded(slice.slice));
    }
    return lost;
}

/// How many reached past the end and were cut to it: the file may be another one than it was.
int clipToFile(std::optional<std::vector<pack::ChosenSlice>>& slices, Frame frames) {
    if (!slices) return 0;
    int clipped = 0;
    for (pack::ChosenSlice& slice : *slices) {
        const FrameRange inside = session::insideFile(slice.slice.range, frames);
        clipped += inside == slice.slice.range ? 0 : 1;
        slice.slice.range = inside;
    }
    return clipped;
}

/// Several at once; the order is that of their numbers.
std::vector<OpenedFile>
openEach(std::size_t count, const Progress& progress,
         const std::function<library::Recording(std::size_t, const Progress&)>& open) {
    std::vector<OpenedFile> opened(count);
    jobs::parallelFor(static_cast<int>(count), jobs::oneAProcessor, progress,
                      [&](int index, const Progress& part) {
                          const auto i = static_cast<std::size_t>(index);
                          try {
                              opened[i].recording = open(i, part);
                          } catch (const Error& error) {
                              opened[i].error = error;
                          }
                      });
    return opened;
}

/// Nothing is listened to for what the session knows: its regions, and what was heard of the recording. What
/// nobody had listened to when it was saved is left for later.
library::Recording openedFor(const pack::Asset& asset, const library::Recording& known,
                             const audio::FileSequence& file, const analysis::DetectSettings& settings,
                             const std::filesystem::path& cacheFolder, const Progress& progress) {
    if (!asset.slices) return library::openRecording(file, settings, cacheFolder, progress);
    const bool isOfFirstVersion = known.sha256.empty(); // it says nothing of its recordings
    if (isOfFirstVersion) return library::reopenRecording(file, settings, cacheFolder, progress);
    library::Recording found = library::identifyRecording(file, settings, cacheFolder, progress).recording;
    if (found.sha256 != known.sha256) return library::reopenRecording(file, settings, cacheFolder, progress);
    found.detection = known.detection;
    return found;
}

/// Why a recording was not opened, without its name, which stands beside it.
QString reasonOf(const Error& error, const std::filesystem::path& file) {
    const bool isAboutIt = error.file().empty() || error.file() == file;
    return QString::fromStdString(isAboutIt ? error.reason() : std::string(withoutStop(error.what())));
}

}

std::vector<audio::FileSequence> recordingsIn(const std::vector<std::filesystem::path>& files,
                                              const std::set<std::filesystem::path>& openAlone,
                                              const Progress& progress) {
    const std::vector<audio::FileSequence> found =
        files.size() == 1 ? std::vector{sequence::withNextParts(files.front(), progress)}
                          : sequence::findSequences(files, progress);
    std::vector<audio::FileSequence> recordings;
    for (const audio::FileSequence& sequence : found) {
        const bool isApart =
            !sequence.isOne() && std::ranges::any_of(sequence.files(), [&](const auto& file) {
                return openAlone.contains(file.lexically_normal());
            });
        if (!isApart) {
            recordings.push_back(sequence);
            continue;
        }
        for (const std::filesystem::path& file : sequence.files())
            if (std::ranges::find(files, file) != files.end()) recordings.emplace_back(file);
    }
    return recordings;
}

std::vector<IdentifiedFile> identifyFiles(const std::vector<audio::FileSequence>& files,
                                          const analysis::DetectSettings& settings,
                                          const std::filesystem::path& cacheFolder,
                                          const Progress& progress) {
    std::vector<IdentifiedFile> identified(files.size());
    jobs::parallelFor(
        static_cast<int>(files.size()), jobs::oneAProcessor, progress, [&](int index, const Progress& part) {
            const auto i = static_cast<std::size_t>(index);
            try {
                identified[i].known = library::identifyRecording(files[i], settings, cacheFolder, part);
            } catch (const Error& error) {
                identified[i].error = error;
            }
        });
    return identified;
}

LoadedSession loadSession(const std::filesystem::path& file, const std::filesystem::path& cacheFolder,
                          const Progress& progress) {
    LoadedSession loaded;
    const QJsonObject object = json::readObject(file);
    loaded.session = namingFile(file, [&] { return session::sessionFromJson(object); });
    std::vector<library::Recording> known =
        namingFile(file, [&] { return session::recordingsOf(object, loaded.session); });
    known.resize(loaded.session.request.assets.size());
    std::vector<audio::FileSequence> files;
    for (const pack::Asset& asset : loaded.session.request.assets)
        files.push_back(pack::filesOf(asset));
    for (std::size_t i = 0; i < files.size(); ++i) {
        files[i] = located(files[i], file);
        if (!isThere(files[i])) files[i] = searched(known[i], file, files, i, cacheFolder, progress);
        pack::setFiles(loaded.session.request.assets[i], files[i]);
    }
    const analysis::DetectSettings settings = pack::detectSettingsOf(loaded.session.request);
    const auto& assets = loaded.session.request.assets;
    const std::vector<OpenedFile> opened =
        openEach(files.size(), progress, [&](std::size_t i, const Progress& part) {
            return openedFor(assets[i], known[i], files[i], settings, cacheFolder, part);
        });
    for (std::size_t i = 0; i < opened.size(); ++i) {
        pack::Asset& asset = loaded.session.request.assets[i];
        if (opened[i].recording) {
            loaded.recordings.push_back({*opened[i].recording, {}});
            loaded.clipped += clipToFile(asset.slices, opened[i].recording->info.frames);
            clipToFile(asset.removed, opened[i].recording->info.frames);
        } else {
            loaded.recordings.push_back(
                {lostRecording(asset, known[i]), reasonOf(*opened[i].error, files[i].first())});
        }
    }
    return loaded;
}

}
