#include "catalog/search.h"

#include "compose/fit.h"
#include "files/paths.h"
#include "library/sample_index.h"

#include <algorithm>
#include <cctype>
#include <cstring>
#include <tuple>

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

/// What has to hold, and the values for its places.
struct Conditions {
    std::string text;
    std::vector<settings::Value> values;

    void add(const std::string& condition, std::initializer_list<settings::Value> given) {
        text += (text.empty() ? " WHERE " : " AND ") + condition;
        values.insert(values.end(), given);
    }
    void bindTo(Statement& statement) const {
        for (const settings::Value& value : values)
            if (const auto* number = std::get_if<double>(&value))
                statement.bind(*number);
            else
                statement.bind(std::get<std::string>(value));
    }
};

void addKeys(Conditions& conditions, const SampleQuery& query) {
    if (!query.compatibleKeys) return conditions.add("s.key = ?", {music::toString(*query.key)});
    std::string keys;
    for (const music::Mode mode : {music::Mode::Major, music::Mode::Minor})
        for (int pitchClass = 0; pitchClass < 12; ++pitchClass)
            if (const music::Key key{pitchClass, mode};
                compose::compatibility(key, *query.key) >= soundsTogether)
                keys += (keys.empty() ? "'" : ", '") + music::toString(key) + '\'';
    conditions.add("s.key IN (" + keys + ")", {});
}

void addTempo(Conditions& conditions, const SampleQuery& query) {
    if (!query.slowest && !query.fastest) return;
    const double low = query.slowest.value_or(0.0), high = query.fastest.value_or(1e9);
    if (query.octaves)
        conditions.add("(s.bpm BETWEEN ? AND ? OR s.bpm * 2 BETWEEN ? AND ? OR s.bpm / 2 BETWEEN ? AND ?)",
                       {low, high, low, high, low, high});
    else
        conditions.add("s.bpm BETWEEN ? AND ?", {low, high});
}

/// What is quickest to judge comes first.
Conditions conditionsFrom(const SampleQuery& query) {
    Conditions conditions;
    if (query.role) conditions.add("s.role = ?", {std::string(info(*query.role).id)});
    if (query.kind) conditions.add("s.kind = ?", {std::string(info(*query.kind).id)});
    if (query.shortest) conditions.add("s.seconds >= ?", {*query.shortest});
    if (query.longest) conditions.add("s.seconds <= ?", {*query.longest});
    if (query.quietest) conditions.add("s.lufs >= ?", {*query.quietest});
    if (query.loudest) conditions.add("s.lufs <= ?", {*query.loudest});
    addTempo(conditions, query);
    if (query.key) addKeys(conditions, query);
    if (query.character)
        conditions.add("instr(s.character, ?) > 0", {' ' + std::string(info(*query.character).id) + ' '});
    return conditions;
}

/// With so few samples of the words it is quicker to look at each of them than to go through all in order.
constexpr int fewHits = 2000;

bool hasFewHits(Library& library, const std::string& match) {
    Statement count = library.connection().prepare(
        "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)");
    count.bind(match).bind(std::int64_t{fewHits + 1}).run();
    return count.next() && count.whole(0) <= fewHits;
}

/// The ids of all that is asked for, as a query, and the values for its places.
struct Asked {
    std::string ids;
    Conditions conditions;
};
Asked askedBy(Library& library, const SampleQuery& query) {
    Conditions conditions = conditionsFrom(query);
    const std::string inOrder = std::string("SELECT s.id AS id, s.path AS path FROM samples s INDEXED BY ") +
                                (query.role ? "samples_of_role" : "samples_in_order");
    const std::string match = matchOf(query.words);
    if (match.empty()) return {inOrder + conditions.text, conditions};
    if (hasFewHits(library, match)) {
        conditions.add("w.words MATCH ?", {match});
        return {"SELECT s.id AS id, s.path AS path FROM words w CROSS JOIN samples s ON s.id = w.rowid" +
                    conditions.text,
                conditions};
    }
    conditions.add("s.id IN (SELECT rowid FROM words WHERE words MATCH ?)", {match});
    return {inOrder + conditions.text, conditions};
}

/// Of the ids of a query "(…) f".
const std::string foundColumns =
    "SELECT " + sampleColumns +
    ", s.true_peak, coalesce(p.name, ''), coalesce(nullif(r.name, ''), r.sha256, ''), g.first, g.last FROM ";
const std::string foundJoins =
    " f JOIN samples s ON s.id = f.id LEFT JOIN packs p ON p.id = s.pack LEFT JOIN lineage l ON l.sample = "
    "s.id "
    "LEFT JOIN regions g ON g.id = l.region LEFT JOIN recordings r ON r.id = g.recording";

FoundSample foundFrom(const Statement& row) {
    FoundSample found;
    found.entry = entryFrom(row);
    found.truePeakDb = row.maybeReal(17);
    found.pack = row.text(18);
    found.recording = row.text(19);
    found.range = {row.whole(20), row.whole(21)};
    return found;
}

struct Near {
    double distance = 0.0;
    std::int64_t id = 0;
};

/// All that have a fingerprint, with their distance.
std::vector<Near> distancesTo(Library& library, const analysis::Fingerprint& wanted, const Asked& asked,
                              const Progress& progress) {
    const bool isOfAll = asked.conditions.text.empty();
    Statement rows = library.connection().prepare(
        isOfAll ? "SELECT s.id, s.print FROM samples s INDEXED BY samples_printed WHERE s.print IS NOT NULL"
                : "SELECT s.id, s.print FROM (" + asked.ids +
                      ") f JOIN samples s ON s.id = f.id WHERE s.print IS NOT NULL");
    asked.conditions.bindTo(rows);
    rows.run();
    std::vector<Near> all;
    analysis::Fingerprint print;
    while (rows.next()) {
        const QByteArray cells = rows.bytes(1);
        if (static_cast<std::size_t>(cells.size()) != print.cells.size()) continue;
        std::memcpy(print.cells.data(), cells.constData(), print.cells.size());
        all.push_back({analysis::distance(print, wanted), rows.whole(0)});
        if (all.size() % 4096 == 0) progress.check();
    }
    return all;
}

/// Those up to the distance of the last that is wanted: of several as far the paths decide.
std::vector<Near> nearest(std::vector<Near> all, int limit) {
    const auto most = std::min(all.size(), static_cast<std::size_t>(limit));
    if (most == 0) return {};
    std::ranges::nth_element(all, all.begin() + static_cast<std::ptrdiff_t>(most) - 1, {}, &Near::distance);
    const double farthest = all[most - 1].distance;
    std::erase_if(all, [&](const Near& near) { return near.distance > farthest; });
    return all;
}

std::vector<FoundSample> searchNear(Library& library, const SampleQuery& query, const Asked& asked,
                                    const Progress& progress) {
    const analysis::Fingerprint wanted = library::printOfSample(library::pathFromUtf8(query.near));
    std::vector<FoundSample> found;
    Statement row = library.connection().prepare(foundColumns + "(SELECT ? AS id)" + foundJoins);
    for (const Near& near : nearest(distancesTo(library, wanted, asked, progress), query.limit)) {
        row.bind(near.id).run();
        if (!row.next()) continue;
        found.push_back(foundFrom(row));
        found.back().distance = near.distance;
    }
    std::ranges::sort(found, [](const FoundSample& a, const FoundSample& b) {
        return std::tie(a.distance, a.entry.path) < std::tie(b.distance, b.entry.path);
    });
    found.resize(std::min(found.size(), static_cast<std::size_t>(query.limit)));
    return found;
}

}

std::vector<FoundSample> search(Library& library, const SampleQuery& query, const Progress& progress) {
    const Asked asked = askedBy(library, query);
    if (!query.near.empty()) return searchNear(library, query, asked, progress);
    Statement rows = library.connection().prepare(
        foundColumns + '(' + asked.ids + " ORDER BY s.path LIMIT ?)" + foundJoins + " ORDER BY f.path");
    asked.conditions.bindTo(rows);
    rows.bind(static_cast<std::int64_t>(query.limit)).run();
    std::vector<FoundSample> found;
    while (rows.next()) {
        progress.check();
        found.push_back(foundFrom(rows));
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
