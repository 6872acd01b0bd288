#include "catalog/source.h"

#include "codec/file_reader.h"
#include "files/paths.h"
#include "files/sha256.h"
#include "library/found_recording.h"
#include "pack/package/manifest.h"
#include "pack/render/sound_hash.h"
#include "tagging/sample_origin.h"

#include <algorithm>

namespace gleaner::catalog {
namespace {

namespace fs = std::filesystem;
using library::pathFromUtf8;

/// How far above a sample its pack's folder lies at most: group, kind, and what a person put between.
constexpr int mostFoldersAbove = 6;

/// What is known before the recording is looked for.
struct Lead {
    std::string sha256, name, path; ///< of the recording; name and path may be empty
    FrameRange range;
    int rate = 0;
    std::int64_t frames = 0;
};

std::optional<Lead> carriedBy(const fs::path& file) {
    const auto origin = audio::readOrigin(file).origin;
    if (!origin || origin->sourceSha256.empty()) return std::nullopt;
    return Lead{origin->sourceSha256, {}, {}, origin->range, origin->sourceRate, 0};
}

std::optional<Lead> leadFrom(Statement& row) {
    row.run();
    if (!row.next()) return std::nullopt;
    return Lead{
        row.text(0), row.text(1), row.text(2), {row.whole(3), row.whole(4)}, static_cast<int>(row.whole(5)),
        row.whole(6)};
}

constexpr const char* leadQuery =
    "SELECT r.sha256, r.name, coalesce(r.path, ''), g.first, g.last, coalesce(r.rate, 0), coalesce(r.frames, "
    "0) "
    "FROM lineage l JOIN regions g ON g.id = l.region JOIN recordings r ON r.id = g.recording ";

std::optional<Lead> inLibrary(Library& library, const fs::path& file) {
    Statement bySound = library.connection().prepare(std::string(leadQuery) +
                                                     "WHERE l.sound_sha256 = ? ORDER BY l.sample LIMIT 1");
    Statement byBytes = library.connection().prepare(
        std::string(leadQuery) +
        "JOIN samples s ON s.id = l.sample WHERE s.sha256 = ? ORDER BY s.path LIMIT 1");
    if (auto lead = leadFrom(byBytes.bind(library::sha256OfFile(file)))) return lead;
    audio::FileReader reader(file);
    return leadFrom(bySound.bind(pack::soundHashOf(audio::readWhole(reader))));
}

/// The folder of the pack that a sample lies in.
std::optional<fs::path> packAbove(const fs::path& file) {
    fs::path folder = fs::absolute(file).lexically_normal().parent_path();
    for (int n = 0; n < mostFoldersAbove && folder.has_relative_path(); ++n, folder = folder.parent_path())
        if (library::isFile(folder / pack::manifestName)) return folder;
    return std::nullopt;
}

std::optional<Lead> inManifest(const fs::path& file) {
    const auto folder = packAbove(file);
    if (!folder) return std::nullopt;
    const pack::Manifest manifest = pack::readManifest(*folder / pack::manifestName);
    const std::string path =
        library::genericUtf8(fs::absolute(file).lexically_normal().lexically_relative(*folder));
    const std::string sha256 = library::sha256OfFile(file);
    for (const pack::Manifest::Artifact& artifact : manifest.artifacts) {
        if (artifact.sample.path != path && artifact.sha256 != sha256) continue;
        const auto source = std::ranges::find(manifest.sources, artifact.source, &pack::Manifest::Source::id);
        if (source == manifest.sources.end()) return std::nullopt;
        return Lead{source->sha256, source->file,  {}, {artifact.sourceBegin, artifact.sourceEnd},
                    source->rate,   source->frames};
    }
    return std::nullopt;
}

/// What the library and the pack around it say of the recording's file.
void completeFrom(Library& library, Lead& lead) {
    Statement row = library.connection().prepare("SELECT name, coalesce(path, ''), coalesce(rate, 0), "
                                                 "coalesce(frames, 0) FROM recordings WHERE sha256 = ?");
    if (!row.bind(lead.sha256).run().next()) return;
    if (lead.name.empty()) lead.name = row.text(0);
    lead.path = row.text(1);
    if (lead.rate == 0) lead.rate = static_cast<int>(row.whole(2));
    lead.frames = row.whole(3);
}
void completeFromManifest(Lead& lead, const fs::path& file) {
    if (!lead.name.empty()) return;
    const auto folder = packAbove(file);
    if (!folder) return;
    const pack::Manifest manifest = pack::readManifest(*folder / pack::manifestName);
    const auto source = std::ranges::find(manifest.sources, lead.sha256, &pack::Manifest::Source::sha256);
    if (source != manifest.sources.end()) lead.name = source->file;
}

std::vector<fs::path> foldersToLookIn(Library* library, const Lead& lead, const fs::path& file) {
    std::vector<fs::path> folders;
    if (!lead.path.empty()) folders.push_back(pathFromUtf8(lead.path).parent_path());
    const fs::path own = fs::absolute(file).lexically_normal().parent_path();
    folders.push_back(own);
    if (const auto pack = packAbove(file)) {
        folders.push_back(pack->parent_path());
        folders.push_back(pack->parent_path().parent_path());
    }
    if (!library) return folders;
    Statement rows =
        library->connection().prepare("SELECT path FROM recordings WHERE path IS NOT NULL ORDER BY path");
    rows.run();
    while (rows.next())
        folders.push_back(pathFromUtf8(rows.text(0)).parent_path());
    return folders;
}

std::string described(const Lead& lead) {
    return "the recording " + (lead.name.empty() ? "of SHA-256 " + lead.sha256 : lead.name) + ", frames " +
           std::to_string(lead.range.begin) + " to " + std::to_string(lead.range.end);
}

}

SampleSource findSource(Library* library, const fs::path& file, const fs::path& cacheFolder,
                        const Progress& progress) {
    if (!library::isFile(file)) throw Error(file, "is not there");
    std::optional<Lead> lead = carriedBy(file);
    if (!lead && library) lead = inLibrary(*library, file);
    if (!lead) lead = inManifest(file);
    if (!lead)
        throw Error(
            file, "carries nothing that says where it is from, and neither the library nor a pack around it "
                  "knows it");
    if (library) completeFrom(*library, *lead);
    completeFromManifest(*lead, file);

    library::Recording known;
    known.sha256 = lead->sha256;
    known.info.frames = lead->frames;
    known.stamp.size = -1;
    known.file = lead->path.empty() ? lead->name : lead->path;
    try {
        if (known.file.empty()) throw Error("nobody told its name");
        const library::Recording found =
            library::findRecording(known, foldersToLookIn(library, *lead, file), cacheFolder, progress);
        return {lead->sha256, lead->range, found.info.rate,
                fs::absolute(pathFromUtf8(found.file)).lexically_normal()};
    } catch (const Error& missing) {
        throw Error(file, "is from " + described(*lead) + ", which is not found (" + missing.reason() +
                              "); index or open the folder that it lies in now");
    }
}

bool isOwnSample(const fs::path& file) {
    const auto origin = audio::readOrigin(file).origin;
    return origin && !origin->sourceSha256.empty();
}

}
