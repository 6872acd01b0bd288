// sample_index.json (docs/formats.md 6): version 2 is what we write, version 1 is read with patience.

#include "music/pitch.h"
#include "json/fields.h"
#include "json/index.h"
#include "json/list_file.h"
#include "json/values.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gleaner::json {
namespace {

constexpr int indexVersion = 2;
constexpr std::size_t mostEntries = 1'000'000;
constexpr double fastestBpm = 1000.0;

/// Words that other indexes use for our roles, folded (lower case, letters and digits alone).
struct RoleAlias {
    std::string_view word;
    music::Role role;
};
constexpr std::array roleAliases = {
    RoleAlias{"bd", music::Role::Kick},
    RoleAlias{"kickdrum", music::Role::Kick},
    RoleAlias{"sd", music::Role::Snare},
    RoleAlias{"rimshot", music::Role::Rim},
    RoleAlias{"hihat", music::Role::Hat},
    RoleAlias{"hh", music::Role::Hat},
    RoleAlias{"closedhat", music::Role::Hat},
    RoleAlias{"closedhihat", music::Role::Hat},
    RoleAlias{"openhihat", music::Role::OpenHat},
    RoleAlias{"crash", music::Role::Cymbal},
    RoleAlias{"ride", music::Role::Cymbal},
    RoleAlias{"percussion", music::Role::Perc},
    RoleAlias{"808", music::Role::Bass},
    RoleAlias{"sub", music::Role::Bass},
    RoleAlias{"subbass", music::Role::Bass},
    RoleAlias{"melody", music::Role::Lead},
    RoleAlias{"chord", music::Role::Chords},
    RoleAlias{"vocals", music::Role::Vocal},
    RoleAlias{"vox", music::Role::Vocal},
    RoleAlias{"effect", music::Role::Fx},
    RoleAlias{"sfx", music::Role::Fx},
    RoleAlias{"atmosphere", music::Role::Ambience},
    RoleAlias{"ambient", music::Role::Ambience},
    RoleAlias{"arpeggio", music::Role::Arp},
};

std::string folded(std::string_view word) {
    std::string letters;
    for (const char c : word) {
        if (c >= 'A' && c <= 'Z')
            letters += static_cast<char>(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            letters += c;
    }
    return letters;
}

std::optional<music::Role> roleFromWord(std::string_view word) {
    const std::string known = folded(word);
    if (const auto role = music::roleFromId(known)) return role;
    for (const RoleAlias& alias : roleAliases)
        if (alias.word == known) return alias.role;
    return std::nullopt;
}

/// The index calls a hit "oneshot", as sample shops do.
std::string_view typeOf(music::SampleKind kind) {
    return kind == music::SampleKind::Hit ? "oneshot" : music::facts(kind).id;
}

std::optional<music::SampleKind> kindFromType(std::string_view type) {
    const std::string word = folded(type);
    return word == "oneshot" ? music::SampleKind::Hit : music::sampleKindFromId(word);
}

QJsonObject entryToJson(const music::SampleEntry& entry) {
    const music::SampleTraits& traits = entry.traits;
    QJsonArray character;
    for (const music::Character word : traits.character)
        character.append(qstring(music::facts(word).id));
    QJsonObject object;
    object[u"id"] = qstring(entry.id);
    object[u"path"] = qstring(entry.path);
    object[u"type"] = qstring(typeOf(traits.kind));
    object[u"role"] = qstring(music::facts(traits.role).id);
    object[u"role_confidence"] = traits.roleConfidence;
    object[u"is_tonal"] = traits.tonal;
    object[u"key"] =
        traits.key ? QJsonValue(qstring(music::toString(*traits.key))) : QJsonValue(QJsonValue::Null);
    object[u"key_confidence"] = traits.keyConfidence;
    object[u"root_note"] = QJsonValue(QJsonValue::Null);
    if (traits.pitchHz && *traits.pitchHz > 0.0)
        object[u"root_note"] = static_cast<int>(std::lround(music::midiFromHertz(*traits.pitchHz)));
    object[u"pitch_hz"] = orNull(traits.pitchHz);
    object[u"bpm"] = orNull(traits.bpm);
    object[u"bpm_confidence"] = traits.bpmConfidence;
    object[u"beats"] = orNull(traits.beats);
    object[u"bars"] = orNull(traits.bars);
    object[u"character"] = character;
    object[u"seconds"] = entry.seconds;
    object[u"desc"] = QJsonObject{{QStringLiteral("lufs"), orNull(entry.lufs)},
                                  {QStringLiteral("centroid"), traits.centroidHz}};
    return object;
}

/// Reads one entry; Error says why it can't be used.
class EntryReader {
public:
    EntryReader(const Fields& fields, int version, std::vector<std::string>& warnings)
        : m_fields(fields), m_version(version), m_warnings(warnings) {}

    music::SampleEntry read() const {
        music::SampleEntry entry;
        entry.path = path();
        entry.id = m_fields.has("id") ? m_fields.text("id") : entry.path;
        entry.seconds = notNegative("seconds", m_fields).value_or(0.0);
        const Fields descriptors = m_fields.object("desc");
        entry.lufs = descriptors.optionalNumber("lufs");
        music::SampleTraits& traits = entry.traits;
        traits.centroidHz = notNegative("centroid", descriptors).value_or(0.0);
        if (!m_fields.has("role")) m_fields.fail("role", "a role such as kick, bass or vocal");
        traits.role = m_fields.word("role", traits.role, roleFromWord, "a role such as kick, bass or vocal");
        traits.roleConfidence = m_fields.number("role_confidence", 0.0);
        readTempo(traits);
        readHarmony(traits);
        readCharacter(traits);
        return entry;
    }

private:
    std::string path() const {
        std::string path = m_fields.text("path");
        if (path.empty()) path = m_fields.text("original_path"); // as the first indexes called it
        if (path.empty()) m_fields.fail("path", "where the sample's file is");
        // Version 1 came from Windows machines; version 2 has forward slashes by rule.
        if (m_version < 2) std::replace(path.begin(), path.end(), '\\', '/');
        return path;
    }

    void readTempo(music::SampleTraits& traits) const {
        traits.bpm = notNegative("bpm", m_fields);
        if (traits.bpm && (*traits.bpm <= 0.0 || *traits.bpm > fastestBpm)) {
            if (*traits.bpm != 0.0) warn("bpm"); // 0 is how version 1 says "none"
            traits.bpm.reset();
        }
        traits.bpmConfidence = m_fields.number("bpm_confidence", 0.0);
        traits.beats = m_fields.optionalInteger("beats");
        traits.bars = m_fields.optionalInteger("bars");
        const auto guessed = traits.bpm ? music::SampleKind::Loop : music::SampleKind::Hit;
        traits.kind = m_fields.word("type", guessed, kindFromType, "oneshot, loop, phrase or texture");
    }

    void readHarmony(music::SampleTraits& traits) const {
        const std::string key = m_fields.text("key");
        traits.key = music::parseKey(key);
        if (!key.empty() && !traits.key) warn("key");
        traits.keyConfidence = m_fields.number("key_confidence", 0.0);
        traits.pitchHz = notNegative("pitch_hz", m_fields);
        if (traits.pitchHz && *traits.pitchHz <= 0.0) traits.pitchHz.reset();
        const auto root = m_fields.optionalInteger("root_note");
        if (!traits.pitchHz && root && *root >= 0 && *root <= 127)
            traits.pitchHz = music::hertzFromMidi(*root);
        traits.tonal = m_fields.flag("is_tonal", traits.key || traits.pitchHz);
    }

    /// A word or a list of words; words that we don't have say nothing to us.
    void readCharacter(music::SampleTraits& traits) const {
        const QJsonValue given = m_fields.asObject().value(u"character");
        const std::vector<std::string> words =
            given.isString() ? std::vector{given.toString().toStdString()} : m_fields.texts("character");
        for (const std::string& word : words)
            if (const auto known = music::characterFromId(folded(word))) traits.character.push_back(*known);
    }

    std::optional<double> notNegative(const char* name, const Fields& fields) const {
        const QJsonValue given = fields.asObject().value(QLatin1String(name));
        if (given.isUndefined() || given.isNull()) return std::nullopt;
        const double number = given.toDouble(std::nan(""));
        if (std::isfinite(number) && number >= 0.0) return number;
        warn(name);
        return std::nullopt;
    }

    void warn(const char* name) const {
        m_warnings.push_back(m_fields.pathOf(name) + " can't be used and is taken as unknown (" + path() +
                             ")");
    }

    const Fields& m_fields;
    int m_version;
    std::vector<std::string>& m_warnings;
};

/// Gathers the entries of an index, one at a time.
class IndexReader {
public:
    explicit IndexReader(const QJsonObject& rest) {
        m_version = Fields(rest).integer("version", 1);
        if (m_version > indexVersion)
            throw Error("the index is of version " + std::to_string(m_version) +
                        ", and this program reads up to 2");
        m_reading.root = Fields(rest).text("root");
    }

    void take(const QJsonObject& entry, std::size_t number) {
        if (number >= mostEntries)
            throw Error("the index lists more than a million samples; split it by folder");
        const Fields fields(entry, "entries[" + std::to_string(number) + "]");
        try {
            m_reading.entries.push_back(EntryReader(fields, m_version, m_reading.warnings).read());
            m_reading.proofs.push_back(proofOf(entry));
        } catch (const Error& error) {
            const QJsonValue path = entry.value(entry.contains(u"path") ? u"path" : u"original_path");
            m_reading.skipped.push_back({path.toString().toStdString(), error.reason()});
        }
    }

    IndexReading done() { return std::move(m_reading); }

private:
    /// Names that indexes have for the size and the SHA-256 of a file.
    static library::FileProof proofOf(const QJsonObject& entry) {
        library::FileProof proof;
        for (const auto name : {QLatin1String("size"), QLatin1String("size_bytes"), QLatin1String("bytes")})
            if (const qint64 size = entry.value(name).toInteger(-1); size >= 0 && !proof.size)
                proof.size = static_cast<std::uintmax_t>(size);
        for (const auto name : {QLatin1String("sha256"), QLatin1String("hash")})
            if (const QString hash = entry.value(name).toString().toLower();
                hash.size() == 64 && proof.sha256.empty())
                proof.sha256 = hash.toStdString();
        return proof;
    }

    int m_version = 1;
    IndexReading m_reading;
};

const std::vector<std::string> listNames = {"entries", "samples"};

[[noreturn]] void refuseWithoutList() {
    throw Error("a sample index holds its samples in a list called \"entries\", and there is none");
}

}

IndexReading readIndex(const QJsonObject& object) {
    for (const std::string& name : listNames) {
        const QJsonValue list = object.value(qstring(name));
        if (!list.isArray()) continue;
        IndexReader reader(object);
        std::size_t number = 0;
        for (const QJsonValue& entry : list.toArray())
            reader.take(entry.toObject(), number++);
        return reader.done();
    }
    refuseWithoutList();
}

IndexReading readIndex(const std::filesystem::path& file) {
    const ListFile source(file, listNames);
    return namingFile(file, [&] {
        if (source.list().empty()) refuseWithoutList();
        IndexReader reader(source.rest());
        source.each(source.list(),
                    [&](const QJsonObject& entry, std::size_t number) { reader.take(entry, number); });
        return reader.done();
    });
}

QJsonObject indexToJson(const std::vector<music::SampleEntry>& entries, const std::string& root) {
    QJsonArray list;
    for (const music::SampleEntry& entry : entries)
        list.append(entryToJson(entry));
    QJsonObject object;
    object[u"version"] = indexVersion;
    object[u"generated_by"] = QStringLiteral("Gleaner " GLEANER_VERSION);
    object[u"root"] = qstring(root);
    object[u"entries"] = list;
    return object;
}

std::vector<music::SampleEntry> indexFromJson(const QJsonObject& object) { return readIndex(object).entries; }

}
