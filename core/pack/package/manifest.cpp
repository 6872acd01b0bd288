#include "pack/package/manifest.h"

#include "files/paths.h"
#include "files/sha256.h"
#include "library/recording.h"
#include "pack/package/write.h"
#include "pack/plan/identity.h"
#include "pack/plan/request_json.h"
#include "pack/plan/wav_facts.h"
#include "pack/render/item_channels.h"
#include "json/fields.h"
#include "json/values.h"

#include <algorithm>
#include <cmath>

namespace gleaner::pack {
namespace {

const char* const schemaName = "gleaner-manifest-1";
constexpr std::size_t hashDigits = 64;

/// Rounded to what is meant: finer digits of a level are noise, and differ between processors.
QJsonValue numberOrNull(double value, int decimals) {
    if (!std::isfinite(value)) return QJsonValue(QJsonValue::Null);
    const double scale = std::pow(10.0, decimals);
    const double shortest = std::round(value * scale) / scale;
    return shortest == 0.0 ? 0.0 : shortest; // never -0
}

QJsonValue textOrNull(const std::string& text) {
    return text.empty() ? QJsonValue(QJsonValue::Null) : QJsonValue(json::qstring(text));
}

QJsonObject sourceToJson(const library::Recording& source) {
    QJsonObject object;
    object[u"id"] = json::qstring(source.id);
    object[u"file"] = json::qstring(baseName(source.file));
    if (source.info.claimedFrames)
        object[u"claimed_frames"] = static_cast<qint64>(*source.info.claimedFrames);
    if (!source.info.note.empty()) object[u"note"] = json::qstring(source.info.note);
    object[u"sha256"] = json::qstring(source.sha256);
    object[u"frames"] = static_cast<qint64>(source.info.frames);
    object[u"rate"] = source.info.rate;
    object[u"channels"] = source.info.channels;
    const auto number = [](int channel) { return QJsonValue(channel + 1); };
    object[u"silent_channels"] = json::listOf(source.detection.silentChannels, number);
    object[u"inverted_channels"] = json::listOf(source.detection.invertedChannels, number);
    object[u"recorded"] = textOrNull(source.recorded);
    object[u"device"] = textOrNull(source.device);
    return object;
}

void addTraits(QJsonObject& object, const music::SampleTraits& traits) {
    object[u"kind"] = json::qstring(music::facts(traits.kind).id);
    object[u"role"] = json::qstring(music::facts(traits.role).id);
    object[u"bpm"] = traits.bpm ? numberOrNull(*traits.bpm, 3) : QJsonValue(QJsonValue::Null);
    object[u"bars"] = json::orNull(traits.bars);
    object[u"key"] =
        traits.key ? QJsonValue(json::qstring(music::toString(*traits.key))) : QJsonValue(QJsonValue::Null);
    object[u"pitch"] = traits.pitchHz ? numberOrNull(*traits.pitchHz, 3) : QJsonValue(QJsonValue::Null);
    object[u"character"] =
        json::listOf(traits.character, [](music::Character c) { return json::qstring(music::facts(c).id); });
}

QJsonObject artifactToJson(const Artifact& artifact, const PackPlan& plan) {
    const PlanItem& item = artifact.item;
    QJsonObject object;
    object[u"id"] = json::qstring(item.id);
    object[u"path"] = json::qstring(item.path);
    addTraits(object, item.slice.traits);
    object[u"seconds"] = numberOrNull(artifact.seconds, 6);
    object[u"lufs"] = numberOrNull(artifact.lufs, 2);
    object[u"loudness_method"] = json::qstring(loudness::id(item.method));
    object[u"gain_db"] = numberOrNull(artifact.gainDb, 2);
    object[u"short_by_lu"] = numberOrNull(artifact.shortByLu, 2);
    object[u"true_peak_db"] = numberOrNull(artifact.truePeakDb, 2);
    object[u"sha256"] = json::qstring(artifact.sha256);
    object[u"sound_sha256"] = json::qstring(artifact.soundSha256);
    object[u"file_channels"] = artifact.channels;
    object[u"source"] = json::qstring(plan.sources[item.source].id);
    object[u"source_begin"] = static_cast<qint64>(item.slice.range.begin);
    object[u"source_end"] = static_cast<qint64>(item.slice.range.end);
    const audio::Channels channels = channelsOf(item, plan.sources[item.source]);
    object[u"channels"] = json::listOf(audio::numbersOf(channels, plan.sources[item.source].info.channels),
                                       [](int number) { return QJsonValue(number); });
    object[u"mix"] = channels.isMix();
    object[u"chain"] = json::toJson(plan.request.preset.chain);
    object[u"tags"] = json::listOf(plan.request.tags, json::qstring);
    return object;
}

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

std::string manifestJson(const RenderedPack& pack) {
    const PackPlan& plan = pack.plan;
    QJsonObject object;
    object[u"schema"] = QLatin1String(schemaName);
    object[u"manifest_sha256"] = QString(hashDigits, u'0');
    object[u"pack_id"] = json::qstring(plan.packId);
    object[u"name"] = json::qstring(plan.request.name);
    object[u"generator"] = json::qstring(generator());
    object[u"request"] = portableToJson(plan.request);
    object[u"config_hash"] = json::qstring(plan.configHash);
    object[u"created"] = json::qstring(newest(plan.sources));
    object[u"sources"] = json::listOf(plan.sources, sourceToJson);
    object[u"artifacts"] = json::listOf(
        pack.artifacts, [&](const Artifact& artifact) { return artifactToJson(artifact, plan); });
    return withOwnHash(json::toBytes(object).toStdString());
}

namespace {

/// Where the digits of the manifest's own hash stand; nothing where there are none. In a text of the manifest
/// the quotes would be escaped, so this is the field.
std::optional<std::size_t> ownHashIn(const std::string& bytes) {
    constexpr std::string_view field = "\"manifest_sha256\": \"";
    const std::size_t at = bytes.find(field);
    if (at == std::string::npos || bytes.size() - at - field.size() < hashDigits) return std::nullopt;
    return at + field.size();
}

std::string ownHashOf(std::string bytes, std::size_t at) {
    bytes.replace(at, hashDigits, hashDigits, '0');
    return library::sha256Of(bytes);
}

}

SelfProof selfProofOf(const std::string& bytes) {
    const auto at = ownHashIn(bytes);
    if (!at) return SelfProof::Missing;
    return bytes.compare(*at, hashDigits, ownHashOf(bytes, *at)) == 0 ? SelfProof::Holds : SelfProof::Fails;
}

std::string withOwnHash(std::string bytes) {
    const auto at = ownHashIn(bytes);
    if (at) bytes.replace(*at, hashDigits, ownHashOf(bytes, *at));
    return bytes;
}

namespace {

/// A path that stays inside the pack: what stands in a manifest may come from anywhere.
bool isInside(const std::string& path) {
    const std::filesystem::path parts = library::pathFromUtf8(path);
    if (path.empty() || path.find('\\') != std::string::npos || path.find(':') != std::string::npos ||
        parts.has_root_path())
        return false;
    return std::ranges::none_of(
        parts, [](const std::filesystem::path& part) { return part == ".." || part == "." || part.empty(); });
}

std::string hashFrom(const json::Fields& fields, const char* name, std::size_t fewest) {
    const std::string hash = fields.text(name);
    const bool isHex = hash.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!isHex || hash.size() < fewest)
        fields.fail(name, "a hash of " + std::to_string(fewest) + " hex digits");
    return hash;
}

std::optional<loudness::Method> methodFromId(std::string_view id) {
    for (const auto method :
         {loudness::Method::MomentaryMax, loudness::Method::LoopIntegrated, loudness::Method::Integrated})
        if (loudness::id(method) == id) return method;
    return std::nullopt;
}

/// A manifest holds fewer facts than `music::SampleTraits` does: what is in it was above its limit of
/// confidence.
music::SampleTraits traitsFrom(const json::Fields& fields, double seconds) {
    QJsonObject object = fields.asObject();
    object[u"pitchHz"] = object.value(u"pitch");
    music::SampleTraits traits = json::traitsFromJson(object);
    traits.roleConfidence = 1.0;
    if (traits.bpm) {
        traits.bpmConfidence = 1.0;
        traits.beats = static_cast<int>(std::lround(*traits.bpm * seconds / 60.0));
    }
    if (traits.key) traits.keyConfidence = 1.0;
    traits.tonal = (traits.key || traits.pitchHz) && music::facts(traits.role).isTonal;
    return traits;
}

Manifest::Artifact artifactFrom(const json::Fields& fields) {
    Manifest::Artifact artifact;
    music::SampleEntry& sample = artifact.sample;
    sample.id = fields.text("id");
    sample.path = fields.text("path");
    if (!isInside(sample.path)) fields.fail("path", "a path inside the pack");
    sample.seconds = fields.number("seconds", 0.0);
    sample.traits = traitsFrom(fields, sample.seconds);
    sample.lufs = fields.optionalNumber("lufs");
    artifact.method = fields.word("loudness_method", artifact.method, methodFromId,
                                  "momentary-max, loop-integrated or integrated");
    artifact.truePeakDb = fields.optionalNumber("true_peak_db");
    artifact.sha256 = hashFrom(fields, "sha256", hashDigits);
    if (fields.has("sound_sha256")) artifact.soundSha256 = hashFrom(fields, "sound_sha256", hashDigits);
    artifact.fileChannels = fields.optionalInteger("file_channels");
    artifact.source = fields.text("source");
    artifact.sourceBegin = fields.whole("source_begin", 0, 0);
    artifact.sourceEnd = fields.whole("source_end", 0, 0);
    return artifact;
}

}

Manifest manifestFromJson(const QJsonObject& object) {
    const json::Fields fields(object);
    if (fields.text("schema") != schemaName)
        fields.fail("schema", std::string("\"") + schemaName + "\", which every manifest of a pack says");
    Manifest manifest;
    manifest.packId = hashFrom(fields, "pack_id", 12);
    manifest.configHash = hashFrom(fields, "config_hash", hashDigits);
    manifest.created = fields.text("created");
    manifest.isProvable = fields.has("manifest_sha256");
    manifest.settledHash = settledHashOf(fields.object("request").asObject());
    manifest.sampleRate = fields.object("request").integer("sample_rate", 0);
    for (const json::Fields& source : fields.objects("sources"))
        manifest.sources.push_back({source.text("id"), hashFrom(source, "sha256", hashDigits),
                                    source.text("recorded"), source.whole("frames", 0, 0)});
    for (const json::Fields& artifact : fields.objects("artifacts"))
        manifest.artifacts.push_back(artifactFrom(artifact));
    return manifest;
}

Manifest readManifest(const std::filesystem::path& file) { return json::readValue(file, manifestFromJson); }

}
