#include "export/song_relink.h"

#include "base/error.h"
#include "base/file_names.h"
#include "base/plain_reason.h"
#include "export/song_files.h"
#include "files/paths.h"
#include "files/sha256.h"
#include "flp/document.h"

#include <algorithm>
#include <map>
#include <system_error>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

/// The files under a folder by their folded names, each list in order.
std::map<std::string, std::vector<fs::path>> filesByName(const fs::path& folder) {
    std::error_code failed;
    fs::recursive_directory_iterator files(folder, fs::directory_options::skip_permission_denied, failed);
    if (failed) throw Error(folder, "can't be searched for samples (" + plainReason(failed) + ").");
    std::map<std::string, std::vector<fs::path>> found;
    for (; files != fs::recursive_directory_iterator(); files.increment(failed)) {
        if (failed) throw Error(folder, "can't be searched for samples (" + plainReason(failed) + ").");
        if (library::isFile(files->path()))
            found[foldedName(library::utf8FromPath(files->path().filename()))].push_back(files->path());
    }
    for (auto& [name, paths] : found)
        std::sort(paths.begin(), paths.end());
    return found;
}

/// Whether all of them hold the same bytes.
bool areEqual(const std::vector<fs::path>& files) {
    std::error_code failed;
    const auto size = fs::file_size(files.front(), failed);
    for (const fs::path& file : files)
        if (fs::file_size(file, failed) != size) return false;
    const std::string hash = library::sha256OfFile(files.front());
    return std::all_of(files.begin() + 1, files.end(),
                       [&](const fs::path& file) { return library::sha256OfFile(file) == hash; });
}

class Relinker {
public:
    explicit Relinker(const fs::path& folder) : m_files(filesByName(folder)) {}

    RelinkedChannel find(int channel, const std::string& path) const {
        RelinkedChannel found{channel, path, "", ""};
        const auto entry = m_files.find(foldedName(lastNameOf(path)));
        if (entry == m_files.end())
            found.problem = "No file of that name is there.";
        else if (entry->second.size() > 1 && !areEqual(entry->second))
            found.problem = std::to_string(entry->second.size()) + " different files of that name are there.";
        else
            found.to = library::utf8FromPath(fs::absolute(entry->second.front()).lexically_normal());
        return found;
    }

private:
    std::map<std::string, std::vector<fs::path>> m_files;
};

/// Whether the release can write the path: before FL 11.5 it knows one byte a character.
bool putPath(flp::Entry& entry, const std::string& path, const flp::ReleaseNumber& release) {
    const flp::Bytes bytes = flp::bytesOf(flp::Text{path}, entry.id, release);
    if (flp::payloadFrom({entry.id, bytes, 0}, release) != flp::Payload(flp::Text{path})) return false;
    entry.value = flp::Text{path};
    return true;
}

}

std::optional<fs::path> sampleFile(const std::string& samplePath, const ProjectFile& project) {
    const fs::path beside = fs::absolute(project.file), name = library::pathFromUtf8(lastNameOf(samplePath));
    fs::path samples = beside.stem();
    samples += samplesFolderSuffix;
    for (const fs::path& place : {library::pathFromUtf8(samplePath), beside.parent_path() / name,
                                  beside.parent_path() / samples / name})
        if (library::isFile(place)) return place;
    return std::nullopt;
}

bool isOfFlStudio(const std::string& samplePath) {
    for (const std::string_view own : {"%FLStudioFactoryData%", "%FLStudioData%"})
        if (samplePath.starts_with(own)) return true;
    return samplePath.starts_with('\\') && !samplePath.starts_with("\\\\");
}

std::optional<bool> isSampleThere(const std::string& samplePath, const ProjectFile& project) {
    if (samplePath.empty() || isOfFlStudio(samplePath)) return std::nullopt;
    return sampleFile(samplePath, project).has_value() ||
           project.zipped.contains(foldedName(lastNameOf(samplePath)));
}

void lookForSamples(flp::Project& project, const ProjectFile& file) {
    for (flp::ProjectChannel& channel : project.channels)
        channel.sampleExists = isSampleThere(channel.samplePath, file);
}

RelinkedProject relinkSamples(const ProjectFile& project, const fs::path& folder) {
    flp::Document document = flp::readDocument(project.bytes);
    const Relinker relinker(folder);
    ProjectFile outside = project;
    outside.zipped.clear();
    RelinkedProject made;
    for (flp::Section& section : document.sections) {
        flp::Entry* entry = section.find(flp::EventId::SamplePath);
        const auto path = section.textOf(flp::EventId::SamplePath);
        if (section.kind != flp::SectionKind::Channel || !path || isSampleThere(*path, outside) != false)
            continue;
        RelinkedChannel channel = relinker.find(section.number, *path);
        if (channel.to.empty() && project.zipped.contains(foldedName(lastNameOf(*path))))
            channel.problem += " It is in the zip: unpack that into the folder.";
        if (!channel.to.empty() && !putPath(*entry, channel.to, document.file.release)) {
            channel.problem =
                "FL Studio " + document.file.version + " can't write the path " + channel.to + ".";
            channel.to.clear();
        }
        made.channels.push_back(std::move(channel));
    }
    made.bytes = flp::writeDocument(document);
    return made;
}

}
