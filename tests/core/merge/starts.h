#pragma once

// Projects that hold `smallSong`: our own, and real ones that it was added to.

#include "flp/conformity.h"
#include "song_edits.h"
#include "support/shared_data.h"

#include <filesystem>
#include <set>

namespace gleaner::test {

/// A project that holds the song, and what is known of that.
struct Start {
    QString name;
    flp::Bytes bytes;
    flp::Baseline last;
    flp::EncodeSettings settings = {};
};

inline Start ownProject(const flp::VersionInfo& version) {
    Start start{QString::fromUtf8(version.id.data()), {}, {smallSong(), {}, {}, {}, {}}, {}};
    start.settings.version = version.version;
    start.last.place.tempo = start.last.song.meta.bpm;
    start.bytes = flp::encode(start.last.song, start.settings);
    return start;
}

inline Start addedTo(const QString& file) {
    Start start{file, {}, {smallSong(), {}, {}, {}, {}}, {}};
    flp::AddedSong added = flp::addToProject(test::bytesOf(projectsFolder() + u'/' + file), smallSong());
    start.bytes = std::move(added.bytes);
    start.last.place = added.place;
    return start;
}

/// Real projects of six generations.
inline constexpr const char* realProjects[] = {
    "12.3.0.72__NhgrtPlayer.daw__what.flp",
    "20.5.0.1142__NixesGithub.lettingGo__progre.flp",
    "20.9.2.2907__LeftofZen.flstudioprojects__UFS.flp",
    "21.2.2.3914__LeftofZen.flstudioprojects__Over.flp",
    "24.1.2.4394__astRoland00.astroland00.github.io__Project-1-autosaved-at-12h11.flp",
    "25.1.0.4868__LeftofZen.flstudioprojects__Zamani.flp",
    "25.2.5.5319__aguayo79.Music-Projects__Lax-Library-autosaved-at-21h40.flp"};

inline std::vector<Start> madeStarts() {
    std::vector<Start> all;
    for (const flp::VersionInfo& version : flp::versions)
        all.push_back(ownProject(version));
    if (std::filesystem::exists(sharedFolder() / "data" / "flp"))
        for (const char* file : realProjects)
            all.push_back(addedTo(QString::fromLatin1(file)));
    return all;
}

inline const std::vector<Start>& starts() {
    static const std::vector<Start> all = madeStarts();
    return all;
}

inline flp::MergedSong merged(const Start& start, const flp::Bytes& project, const music::Song& song) {
    return flp::mergeSong(project, song, start.settings, start.last);
}

inline QString joined(const std::vector<flp::MergeLine>& lines) {
    QString all;
    for (const flp::MergeLine& line : lines)
        all += QString::fromStdString(line.sentence) + u'\n';
    return all;
}

inline std::set<std::string> errorsIn(const flp::Bytes& bytes) {
    const auto errors = flp::errorsOf(flp::readEvents(bytes));
    return {errors.begin(), errors.end()};
}

/// Nothing is wrong that was not wrong before.
inline QString newFaults(const flp::Bytes& before, const flp::Bytes& after) {
    const auto old = errorsIn(before);
    for (const std::string& fault : errorsIn(after))
        if (!old.contains(fault)) return QString::fromStdString(fault);
    return {};
}

}
