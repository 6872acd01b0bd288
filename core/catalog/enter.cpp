#include "catalog/enter.h"

#include "catalog/rows.h"
#include "catalog/scan.h"
#include "files/paths.h"
#include "files/sha256.h"
#include "fx/chain.h"
#include "jobs/parallel.h"
#include "pack/package/manifest.h"
#include "tagging/sample_origin.h"

#include <QFile>

#include <set>
#include <unordered_map>
#include <unordered_set>

namespace gleaner::catalog {
namespace {

namespace fs = std::filesystem;
using library::genericUtf8;
using library::pathFromUtf8;

std::string wholePath(const fs::path& path) {
    fs::path whole = fs::absolute(path).lexically_normal();
    if (!whole.has_filename()) whole = whole.parent_path(); // "folder/" is "folder"
    return genericUtf8(whole);
}

bool isAtOrUnder(const std::string& path, const std::string& folder) {
    return path == folder ||
           (path.starts_with(folder) && (folder.ends_with('/') || path[folder.size()] == '/'));
}

/// What the library knows of a sample's file.
struct KnownFile {
    std::int64_t id = 0;
    std::string stamp, sha256;
    bool isInPack = false, hasPrint = false;
};
std::unordered_map<std::string, KnownFile> filesUnder(Library& library,
                                                      const std::vector<std::string>& folders) {
    std::unordered_map<std::string, KnownFile> files;
    Statement rows = library.connection().prepare(
        "SELECT path, id, stamp, sha256, pack IS NOT NULL, print IS NOT NULL FROM samples");
    rows.run();
    while (rows.next()) {
        const std::string path = rows.text(0);
        if (std::ranges::any_of(folders, [&](const auto& folder) { return isAtOrUnder(path, folder); }))
            files[path] = {rows.whole(1), rows.text(2), rows.text(3), rows.whole(4) != 0, rows.whole(5) != 0};
    }
    return files;
}

/// A sample that is new or has changed, and what its file tells of itself.
struct ToEnter {
    std::size_t index = 0; ///< among what was heard
    const KnownFile* known = nullptr;
    std::string sha256;
    std::optional<audio::SampleOrigin> origin;
    std::string failure;
};

void look(ToEnter& sample, const library::IndexedFile& heard) {
    const fs::path file = pathFromUtf8(heard.file);
    try {
        sample.sha256 = library::sha256OfFile(file);
        sample.origin = audio::readOrigin(file).origin;
    } catch (const Error& gone) {
        sample.failure = gone.what();
    }
}

void putOrigin(Connection& connection, std::int64_t sample, const audio::SampleOrigin& origin,
               const music::SampleTraits& traits) {
    RecordingRow recording;
    recording.sha256 = origin.sourceSha256;
    if (origin.sourceRate > 0) recording.rate = origin.sourceRate;
    const RegionRow region{put(connection, recording), origin.range, traits.kind, traits.role};
    put(connection,
        LineageRow{sample, put(connection, region), origin.soundSha256, origin.gainDb, origin.chain});
}

void enter(Connection& connection, const ToEnter& sample, const library::IndexedFile& heard,
           const music::SampleEntry& entry) {
    // What a manifest says of the very bytes goes before what was heard in them.
    if (sample.known && sample.known->isInPack && sample.known->sha256 == sample.sha256) {
        connection.prepare("UPDATE samples SET stamp = ?, print = ? WHERE id = ?")
            .bind(toString(heard.stamp))
            .bind(QByteArray(reinterpret_cast<const char*>(heard.print.cells.data()),
                             static_cast<qsizetype>(heard.print.cells.size())))
            .bind(sample.known->id)
            .run();
        return;
    }
    const std::int64_t id = put(connection, SampleRow{heard.file, toString(heard.stamp), sample.sha256,
                                                      std::nullopt, entry, heard.truePeakDb, heard.print});
    connection.prepare("DELETE FROM lineage WHERE sample = ?").bind(id).run();
    if (sample.origin) putOrigin(connection, id, *sample.origin, entry.traits);
    putWords(connection, id);
}

/// Folders with a manifest, from those of the samples up to those that were asked for.
std::set<std::string> packsAmong(const library::IndexedFolder& indexed,
                                 const std::vector<std::string>& folders) {
    std::set<std::string> seen, packs;
    for (const library::IndexedFile& heard : indexed.heard)
        for (fs::path folder = pathFromUtf8(heard.file).parent_path();; folder = folder.parent_path()) {
            const std::string name = genericUtf8(folder);
            const bool isAsked =
                std::ranges::any_of(folders, [&](const auto& asked) { return isAtOrUnder(name, asked); });
            if (!isAsked || !seen.insert(name).second) break;
            if (library::isFile(folder / pack::manifestName)) packs.insert(name);
        }
    return packs;
}

}

Entered& Entered::operator+=(const Entered& other) {
    added += other.added;
    changed += other.changed;
    removed += other.removed;
    unchanged += other.unchanged;
    notices.insert(notices.end(), other.notices.begin(), other.notices.end());
    return *this;
}

Entered enterFolders(Library& library, const std::vector<fs::path>& given,
                     const library::IndexedFolder& indexed, int jobs, const Progress& progress) {
    std::vector<std::string> folders;
    for (const fs::path& folder : given)
        folders.push_back(wholePath(folder));
    const auto known = filesUnder(library, folders);

    Entered entered;
    std::vector<ToEnter> news;
    std::unordered_set<std::string> there;
    for (std::size_t n = 0; n < indexed.heard.size(); ++n) {
        const library::IndexedFile& heard = indexed.heard[n];
        there.insert(heard.file);
        const auto found = known.find(heard.file);
        const KnownFile* file = found == known.end() ? nullptr : &found->second;
        if (file && file->hasPrint && file->stamp == toString(heard.stamp))
            ++entered.unchanged;
        else
            news.push_back({n, file, {}, {}, {}});
    }
    jobs::parallelFor(static_cast<int>(news.size()), jobs, progress.part(0.0, 0.7, "Entering samples"),
                      [&](int n, const Progress&) {
                          ToEnter& sample = news[static_cast<std::size_t>(n)];
                          look(sample, indexed.heard[sample.index]);
                      });

    Connection& connection = library.connection();
    Transaction transaction(connection);
    for (const ToEnter& sample : news) {
        progress.check();
        if (!sample.failure.empty()) {
            entered.notices.push_back(sample.failure);
            continue;
        }
        enter(connection, sample, indexed.heard[sample.index], indexed.entries[sample.index]);
        ++(sample.known ? entered.changed : entered.added);
    }
    for (const auto& [path, file] : known) {
        if (there.contains(path)) continue;
        connection.prepare("DELETE FROM samples WHERE id = ?").bind(file.id).run();
        ++entered.removed;
    }
    for (const std::string& folder : folders)
        library.remember({Place::Kind::Folder, folder});
    refreshScan(connection);
    transaction.commit();

    for (const std::string& folder : packsAmong(indexed, folders)) {
        try {
            enterPack(library, pathFromUtf8(folder));
        } catch (const Damaged&) {
            throw;
        } catch (const Error& noPack) {
            entered.notices.emplace_back(noPack.what());
        }
    }
    progress.report(1.0);
    return entered;
}

namespace {

std::string bytesOfFile(const fs::path& path) {
    QFile file(library::qStringFromPath(path));
    if (!file.open(QIODevice::ReadOnly)) throw Error(path, "can't be read; check that it is there");
    return file.readAll().toStdString();
}

/// The id of a pack that stands there as it is now; nothing where anything differs.
bool isEntered(Connection& connection, const std::string& folder, const std::string& manifestSha256) {
    Statement pack = connection.prepare("SELECT id FROM packs WHERE path = ? AND manifest_sha256 = ?");
    return pack.bind(folder).bind(manifestSha256).run().next();
}

std::set<std::int64_t> samplesOf(Connection& connection, std::int64_t pack) {
    std::set<std::int64_t> ids;
    Statement rows = connection.prepare("SELECT id FROM samples WHERE pack = ?");
    rows.bind(pack).run();
    while (rows.next())
        ids.insert(rows.whole(0));
    return ids;
}

std::int64_t putPack(Connection& connection, const std::string& folder, const pack::Manifest& manifest,
                     const std::string& sha256) {
    Statement statement = connection.prepare(
        "INSERT INTO packs (path, pack_id, name, created, generator, manifest_sha256) VALUES (?, ?, ?, ?, ?, "
        "?) ON "
        "CONFLICT (path) DO UPDATE SET pack_id = excluded.pack_id, name = excluded.name, created = "
        "excluded.created, generator = excluded.generator, manifest_sha256 = excluded.manifest_sha256 "
        "RETURNING id");
    statement.bind(folder).bind(manifest.packId).bind(manifest.name).bind(manifest.created);
    statement.bind(manifest.generator).bind(sha256).run();
    return statement.next() ? statement.whole(0) : 0;
}

std::int64_t putSource(Connection& connection, const pack::Manifest::Source& source,
                       const std::vector<library::Recording>& recordings) {
    RecordingRow row;
    row.sha256 = source.sha256;
    row.name = source.file;
    row.frames = source.frames;
    row.rate = source.rate;
    row.channels = source.channels;
    row.recorded = source.recorded;
    row.device = source.device;
    row.scene = source.scene;
    row.take = source.take;
    const auto there = std::ranges::find(recordings, source.sha256, &library::Recording::sha256);
    if (there != recordings.end()) row.path = wholePath(pathFromUtf8(there->file));
    return put(connection, row);
}

std::string chainText(const fx::Chain& chain) {
    std::string text;
    for (const fx::Effect& effect : chain)
        if (effect.enabled) (text += text.empty() ? "" : " ") += effect.type;
    return text;
}

}

Entered enterPack(Library& library, const fs::path& given,
                  const std::vector<library::Recording>& recordings) {
    const std::string folder = wholePath(given);
    const std::string bytes = bytesOfFile(pathFromUtf8(folder) / pack::manifestName);
    const std::string sha256 = library::sha256Of(bytes);
    Connection& connection = library.connection();
    Entered entered;
    if (isEntered(connection, folder, sha256)) return entered;
    const pack::Manifest manifest = pack::readManifest(pathFromUtf8(folder) / pack::manifestName);

    Transaction transaction(connection);
    const std::int64_t packId = putPack(connection, folder, manifest, sha256);
    std::unordered_map<std::string, std::int64_t> sources;
    for (const pack::Manifest::Source& source : manifest.sources)
        sources[source.id] = putSource(connection, source, recordings);
    std::set<std::int64_t> former = samplesOf(connection, packId);
    for (const pack::Manifest::Artifact& artifact : manifest.artifacts) {
        const fs::path file = pathFromUtf8(folder) / pathFromUtf8(artifact.sample.path);
        if (!library::isFile(file)) continue;
        const std::int64_t id =
            put(connection, SampleRow{genericUtf8(file), toString(stampOf(file)), artifact.sha256, packId,
                                      artifact.sample, artifact.truePeakDb, std::nullopt});
        ++(former.erase(id) > 0 ? entered.changed : entered.added);
        if (const auto source = sources.find(artifact.source); source != sources.end()) {
            const music::SampleTraits& traits = artifact.sample.traits;
            const RegionRow region{
                source->second, {artifact.sourceBegin, artifact.sourceEnd}, traits.kind, traits.role};
            put(connection, LineageRow{id, put(connection, region), artifact.soundSha256, artifact.gainDb,
                                       chainText(artifact.chain)});
        }
    }
    for (const std::int64_t gone : former)
        connection.prepared("DELETE FROM samples WHERE id = ?").bind(gone).run();
    putWordsOfPack(connection, packId);
    entered.removed = static_cast<int>(former.size());
    library.remember({Place::Kind::Pack, folder});
    refreshScan(connection);
    transaction.commit();
    return entered;
}

int forget(Library& library, const fs::path& given) {
    const std::string path = wholePath(given);
    const std::string folder = path.ends_with('/') ? path : path + '/';
    Connection& connection = library.connection();
    Transaction transaction(connection);
    std::int64_t gone = 0;
    for (const char* table : {"samples", "packs", "recordings"}) {
        connection
            .prepare(std::string("DELETE FROM ") + table +
                     " WHERE path = ? OR substr(path, 1, length(?)) = ?")
            .bind(path)
            .bind(folder)
            .bind(folder)
            .run();
        gone += connection.number("SELECT changes()");
    }
    for (const Place& place : library.places())
        if (isAtOrUnder(place.path, path)) library.forget(place);
    refreshScan(connection);
    transaction.commit();
    return static_cast<int>(gone);
}

Entered restore(Library& library, const fs::path& cacheFolder, int jobs, const Progress& progress) {
    Entered entered;
    const std::vector<Place> places = library.places();
    for (std::size_t n = 0; n < places.size(); ++n) {
        const fs::path path = pathFromUtf8(places[n].path);
        const auto count = static_cast<double>(places.size());
        const Progress part =
            progress.part(static_cast<double>(n) / count, static_cast<double>(n + 1) / count);
        try {
            if (places[n].kind == Place::Kind::Pack)
                entered += enterPack(library, path);
            else
                entered +=
                    enterFolders(library, {path},
                                 library::indexFolders({path}, path, cacheFolder, jobs, part.part(0.0, 0.9)),
                                 jobs, part.part(0.9, 1.0));
        } catch (const Damaged&) {
            throw;
        } catch (const Error& gone) {
            entered.notices.emplace_back(gone.what());
        }
    }
    library.markRestored();
    return entered;
}

}
