#include "pack/package/verify_sample.h"

#include "base/error.h"
#include "codec/file_reader.h"
#include "files/paths.h"
#include "pack/package/packed.h"
#include "pack/render/sound_hash.h"
#include "json/field_list.h"
#include "json/fields.h"

#include <QTemporaryDir>

#include <algorithm>

namespace gleaner::json {

struct ChangeWords {
    static constexpr const char* wanted = "a kind of change";
    static std::vector<std::string_view> ids() {
        std::vector<std::string_view> ids;
        for (int n = 0; n <= static_cast<int>(pack::Change::Replaced); ++n)
            ids.push_back(pack::idOf(static_cast<pack::Change>(n)));
        return ids;
    }
    static std::string_view idOf(pack::Change change) { return pack::idOf(change); }
    static std::optional<pack::Change> find(std::string_view id) {
        const auto all = ids();
        const auto found = std::ranges::find(all, id);
        return found == all.end() ? std::nullopt
                                  : std::optional(static_cast<pack::Change>(found - all.begin()));
    }
};
template <>
struct Codec<pack::Change> : Word<pack::Change, ChangeWords> {};

}

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

struct Read {
    audio::AudioBuffer sound;
    int rate = 0, bits = 0;
};
Read readSound(const fs::path& file) {
    audio::FileReader reader(file);
    Read read{audio::readWhole(reader), reader.info().rate, reader.info().bits};
    if (read.sound.isEmpty()) throw Error(file, "holds no sound.");
    return read;
}

std::string stemOf(const fs::path& file) { return library::utf8FromPath(file.stem()); }

/// The sample of a pack that a file was: of its id, else of its sound, else of its name.
const Manifest::Artifact* artifactFor(const Manifest& manifest, const std::string& id,
                                      const std::string& sound, const std::string& name) {
    const auto first = [&](auto isIt) -> const Manifest::Artifact* {
        const auto found = std::ranges::find_if(manifest.artifacts, isIt);
        return found == manifest.artifacts.end() ? nullptr : &*found;
    };
    if (const auto* found = first([&](const auto& one) { return !id.empty() && one.sample.id == id; }))
        return found;
    if (const auto* found = first([&](const auto& one) { return one.soundSha256 == sound; })) return found;
    return first([&](const auto& one) { return stemOf(library::pathFromUtf8(one.sample.path)) == name; });
}

/// An origin as a pack tells it, with the print of the sample that lies in it.
audio::FoundOrigin originInPack(const fs::path& folderOrZip, const std::string& id, const Read& read,
                                const fs::path& file, const Progress& progress) {
    const std::unique_ptr<PackedFiles> pack = openPack(folderOrZip);
    const Manifest manifest = pack->manifest();
    const Manifest::Artifact* artifact = artifactFor(manifest, id, soundHashOf(read.sound), stemOf(file));
    if (!artifact)
        throw Error(file, "is none of the samples of " + library::utf8FromPath(folderOrZip.filename()) +
                              ": neither its id nor its sound nor its name is there.");
    const QTemporaryDir folder;
    const fs::path copy = library::pathFromUtf8(folder.path().toStdString()) /
                          library::pathFromUtf8(artifact->sample.path).filename();
    pack->extract(artifact->sample.path, copy, progress);
    audio::FoundOrigin found = audio::readOrigin(copy);
    if (found.isWhole) return found;
    const Read written = readSound(copy); // of a version that wrote no origin into its files
    audio::SampleOrigin origin;
    origin.id = artifact->sample.id;
    origin.name = stemOf(copy);
    const auto source = std::ranges::find(manifest.sources, artifact->source, &Manifest::Source::id);
    if (source != manifest.sources.end()) {
        origin.sourceSha256 = source->sha256;
        origin.sourceRate = source->rate;
    }
    origin.range = {artifact->sourceBegin, artifact->sourceEnd};
    origin.gainDb = artifact->gainDb;
    origin.soundSha256 = soundHashOf(written.sound);
    for (const std::string& label : found.chunks)
        (origin.chunks += origin.chunks.empty() ? "" : " ") += label;
    origin.print = audio::printOf(written.sound, written.rate, written.bits);
    found.origin = origin;
    return found;
}

/// The sample of the pack whose sound this is, where the file's own metadata says it is another.
const Manifest::Artifact* strangerIn(const Manifest& manifest, const audio::SampleOrigin& origin,
                                     const std::string& sound) {
    const auto found = std::ranges::find(manifest.artifacts, sound, &Manifest::Artifact::soundSha256);
    return found == manifest.artifacts.end() || found->sample.id == origin.id ? nullptr : &*found;
}

bool isReplaced(const fs::path& pack, const Read& read, SampleVerification& result) {
    const Manifest manifest = openPack(pack)->manifest();
    const Manifest::Artifact* own = strangerIn(manifest, result.origin, soundHashOf(read.sound));
    if (own)
        result.changes = {{Change::Replaced, "its sound is that of " + own->sample.path +
                                                 ", and its metadata that of another sample"}};
    return own != nullptr;
}

void tellChunks(const audio::SampleOrigin& origin, const std::vector<std::string>& there,
                std::vector<NamedChange>& changes) {
    std::string lost, rest = origin.chunks;
    int count = 0;
    while (!rest.empty()) {
        const std::string label = rest.substr(0, rest.find(' '));
        rest.erase(0, label.size() + 1);
        if (std::ranges::find(there, label) != there.end()) continue;
        (lost += lost.empty() ? "" : ", ") += label;
        ++count;
    }
    if (count > 0)
        changes.push_back({Change::ChunksDropped,
                           "its metadata was stripped: " + lost + (count == 1 ? " is gone" : " are gone")});
}

}

SampleVerification verifySample(const fs::path& file, const std::optional<fs::path>& pack,
                                const Progress& progress) {
    const Read read = readSound(file);
    const audio::FoundOrigin own = audio::readOrigin(file);
    SampleVerification result;
    audio::FoundOrigin known = own;
    if (!own.isWhole && pack)
        known = originInPack(*pack, own.origin ? own.origin->id : std::string(), read, file, progress);
    if (!known.origin)
        throw Error(file,
                    "carries nothing that says where it is from: its metadata was stripped, or it is no "
                    "sample of Gleaner's; name the pack that it is from with --pack");
    result.origin = *known.origin;
    if (known.isWhole || result.origin.print.frames > 0)
        result.changes = soundChanges(result.origin, read.sound, read.rate, read.bits);
    else
        result.notices.emplace_back(
            "What became of its sound can't be told: its iXML chunk is gone, which held "
            "the print of it; name the pack that it is from with --pack.");
    if (pack && own.isWhole && !result.changes.empty() && isReplaced(*pack, read, result)) return result;
    if (!own.isWhole && result.origin.chunks.empty() && !pack)
        result.changes.push_back({Change::ChunksDropped, "its metadata was stripped: iXML is gone"});
    else
        tellChunks(result.origin, own.chunks, result.changes);
    if (!result.origin.name.empty() && stemOf(file) != result.origin.name)
        result.changes.push_back({Change::Renamed, "it was renamed: it was called " + result.origin.name});
    return result;
}

std::vector<std::string> originLines(const audio::SampleOrigin& origin) {
    std::vector<std::string> lines = {
        "Sample " + origin.id + (origin.name.empty() ? "" : ", \"" + origin.name + "\""),
        "From the recording of SHA-256 " + origin.sourceSha256 + ", frames " +
            std::to_string(origin.range.begin) + " to " + std::to_string(origin.range.end) + " at " +
            std::to_string(origin.sourceRate) + " Hz"};
    if (origin.soundSha256.empty()) return lines;
    lines.push_back("Gain " + audio::signedText(origin.gainDb) +
                    " dB; effects: " + (origin.chain.empty() ? "none" : origin.chain));
    lines.push_back("SHA-256 of its sound " + origin.soundSha256);
    return lines;
}

template <typename Visitor, json::Like<NamedChange> T>
void fields(Visitor& visit, T& change) {
    visit("change", change.change, "What was done");
    visit("text", change.text, "The same in plain words");
}

/// What is printed, by its list of fields.
struct PrintedSample {
    std::string file, id, name, sourceSha256, soundSha256, chain;
    Frame sourceBegin = 0, sourceEnd = 0;
    int sourceRate = 0;
    double gainDb = 0.0;
    std::vector<NamedChange> changes;
    std::vector<std::string> notices;
    bool ok = false;
};

template <typename Visitor, json::Like<PrintedSample> T>
void fields(Visitor& visit, T& sample) {
    visit("file", sample.file, "As it was named");
    visit("id", sample.id, "The sample's, in its pack");
    visit("name", sample.name, "What its file was called, without the ending");
    visit("source_sha256", sample.sourceSha256, "SHA-256 of the recording that it is from");
    visit("source_begin", sample.sourceBegin, "First frame in the recording", json::from(0));
    visit("source_end", sample.sourceEnd, "Frame after the last", json::from(0));
    visit("source_rate", sample.sourceRate, "Of the recording, Hz", json::from(0));
    visit("sound_sha256", sample.soundSha256,
          "SHA-256 of the sound as it was written; empty where that is gone");
    visit("gain_db", sample.gainDb, "Gain that was applied");
    visit("chain", sample.chain, "Effects with their values, in words");
    visit("changes", sample.changes, "What was done to it since");
    visit("notices", sample.notices, "What could not be told");
    visit("ok", sample.ok, "Whether nothing was");
}

QJsonObject toJson(const SampleVerification& verification, const std::string& file) {
    const audio::SampleOrigin& origin = verification.origin;
    const PrintedSample sample{file,
                               origin.id,
                               origin.name,
                               origin.sourceSha256,
                               origin.soundSha256,
                               origin.chain,
                               origin.range.begin,
                               origin.range.end,
                               origin.sourceRate,
                               origin.gainDb,
                               verification.changes,
                               verification.notices,
                               verification.changes.empty() && verification.notices.empty()};
    return json::toObject(sample, json::Spelling::Printed);
}

QJsonObject verifySampleSchema() {
    json::SchemaShape shape{.spelling = json::Spelling::Printed, .isAllThere = true};
    return json::documentSchema({"verify_sample-1", "gleaner-cli verify FILE --json, version 1",
                                 "Where a loose sample is from, and what was done to it"},
                                shape, json::schemaOf<PrintedSample>(shape));
}

}
