#include "catalog/imported_index.h"

#include "base/error.h"
#include "catalog/folder_presence.h"
#include "catalog/memory_stream.h"
#include "files/paths.h"
#include "files/sha256.h"
#include "library/sample_database.h"
#include "music/role.h"

#include <algorithm>
#include <array>

namespace gleaner::catalog {

using library::fields;
using library::FileProof;
using library::FileStamp;
using library::IndexReading;
using library::pathFromUtf8;
using library::SampleDatabase;
using library::sha256OfFile;
using library::SkippedFile;
using library::utf8FromPath;

/// One sample of an index, with its place in it.
struct ImportedEntry {
    std::uint32_t position = 0;
    bool isElsewhere = false;
    music::SampleEntry entry;
    FileProof proof;
};

template <typename Stream, typename T>
requires std::is_same_v<std::remove_const_t<T>, ImportedEntry>
void fields(Stream& stream, T& imported) {
    stream(imported.position);
    stream(imported.isElsewhere);
    fields(stream, imported.entry);
    stream.optional(imported.proof.size);
    stream(imported.proof.sha256);
}

template <typename Stream, typename T>
requires std::is_same_v<std::remove_const_t<T>, SkippedFile>
void fields(Stream& stream, T& skipped) {
    stream(skipped.file);
    stream(skipped.reason);
}

namespace {

/// Raised when the rows below have another form.
constexpr int importVersion = 1;

/// What stands beside the entries.
struct IndexHead {
    std::vector<SkippedFile> skipped;
    std::vector<std::string> warnings;
};

template <typename Stream, typename T>
requires std::is_same_v<std::remove_const_t<T>, IndexHead>
void fields(Stream& stream, T& head) {
    stream.list(head.skipped);
    stream.list(head.warnings);
}

using Entries = std::vector<ImportedEntry>;
/// By role: a question is about one.
using ByRole = std::array<Entries, music::roles.size()>;

struct ListOfEntries {
    Entries entries;
};
template <typename Stream, typename T>
requires std::is_same_v<std::remove_const_t<T>, ListOfEntries>
void fields(Stream& stream, T& list) { stream.list(list.entries); }

ByRole sortedByRole(IndexReading&& reading, const ImportedIndex::IsElsewhere& isElsewhere) {
    ByRole byRole;
    for (std::size_t n = 0; n < reading.entries.size(); ++n) {
        music::SampleEntry& entry = reading.entries[n];
        const bool away = isElsewhere(entry.path);
        const auto role = static_cast<std::size_t>(entry.traits.role);
        byRole[role].push_back(
            {static_cast<std::uint32_t>(n), away, std::move(entry), std::move(reading.proofs[n])});
    }
    return byRole;
}

}

struct ImportedIndex::State {
    State(const std::filesystem::path& index, const std::filesystem::path& cacheFolder)
        : name(utf8FromPath(std::filesystem::absolute(index).lexically_normal())), stamp(stampOf(index)),
          database(cacheFolder / "samples.sqlite") {}

    /// Rows are keyed by the file and name the bytes they are of: a new version of the file takes their
    /// place.
    std::string rowName(std::string_view part) const { return name + '\n' + std::string(part); }
    std::string head() const { return sha256 + ' ' + GLEANER_VERSION + '\n'; }

    template <typename T>
    std::optional<T> recall(std::string_view part) const {
        const auto row = database.find(rowName(part), FileStamp{}, importVersion);
        if (!row || !row->startsWith(QByteArray::fromStdString(head()))) return std::nullopt;
        const std::string_view bytes(row->constData(), static_cast<std::size_t>(row->size()));
        MemoryReader reader(bytes.substr(head().size()));
        T value;
        fields(reader, value);
        return reader.isWhole() ? std::optional(std::move(value)) : std::nullopt;
    }
    template <typename T>
    SampleDatabase::Row rowOf(std::string_view part, const T& value) const {
        std::string bytes = head();
        MemoryWriter writer(bytes);
        fields(writer, value);
        return {rowName(part), FileStamp{}, QByteArray::fromStdString(bytes)};
    }
    SampleDatabase::Row hashRow() const { return {name, stamp, QByteArray::fromStdString(sha256)}; }

    bool recallHead() {
        const auto known = recall<IndexHead>("index");
        if (known) told = *known;
        return known.has_value();
    }

    void import(const Read& read, const IsElsewhere& isElsewhere) {
        IndexReading reading = read();
        told = {reading.skipped, reading.warnings};
        byRole = sortedByRole(std::move(reading), isElsewhere);
        std::vector<SampleDatabase::Row> rows{hashRow(), rowOf("index", told)};
        for (const music::RoleInfo& role : music::roles)
            rows.push_back(rowOf(role.id, ListOfEntries{(*byRole)[static_cast<std::size_t>(role.role)]}));
        database.store(rows, importVersion);
        isRead = true;
    }

    Entries entriesOf(music::Role role) const {
        if (byRole) return (*byRole)[static_cast<std::size_t>(role)];
        auto known = recall<ListOfEntries>(music::info(role).id);
        // The row was there a moment ago, with the head: another program took the cache away.
        if (!known) throw Error(pathFromUtf8(name), "was just removed from the cache; try again.");
        return std::move(known->entries);
    }

    Entries everything() const {
        Entries all;
        for (const music::RoleInfo& role : music::roles)
            for (ImportedEntry& entry : entriesOf(role.role))
                all.push_back(std::move(entry));
        std::ranges::sort(all, {}, &ImportedEntry::position);
        return all;
    }

    std::string name;
    FileStamp stamp;
    std::string sha256;
    SampleDatabase database;
    IndexHead told;
    std::optional<ByRole> byRole; ///< where the file was read now
    bool isRead = false;
};

ImportedIndex::ImportedIndex(const std::filesystem::path& index, const std::filesystem::path& cacheFolder,
                             const Read& read, const IsElsewhere& isElsewhere, const Progress& progress)
    : m_state(std::make_unique<State>(index, cacheFolder)) {
    State& state = *m_state;
    if (const auto known = state.database.find(state.name, state.stamp, importVersion))
        state.sha256 = known->toStdString();
    const bool isStampNew = state.sha256.empty();
    if (isStampNew) state.sha256 = sha256OfFile(index, progress);
    if (!state.recallHead())
        state.import(read, isElsewhere);
    else if (isStampNew)
        state.database.store({state.hashRow()}, importVersion);
}

ImportedIndex::ImportedIndex(ImportedIndex&&) noexcept = default;
ImportedIndex::~ImportedIndex() = default;

const std::vector<SkippedFile>& ImportedIndex::skipped() const { return m_state->told.skipped; }
const std::vector<std::string>& ImportedIndex::warnings() const { return m_state->told.warnings; }
bool ImportedIndex::isFromCache() const { return !m_state->isRead; }

IndexReading ImportedIndex::all() const {
    IndexReading reading{{}, {}, {}, skipped(), warnings()};
    for (ImportedEntry& imported : m_state->everything()) {
        reading.entries.push_back(std::move(imported.entry));
        reading.proofs.push_back(std::move(imported.proof));
    }
    return reading;
}

std::vector<music::SampleEntry> ImportedIndex::ofRole(music::Role role) const {
    std::vector<music::SampleEntry> entries;
    Entries known = m_state->entriesOf(role);
    entries.reserve(known.size());
    for (ImportedEntry& imported : known)
        entries.push_back(std::move(imported.entry));
    return entries;
}

std::vector<std::string> ImportedIndex::missing() const {
    const auto known = m_state->recall<FolderPresence>("folders");
    FolderPresence presence = known.value_or(FolderPresence{});
    const bool isChanged = presence.refresh(!known, [&] {
        std::vector<FolderPresence::File> files;
        for (ImportedEntry& imported : m_state->everything())
            if (!imported.isElsewhere) files.push_back({imported.position, std::move(imported.entry.path)});
        return files;
    });
    if (isChanged) m_state->database.store({m_state->rowOf("folders", presence)}, importVersion);
    return presence.missing();
}

}
