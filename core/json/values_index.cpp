// sample_index.json (docs/formats.md 6): version 2 is what we write, version 1 is read with patience.

#include "music/pitch.h"
#include "json/index.h"
#include "json/list_file.h"
#include "json/nearest_name.h"
#include "json/sample_fields.h"
#include "json/schemas.h"

#include <algorithm>
#include <array>

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

std::optional<music::Role> roleFromWord(std::string_view word) {
    const std::string known = foldedWord(word);
    if (const auto role = music::roleFromId(known)) return role;
    for (const RoleAlias& alias : roleAliases)
        if (alias.word == known) return alias.role;
    return std::nullopt;
}

struct IndexKindWords {
    static constexpr const char* wanted = "oneshot, loop, phrase or texture";
    static std::vector<std::string_view> ids() { return {"oneshot", "loop", "phrase", "texture"}; }
    /// The index calls a hit "oneshot", as sample shops do.
    static std::string_view idOf(music::SampleKind kind) {
        return kind == music::SampleKind::Hit ? "oneshot" : music::info(kind).id;
    }
    static std::optional<music::SampleKind> find(std::string_view type) {
        const std::string word = foldedWord(type);
        return word == "oneshot" ? music::SampleKind::Hit : music::sampleKindFromId(word);
    }
};
using IndexKind = Word<music::SampleKind, IndexKindWords>;

struct IndexRoleWords : RoleWords {
    static constexpr const char* wanted = "a role such as kick, bass or vocal";
    static std::optional<music::Role> find(std::string_view word) { return roleFromWord(word); }
};
using IndexRole = Word<music::Role, IndexRoleWords>;

/// A word or a list of words; words that we don't have say nothing to us.
struct IndexCharacter : Codec<std::vector<music::Character>> {
    static std::vector<music::Character> read(const Given& given) {
        const std::vector<std::string> words = given.value.isString()
                                                   ? std::vector{given.value.toString().toStdString()}
                                                   : Codec<std::vector<std::string>>::read(given);
        std::vector<music::Character> known;
        for (const std::string& word : words)
            if (const auto character = music::characterFromId(foldedWord(word))) known.push_back(*character);
        return known;
    }
};

struct IndexDescriptors {
    std::optional<double> lufs;
    double centroid = 0.0;
    friend bool operator==(const IndexDescriptors&, const IndexDescriptors&) = default;
};

struct Index {
    std::string generator;
    std::string root;
    std::vector<music::SampleEntry> entries;
};

// What can't be used is taken as unknown, and the entry stays.
constexpr Rule patientFromZero = from(0).patient();

}

template <typename Visitor, Like<IndexDescriptors> T>
void fields(Visitor& visit, T& descriptors) {
    visit("lufs", descriptors.lufs, "Loudness; null for silence");
    visit("centroid", descriptors.centroid, "Mean spectral centroid, Hz", patientFromZero);
}

template <typename Visitor, Like<music::SampleEntry> T>
void fields(Visitor& visit, T& entry) {
    constexpr bool isRead = !std::is_const_v<T>;
    auto& traits = entry.traits;
    visit("path", entry.path, "Where it is, relative to root; forward slashes", expected);
    if constexpr (isRead)
        if (entry.path.empty()) visit.former("original_path", entry.path); // as the first indexes called it
    visit.require(!entry.path.empty(), "path", "where the sample's file is");
    visit("id", entry.id, "Unique in the index; its path where it is left out");
    visit("seconds", entry.seconds, "Length", patientFromZero);
    IndexDescriptors descriptors{entry.lufs, traits.centroidHz};
    visit("desc", descriptors, "What was measured of its sound");
    if constexpr (isRead) entry.lufs = descriptors.lufs;
    if constexpr (isRead) traits.centroidHz = descriptors.centroid;
    visit.template as<IndexRole>("role", traits.role, "What it does in a song",
                                 needed.saying(IndexRoleWords::wanted));
    visit("role_confidence", traits.roleConfidence, "How sure the role is, 0 to 1");
    visit("bpm", traits.bpm, "Beats a minute; null where none is known",
          within(0, fastestBpm).zeroIsNone().patient());
    visit("bpm_confidence", traits.bpmConfidence, "How sure the tempo is, 0 to 1");
    visit("beats", traits.beats, "Whole beats in it");
    visit("bars", traits.bars, "Whole 4/4 bars in it");
    if constexpr (isRead) traits.kind = traits.bpm ? music::SampleKind::Loop : music::SampleKind::Hit;
    visit.template as<IndexKind>("type", traits.kind,
                                 "What it is; a loop where it has a tempo and says nothing");
    visit("key", traits.key, "Am, F#m, Bb, C; null where none is known", anything.zeroIsNone().patient());
    visit("key_confidence", traits.keyConfidence, "How sure the key is, 0 to 1");
    visit("pitch_hz", traits.pitchHz, "The one pitch of a single note", patientFromZero.zeroIsNone());
    std::optional<int> root = nearestNote(traits.pitchHz);
    visit("root_note", root, "MIDI note nearest to the pitch; counts where that is not given");
    if constexpr (isRead)
        if (!traits.pitchHz && root && *root >= 0 && *root <= 127)
            traits.pitchHz = music::hertzFromMidi(*root);
    if constexpr (isRead) traits.tonal = traits.key || traits.pitchHz;
    visit("is_tonal", traits.tonal, "Whether it carries a key or a pitch");
    visit.template as<IndexCharacter>("character", traits.character, "How it sounds");
    visit.beside("size", "Bytes of the file; where it stands here it must hold");
    visit.beside("sha256", "SHA-256 of the file; where it stands here it must hold");
}

template <typename Visitor, Like<Index> T>
void fields(Visitor& visit, T& index) {
    visit.version(indexVersion);
    visit("generated_by", index.generator, "Program and version");
    visit("root", index.root, "From this file's folder to what paths are relative to; empty: that folder");
    visit("entries", index.entries, "The samples", expected);
}

namespace {

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
        std::vector<std::string> unusable;
        const std::string place = "entries[" + std::to_string(number) + "]";
        try {
            m_reading.entries.push_back(
                adapted(fromObject<music::SampleEntry>(entry, place, {.unusable = &unusable})));
            m_reading.proofs.push_back(proofOf(entry));
            warn(unusable);
        } catch (const Error& error) {
            const QJsonValue path = entry.value(entry.contains(u"path") ? u"path" : u"original_path");
            m_reading.skipped.push_back({path.toString().toStdString(), error.reason()});
        }
    }

    IndexReading done() { return std::move(m_reading); }

private:
    music::SampleEntry adapted(music::SampleEntry entry) const {
        // Version 1 came from Windows machines; version 2 has forward slashes by rule.
        if (m_version < 2) std::replace(entry.path.begin(), entry.path.end(), '\\', '/');
        if (entry.id.empty()) entry.id = entry.path;
        return entry;
    }

    void warn(const std::vector<std::string>& unusable) {
        for (const std::string& field : unusable)
            m_reading.warnings.push_back(field + " can't be used and is taken as unknown (" +
                                         m_reading.entries.back().path + ")");
    }

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
    return toObject(Index{"Gleaner " GLEANER_VERSION, root, entries}, Spelling::Disk);
}

QJsonObject indexSchema() {
    SchemaShape shape;
    return documentSchema(
        {"index-2", "Gleaner sample index, version 2", "Samples with what is known of them, to compose with"},
        shape, schemaOf<Index>(shape));
}

std::vector<music::SampleEntry> indexFromJson(const QJsonObject& object) { return readIndex(object).entries; }

}
