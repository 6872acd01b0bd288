#include "catalog/scan.h"

#include "music/sample_traits.h"
#include "slices/fingerprint.h"

#include <array>
#include <cstring>
#include <limits>
#include <type_traits>

namespace gleaner::catalog {
namespace {

using Column = Scan::Column;
using Cells = decltype(analysis::Fingerprint::cells);
constexpr std::size_t slots = IdSet::chunkSize;

static_assert(std::is_trivially_copyable_v<SampleWords> && sizeof(SampleWords) == 6);
static_assert(music::characters.size() <= 16 && music::roles.size() < SampleWords::none);

constexpr std::array<const char*, 6> columnIds = {"words", "seconds", "lufs", "bpm", "prints", "order"};
std::string idOf(Column column) { return columnIds[static_cast<std::size_t>(column)]; }

/// What the values mean: the tables that they are places in, and the order of bytes. Those of another
/// program, or of another system, are stale.
std::string meaning() {
    const std::uint16_t one = 1;
    std::string text = *reinterpret_cast<const std::uint8_t*>(&one) == 1 ? "little" : "big";
    for (const auto& role : music::roles)
        (text += ' ') += role.id;
    for (const auto& kind : music::sampleKinds)
        (text += ' ') += kind.id;
    for (const auto& character : music::characters)
        (text += ' ') += character.id;
    return text;
}

/// The values of a chunk.
struct Values {
    std::vector<SampleWords> words = std::vector<SampleWords>(slots);
    std::vector<double> seconds = unknown(), lufs = unknown(), bpm = unknown();
    std::vector<Cells> prints = std::vector<Cells>(slots, nothing());

    static std::vector<double> unknown() {
        return std::vector<double>(slots, std::numeric_limits<double>::quiet_NaN());
    }
    static Cells nothing() {
        Cells cells;
        cells.fill(Scan::noPrint);
        return cells;
    }
    template <typename See>
    void forEach(const See& see) const {
        see(Column::Words, bytesOf(words));
        see(Column::Seconds, bytesOf(seconds));
        see(Column::Lufs, bytesOf(lufs));
        see(Column::Bpm, bytesOf(bpm));
        see(Column::Prints, bytesOf(prints));
    }
    template <typename T>
    static QByteArray bytesOf(const std::vector<T>& values) {
        return {reinterpret_cast<const char*>(values.data()),
                static_cast<qsizetype>(values.size() * sizeof(T))};
    }
};

const std::string rowColumns = "id, role, kind, key, character, seconds, lufs, bpm, print";

SampleWords wordsFrom(const Statement& row) {
    SampleWords words;
    words.isThere = true;
    if (const auto role = music::roleFromId(row.text(1))) words.role = static_cast<std::uint8_t>(*role);
    if (const auto kind = music::sampleKindFromId(row.text(2))) words.kind = static_cast<std::uint8_t>(*kind);
    if (const auto key = music::parseKey(row.text(3)))
        words.key = static_cast<std::uint8_t>(key->pitchClass + (key->mode == music::Mode::Minor ? 12 : 0));
    const std::string text = row.text(4);
    for (const music::CharacterInfo& character : music::characters)
        if (text.find(' ' + std::string(character.id) + ' ') != std::string::npos)
            words.character |= static_cast<std::uint16_t>(1U << static_cast<unsigned>(character.character));
    return words;
}

void put(Values& values, const Statement& row) {
    const std::size_t slot = IdSet::slotOf(row.whole(0));
    values.words[slot] = wordsFrom(row);
    values.seconds[slot] = row.real(5);
    if (const auto lufs = row.maybeReal(6)) values.lufs[slot] = *lufs;
    if (const auto bpm = row.maybeReal(7)) values.bpm[slot] = *bpm;
    const QByteArray cells = row.bytes(8);
    Cells& print = values.prints[slot];
    if (static_cast<std::size_t>(cells.size()) == print.size())
        std::memcpy(print.data(), cells.constData(), print.size());
}

bool isOfOthers(Connection& connection) {
    Statement known = connection.prepare("SELECT value FROM state WHERE name = 'scan'");
    return !known.run().next() || known.text(0) != meaning();
}

bool isStale(Connection& connection) {
    return connection.number("SELECT EXISTS (SELECT 1 FROM scan_stale)") != 0 || isOfOthers(connection);
}

void store(Connection& connection, Column column, std::int64_t number, const QByteArray& bytes) {
    connection.prepared("INSERT OR REPLACE INTO scan VALUES (?, ?, ?)")
        .bind(idOf(column))
        .bind(number)
        .bind(bytes)
        .run();
}

void refreshChunk(Connection& connection, std::int64_t number) {
    Statement& rows = connection.prepared("SELECT " + rowColumns + " FROM samples WHERE id BETWEEN ? AND ?");
    rows.bind(IdSet::idOf(number, 0)).bind(IdSet::idOf(number, slots - 1)).run();
    Values values;
    bool isAny = false;
    for (; rows.next(); isAny = true)
        put(values, rows);
    rows.finish();
    if (!isAny)
        connection.prepared("DELETE FROM scan WHERE chunk = ? AND what <> 'order'").bind(number).run();
    else
        values.forEach(
            [&](Column column, const QByteArray& bytes) { store(connection, column, number, bytes); });
}

/// The ids by path, in chunks of as many as a chunk of values has.
template <typename See>
void forEachOrder(Connection& connection, const See& see) {
    Statement rows = connection.prepare("SELECT id FROM samples ORDER BY path");
    rows.run();
    std::vector<std::int64_t> ids;
    std::int64_t number = 0;
    while (rows.next()) {
        ids.push_back(rows.whole(0));
        if (ids.size() < slots) continue;
        see(number++, Values::bytesOf(ids));
        ids.clear();
    }
    if (!ids.empty()) see(number, Values::bytesOf(ids));
}

void refreshOrder(Connection& connection) {
    connection.run("DELETE FROM scan WHERE what = 'order'");
    forEachOrder(connection, [&](std::int64_t number, const QByteArray& ids) {
        store(connection, Column::Order, number, ids);
    });
}

}

bool IdSet::contains(std::int64_t id) const {
    const Chunk* found = chunk(id >> chunkBits);
    return found && (*found)[slotOf(id)];
}

void IdSet::keepOnly(const IdSet& others) {
    for (auto& [number, chunk] : m_chunks) {
        const Chunk* other = others.chunk(number);
        chunk &= other ? *other : Chunk();
    }
}

const IdSet::Chunk* IdSet::chunk(std::int64_t number) const {
    const auto found = m_chunks.find(number);
    return found == m_chunks.end() ? nullptr : &found->second;
}

void refreshScan(Connection& connection) {
    if (isOfOthers(connection)) {
        connection.run("DELETE FROM scan");
        connection.run("INSERT OR IGNORE INTO scan_stale SELECT DISTINCT 'samples', id >> 10 FROM samples");
        connection.run("INSERT OR IGNORE INTO scan_stale VALUES ('order', 0)");
        connection.prepare("INSERT OR REPLACE INTO state VALUES ('scan', ?)").bind(meaning()).run();
    }
    std::vector<std::int64_t> chunks;
    Statement stale =
        connection.prepare("SELECT chunk FROM scan_stale WHERE what = 'samples' ORDER BY chunk");
    stale.run();
    while (stale.next())
        chunks.push_back(stale.whole(0));
    stale.finish();
    for (const std::int64_t chunk : chunks)
        refreshChunk(connection, chunk);
    if (connection.number("SELECT count(*) FROM scan_stale WHERE what = 'order'") > 0)
        refreshOrder(connection);
    connection.run("DELETE FROM scan_stale");
}

void bringUpScan(Connection& connection) {
    if (!isStale(connection)) return;
    const Impatience noWaiting(connection);
    try {
        Transaction transaction(connection);
        refreshScan(connection);
        transaction.commit();
    } catch (const Damaged&) {
        throw;
    } catch (const Error&) {
        return; // readers never wait: it is read from the rows this time, and made by whoever can write
    }
}

Scan::Scan(Connection& connection) : m_connection(connection), m_isStale(isStale(connection)) {
    if (!m_isStale) return;
    std::map<std::int64_t, Values> chunks;
    Statement rows = connection.prepare("SELECT " + rowColumns + " FROM samples");
    rows.run();
    while (rows.next())
        put(chunks[rows.whole(0) >> IdSet::chunkBits], rows);
    for (const auto& [number, values] : chunks)
        values.forEach([&, at = number](Column column, const QByteArray& bytes) {
            m_fromRows[{column, at}] = bytes;
        });
    forEachOrder(connection, [&](std::int64_t number, const QByteArray& ids) {
        m_fromRows[{Column::Order, number}] = ids;
    });
}

void Scan::forEach(Column column, const See& see) const {
    const auto sees = [&](std::int64_t number, const QByteArray& bytes) {
        return see(number, bytes.constData(), static_cast<std::size_t>(bytes.size()));
    };
    for (const auto& [key, bytes] : m_fromRows)
        if (key.first == column && !sees(key.second, bytes)) return;
    if (m_isStale) return;
    Statement rows = m_connection.prepare("SELECT chunk, bytes FROM scan WHERE what = ? ORDER BY chunk");
    rows.bind(idOf(column)).run();
    while (rows.next())
        if (!sees(rows.whole(0), rows.bytes(1))) return;
}

void Scan::requireWhole(std::size_t bytes, std::size_t valueSize) const {
    if (bytes != slots * valueSize)
        throw Damaged(m_connection.file(), "is damaged (packed facts of its samples)");
}

}
