// The song on disk: SongDefinition (DESIGN 2.4), described by resources/schema/song-1.json.

#include "json/fields.h"
#include "json/values.h"

namespace gleaner::json {
namespace {

constexpr int songVersion = 1;

QJsonObject noteToJson(const music::Note& note) {
    QJsonObject object;
    object[u"pos"] = note.pos;
    object[u"len"] = note.len;
    object[u"key"] = note.key;
    object[u"vel"] = note.velocity;
    return object;
}

music::Note noteFrom(const Fields& fields) {
    music::Note note;
    note.pos = fields.number("pos", note.pos);
    note.len = fields.number("len", note.len);
    note.key = fields.integer("key", note.key);
    note.velocity = fields.integer("vel", note.velocity);
    return note;
}

QJsonObject drumNoteToJson(const music::DrumNote& drum) {
    QJsonObject object = noteToJson(drum.note);
    object[u"channel"] = drum.channel;
    return object;
}

QJsonObject patternToJson(const music::Pattern& pattern, int id) {
    QJsonObject object;
    object[u"id"] = id;
    object[u"name"] = qstring(pattern.name);
    object[u"bars"] = pattern.bars;
    object[u"notes"] = listOf(pattern.notes, drumNoteToJson);
    return object;
}

music::Pattern patternFrom(const Fields& fields, int id) {
    if (fields.integer("id", id) != id)
        fields.fail("id", std::to_string(id) + " (patterns are numbered from 1 in their order)");
    music::Pattern pattern;
    pattern.name = fields.text("name");
    pattern.bars = fields.integer("bars", pattern.bars);
    for (const Fields& note : fields.objects("notes"))
        pattern.notes.push_back({note.integer("channel", 0), noteFrom(note)});
    return pattern;
}

QJsonObject itemToJson(const music::Item& item) {
    QJsonObject object;
    object[u"pattern"] = item.pattern;
    object[u"bar"] = item.bar;
    object[u"bars"] = item.bars;
    object[u"track"] = item.track;
    object[u"muted"] = item.muted;
    return object;
}

music::Item itemFrom(const Fields& fields) {
    music::Item item;
    item.pattern = fields.integer("pattern", item.pattern);
    item.bar = fields.integer("bar", item.bar);
    item.bars = fields.integer("bars", item.bars);
    item.track = fields.integer("track", item.track);
    item.muted = fields.flag("muted", item.muted);
    return item;
}

std::optional<music::SourceType> sourceFromId(std::string_view id) {
    if (id == "pattern") return music::SourceType::Pattern;
    if (id == "audio") return music::SourceType::Audio;
    return std::nullopt;
}

/// A number by its name on disk.
template <typename Value>
struct NumberField {
    const char* name;
    double Value::*number;
};

constexpr NumberField<music::Envelope> envelopeFields[] = {
    {"attack_ms", &music::Envelope::attackMs},   {"hold_ms", &music::Envelope::holdMs},
    {"decay_ms", &music::Envelope::decayMs},     {"sustain", &music::Envelope::sustain},
    {"release_ms", &music::Envelope::releaseMs},
};

/// What most tracks leave as it is; written where they do not, so that songs without it stay as they were.
constexpr NumberField<music::MelodicTrack> soundFields[] = {
    {"gain", &music::MelodicTrack::gain},
    {"fade_in_ms", &music::MelodicTrack::fadeInMs},
    {"fade_out_ms", &music::MelodicTrack::fadeOutMs},
    {"offset_seconds", &music::MelodicTrack::offsetSeconds},
};

QJsonObject envelopeToJson(const music::Envelope& envelope) {
    QJsonObject object;
    for (const auto& field : envelopeFields)
        object[QLatin1String(field.name)] = envelope.*field.number;
    return object;
}

music::Envelope envelopeFrom(const Fields& fields) {
    music::Envelope envelope;
    for (const auto& field : envelopeFields)
        envelope.*field.number = fields.number(field.name, envelope.*field.number);
    return envelope;
}

void addSound(QJsonObject& object, const music::MelodicTrack& track) {
    const music::MelodicTrack plain;
    if (track.muted) object[u"muted"] = true;
    for (const auto& field : soundFields)
        if (track.*field.number != plain.*field.number)
            object[QLatin1String(field.name)] = track.*field.number;
    if (track.envelope) object[u"envelope"] = envelopeToJson(*track.envelope);
}

void readSound(const Fields& fields, music::MelodicTrack& track) {
    track.muted = fields.flag("muted", track.muted);
    for (const auto& field : soundFields)
        track.*field.number = fields.number(field.name, track.*field.number);
    if (fields.has("envelope")) track.envelope = envelopeFrom(fields.object("envelope"));
}

QJsonObject melodicTrackToJson(const music::MelodicTrack& track) {
    QJsonArray repeats;
    for (const int bar : track.repeats)
        repeats.append(bar);
    QJsonObject object;
    object[u"role"] = qstring(music::facts(track.role).id);
    object[u"name"] = qstring(track.name);
    object[u"sample_path"] = qstring(track.samplePath);
    object[u"source_type"] = qstring(track.source == music::SourceType::Audio ? "audio" : "pattern");
    object[u"notes"] = listOf(track.notes, noteToJson);
    object[u"channel_index"] = track.channel;
    object[u"volume"] = track.volume;
    object[u"pan"] = track.pan;
    object[u"root_note"] = track.rootNote;
    object[u"bar"] = track.bar;
    object[u"num_bars"] = track.bars;
    object[u"repeats"] = repeats;
    object[u"seconds"] = track.seconds;
    object[u"stretch_beats"] = orNull(track.stretchBeats);
    object[u"transpose"] = track.transpose;
    addSound(object, track);
    return object;
}

music::MelodicTrack melodicTrackFrom(const Fields& fields) {
    music::MelodicTrack track;
    track.role = fields.word("role", track.role, music::roleFromId, "a role such as bass, lead or pad");
    track.name = fields.text("name");
    track.samplePath = fields.text("sample_path");
    track.source = fields.word("source_type", track.source, sourceFromId, "\"pattern\" or \"audio\"");
    for (const Fields& note : fields.objects("notes"))
        track.notes.push_back(noteFrom(note));
    track.channel = fields.integer("channel_index", track.channel);
    track.volume = fields.number("volume", track.volume);
    track.pan = fields.number("pan", track.pan);
    track.rootNote = fields.integer("root_note", track.rootNote);
    track.bar = fields.integer("bar", track.bar);
    track.bars = fields.integer("num_bars", track.bars);
    track.repeats = fields.integers("repeats");
    track.seconds = fields.number("seconds", track.seconds);
    track.stretchBeats = fields.optionalNumber("stretch_beats");
    track.transpose = fields.number("transpose", track.transpose);
    readSound(fields, track);
    return track;
}

QJsonObject drumChannelToJson(const music::DrumChannel& drum) {
    QJsonObject object;
    object[u"channel"] = drum.channel;
    object[u"role"] = qstring(music::facts(drum.role).id);
    object[u"sample_path"] = qstring(drum.samplePath);
    object[u"volume"] = drum.volume;
    object[u"pan"] = drum.pan;
    return object;
}

music::DrumChannel drumChannelFrom(const Fields& fields) {
    music::DrumChannel drum;
    drum.channel = fields.integer("channel", drum.channel);
    drum.role = fields.word("role", drum.role, music::roleFromId, "a role such as kick, snare or hat");
    drum.samplePath = fields.text("sample_path");
    drum.volume = fields.number("volume", drum.volume);
    drum.pan = fields.number("pan", drum.pan);
    return drum;
}

QJsonObject sectionToJson(const music::Section& section) {
    QJsonObject object;
    object[u"name"] = qstring(section.name);
    object[u"bar"] = section.bar;
    object[u"bars"] = section.bars;
    return object;
}

music::Section sectionFrom(const Fields& fields) {
    music::Section section;
    section.name = fields.text("name");
    section.bar = fields.integer("bar", section.bar);
    section.bars = fields.integer("bars", section.bars);
    return section;
}

QJsonObject metaToJson(const music::SongMeta& meta) {
    QJsonObject object;
    object[u"title"] = qstring(meta.title);
    object[u"bpm"] = meta.bpm;
    object[u"ppq"] = meta.ppq;
    object[u"key"] = qstring(music::toString(meta.key));
    object[u"scale"] = qstring(meta.scale);
    object[u"time_signature"] = QJsonArray{meta.timeSignature[0], meta.timeSignature[1]};
    object[u"seed"] = seedToJson(meta.seed);
    return object;
}

music::SongMeta metaFrom(const Fields& fields) {
    music::SongMeta meta;
    meta.title = fields.text("title");
    meta.bpm = fields.number("bpm", meta.bpm);
    meta.ppq = fields.integer("ppq", meta.ppq);
    meta.key = fields.word("key", meta.key, music::parseKey, "a key such as Am, F#m or Bb");
    meta.scale = fields.text("scale", meta.scale);
    if (fields.has("time_signature")) {
        const std::vector<int> signature = fields.integers("time_signature");
        if (signature.size() != 2) fields.fail("time_signature", "two numbers such as [4, 4]");
        meta.timeSignature = {signature[0], signature[1]};
    }
    meta.seed = fields.seed("seed", meta.seed);
    return meta;
}

}

QJsonObject toJson(const music::Song& song) {
    QJsonArray patterns;
    for (std::size_t n = 0; n < song.patterns.size(); ++n)
        patterns.append(patternToJson(song.patterns[n], static_cast<int>(n) + 1));
    QJsonObject object;
    object[u"version"] = songVersion;
    object[u"meta"] = metaToJson(song.meta);
    object[u"patterns"] = patterns;
    object[u"items"] = listOf(song.items, itemToJson);
    object[u"melodic_tracks"] = listOf(song.melodicTracks, melodicTrackToJson);
    object[u"drums"] = listOf(song.drums, drumChannelToJson);
    object[u"sections"] = listOf(song.sections, sectionToJson);
    return object;
}

music::Song songFromJson(const QJsonObject& object) {
    const Fields fields(object);
    if (fields.integer("version", songVersion) != songVersion)
        fields.fail("version", std::to_string(songVersion) + ", the only one this program reads");
    music::Song song;
    song.meta = metaFrom(fields.object("meta"));
    for (const Fields& pattern : fields.objects("patterns"))
        song.patterns.push_back(patternFrom(pattern, static_cast<int>(song.patterns.size()) + 1));
    for (const Fields& item : fields.objects("items"))
        song.items.push_back(itemFrom(item));
    for (const Fields& track : fields.objects("melodic_tracks"))
        song.melodicTracks.push_back(melodicTrackFrom(track));
    for (const Fields& drum : fields.objects("drums"))
        song.drums.push_back(drumChannelFrom(drum));
    for (const Fields& section : fields.objects("sections"))
        song.sections.push_back(sectionFrom(section));
    return song;
}

}
