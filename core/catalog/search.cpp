#include "catalog/search.h"

#include "catalog/scan.h"
#include "compose/fit.h"
#include "files/paths.h"
#include "library/sample_index.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstring>
#include <limits>
#include <span>
#include <unordered_map>

namespace gleaner::catalog {
namespace {

/// Keys that sound together as they are: from the relative of a neighbour on (docs/music.md 5.1).
constexpr double soundsTogether = 0.55;

const std::string sampleColumns =
    "s.path, s.sample_id, s.seconds, s.kind, s.role, s.role_confidence, s.bpm, s.bpm_confidence, s.beats, "
    "s.bars, "
    "s.key, s.key_confidence, s.pitch, s.tonal, s.character, s.lufs, s.centroid";

music::SampleEntry entryFrom(const Statement& row) {
    music::SampleEntry entry;
    music::SampleTraits& traits = entry.traits;
    entry.path = row.text(0);
    entry.id = row.text(1);
    entry.seconds = row.real(2);
    traits.kind = music::sampleKindFromId(row.text(3)).value_or(traits.kind);
    traits.role = music::roleFromId(row.text(4)).value_or(traits.role);
    traits.roleConfidence = row.real(5);
    traits.bpm = row.maybeReal(6);
    traits.bpmConfidence = row.real(7);
    traits.beats = row.maybeWhole(8);
    traits.bars = row.maybeWhole(9);
    traits.key = music::parseKey(row.text(10));
    traits.keyConfidence = row.real(11);
    traits.pitchHz = row.maybeReal(12);
    traits.tonal = row.whole(13) != 0;
    const std::string words = row.text(14);
    for (const music::CharacterInfo& character : music::characters)
        if (words.find(' ' + std::string(character.id) + ' ') != std::string::npos)
            traits.character.push_back(character.character);
    entry.lufs = row.maybeReal(15);
    traits.centroidHz = row.real(16);
    return entry;
}

/// Words as FTS5 asks for them: each the beginning of one, whatever signs stand in it.
std::string matchOf(const std::string& words) {
    std::string match, word;
    for (const char c : words + ' ') {
        if (static_cast<unsigned char>(c) < 0x80 && !std::isalnum(static_cast<unsigned char>(c))) {
            if (!word.empty()) match += (match.empty() ? "\"" : " \"") + word + "\"*";
            word.clear();
        } else {
            word += c;
        }
    }
    return match;
}

std::uint32_t keyBit(const music::Key& key) {
    return 1U << (key.pitchClass + (key.mode == music::Mode::Minor ? 12 : 0));
}

/// The keys that are asked for, a bit each, as the words of samples number them.
std::uint32_t keysOf(const SampleQuery& query) {
    if (!query.compatibleKeys) return keyBit(*query.key);
    std::uint32_t keys = 0;
    for (const music::Mode mode : {music::Mode::Major, music::Mode::Minor})
        for (int pitchClass = 0; pitchClass < 12; ++pitchClass)
            if (const music::Key key{pitchClass, mode};
                compose::compatibility(key, *query.key) >= soundsTogether)
                keys |= keyBit(key);
    return keys;
}

IdSet withWords(const Scan& scan, const SampleQuery& query) {
    const std::uint32_t keys = query.key ? keysOf(query) : 0;
    return scan.those<SampleWords>(Scan::Column::Words, [&](const SampleWords& words) {
        return words.isThere && (!query.role || words.role == static_cast<std::uint8_t>(*query.role)) &&
               (!query.kind || words.kind == static_cast<std::uint8_t>(*query.kind)) &&
               (!query.key || (words.key != SampleWords::none && (keys >> words.key & 1U) != 0)) &&
               (!query.character || (words.character >> static_cast<unsigned>(*query.character) & 1U) != 0);
    });
}

IdSet between(const Scan& scan, Scan::Column column, const std::optional<double>& low,
              const std::optional<double>& high) {
    constexpr double endless = std::numeric_limits<double>::infinity();
    return scan.those<double>(column, [low = low.value_or(-endless), high = high.value_or(endless)](
                                          double is) { return is >= low && is <= high; });
}

IdSet withTempo(const Scan& scan, const SampleQuery& query) {
    const double low = query.slowest.value_or(0.0), high = query.fastest.value_or(1e9);
    return scan.those<double>(Scan::Column::Bpm, [&](double bpm) {
        const auto isBetween = [&](double tempo) { return tempo >= low && tempo <= high; };
        return isBetween(bpm) || (query.octaves && (isBetween(bpm * 2) || isBetween(bpm / 2)));
    });
}

/// Those with all of the words of the query. As one text: a row each would take several times as long.
IdSet matching(Connection& connection, const std::string& match) {
    Statement answer =
        connection.prepare("SELECT CAST(group_concat(rowid, ' ') AS BLOB) FROM words WHERE words MATCH ?");
    answer.bind(match).run();
    IdSet ids;
    if (!answer.next()) return ids;
    const QByteArray text = answer.bytes(0);
    const char* const end = text.constData() + text.size();
    std::int64_t id = 0;
    for (const char* at = text.constData(); at < end; ++at) {
        at = std::from_chars(at, end, id).ptr;
        ids.insert(id);
    }
    return ids;
}

/// All that are as asked; nothing: every one is.
std::optional<IdSet> asked(Connection& connection, const Scan& scan, const SampleQuery& query) {
    std::optional<IdSet> ids;
    const auto keepOnly = [&](IdSet&& others) {
        if (ids)
            ids->keepOnly(others);
        else
            ids = std::move(others);
    };
    if (const std::string match = matchOf(query.words); !match.empty()) keepOnly(matching(connection, match));
    if (query.role || query.kind || query.key || query.character) keepOnly(withWords(scan, query));
    if (query.shortest || query.longest)
        keepOnly(between(scan, Scan::Column::Seconds, query.shortest, query.longest));
    if (query.quietest || query.loudest)
        keepOnly(between(scan, Scan::Column::Lufs, query.quietest, query.loudest));
    if (query.slowest || query.fastest) keepOnly(withTempo(scan, query));
    return ids;
}

struct Hit {
    std::int64_t id = 0;
    std::optional<double> distance;
};

/// Ids in the order of their paths, until `see` gives false.
template <typename See>
void forEachByPath(const Scan& scan, const See& see) {
    scan.forEach(Scan::Column::Order, [&](std::int64_t, const char* bytes, std::size_t size) {
        const auto* ids = reinterpret_cast<const std::int64_t*>(bytes);
        return std::all_of(ids, ids + size / sizeof *ids, see);
    });
}

std::vector<Hit> firstByPath(const Scan& scan, const std::optional<IdSet>& asked, std::size_t limit) {
    std::vector<Hit> hits;
    forEachByPath(scan, [&](std::int64_t id) {
        if (hits.size() < limit && (!asked || asked->contains(id))) hits.push_back({id, {}});
        return hits.size() < limit;
    });
    return hits;
}

struct Near {
    double distance = 0.0;
    std::int64_t id = 0;
    std::size_t place = 0; ///< among all paths
};

/// Those that are at most as far as the last one that is wanted.
class NearestOnes {
public:
    explicit NearestOnes(std::size_t limit) : m_limit(limit) {}

    void add(double distance, std::int64_t id) {
        if (distance > m_farthest) return;
        m_all.push_back({distance, id, 0});
        if (m_all.size() >= 2 * m_limit + 4096) drop();
    }
    std::vector<Near> take() {
        drop();
        return std::move(m_all);
    }

private:
    void drop() {
        if (m_limit == 0) m_all.clear();
        if (m_all.size() <= m_limit || m_limit == 0) return;
        const auto last = m_all.begin() + static_cast<std::ptrdiff_t>(m_limit) - 1;
        std::ranges::nth_element(m_all, last, {}, &Near::distance);
        m_farthest = last->distance;
        std::erase_if(m_all, [&](const Near& near) { return near.distance > m_farthest; });
    }

    std::size_t m_limit;
    double m_farthest = std::numeric_limits<double>::infinity();
    std::vector<Near> m_all;
};

/// Among all that have a fingerprint.
std::vector<Near> nearestTo(const analysis::Fingerprint& wanted, const Scan& scan,
                            const std::optional<IdSet>& asked, std::size_t limit, const Progress& progress) {
    NearestOnes nearest(limit);
    scan.forEach(Scan::Column::Prints, [&](std::int64_t number, const char* bytes, std::size_t size) {
        analysis::Fingerprint print;
        scan.requireWhole(size, sizeof print.cells);
        progress.check();
        const IdSet::Chunk* chunk = asked ? asked->chunk(number) : nullptr;
        if (asked && !chunk) return true;
        for (std::size_t slot = 0; slot < IdSet::chunkSize; ++slot) {
            if (chunk && !(*chunk)[slot]) continue;
            std::memcpy(print.cells.data(), bytes + slot * sizeof print.cells, sizeof print.cells);
            if (print.cells.front() != Scan::noPrint)
                nearest.add(analysis::distance(print, wanted), IdSet::idOf(number, slot));
        }
        return true;
    });
    return nearest.take();
}

/// Of several as far the paths decide.
std::vector<Hit> byDistance(std::vector<Near> all, const Scan& scan, std::size_t limit) {
    std::unordered_map<std::int64_t, Near*> byId;
    for (Near& near : all)
        byId[near.id] = &near;
    std::size_t place = 0;
    if (!all.empty())
        forEachByPath(scan, [&](std::int64_t id) {
            if (const auto found = byId.find(id); found != byId.end()) found->second->place = place;
            ++place;
            return true;
        });
    std::ranges::sort(all, {}, [](const Near& near) { return std::pair(near.distance, near.place); });
    std::vector<Hit> hits;
    for (const Near& near : std::span(all).first(std::min(all.size(), limit)))
        hits.push_back({near.id, near.distance});
    return hits;
}

const std::string foundColumns =
    "SELECT " + sampleColumns +
    ", s.true_peak, coalesce(p.name, ''), coalesce(nullif(r.name, ''), r.sha256, ''), g.first, g.last, s.id "
    "FROM samples s LEFT JOIN packs p ON p.id = s.pack LEFT JOIN lineage l ON l.sample = s.id "
    "LEFT JOIN regions g ON g.id = l.region LEFT JOIN recordings r ON r.id = g.recording WHERE s.id IN (";

FoundSample foundFrom(const Statement& row) {
    FoundSample found;
    found.entry = entryFrom(row);
    found.truePeakDb = row.maybeReal(17);
    found.pack = row.text(18);
    found.recording = row.text(19);
    found.range = {row.whole(20), row.whole(21)};
    return found;
}

/// Statements have no endless text.
constexpr std::size_t rowsAtOnce = 500;

std::vector<FoundSample> samplesOf(Connection& connection, std::span<const Hit> hits) {
    std::string ids;
    std::unordered_map<std::int64_t, std::size_t> placeOf;
    for (const Hit& hit : hits) {
        (ids += ids.empty() ? "" : ",") += std::to_string(hit.id);
        placeOf.emplace(hit.id, placeOf.size());
    }
    std::vector<FoundSample> found(hits.size());
    Statement rows = connection.prepare(foundColumns + ids + ')');
    rows.run();
    while (rows.next()) {
        const std::size_t place = placeOf.at(rows.whole(22));
        found[place] = foundFrom(rows);
        found[place].distance = hits[place].distance;
    }
    return found;
}

std::vector<Hit> hitsOf(Connection& connection, const SampleQuery& query, const Progress& progress) {
    const auto limit = static_cast<std::size_t>(std::max(query.limit, 0));
    const Scan scan(connection);
    const std::optional<IdSet> ids = asked(connection, scan, query);
    if (query.near.empty()) return firstByPath(scan, ids, limit);
    const analysis::Fingerprint wanted = library::printOfSample(library::pathFromUtf8(query.near));
    return byDistance(nearestTo(wanted, scan, ids, limit, progress), scan, limit);
}

}

std::vector<FoundSample> search(Library& library, const SampleQuery& query, const Progress& progress) {
    Connection& connection = library.connection();
    bringUpScan(connection);
    const Snapshot snapshot(connection);
    const std::vector<Hit> hits = hitsOf(connection, query, progress);
    std::vector<FoundSample> found;
    for (std::size_t n = 0; n < hits.size(); n += rowsAtOnce) {
        progress.check();
        std::ranges::move(
            samplesOf(connection, std::span(hits).subspan(n, std::min(rowsAtOnce, hits.size() - n))),
            std::back_inserter(found));
    }
    return found;
}

std::vector<music::SampleEntry> samplesOfRole(Library& library, music::Role role) {
    Statement rows = library.connection().prepare("SELECT " + sampleColumns +
                                                  " FROM samples s WHERE s.role = ? ORDER BY s.path");
    rows.bind(std::string(info(role).id)).run();
    std::vector<music::SampleEntry> entries;
    while (rows.next())
        entries.push_back(entryFrom(rows));
    return entries;
}

LibrarySize sizeOf(Library& library) {
    const auto count = [&](const char* table) {
        return library.connection().number(std::string("SELECT count(*) FROM ") + table);
    };
    return {count("samples"), count("packs"), count("recordings"), count("regions")};
}

std::vector<ListedPack> packsOf(Library& library) {
    Statement rows = library.connection().prepare("SELECT path, name, pack_id, (SELECT count(*) FROM samples "
                                                  "WHERE pack = packs.id) FROM packs ORDER BY path");
    rows.run();
    std::vector<ListedPack> packs;
    while (rows.next())
        packs.push_back({rows.text(0), rows.text(1), rows.text(2), rows.whole(3)});
    return packs;
}

std::vector<ListedRecording> recordingsOf(Library& library) {
    Statement rows = library.connection().prepare("SELECT sha256, coalesce(path, ''), name, (SELECT count(*) "
                                                  "FROM regions WHERE recording = recordings.id) "
                                                  "FROM recordings ORDER BY name, sha256");
    rows.run();
    std::vector<ListedRecording> recordings;
    while (rows.next())
        recordings.push_back({rows.text(0), rows.text(1), rows.text(2), rows.whole(3)});
    return recordings;
}

}
