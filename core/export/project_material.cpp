#include "export/project_material.h"

#include "base/error.h"
#include "base/file_names.h"
#include "codec/file_reader.h"
#include "export/song_relink.h"
#include "files/archive.h"
#include "files/paths.h"
#include "library/sample_index.h"
#include "midi/track_writer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

/// The zip's entry of that name, wherever it lies in it.
std::string entryNamed(const ZipReader& zip, const std::string& name) {
    for (const ZipReader::Entry& entry : zip.entries())
        if (foldedName(lastNameOf(entry.path)) == foldedName(name)) return entry.path;
    return {};
}

/// Unpacks what lies in the project's zip, once.
class Unpacker {
public:
    Unpacker(const ProjectFile& project, const fs::path& folder) : m_project(project), m_folder(folder) {}

    std::optional<fs::path> file(const std::string& samplePath) {
        const std::string name = lastNameOf(samplePath);
        if (!m_project.zipped.contains(foldedName(name))) return std::nullopt;
        const fs::path target = m_folder / library::pathFromUtf8(safeFileName(name));
        if (library::isFile(target)) return target;
        if (!m_zip) m_zip.emplace(m_project.file);
        std::error_code failed;
        fs::create_directories(m_folder, failed);
        m_zip->extract(entryNamed(*m_zip, name), target, {});
        return target;
    }

private:
    const ProjectFile& m_project;
    fs::path m_folder;
    std::optional<ZipReader> m_zip;
};

std::string whyMissing(const std::string& path) {
    return isOfFlStudio(path) ? path + ": it lies in FL Studio's own folders, which nobody else knows."
                              : path + ": it is not there, nor beside the project.";
}

/// A letter of the kind and the first frame, as detection names its slices.
ChosenSlice wholeOf(const library::AnalysedSample& sample, Frame frames) {
    ChosenSlice chosen;
    chosen.slice.traits = sample.entry.traits;
    chosen.slice.id = std::string(1, music::info(sample.entry.traits.kind).id.front()) + "0";
    chosen.slice.range = {0, frames};
    chosen.slice.confidence = 1.0;
    chosen.slice.reason = "a sample of the project";
    chosen.kept = true;
    return chosen;
}

/// One pattern as bytes.
class PatternMidi {
public:
    PatternMidi(const flp::Project& project, const flp::ProjectPattern& pattern)
        : m_project(project), m_pattern(pattern) {}

    std::vector<unsigned char> bytes() {
        std::vector<std::vector<unsigned char>> tracks = {conductor()};
        std::set<int> channels;
        for (const flp::ProjectNote& note : m_pattern.notes)
            channels.insert(note.channel);
        for (const int channel : channels)
            tracks.push_back(track(channel, static_cast<int>(tracks.size()) - 1));
        std::vector<unsigned char> bytes = {'M', 'T', 'h', 'd'};
        midi::putBigEndian(bytes, 6, 4);
        midi::putBigEndian(bytes, 1, 2); // several tracks that play together
        midi::putBigEndian(bytes, tracks.size(), 2);
        midi::putBigEndian(bytes, static_cast<std::uint64_t>(m_project.ppq), 2);
        for (const std::vector<unsigned char>& chunk : tracks)
            bytes.insert(bytes.end(), chunk.begin(), chunk.end());
        return bytes;
    }

private:
    std::int64_t endOf(const flp::ProjectNote& note) const {
        return note.position + (note.length > 0 ? note.length : std::max(1, m_project.ppq / 4));
    }
    std::int64_t end() const {
        std::int64_t last = m_pattern.lengthTicks;
        for (const flp::ProjectNote& note : m_pattern.notes)
            last = std::max(last, endOf(note));
        return last;
    }

    std::vector<unsigned char> conductor() const {
        midi::TrackWriter track;
        track.text(0, 3, m_pattern.name);
        const double bpm = m_project.tempo > 0.0 ? m_project.tempo : 120.0;
        const auto beat = static_cast<std::uint32_t>(std::llround(60e6 / bpm)); // microseconds
        track.meta(0, 0x51,
                   std::array{static_cast<std::uint8_t>(beat >> 16), static_cast<std::uint8_t>(beat >> 8),
                              static_cast<std::uint8_t>(beat)});
        return track.chunk(end());
    }

    std::string nameOf(int channel) const {
        const auto found = std::ranges::find(m_project.channels, channel, &flp::ProjectChannel::id);
        return found == m_project.channels.end() ? std::string() : found->name;
    }

    /// Ends go before beginnings: a key that is struck again sounds again.
    std::vector<unsigned char> track(int channel, int place) const {
        constexpr int channels = 16, drums = 9;
        int out = place % (channels - 1);
        if (out >= drums) ++out;
        struct Event {
            std::int64_t tick = 0;
            int on = 0, key = 0, velocity = 0;
        };
        std::vector<Event> events;
        for (const flp::ProjectNote& note : m_pattern.notes) {
            if (note.channel != channel) continue;
            const int key = std::clamp(note.key, 0, 127);
            events.push_back({note.position, 1, key, std::clamp(note.velocity, 1, 127)});
            events.push_back({endOf(note), 0, key, 0});
        }
        std::ranges::stable_sort(events, {},
                                 [](const Event& event) { return std::pair(event.tick, event.on); });
        midi::TrackWriter track;
        track.text(0, 3, nameOf(channel));
        for (const Event& event : events)
            if (event.on == 1)
                track.noteOn(event.tick, out, event.key, event.velocity);
            else
                track.noteOff(event.tick, out, event.key);
        return track.chunk(end());
    }

    const flp::Project& m_project;
    const flp::ProjectPattern& m_pattern;
};

}

ProjectMaterial materialOf(const ProjectFile& file, const fs::path& folder) {
    ProjectMaterial material;
    material.project = namingFile(file.file, [&] { return flp::decode(file.bytes); });
    material.title =
        material.project.title.empty() ? library::utf8FromPath(file.file.stem()) : material.project.title;
    Unpacker unpacker(file, folder);
    std::set<std::string> named;
    std::set<fs::path> taken;
    for (const flp::ProjectChannel& channel : material.project.channels) {
        if (channel.samplePath.empty() || !named.insert(channel.samplePath).second) continue;
        auto found = sampleFile(channel.samplePath, file);
        if (!found) found = unpacker.file(channel.samplePath);
        if (!found)
            material.missing.push_back(whyMissing(channel.samplePath));
        else if (taken.insert(fs::absolute(*found).lexically_normal()).second)
            material.samples.push_back(fs::absolute(*found).lexically_normal());
    }
    if (named.empty()) throw Error(file.file, "has no channel with a sample, so there is nothing to pack.");
    if (named.size() == 1 && material.samples.empty())
        throw Error(file.file, "names 1 sample, and it is not there; put it beside the project.");
    if (material.samples.empty())
        throw Error(file.file, "names " + std::to_string(named.size()) +
                                   " samples, and none of them is there; put them beside the project.");
    return material;
}

std::vector<Asset> assetsOf(const ProjectMaterial& material, const Progress& progress) {
    std::vector<Asset> assets;
    for (const fs::path& file : material.samples) {
        progress.report(static_cast<double>(assets.size()) / static_cast<double>(material.samples.size()));
        const library::AnalysedSample sample = library::analyse(file);
        const audio::FileReader reader(file);
        Asset asset;
        asset.file = library::utf8FromPath(file);
        asset.slices = {wholeOf(sample, reader.info().frames)};
        assets.push_back(std::move(asset));
    }
    return assets;
}

std::vector<std::pair<std::string, std::vector<unsigned char>>> patternsAsMidi(const flp::Project& project) {
    std::vector<std::pair<std::string, std::vector<unsigned char>>> files;
    UniqueNames names;
    for (const flp::ProjectPattern& pattern : project.patterns) {
        if (pattern.notes.empty()) continue;
        const std::string name =
            pattern.name.empty() ? "Pattern " + std::to_string(pattern.id) : pattern.name;
        files.emplace_back(names.take(safeFileName(name)) + ".mid", PatternMidi(project, pattern).bytes());
    }
    return files;
}

}
