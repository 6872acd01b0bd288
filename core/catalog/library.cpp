#include "catalog/library.h"

#include "base/file_stamp.h"
#include "base/plain_reason.h"
#include "catalog/schema.h"
#include "files/paths.h"
#include "json/codec.h"
#include "json/json.h"

#include <QDir>
#include <QJsonArray>
#include <QLockFile>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <system_error>

namespace gleaner::catalog {
namespace {

namespace fs = std::filesystem;
using library::pathFromUtf8;

constexpr int lockPatience = 20'000; // ms
constexpr int placesVersion = 1;

struct PlaceKindInfo {
    Place::Kind kind;
    const char* id;   ///< in the database
    const char* list; ///< in the file beside it
};
constexpr std::array<PlaceKindInfo, 2> placeKinds = {{
    {Place::Kind::Folder, "folder", "folders"},
    {Place::Kind::Pack, "pack", "packs"},
}};
const PlaceKindInfo& info(Place::Kind kind) { return placeKinds[static_cast<std::size_t>(kind)]; }

fs::path beside(const fs::path& file, const char* ending) {
    fs::path path = file;
    path += ending;
    return path;
}
fs::path placesFile(const fs::path& file) { return beside(file, ".places.json"); }
fs::path checkedFile(const fs::path& file) { return beside(file, ".checked"); }

/// The file as it was when it was last found sound. Checking a large one takes longer than asking it, so it
/// is done when somebody else than SQLite may have changed it, or when it was not closed in order.
bool isChecked(const fs::path& file) {
    std::string known;
    std::getline(std::ifstream(checkedFile(file)), known);
    return !known.empty() && library::isFile(file) && known == toString(stampOf(file));
}
void noteChecked(const fs::path& file) {
    if (library::isFile(file) && !isChecked(file))
        std::ofstream(checkedFile(file)) << toString(stampOf(file)) << '\n';
}

std::vector<Place> placesIn(const fs::path& file) {
    std::vector<Place> places;
    if (!library::isFile(placesFile(file))) return places;
    const QJsonObject object = json::readObject(placesFile(file));
    for (const PlaceKindInfo& kind : placeKinds)
        for (const QJsonValue& path : object[QLatin1String(kind.list)].toArray())
            places.push_back({kind.kind, path.toString().toStdString()});
    std::ranges::sort(places);
    return places;
}

void requireSound(Connection& connection, const char* question) {
    Statement answer = connection.prepare(question);
    answer.run();
    if (!answer.next()) throw Damaged(connection.file(), "is damaged");
    if (answer.text(0) != "ok") throw Damaged(connection.file(), "is damaged (" + answer.text(0) + ")");
}

}

Library::Library(const fs::path& file) : m_file(fs::absolute(file).lexically_normal()) {
    const bool isNew = !library::isFile(m_file);
    try {
        open();
    } catch (const Damaged& damage) {
        setAside(damage.reason());
    }
    if (!isNew || !m_notices.empty()) return;
    if (placesIn(m_file).empty()) return;
    Transaction transaction(*m_connection);
    for (const Place& place : placesIn(m_file))
        remember(place);
    m_connection->run("INSERT OR REPLACE INTO state VALUES ('restore', '1')");
    transaction.commit();
    m_notices.push_back(
        Error(m_file, "was lost; it is filled again from the folders and packs that it knew").what());
}

Library::~Library() {
    m_connection.reset();
    std::error_code failed;
    if (!fs::exists(beside(m_file, "-wal"), failed)) noteChecked(m_file);
}

void Library::open() {
    const bool isKnown = isChecked(m_file);
    m_connection = std::make_unique<Connection>(m_file);
    if (!isKnown) requireSound(*m_connection, "PRAGMA quick_check(1)");
    migrate(*m_connection);
    if (!isKnown) noteChecked(m_file);
}

/// Behind a lock: another program may find the damage at the same time, and is not to set the new one aside.
void Library::setAside(const std::string& reason) {
    m_connection.reset();
    QLockFile lock(library::qStringFromPath(beside(m_file, ".lock")));
    if (!lock.tryLock(lockPatience))
        throw Error(m_file, reason + ", and another program is at it; try again in a moment");
    try {
        open();
        return; // that program has mended it
    } catch (const Damaged&) {
        m_connection.reset();
    }
    std::error_code failed;
    fs::rename(m_file, beside(m_file, ".damaged"), failed);
    if (failed) throw Error(m_file, reason + ", and can't be set aside (" + plainReason(failed) + ")");
    for (const char* ending : {"-wal", "-shm", ".checked"})
        fs::remove(beside(m_file, ending), failed);
    open();
    Transaction transaction(*m_connection);
    for (const Place& place : placesIn(m_file))
        remember(place);
    m_connection->run("INSERT OR REPLACE INTO state VALUES ('restore', '1')");
    transaction.commit();
    m_notices.push_back(Error(m_file, reason + "; it is kept as " +
                                          library::utf8FromPath(beside(m_file, ".damaged").filename()) +
                                          ", and filled again from the folders and packs that it knew")
                            .what());
}

bool Library::wantsRestoring() {
    return m_connection->number("SELECT count(*) FROM state WHERE name = 'restore'") > 0;
}
void Library::markRestored() { m_connection->run("DELETE FROM state WHERE name = 'restore'"); }

std::vector<Place> Library::places() {
    std::vector<Place> places;
    Statement rows = m_connection->prepare("SELECT path, kind FROM places");
    rows.run();
    while (rows.next())
        for (const PlaceKindInfo& kind : placeKinds)
            if (rows.text(1) == kind.id) places.push_back({kind.kind, rows.text(0)});
    std::ranges::sort(places);
    return places;
}

void Library::remember(const Place& place) {
    Statement known = m_connection->prepare("SELECT 1 FROM places WHERE path = ? AND kind = ?");
    if (known.bind(place.path).bind(std::string(info(place.kind).id)).run().next()) return;
    m_connection->prepare("INSERT OR REPLACE INTO places VALUES (?, ?)")
        .bind(place.path)
        .bind(std::string(info(place.kind).id))
        .run();
    writePlaces();
}

void Library::forget(const Place& place) {
    m_connection->prepare("DELETE FROM places WHERE path = ?").bind(place.path).run();
    writePlaces();
}

void Library::writePlaces() {
    QJsonObject object{{QStringLiteral("version"), placesVersion}};
    for (const PlaceKindInfo& kind : placeKinds) {
        QJsonArray paths;
        for (const Place& place : places())
            if (place.kind == kind.kind) paths.append(QString::fromStdString(place.path));
        object[QLatin1String(kind.list)] = paths;
    }
    json::writeFile(placesFile(m_file), json::toBytes(object));
}

std::string Library::check() {
    try {
        requireSound(*m_connection, "PRAGMA integrity_check(1)");
        m_connection->run("INSERT INTO words (words) VALUES ('integrity-check')");
        return {};
    } catch (const Damaged& damage) {
        std::error_code failed; // the next one that opens it looks at all of it, and sets it aside
        fs::remove(checkedFile(m_file), failed);
        return damage.what();
    }
}

fs::path defaultLibrary() {
    const auto folderFrom = [](const char* variable) {
        const char* value = std::getenv(variable);
        return value && *value ? fs::path(value) : fs::path();
    };
    if (auto own = folderFrom("GLEANER_LIBRARY"); !own.empty()) return own;
    if (auto trial = folderFrom("GLEANER_CACHE"); !trial.empty()) return trial / "library.sqlite";
    fs::path data = folderFrom("XDG_DATA_HOME");
    if (data.empty()) data = pathFromUtf8(QDir::homePath().toStdString()) / ".local" / "share";
    return data / "Gleaner" / "Gleaner" / "library.sqlite";
}

}
