#include "catalog/schema.h"

#include <array>

namespace gleaner::catalog {
namespace {

constexpr std::array tables = {
    // What the library is filled from, and can be filled from again: "folder", "pack".
    "CREATE TABLE places (path TEXT PRIMARY KEY, kind TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
    "CREATE TABLE recordings (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, path TEXT, name TEXT NOT "
    "NULL, "
    "frames INTEGER, rate INTEGER, channels INTEGER, recorded TEXT, device TEXT, scene TEXT, take TEXT)",
    "CREATE TABLE regions (id INTEGER PRIMARY KEY, recording INTEGER NOT NULL REFERENCES recordings ON "
    "DELETE "
    "CASCADE, first INTEGER NOT NULL, last INTEGER NOT NULL, kind TEXT NOT NULL, role TEXT NOT NULL, "
    "UNIQUE (recording, first, last, kind))",
    "CREATE TABLE packs (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, pack_id TEXT NOT NULL, name TEXT "
    "NOT NULL, "
    "created TEXT, generator TEXT, manifest_sha256 TEXT NOT NULL)",
    "CREATE TABLE samples (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, sha256 "
    "TEXT, "
    "sample_id TEXT NOT NULL, pack INTEGER REFERENCES packs ON DELETE CASCADE, seconds REAL NOT NULL, "
    "kind TEXT NOT NULL, role TEXT NOT NULL, role_confidence REAL NOT NULL, bpm REAL, bpm_confidence REAL "
    "NOT NULL, "
    "beats INTEGER, bars INTEGER, key TEXT, key_confidence REAL NOT NULL, pitch REAL, tonal INTEGER NOT "
    "NULL, "
    "character TEXT NOT NULL, lufs REAL, true_peak REAL, centroid REAL NOT NULL, print BLOB)",
    "CREATE TABLE lineage (sample INTEGER PRIMARY KEY REFERENCES samples ON DELETE CASCADE, "
    "region INTEGER NOT NULL REFERENCES regions ON DELETE CASCADE, sound_sha256 TEXT NOT NULL, "
    "gain_db REAL NOT NULL, chain TEXT NOT NULL)",
    "CREATE INDEX samples_by_role ON samples (role, path)",
    "CREATE INDEX samples_by_hash ON samples (sha256)",
    "CREATE INDEX samples_by_pack ON samples (pack)",
    "CREATE INDEX lineage_by_region ON lineage (region)",
    "CREATE INDEX lineage_by_sound ON lineage (sound_sha256)",
};

// A sample's words follow from what else is known of it: whoever changes that takes them away and puts them
// back by `wordsOfSample`.
constexpr std::array words = {
    "CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 "
    "3')",
    "CREATE VIEW sample_words AS SELECT s.id AS id, s.path || ' ' || s.role || ' ' || s.kind || ' ' || "
    "s.character || ' ' "
    "|| coalesce(s.key, '') || ' ' || coalesce(p.name, '') || ' ' || coalesce(r.name, '') || ' ' || "
    "coalesce(r.scene, '') || ' ' || coalesce(r.device, '') AS text FROM samples s LEFT JOIN packs p ON p.id "
    "= s.pack "
    "LEFT JOIN lineage l ON l.sample = s.id LEFT JOIN regions g ON g.id = l.region LEFT JOIN recordings r ON "
    "r.id = "
    "g.recording",
    "INSERT INTO words (rowid, text) SELECT id, text FROM sample_words",
    "CREATE TRIGGER sample_gone AFTER DELETE ON samples BEGIN DELETE FROM words WHERE rowid = old.id; END",
};

// A question reads one of these alone, in the order of its answer: it ends where enough was found.
constexpr std::array quick = {
    "DROP INDEX samples_by_role",
    "CREATE INDEX samples_in_order ON samples (path, role, kind, seconds, lufs, bpm, key, character)",
    "CREATE INDEX samples_of_role ON samples (role, path, kind, seconds, lufs, bpm, key, character)",
    "CREATE INDEX samples_printed ON samples (print) WHERE print IS NOT NULL",
};

// What questions are judged by, packed (catalog/scan.h): `what` is "facts" or "prints" of the samples whose
// ids begin with the number of the chunk, or "order", the ids by path. Whoever changes samples leaves a note
// of what is stale; not by INSERT OR IGNORE: a statement that says itself what becomes of a conflict says it
// for its triggers too.
#define STALE_CHUNK(row)                                                                                     \
    "INSERT INTO scan_stale SELECT 'samples', " row ".id >> 10 WHERE NOT EXISTS (SELECT 1 FROM scan_stale "  \
    "WHERE what = 'samples' AND chunk = " row ".id >> 10); "
#define STALE_ORDER                                                                                          \
    "INSERT INTO scan_stale SELECT 'order', 0 WHERE NOT EXISTS (SELECT 1 FROM scan_stale WHERE what = "      \
    "'order'); "

constexpr std::array packed = {
    "DROP INDEX samples_in_order",
    "DROP INDEX samples_of_role",
    "DROP INDEX samples_printed",
    "CREATE INDEX samples_by_role ON samples (role, path)",
    "CREATE TABLE scan (what TEXT NOT NULL, chunk INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (what, "
    "chunk))",
    "CREATE TABLE scan_stale (what TEXT NOT NULL, chunk INTEGER NOT NULL, PRIMARY KEY (what, chunk)) WITHOUT "
    "ROWID",
    "CREATE TRIGGER scan_added AFTER INSERT ON samples BEGIN " STALE_CHUNK("new") STALE_ORDER "END",
    "CREATE TRIGGER scan_gone AFTER DELETE ON samples BEGIN " STALE_CHUNK("old") STALE_ORDER "END",
    "CREATE TRIGGER scan_moved AFTER UPDATE OF id, path ON samples BEGIN " STALE_CHUNK("old")
        STALE_CHUNK("new") STALE_ORDER "END",
    "CREATE TRIGGER scan_changed AFTER UPDATE OF role, kind, seconds, lufs, bpm, key, character, print ON "
    "samples BEGIN " STALE_CHUNK("new") "END",
};

constexpr std::array<SchemaStep, 4> steps = {{
    {"recordings, regions, packs, samples and where they come from", tables},
    {"search by words", words},
    {"quick answers", quick},
    {"answers from packed facts", packed},
}};

}

std::span<const SchemaStep> schemaSteps() { return steps; }

void migrate(Connection& connection, std::size_t version) {
    const auto isThere = [&] { return static_cast<std::size_t>(connection.number("PRAGMA user_version")); };
    if (isThere() == version) return;
    Transaction transaction(connection); // another program may be at it: it is looked again behind the door
    const std::size_t there = isThere();
    if (there > steps.size())
        throw Error(connection.file(),
                    "was made by a newer Gleaner; take that one, or another file as --library");
    for (std::size_t step = there; step < version; ++step)
        for (const char* statement : steps[step].statements)
            connection.run(statement);
    if (there < version) connection.run("PRAGMA user_version = " + std::to_string(version));
    transaction.commit();
}

}
