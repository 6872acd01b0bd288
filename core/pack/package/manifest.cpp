#include "pack/package/manifest.h"

#include "files/paths.h"
#include "files/sha256.h"
#include "library/recording.h"
#include "music/certainty.h"
#include "pack/package/write.h"
#include "pack/plan/identity.h"
#include "pack/plan/request_fields.h"
#include "pack/plan/request_json.h"
#include "pack/plan/wav_info.h"
#include "pack/render/flag_fields.h"
#include "pack/render/item_channels.h"
#include "pack/render/seam_fields.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gleaner::pack {
namespace {

constexpr std::array<std::string_view, 2> manifestNames = {"gleaner-manifest-1", "gleaner-manifest-2"};

struct VersionWords {
    static constexpr const char* wanted =
        "\"gleaner-manifest-2\" (or 1), which every manifest of a pack says";
    static std::vector<std::string_view> ids() { return {manifestNames.begin(), manifestNames.end()}; }
    static std::string_view idOf(ManifestVersion version) {
        return manifestNames[static_cast<std::size_t>(version) - 1];
    }
    static std::optional<ManifestVersion> find(std::string_view id) {
        const auto found = std::ranges::find(manifestNames, id);
        if (found == manifestNames.end()) return std::nullopt;
        return static_cast<ManifestVersion>(found - manifestNames.begin() + 1);
    }
};
using VersionWord = json::Word<ManifestVersion, VersionWords>;

struct MethodWords {
    static constexpr const char* wanted = "momentary-max, loop-integrated or integrated";
    static constexpr std::array all = {loudness::Method::MomentaryMax, loudness::Method::LoopIntegrated,
                                       loudness::Method::Integrated};
    static std::vector<std::string_view> ids() {
        std::vector<std::string_view> ids;
        for (const loudness::Method method : all)
            ids.push_back(loudness::id(method));
        return ids;
    }
    static std::string_view idOf(loudness::Method method) { return loudness::id(method); }
    static std::optional<loudness::Method> find(std::string_view id) {
        for (const loudness::Method method : all)
            if (loudness::id(method) == id) return method;
        return std::nullopt;
    }
};
using MethodWord = json::Word<loudness::Method, MethodWords>;

/// As it stands there: it is proved by its hash, in whatever version.
struct RequestObject {
    static QJsonValue write(const QJsonObject& request, const json::Rule&, json::Spelling) { return request; }
    static QJsonObject read(const json::Given& given) {
        if (!given.value.isObject()) given.fail("an object");
        return given.value.toObject();
    }
    static QJsonObject schema(const json::Rule& rule, json::SchemaShape& shape) {
        json::SchemaShape asAsked = shape; // a manifest says less of it than a request may
        asAsked.isAllThere = false;
        const QJsonObject schema = json::Codec<PackRequest>::schema(rule, asAsked);
        shape.definitions = asAsked.definitions;
        return schema;
    }
};

constexpr json::Rule hash = json::from(hashDigits).needed().saying("a hash of 64 hex digits");

/// A path that stays inside the pack: what stands in a manifest may come from anywhere.
bool isInside(const std::string& path) {
    const std::filesystem::path parts = library::pathFromUtf8(path);
    if (path.empty() || path.find('\\') != std::string::npos || path.find(':') != std::string::npos ||
        parts.has_root_path())
        return false;
    return std::ranges::none_of(
        parts, [](const std::filesystem::path& part) { return part == ".." || part == "." || part.empty(); });
}

/// A manifest holds fewer facts than `music::SampleTraits` does: what is in it was above its limit of
/// confidence.
void completeTraits(music::SampleTraits& traits, double seconds) {
    traits.roleConfidence = music::certain;
    if (traits.bpm) {
        traits.bpmConfidence = music::certain;
        traits.beats = static_cast<int>(std::lround(*traits.bpm * seconds / 60.0));
    }
    if (traits.key) traits.keyConfidence = music::certain;
    traits.tonal = (traits.key || traits.pitchHz) && music::info(traits.role).isTonal;
}

}

template <typename Visitor, json::Like<Manifest::Source> T>
void fields(Visitor& visit, T& source) {
    visit("id", source.id, "First 12 digits of its hash", json::expected);
    visit("file", source.file, "Name of the file, without its folder", json::expected);
    visit.template as<json::Hash>("sha256", source.sha256, "SHA-256, lower-case hex", hash);
    visit("parts", source.parts, "Its files, in order, where it has several; sha256 is then of their hashes",
          json::ifAny);
    visit("aligned", source.aligned, "How its clock lies to that of another source of the same event",
          json::ifAny);
    visit("frames", source.frames, "Length", json::from(0).expected());
    visit("claimed_frames", source.claimedFrames,
          "What the file's header claims, where that is more than there is", json::from(0).ifAny());
    visit("note", source.note, "What a person should know about the length: cut short, unfinished",
          json::ifAny);
    visit("rate", source.rate, "Hz", json::from(1).checkedLater().expected());
    visit("channels", source.channels, "Channels", json::from(1).checkedLater().expected());
    visit.template as<json::ChannelNumbers>(
        "silent_channels", source.silentChannels,
        "Channels without a sound of their own, from 1; nothing is taken from them");
    visit.template as<json::ChannelNumbers>("inverted_channels", source.invertedChannels,
                                            "Channels that are the one before upside down, from 1");
    visit("recorded", source.recorded,
          "ISO 8601, with the recorder's own zone where it is known; from the recorder's own tags, else the "
          "file's time of change",
          json::expected.emptyIsNull());
    visit("device", source.device, "Recorder, where known", json::expected.emptyIsNull());
    visit("scene", source.scene, "Scene, as the recorder wrote it", json::ifAny);
    visit("take", source.take, "Take, as the recorder wrote it", json::ifAny);
}

template <typename Visitor, json::Like<music::SampleTraits> T>
void artifactTraits(Visitor& visit, T& traits) {
    visit("kind", traits.kind, "What it is", json::expected);
    visit("role", traits.role, "What the sample does in a song", json::expected);
    visit("bpm", traits.bpm, "Tempo; null when unknown",
          json::possibleTempo.zeroIsNone().rounded(3).expected());
    visit("bars", traits.bars, "4/4 bars; null when unknown", json::possibleCount.expected());
    visit("key", traits.key, "A key: Am, F#m, Bb, C; sharps except Bb, Eb and Ab", json::expected);
    visit("pitch", traits.pitchHz, "The one pitch of a single note, Hz; null when unknown",
          json::possibleHertz.rounded(3).expected());
    visit("character", traits.character, "How it sounds", json::expected);
}

template <typename Visitor, json::Like<Manifest::Artifact> T>
void artifactLevels(Visitor& visit, T& artifact) {
    visit("lufs", artifact.sample.lufs, "Loudness as written; null for silence", json::expected.rounded(2));
    visit.template as<MethodWord>("loudness_method", artifact.method, "How the loudness was read",
                                  json::expected);
    visit("gain_db", artifact.gainDb, "Gain that was applied", json::expected.rounded(2));
    visit("short_by_lu", artifact.shortByLu,
          "LU below its target, because of the ceiling or because raising it further would raise noise; 0 at "
          "its target",
          json::from(0).checkedLater().rounded(2));
    visit("true_peak_db", artifact.truePeakDb, "dBTP as written; null for silence",
          json::expected.rounded(2));
}

}

namespace gleaner {

template <typename Visitor, json::Like<FrameRange> T>
void fields(Visitor& visit, T& range) {
    json::rangeFields(visit, range);
}

}

namespace gleaner::pack {

template <typename Visitor, json::Like<Manifest::Artifact> T>
void fields(Visitor& visit, T& artifact) {
    auto& sample = artifact.sample;
    visit("id", sample.id, "Id of its content", json::expected);
    visit("path", sample.path, "Inside the pack, forward slashes", json::expected.like("^[^/\\\\][^\\\\]*$"));
    visit.require(isInside(sample.path), "path", "a path inside the pack");
    visit("seconds", sample.seconds, "Length", json::from(0).checkedLater().rounded(6).expected());
    artifactTraits(visit, sample.traits);
    if constexpr (!std::is_const_v<T>) completeTraits(sample.traits, sample.seconds);
    artifactLevels(visit, artifact);
    visit.template as<json::Hash>("sha256", artifact.sha256, "SHA-256 of the file, lower-case hex", hash);
    visit.template as<json::Hash>(
        "sound_sha256", artifact.soundSha256,
        "SHA-256 of the sound alone, whatever file it is wrapped in, lower-case hex: over the decoded "
        "samples, "
        "frame by frame and in a frame channel by channel, each a signed 32-bit integer, little-endian, with "
        "the bits of the file in its upper bits (a 24-bit sample times 256). ffmpeg -i FILE -f s32le - | "
        "sha256sum gives the same; of a lossy file it is that of its decoder. Its rate stands in "
        "request.sample_rate, its channels in file_channels. "
        "Not "
        "in manifests of 0.1.0",
        json::from(hashDigits));
    visit("file_channels", artifact.fileChannels, "Channels of the file. Not in manifests of 0.1.0",
          json::from(1).checkedLater().ifAny());
    visit("source", artifact.source, "Id of its recording", json::expected);
    visit("source_begin", artifact.sourceBegin, "First frame in the recording", json::from(0).expected());
    visit("source_end", artifact.sourceEnd, "Frame after the last", json::from(0).expected());
    visit("channels", artifact.channels,
          "Channels of the recording that the sample is made of, from 1, in the order of its own",
          json::from(1).checkedLater());
    visit("mix", artifact.isMix, "The sample is the mean of these channels, in mono");
    fadeFields(visit, artifact.shape);
    visit("takes", artifact.takes, "Takes of one sound that have one gain say the same here", json::ifAny);
    visit("seam", artifact.seam, "How a loop was cut, where exact bars were asked for", json::ifAny);
    visit("chain", artifact.chain, "Effects in the order in which they act", json::expected);
    visit("tags", artifact.tags, "Tags", json::expected);
    visit("flags", artifact.flags,
          "What may speak against publishing it, where the request has guards listen (\"speech\"); of a loop "
          "also "
          "up to 0.2 s before and behind it, which its seam may take in",
          json::ifAny);
    visit("muted", artifact.muted, "Stretches of the recording that are silent in it", json::ifAny);
}

template <typename Visitor, json::Like<Manifest::KitFile> T>
void fields(Visitor& visit, T& file) {
    visit("target", file.target, "The format it is in: sfz, sf2 …", json::expected);
    visit("path", file.path, "Inside the pack, forward slashes", json::expected.like("^[^/\\\\][^\\\\]*$"));
    visit.require(isInside(file.path), "path", "a path inside the pack");
    visit.template as<json::Hash>("sha256", file.sha256, "SHA-256 of the file, lower-case hex", hash);
    visit("artifacts", file.artifacts, "Ids of the samples that it holds or plays", json::expected);
}

template <typename Visitor, json::Like<Manifest::PaperFile> T>
void fields(Visitor& visit, T& file) {
    visit("paper", file.paper, "What it is: readme, license …", json::expected);
    visit("path", file.path, "Inside the pack, forward slashes", json::expected.like("^[^/\\\\][^\\\\]*$"));
    visit.require(isInside(file.path), "path", "a path inside the pack");
    visit.template as<json::Hash>("sha256", file.sha256, "SHA-256 of the file, lower-case hex", hash);
}

template <typename Visitor, json::Like<Manifest> T>
void fields(Visitor& visit, T& manifest) {
    visit.template as<VersionWord>("schema", manifest.version, "Which schema this follows",
                                   json::needed.saying(VersionWords::wanted));
    visit("manifest_sha256", manifest.ownHash,
          "The manifest's hash of itself: SHA-256, lower-case hex, over the bytes of this file with 64 zeros "
          "in the place of these 64 digits. Not in manifests of 0.1.0",
          json::anything.like("^[0-9a-f]{64}$"));
    visit.template as<json::Hash>(
        "pack_id", manifest.packId,
        "Hash of the sources' content, of the samples and their paths, and of all settings: never of the "
        "sources' names and times. The same id means the same bytes of every sample; manifest and zip are "
        "then "
        "the same, too, where the sources' names and times (file, recorded, created) are",
        json::from(12).needed().saying("a hash of 12 hex digits"));
    visit("name", manifest.name, "Name of the pack", json::expected);
    visit("generator", manifest.generator, "Program and version", json::expected);
    visit.template as<RequestObject>("request", manifest.request, "What was asked for", json::expected);
    visit.template as<json::Hash>("config_hash", manifest.configHash,
                                  "SHA-256 over the settings alone: another preset, another hash", hash);
    visit(
        "created", manifest.created,
        "Time of the newest source, ISO 8601; empty when no source has one. Nothing else of the clock is in "
        "a manifest",
        json::expected);
    visit("sources", manifest.sources, "The recordings", json::expected);
    visit("artifacts", manifest.artifacts, "The samples, sorted by path", json::expected);
    visit("kits", manifest.kits,
          "Files of kits for samplers and devices, sorted by path; not where none were asked for",
          json::ifAny);
    visit("papers", manifest.papers,
          "Files that lie beside the samples, sorted by path; not where none were asked for", json::ifAny);
}

namespace {

std::optional<AlignedTo> alignedIn(const PackRequest& request, const library::Recording& recording) {
    for (const Asset& asset : request.assets)
        if (asset.file == recording.file && asset.aligned) return asset.aligned;
    return std::nullopt;
}

Manifest::Source sourceOf(const library::Recording& recording, const PackRequest& request) {
    Manifest::Source source;
    source.id = recording.id.text();
    source.file = baseName(recording.file);
    source.claimedFrames = recording.info.claimedFrames;
    source.note = recording.info.note;
    source.sha256 = recording.sha256;
    source.frames = recording.info.frames;
    source.rate = recording.info.rate;
    source.channels = recording.info.channels;
    source.silentChannels = recording.detection.silentChannels;
    source.invertedChannels = recording.detection.invertedChannels;
    source.recorded = recording.recorded;
    source.device = recording.device;
    source.scene = recording.scene;
    source.take = recording.take;
    source.aligned = alignedIn(request, recording);
    source.parts = recording.parts;
    for (library::RecordingPart& part : source.parts)
        part.file = baseName(part.file);
    return source;
}

std::optional<double> analysed(double level) {
    return std::isfinite(level) ? std::optional(level) : std::nullopt;
}

Manifest::Artifact artifactOf(const Artifact& made, const PackPlan& plan) {
    const PlanItem& item = made.item;
    const library::Recording& source = plan.sources[item.source];
    const audio::Channels channels = channelsOf(item, source);
    Manifest::Artifact artifact;
    artifact.sample = {item.id, item.path, item.slice.traits, made.seconds, analysed(made.lufs)};
    artifact.method = item.method;
    artifact.gainDb = made.gainDb;
    artifact.shortByLu = made.shortByLu;
    artifact.truePeakDb = analysed(made.truePeakDb);
    artifact.sha256 = made.sha256;
    artifact.soundSha256 = made.soundSha256;
    artifact.fileChannels = made.channels;
    artifact.source = source.id.text();
    artifact.sourceBegin = item.slice.range.begin;
    artifact.sourceEnd = item.slice.range.end;
    artifact.channels = audio::numbersOf(channels, source.info.channels);
    artifact.isMix = channels.isMix();
    artifact.shape = item.shape;
    artifact.seam = made.seam;
    artifact.takes = item.takes.substr(0, 12);
    artifact.chain = presetFor(plan.request, item.slice.traits.kind).chain;
    artifact.tags = plan.request.tags;
    artifact.flags = item.flags;
    artifact.muted = item.muted;
    return artifact;
}

ManifestVersion versionFor(const PackRequest& request) {
    return request.unsureRoles == UnsureRoles::ByRole ? ManifestVersion::First : ManifestVersion::Second;
}

QJsonObject schemaFor(ManifestVersion version, const json::SchemaHead& head, json::SchemaShape shape) {
    QJsonObject schema = json::schemaOf<Manifest>(shape);
    QJsonObject fields = schema[u"properties"].toObject();
    QJsonObject name = json::constantSchema(json::qstring(VersionWords::idOf(version)));
    name[u"description"] = fields[u"schema"].toObject()[u"description"];
    fields[u"schema"] = name;
    schema[u"properties"] = fields;
    return json::documentSchema(head, shape, schema);
}

constexpr const char* manifestMeaning = "Where every sample of a pack came from and how it was made";

std::string newest(const std::vector<library::Recording>& sources) {
    std::vector<std::string> times;
    for (const library::Recording& source : sources)
        times.push_back(source.recorded);
    return newestOf(times);
}

}

std::string newestOf(const std::vector<std::string>& times) {
    const auto latest = std::ranges::max_element(times);
    return latest == times.end() ? std::string() : *latest;
}

std::string manifestJson(const RenderedPack& pack, const std::vector<Manifest::KitFile>& kits,
                         const std::vector<Manifest::PaperFile>& papers) {
    const PackPlan& plan = pack.plan;
    Manifest manifest;
    manifest.version = versionFor(plan.request);
    manifest.ownHash.assign(hashDigits, '0');
    manifest.packId = plan.packId;
    manifest.name = plan.request.name;
    manifest.generator = generator();
    manifest.request = portableToJson(plan.request);
    manifest.configHash = plan.configHash;
    manifest.created = newest(plan.sources);
    for (const library::Recording& source : plan.sources)
        manifest.sources.push_back(sourceOf(source, plan.request));
    for (const Artifact& artifact : pack.artifacts)
        manifest.artifacts.push_back(artifactOf(artifact, plan));
    manifest.kits = kits;
    manifest.papers = papers;
    const QJsonObject object = json::toObject(manifest, json::Spelling::Disk);
    return withOwnHash(json::toBytes(object).toStdString());
}

std::string Manifest::resolvedHash() const { return resolvedHashOf(request); }

int Manifest::sampleRate() const { return json::Fields(request).integer("sample_rate", 0); }

Manifest manifestFromJson(const QJsonObject& object) { return json::fromObject<Manifest>(object); }

QJsonObject manifestSchema() {
    return schemaFor(ManifestVersion::Second,
                     {"manifest-2", "Gleaner pack manifest, version 2", manifestMeaning},
                     {.isAllThere = true});
}

QJsonObject firstManifestSchema() {
    return schemaFor(ManifestVersion::First,
                     {"manifest-1", "Gleaner pack manifest, version 1", manifestMeaning},
                     {.isOlderToo = true});
}

Manifest readManifest(const std::filesystem::path& file) { return json::readValue(file, manifestFromJson); }

}
