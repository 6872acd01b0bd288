#include "catalog/rows.h"

namespace gleaner::catalog {
namespace {

std::optional<std::string> ifAny(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

std::int64_t idFrom(Statement& statement) {
    statement.run();
    const std::int64_t id = statement.next() ? statement.whole(0) : 0;
    statement.finish();
    return id;
}

QByteArray bytesOf(const analysis::Fingerprint& print) {
    return {reinterpret_cast<const char*>(print.cells.data()), static_cast<qsizetype>(print.cells.size())};
}

}

std::int64_t put(Connection& connection, const RecordingRow& row) {
    Statement& statement = connection.prepared(
        "INSERT INTO recordings (sha256, path, name, frames, rate, channels, recorded, device, scene, take) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sha256) DO UPDATE SET "
        "path = coalesce(excluded.path, path), name = CASE excluded.name WHEN '' THEN name ELSE "
        "excluded.name "
        "END, frames = coalesce(excluded.frames, frames), rate = coalesce(excluded.rate, rate), "
        "channels = coalesce(excluded.channels, channels), recorded = coalesce(excluded.recorded, recorded), "
        "device = coalesce(excluded.device, device), scene = coalesce(excluded.scene, scene), "
        "take = coalesce(excluded.take, take) RETURNING id");
    statement.bind(row.sha256).bind(ifAny(row.path)).bind(row.name);
    statement.bind(row.frames).bind(row.rate).bind(row.channels);
    statement.bind(ifAny(row.recorded)).bind(ifAny(row.device)).bind(ifAny(row.scene)).bind(ifAny(row.take));
    return idFrom(statement);
}

std::int64_t put(Connection& connection, const RegionRow& row) {
    Statement& statement = connection.prepared(
        "INSERT INTO regions (recording, first, last, kind, role) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (recording, first, last, kind) DO UPDATE SET role = excluded.role RETURNING id");
    statement.bind(row.recording).bind(row.range.begin).bind(row.range.end);
    statement.bind(std::string(info(row.kind).id)).bind(std::string(info(row.role).id));
    return idFrom(statement);
}

std::int64_t put(Connection& connection, const SampleRow& row) {
    Statement& statement = connection.prepared(
        "INSERT INTO samples (path, stamp, sha256, sample_id, pack, seconds, kind, role, role_confidence, "
        "bpm, "
        "bpm_confidence, beats, bars, key, key_confidence, pitch, tonal, character, lufs, true_peak, "
        "centroid, "
        "print) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (path) DO UPDATE SET stamp = excluded.stamp, sample_id = excluded.sample_id, "
        "pack = excluded.pack, seconds = excluded.seconds, kind = excluded.kind, role = excluded.role, "
        "role_confidence = excluded.role_confidence, bpm = excluded.bpm, bpm_confidence = "
        "excluded.bpm_confidence, beats = excluded.beats, bars = excluded.bars, key = excluded.key, "
        "key_confidence = excluded.key_confidence, pitch = excluded.pitch, tonal = excluded.tonal, "
        "character = excluded.character, lufs = excluded.lufs, true_peak = excluded.true_peak, "
        "centroid = excluded.centroid, print = CASE WHEN excluded.sha256 = sha256 THEN "
        "coalesce(excluded.print, print) ELSE excluded.print END, sha256 = excluded.sha256 RETURNING id");
    const music::SampleTraits& traits = row.entry.traits;
    statement.bind(row.path).bind(row.stamp).bind(ifAny(row.sha256)).bind(row.entry.id).bind(row.pack);
    statement.bind(row.entry.seconds).bind(std::string(info(traits.kind).id));
    statement.bind(std::string(info(traits.role).id)).bind(traits.roleConfidence);
    statement.bind(traits.bpm).bind(traits.bpmConfidence);
    for (const std::optional<int>& count : {traits.beats, traits.bars})
        statement.bind(count ? std::optional<std::int64_t>(*count) : std::nullopt);
    statement.bind(traits.key ? std::optional(music::toString(*traits.key)) : std::nullopt);
    statement.bind(traits.keyConfidence).bind(traits.pitchHz);
    statement.bind(static_cast<std::int64_t>(traits.tonal)).bind(textOf(traits.character));
    statement.bind(row.entry.lufs).bind(row.truePeakDb).bind(traits.centroidHz);
    statement.bind(row.print ? std::optional(bytesOf(*row.print)) : std::nullopt);
    return idFrom(statement);
}

void put(Connection& connection, const LineageRow& row) {
    connection
        .prepared("INSERT OR REPLACE INTO lineage (sample, region, sound_sha256, gain_db, chain) VALUES "
                  "(?, ?, ?, ?, ?)")
        .bind(row.sample)
        .bind(row.region)
        .bind(row.soundSha256)
        .bind(row.gainDb)
        .bind(row.chain)
        .run();
}

void putWords(Connection& connection, std::int64_t sample) {
    connection.prepared("DELETE FROM words WHERE rowid = ?").bind(sample).run();
    connection.prepared("INSERT INTO words (rowid, text) SELECT id, text FROM sample_words WHERE id = ?")
        .bind(sample)
        .run();
}

void putWordsOfPack(Connection& connection, std::int64_t pack) {
    connection.prepared("DELETE FROM words WHERE rowid IN (SELECT id FROM samples WHERE pack = ?)")
        .bind(pack)
        .run();
    connection
        .prepared("INSERT INTO words (rowid, text) SELECT id, text FROM sample_words WHERE id IN (SELECT id "
                  "FROM samples WHERE pack = ?)")
        .bind(pack)
        .run();
}

std::string textOf(const std::vector<music::Character>& words) {
    std::string text = " ";
    for (const music::Character word : words)
        (text += info(word).id) += ' ';
    return text;
}

}
