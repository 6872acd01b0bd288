// The song on disk: SongDefinition (docs/formats.md 5), described by resources/schema/song-1.json.

#include "json/fields.h"
#include "json/values.h"

#include <cmath>

namespace gleaner::json {
namespace {

constexpr int songVersion = 1;
constexpr std::size_t mostFaults = 10'000; // that are kept: a file may hold millions

QJsonObject noteToJson(const music::Note& note) {
    QJsonObject object;
    object[u"pos"] = note.pos;
    object[u"len"] = note.len;
    object[u"key"] = note.key;
    object[u"vel"] = note.velocity;
    return object;
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

QJsonObject itemToJson(const music::Item& item) {
    QJsonObject object;
    object[u"pattern"] = item.pattern;
    object[u"bar"] = item.bar;
    object[u"bars"] = item.bars;
    object[u"track"] = item.track;
    object[u"muted"] = item.muted;
    return object;
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

void addSound(QJsonObject& object, const music::MelodicTrack& track) {
    const music::MelodicTrack plain;
    if (track.muted) object[u"muted"] = true;
    for (const auto& field : soundFields)
        if (track.*field.number != plain.*field.number)
            object[QLatin1String(field.name)] = track.*field.number;
    if (track.envelope) object[u"envelope"] = envelopeToJson(*track.envelope);
}

QJsonObject melodicTrackToJson(const music::MelodicTrack& track) {
    QJsonArray repeats;
    for (const double bar : track.repeats)
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

QJsonObject drumChannelToJson(const music::DrumChannel& drum) {
    QJsonObject object;
    object[u"channel"] = drum.channel;
    object[u"role"] = qstring(music::facts(drum.role).id);
    object[u"sample_path"] = qstring(drum.samplePath);
    object[u"volume"] = drum.volume;
    object[u"pan"] = drum.pan;
    return object;
}

QJsonObject sectionToJson(const music::Section& section) {
    QJsonObject object;
    object[u"name"] = qstring(section.name);
    object[u"bar"] = section.bar;
    object[u"bars"] = section.bars;
    return object;
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

/// Reads a song and goes on after a fault, so that all of them can be told together: what can't be read keeps
/// its initial state.
class SongReader {
public:
    explicit SongReader(const QJsonObject& object) : m_fields(object) {}

    music::Song read() {
        if (m_fields.integer("version", songVersion) != songVersion)
            m_fields.fail("version", std::to_string(songVersion) + ", the only one this program reads");
        attempt([&] { readMeta(m_fields.object("meta")); });
        each(m_fields, "patterns", [&](const Fields& fields) { m_song.patterns.push_back(pattern(fields)); });
        each(m_fields, "items", [&](const Fields& fields) { m_song.items.push_back(item(fields)); });
        each(m_fields, "melodic_tracks",
             [&](const Fields& fields) { m_song.melodicTracks.push_back(melodicTrack(fields)); });
        each(m_fields, "drums", [&](const Fields& fields) { m_song.drums.push_back(drumChannel(fields)); });
        each(m_fields, "sections", [&](const Fields& fields) { m_song.sections.push_back(section(fields)); });
        if (!m_faults.empty()) refuse();
        return std::move(m_song);
    }

private:
    template <typename Read>
    bool attempt(Read read) {
        try {
            read();
            return true;
        } catch (const Error& error) {
            if (m_faults.size() < mostFaults) m_faults.emplace_back(error.what());
            return false;
        }
    }
    /// `target` as `read` gives it, or as it was.
    template <typename Value, typename Read>
    void set(Value& target, Read read) {
        attempt([&] { target = read(); });
    }
    /// Every value of a list that is as it must be; each that is not is a fault of its own. False when there
    /// is no list to read.
    template <typename IsRight, typename Visit>
    bool eachValue(const Fields& fields, const char* name, const std::string& wanted, IsRight isRight,
                   Visit visit) {
        if (!fields.has(name)) return true;
        const QJsonValue list = fields.asObject().value(QLatin1String(name));
        if (!list.isArray()) return attempt([&] { fields.fail(name, "a list"); });
        int number = 0;
        for (const QJsonValue& value : list.toArray()) {
            const std::string path = fields.pathOf(name) + '[' + std::to_string(number++) + ']';
            if (isRight(value))
                visit(value, path);
            else
                attempt([&] { Fields::failAt(path, value, wanted); });
        }
        return true;
    }
    template <typename Visit>
    bool each(const Fields& fields, const char* name, Visit visit) {
        return eachValue(
            fields, name, "an object", [](const QJsonValue& value) { return value.isObject(); },
            [&](const QJsonValue& value, const std::string& path) { visit(Fields(value.toObject(), path)); });
    }

    /// What was read takes part in the telling with what it says: both kinds of faults at once.
    [[noreturn]] void refuse() {
        for (std::string& fault : music::validate(m_song))
            m_faults.push_back(std::move(fault));
        throw Error(music::joined(m_faults));
    }

    void number(double& target, const Fields& fields, const char* name) {
        set(target, [&] { return fields.number(name, target); });
    }
    void integer(int& target, const Fields& fields, const char* name) {
        set(target, [&] { return fields.integer(name, target); });
    }
    void text(std::string& target, const Fields& fields, const char* name) {
        set(target, [&] { return fields.text(name, target); });
    }
    void flag(bool& target, const Fields& fields, const char* name) {
        set(target, [&] { return fields.flag(name, target); });
    }
    void role(music::Role& target, const Fields& fields, const char* wanted) {
        set(target, [&] { return fields.word("role", target, music::roleFromId, wanted); });
    }

    void readMeta(const Fields& fields) {
        music::SongMeta& meta = m_song.meta;
        text(meta.title, fields, "title");
        number(meta.bpm, fields, "bpm");
        integer(meta.ppq, fields, "ppq");
        set(meta.key,
            [&] { return fields.word("key", meta.key, music::parseKey, "a key such as Am, F#m or Bb"); });
        text(meta.scale, fields, "scale");
        attempt([&] {
            if (!fields.has("time_signature")) return;
            const std::vector<int> signature = fields.integers("time_signature");
            if (signature.size() != 2) fields.fail("time_signature", "two numbers such as [4, 4]");
            meta.timeSignature = {signature[0], signature[1]};
        });
        set(meta.seed, [&] { return fields.seed("seed", meta.seed); });
    }

    music::Note note(const Fields& fields) {
        music::Note note;
        number(note.pos, fields, "pos");
        number(note.len, fields, "len");
        integer(note.key, fields, "key");
        integer(note.velocity, fields, "vel");
        return note;
    }

    music::Pattern pattern(const Fields& fields) {
        const int id = static_cast<int>(m_song.patterns.size()) + 1;
        attempt([&] {
            if (fields.integer("id", id) != id)
                fields.fail("id", std::to_string(id) + " (patterns are numbered from 1 in their order)");
        });
        music::Pattern pattern;
        text(pattern.name, fields, "name");
        number(pattern.bars, fields, "bars");
        const bool isRead = each(fields, "notes", [&](const Fields& one) {
            music::DrumNote drum;
            integer(drum.channel, one, "channel");
            drum.note = note(one);
            pattern.notes.push_back(drum);
        });
        if (!isRead) pattern.notes.push_back({0, standIn}); // "has no note" would be no news
        return pattern;
    }

    music::Item item(const Fields& fields) {
        music::Item item;
        integer(item.pattern, fields, "pattern");
        number(item.bar, fields, "bar");
        number(item.bars, fields, "bars");
        integer(item.track, fields, "track");
        flag(item.muted, fields, "muted");
        return item;
    }

    music::MelodicTrack melodicTrack(const Fields& fields) {
        music::MelodicTrack track;
        role(track.role, fields, "a role such as bass, lead or pad");
        text(track.name, fields, "name");
        text(track.samplePath, fields, "sample_path");
        set(track.source, [&] {
            return fields.word("source_type", track.source, sourceFromId, "\"pattern\" or \"audio\"");
        });
        if (!each(fields, "notes", [&](const Fields& one) { track.notes.push_back(note(one)); }))
            track.notes.push_back(standIn);
        integer(track.channel, fields, "channel_index");
        number(track.volume, fields, "volume");
        number(track.pan, fields, "pan");
        integer(track.rootNote, fields, "root_note");
        number(track.bar, fields, "bar");
        number(track.bars, fields, "num_bars");
        eachValue(
            fields, "repeats", "a number",
            [](const QJsonValue& value) { return value.isDouble() && std::isfinite(value.toDouble()); },
            [&](const QJsonValue& value, const std::string&) { track.repeats.push_back(value.toDouble()); });
        number(track.seconds, fields, "seconds");
        set(track.stretchBeats, [&] { return fields.optionalNumber("stretch_beats"); });
        number(track.transpose, fields, "transpose");
        flag(track.muted, fields, "muted");
        for (const auto& field : soundFields)
            number(track.*field.number, fields, field.name);
        attempt([&] {
            if (fields.has("envelope")) track.envelope = envelope(fields.object("envelope"));
        });
        return track;
    }

    music::Envelope envelope(const Fields& fields) {
        music::Envelope envelope;
        for (const auto& field : envelopeFields)
            number(envelope.*field.number, fields, field.name);
        return envelope;
    }

    music::DrumChannel drumChannel(const Fields& fields) {
        music::DrumChannel drum;
        integer(drum.channel, fields, "channel");
        role(drum.role, fields, "a role such as kick, snare or hat");
        text(drum.samplePath, fields, "sample_path");
        number(drum.volume, fields, "volume");
        number(drum.pan, fields, "pan");
        return drum;
    }

    music::Section section(const Fields& fields) {
        music::Section section;
        text(section.name, fields, "name");
        number(section.bar, fields, "bar");
        number(section.bars, fields, "bars");
        return section;
    }

    static constexpr music::Note standIn{0.0, 1.0, 60, 100};

    Fields m_fields;
    music::Song m_song;
    std::vector<std::string> m_faults;
};

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

music::Song songFromJson(const QJsonObject& object) { return SongReader(object).read(); }

}
