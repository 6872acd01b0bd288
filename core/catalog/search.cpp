#include "catalog/search.h"

#include "compose/fit.h"
#include "files/paths.h"
#include "library/sample_index.h"

#include <algorithm>
#include <cctype>
#include <cstring>

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

Conditions conditionsFrom(const SampleQuery& query) {
    Conditions conditions;
    if (const std::string match = matchOf(query.words); !match.empty())
        conditions.add("s.id IN (SELECT rowid FROM words WHERE words MATCH ?)", {match});
    if (query.role) conditions.add("s.role = ?", {std::string(info(*query.role).id)});
    if (query.kind) conditions.add("s.kind = ?", {std::string(info(*query.kind).id)});
    if (query.key) addKeys(conditions, query);
    addTempo(conditions, query);
    if (query.character)
        conditions.add("instr(s.character, ?) > 0", {' ' + std::string(info(*query.character).id) + ' '});
    if (query.shortest) conditions.add("s.seconds >= ?", {*query.shortest});
    if (query.longest) conditions.add("s.seconds <= ?", {*query.longest});
    if (query.quietest) conditions.add("s.lufs >= ?", {*query.quietest});
    if (query.loudest) conditions.add("s.lufs <= ?", {*query.loudest});
    return conditions;
}

const std::string foundQuery = "SELECT " + sampleColumns +
                               ", s.true_peak, coalesce(p.name, ''), coalesce(nullif(r.name, ''), r.sha256, "
                               "''), g.first, g.last FROM samples s "
                               "LEFT JOIN packs p ON p.id = s.pack LEFT JOIN lineage l ON l.sample = s.id "
                               "LEFT JOIN regions g ON g.id = l.region "
                               "LEFT JOIN recordings r ON r.id = g.recording";

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
    std::string path;
};

/// The nearest, nearest first.
std::vector<Near> nearest(Library& library, const SampleQuery& query, const Conditions& conditions,
                          const Progress& progress) {
    const analysis::Fingerprint wanted = library::printOfSample(library::pathFromUtf8(query.near));
    Conditions printed = conditions;
    printed.add("s.print IS NOT NULL", {});
    Statement rows =
        library.connection().prepare("SELECT s.id, s.print, s.path FROM samples s" + printed.text);
    printed.bindTo(rows);
    rows.run();
    std::vector<Near> all;
    analysis::Fingerprint print;
    while (rows.next()) {
        const QByteArray cells = rows.bytes(1);
        if (static_cast<std::size_t>(cells.size()) != print.cells.size()) continue;
        std::memcpy(print.cells.data(), cells.constData(), print.cells.size());
        all.push_back({analysis::distance(print, wanted), rows.whole(0), rows.text(2)});
        if (all.size() % 4096 == 0) progress.check();
    }
    const auto most =
        static_cast<std::ptrdiff_t>(std::min(all.size(), static_cast<std::size_t>(query.limit)));
    std::ranges::partial_sort(all, all.begin() + most, [](const Near& a, const Near& b) {
        return std::tie(a.distance, a.path) < std::tie(b.distance, b.path);
    });
    all.resize(static_cast<std::size_t>(most));
    return all;
}

std::vector<FoundSample> searchNear(Library& library, const SampleQuery& query, const Conditions& conditions,
                                    const Progress& progress) {
    std::vector<FoundSample> found;
    Statement row = library.connection().prepare(foundQuery + " WHERE s.id = ?");
    for (const Near& near : nearest(library, query, conditions, progress)) {
        row.bind(near.id).run();
        if (!row.next()) continue;
        found.push_back(foundFrom(row));
        found.back().distance = near.distance;
    }
    return found;
}

}

std::vector<FoundSample> search(Library& library, const SampleQuery& query, const Progress& progress) {
    const Conditions conditions = conditionsFrom(query);
    if (!query.near.empty()) return searchNear(library, query, conditions, progress);
    Statement rows = library.connection().prepare(foundQuery + conditions.text + " ORDER BY s.path LIMIT ?");
    conditions.bindTo(rows);
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
