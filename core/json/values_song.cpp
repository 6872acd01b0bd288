// The song on disk: SongDefinition (docs/formats.md 5), described by resources/schema/song-1.json.

#include "music/song_limits.h"
#include "json/field_list.h"
#include "json/music_codecs.h"
#include "json/schemas.h"
#include "json/values.h"

namespace gleaner::json {
namespace {

constexpr int songVersion = 1;

struct SourceWords {
    static constexpr const char* wanted = "\"pattern\" or \"audio\"";
    static std::vector<std::string_view> ids() { return {"pattern", "audio"}; }
    static std::string_view idOf(music::SourceType source) {
        return source == music::SourceType::Audio ? "audio" : "pattern";
    }
    static std::optional<music::SourceType> find(std::string_view id) {
        if (id == "pattern") return music::SourceType::Pattern;
        if (id == "audio") return music::SourceType::Audio;
        return std::nullopt;
    }
};

struct TargetWords {
    static constexpr const char* wanted = "\"volume\" or \"pan\"";
    static std::vector<std::string_view> ids() { return {"volume", "pan"}; }
    static std::string_view idOf(music::Automation::Target target) {
        return target == music::Automation::Target::Pan ? "pan" : "volume";
    }
    static std::optional<music::Automation::Target> find(std::string_view id) {
        if (id == "volume") return music::Automation::Target::Volume;
        if (id == "pan") return music::Automation::Target::Pan;
        return std::nullopt;
    }
};

/// Two numbers such as [4, 4].
struct TimeSignature {
    static QJsonValue write(const std::array<int, 2>& signature, const Rule&, Spelling) {
        return QJsonArray{signature[0], signature[1]};
    }
    static std::array<int, 2> read(const Given& given) {
        const std::vector<int> numbers = Codec<std::vector<int>>::read(given);
        if (numbers.size() != 2) given.fail("two numbers such as [4, 4]");
        return {numbers[0], numbers[1]};
    }
    static QJsonObject schema(const Rule& rule, SchemaShape& shape) {
        QJsonObject schema = Codec<std::vector<int>>::schema(rule, shape);
        schema[u"minItems"] = schema[u"maxItems"] = 2;
        return schema;
    }
};

/// A pattern with its number, which follows from its place.
struct NumberedPattern {
    std::optional<int> id;
    music::Pattern pattern;
};

struct PatternList {
    static QJsonValue write(const std::vector<music::Pattern>& patterns, const Rule&, Spelling spelling);
    static std::vector<music::Pattern> read(const Given& given);
    static QJsonObject schema(const Rule& rule, SchemaShape& shape) {
        return Codec<std::vector<NumberedPattern>>::schema(rule, shape);
    }
};

// Numbers are read as they are: `music::validate` judges the song as a whole and tells all its faults.
constexpr Rule fromZero = from(0).checkedLater();
constexpr Rule fromOne = from(1).checkedLater();
constexpr Rule aboveZero = above(0).checkedLater();
constexpr Rule midiNote = within(0, 127).checkedLater();
constexpr Rule drumChannel = within(0, music::drumChannels - 1).checkedLater();
constexpr Rule fader = within(0, 1).checkedLater();
constexpr Rule panning = within(-1, 1).checkedLater();
constexpr Rule fade = within(0, music::longestFadeMs).checkedLater().ifNot(0.0);
constexpr Rule envelopeTime = within(0, music::longestEnvelopeMs).checkedLater();
constexpr Rule songKey = anything.like("^(C|C#|D|Eb|E|F|F#|G|Ab|A|Bb|B)m?$");

constexpr music::Note standIn{0.0, 1.0, 60,
                              100}; ///< of notes that can't be read: that there are none is no news

}

template <typename Visitor, Like<music::Note> T>
void fields(Visitor& visit, T& note) {
    visit("pos", note.pos, "Beats from the start of its pattern or phrase", fromZero.expected());
    visit("len", note.len, "Beats", fromZero.expected());
    visit("key", note.key, "MIDI note", midiNote.expected());
    visit("vel", note.velocity, "Velocity", within(1, 127).checkedLater().expected());
}

template <typename Visitor, Like<music::DrumNote> T>
void fields(Visitor& visit, T& drum) {
    visit("channel", drum.channel, "Drum channel", drumChannel.expected());
    fields(visit, drum.note);
}

template <typename Visitor, Like<NumberedPattern> T>
void fields(Visitor& visit, T& numbered) {
    auto& pattern = numbered.pattern;
    visit("id", numbered.id, "Number of the pattern", fromOne);
    visit("name", pattern.name, "Name");
    visit("bars", pattern.bars, "Length in bars; may be a fraction", aboveZero.expected());
    const bool isRead = visit("notes", pattern.notes, "Sorted by pos, channel, key", expected);
    if constexpr (!std::is_const_v<T>)
        if (!isRead) pattern.notes.push_back({0, standIn});
}

template <typename Visitor, Like<music::Item> T>
void fields(Visitor& visit, T& item) {
    visit("pattern", item.pattern, "Number of the pattern", fromOne.expected());
    visit("bar", item.bar, "First bar, from 0; may be a fraction", fromZero.expected());
    visit("bars", item.bars, "Length in bars; may be a fraction", aboveZero.expected());
    visit("track", item.track, "Playlist track, from 1", fromOne.expected());
    visit("muted", item.muted, "Placed but silent");
}

template <typename Visitor, Like<music::Envelope> T>
void fields(Visitor& visit, T& envelope) {
    visit("attack_ms", envelope.attackMs, "From silence to the full level", envelopeTime);
    visit("hold_ms", envelope.holdMs, "At the full level", envelopeTime);
    visit("decay_ms", envelope.decayMs, "From the full level to that of sustain", envelopeTime);
    visit("sustain", envelope.sustain,
          "Part of the full level until the key is let go; 1 where it is missing", fader);
    visit("release_ms", envelope.releaseMs, "From there to silence", envelopeTime);
}

/// What most tracks leave as it is; written where they do not, so that songs without it stay as they were.
template <typename Visitor, Like<music::MelodicTrack> T>
void soundFields(Visitor& visit, T& track) {
    visit("muted", track.muted, "Placed but silent; false where it is missing", ifAny);
    visit("gain", track.gain,
          "Amplitude of an audio clip, linear, beside its channel's volume; 1 where it is missing",
          within(0, music::loudestGain).checkedLater().ifNot(1.0));
    visit("fade_in_ms", track.fadeInMs, "Straight fade at the begin of an audio clip; 0 where it is missing",
          fade);
    visit("fade_out_ms", track.fadeOutMs, "Straight fade at the end of an audio clip; 0 where it is missing",
          fade);
    visit("offset_seconds", track.offsetSeconds,
          "Where in its sample an audio clip begins, in seconds of the sample as recorded; 0 where it is "
          "missing",
          fromZero.ifNot(0.0));
    visit("envelope", track.envelope,
          "How each note of an instrument swells and dies away; without it a one-shot rings on", ifAny);
}

template <typename Visitor, Like<music::MelodicTrack> T>
void fields(Visitor& visit, T& track) {
    visit("role", track.role, "What the sample does in a song",
          saying("a role such as bass, lead or pad").expected());
    visit("name", track.name, "Name for people");
    visit("sample_path", track.samplePath, "Where its sample is; empty: silent", expected);
    visit.template as<Word<music::SourceType, SourceWords>>(
        "source_type", track.source, "pattern: a sampler that plays notes; audio: a clip on the playlist",
        expected);
    const bool isRead = visit("notes", track.notes, "The phrase; empty for an audio clip");
    if constexpr (!std::is_const_v<T>)
        if (!isRead) track.notes.push_back(standIn);
    visit("channel_index", track.channel, "Channel; 0 to 16 are drums",
          from(music::drumChannels).checkedLater().expected());
    visit("volume", track.volume, "Channel volume; 0.78 is FL Studio's usual", fader);
    visit("pan", track.pan, "-1 left to 1 right", panning);
    visit("root_note", track.rootNote, "MIDI note at which the sample sounds as recorded", midiNote);
    visit("bar", track.bar, "First bar of the phrase (0 where it is left out); may be a fraction", fromZero);
    visit("num_bars", track.bars, "Bars of the phrase (4 where they are left out); may be a fraction",
          aboveZero);
    visit("repeats", track.repeats, "Further start bars", fromZero);
    visit("seconds", track.seconds, "Length of an audio clip's sample", fromZero);
    visit("stretch_beats", track.stretchBeats,
          "Beats that an audio clip fills after stretching; null: as recorded", aboveZero);
    visit("transpose", track.transpose,
          "Semitones added to the sample's own pitch: into the song's key for a clip, fine tuning for an "
          "instrument",
          within(-48, 48).checkedLater());
    soundFields(visit, track);
}

template <typename Visitor, Like<music::DrumChannel> T>
void fields(Visitor& visit, T& drum) {
    visit("channel", drum.channel, "Channel", drumChannel.expected());
    visit("role", drum.role, "What the sample does in a song",
          saying("a role such as kick, snare or hat").expected());
    visit("sample_path", drum.samplePath, "Where its sample is; empty: silent", expected);
    visit("volume", drum.volume, "Channel volume; 0.78 is FL Studio's usual", fader);
    visit("pan", drum.pan, "-1 left to 1 right", panning);
}

template <typename Visitor, Like<music::Section> T>
void fields(Visitor& visit, T& section) {
    visit("name", section.name, "Name", expected);
    visit("bar", section.bar, "First bar, from 0; may be a fraction", fromZero.expected());
    visit("bars", section.bars, "Length in bars; may be a fraction", aboveZero.expected());
}

template <typename Visitor, Like<music::Automation::Point> T>
void fields(Visitor& visit, T& point) {
    visit("bar", point.bar, "Where, in bars from 0; may be a fraction", fromZero.expected());
    visit("value", point.value, "Volume 0 to 1, pan -1 to 1", within(-1, 1).checkedLater().expected());
}

template <typename Visitor, Like<music::Automation> T>
void fields(Visitor& visit, T& automation) {
    visit.template as<Word<music::Automation::Target, TargetWords>>("target", automation.target,
                                                                    "volume or pan of a channel", expected);
    visit("channel", automation.channel, "Channel; 0 to 16 are drums", fromZero.expected());
    visit("points", automation.points,
          "By bar: straight lines from one to the next, held before the first and behind the last", expected);
}

template <typename Visitor, Like<music::SongMeta> T>
void fields(Visitor& visit, T& meta) {
    visit("title", meta.title, "Title");
    visit("bpm", meta.bpm, "Beats a minute", aboveZero.expected());
    visit("ppq", meta.ppq, "Ticks a beat of what is written", fromOne);
    visit("key", meta.key, "A key: Am, F#m, Bb, C; sharps except Bb, Eb and Ab", songKey);
    visit("scale", meta.scale, "Scale of the melodic parts: minor, harmonic_minor, dorian, …");
    visit.template as<TimeSignature>("time_signature", meta.timeSignature,
                                     "Beats a bar, and the note that is a beat", fromOne);
    visit.template as<Seed>("seed", meta.seed,
                            "What the song was grown from: 64 bits; a string of digits from 2^53 up");
}

template <typename Visitor, Like<music::Song> T>
void fields(Visitor& visit, T& song) {
    visit.constant("version", songVersion, "1, the only one this program reads", expected);
    visit("meta", song.meta, "The song as a whole", expected);
    visit.template as<PatternList>("patterns", song.patterns, "Drum patterns, numbered from 1 in their order",
                                   expected);
    visit("items", song.items, "Patterns on the playlist", expected);
    visit("melodic_tracks", song.melodicTracks, "Instruments and audio clips, a channel each", expected);
    visit("drums", song.drums, "Drum channels that have a sample", expected);
    visit("sections", song.sections, "Parts of the form");
    visit("automations", song.automations, "What moves while the song plays", ifAny);
}

namespace {

QJsonValue PatternList::write(const std::vector<music::Pattern>& patterns, const Rule&, Spelling spelling) {
    QJsonArray list;
    for (const music::Pattern& pattern : patterns)
        list.append(toObject(NumberedPattern{static_cast<int>(list.size()) + 1, pattern}, spelling));
    return list;
}

std::vector<music::Pattern> PatternList::read(const Given& given) {
    std::vector<music::Pattern> patterns;
    for (NumberedPattern& numbered : Codec<std::vector<NumberedPattern>>::read(given)) {
        const std::string path = given.path + '[' + std::to_string(patterns.size()) + "].id";
        patterns.push_back(std::move(numbered.pattern));
        const auto number = static_cast<int>(patterns.size());
        attempt(given.manner, [&] {
            if (numbered.id.value_or(number) != number)
                Fields::failAt(path, *numbered.id,
                               std::to_string(number) + " (patterns are numbered from 1 in their order)");
        });
    }
    return patterns;
}

/// What was read takes part in the telling with what it says: both kinds of faults at once.
[[noreturn]] void refuse(std::vector<std::string> errors, const music::Song& song) {
    for (std::string& error : music::validate(song))
        errors.push_back(std::move(error));
    const std::string all = music::joined(errors);
    throw Error(all);
}

music::Song songFrom(const QJsonObject& object, Unknown unknown) {
    std::vector<std::string> errors;
    music::Song song = fromObject<music::Song>(object, {}, {.unknown = unknown, .errors = &errors});
    if (!errors.empty()) refuse(std::move(errors), song);
    return song;
}

}

QJsonObject toJson(const music::Song& song) { return toObject(song, Spelling::Disk); }

music::Song songFromJson(const QJsonObject& object) { return songFrom(object, Unknown::Ignored); }
music::Song strictSongFromJson(const QJsonObject& object) { return songFrom(object, Unknown::Refused); }

QJsonObject songSchema() {
    SchemaShape shape;
    return documentSchema({"song-1", "Gleaner song, version 1 (SongDefinition)",
                           "A whole song: what is composed, and what the FL Studio, MIDI, DAWproject and "
                           "sound writers read"},
                          shape, schemaOf<music::Song>(shape));
}

}
