#pragma once

#include "catalog/connection.h"

#include <bitset>
#include <functional>
#include <map>
#include <vector>

namespace gleaner::catalog {

/// What stands in tables of words, of one sample: places in them, 255 where there is none.
struct SampleWords {
    static constexpr std::uint8_t none = 255;

    std::uint16_t character = 0; ///< one bit a word
    std::uint8_t role = none, kind = none;
    std::uint8_t key = none; ///< pitch class, and 12 for minor
    bool isThere = false;
};

/// Ids of samples: those of a chunk have all but their last ten bits in common.
class IdSet {
public:
    static constexpr int chunkBits = 10;
    static constexpr std::size_t chunkSize = std::size_t{1} << chunkBits;
    using Chunk = std::bitset<chunkSize>;

    bool contains(std::int64_t id) const;
    void insert(std::int64_t id) { m_chunks[id >> chunkBits].set(slotOf(id)); }
    void insert(std::int64_t number, const Chunk& chunk) { m_chunks[number] |= chunk; }
    void keepOnly(const IdSet& others);
    /// Nothing where it has none.
    const Chunk* chunk(std::int64_t number) const;

    static std::int64_t idOf(std::int64_t number, std::size_t slot) {
        return number * static_cast<std::int64_t>(chunkSize) + static_cast<std::int64_t>(slot);
    }
    static std::size_t slotOf(std::int64_t id) { return static_cast<std::size_t>(id) & (chunkSize - 1); }

private:
    std::map<std::int64_t, Chunk> m_chunks;
};

/// What questions are judged by, of all samples, column by column: a question goes through those that it is
/// about, and through a hundred thousand samples in a few milliseconds; rows take ten times as long. Columns
/// stand in the library in chunks of ids, and the ids in the order of their paths beside them. Triggers note
/// what is stale, whoever changed it, and `refreshScan` makes it anew; what is stale all the same is read
/// from the rows.
class Scan {
public:
    static constexpr std::uint8_t noPrint = 255; ///< more than a fingerprint's cells can be
    enum class Column { Words, Seconds, Lufs, Bpm, Prints, Order };

    /// Throws Error and Damaged.
    explicit Scan(Connection& connection);

    /// A chunk's number and its values, one for each slot: SampleWords, a number (NaN: not known) or the
    /// cells of a fingerprint (noPrint: none). Of `Order`, the next ids. Ends where `see` gives false.
    using See = std::function<bool(std::int64_t number, const char* values, std::size_t bytes)>;
    void forEach(Column column, const See& see) const;

    /// Those whose value in the column is as asked.
    template <typename T, typename Test>
    IdSet those(Column column, const Test& isAsked) const {
        IdSet ids;
        forEach(column, [&](std::int64_t number, const char* bytes, std::size_t size) {
            requireWhole(size, sizeof(T));
            const T* values = reinterpret_cast<const T*>(bytes);
            IdSet::Chunk chunk;
            for (std::size_t slot = 0; slot < IdSet::chunkSize; ++slot)
                chunk[slot] = isAsked(values[slot]);
            if (chunk.any()) ids.insert(number, chunk);
            return true;
        });
        return ids;
    }

    /// Throws Damaged where these bytes are no chunk of values so large.
    void requireWhole(std::size_t bytes, std::size_t valueSize) const;

private:
    Connection& m_connection;
    std::map<std::pair<Column, std::int64_t>, QByteArray> m_fromRows; ///< where the library's are stale
    bool m_isStale;
};

/// Makes anew what is stale. Within a transaction.
void refreshScan(Connection& connection);
/// The same in a transaction of its own, where nobody else is writing.
void bringUpScan(Connection& connection);

}
