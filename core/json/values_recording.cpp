// What was heard: the traits of a sample, a slice, a recording with its slices (`detect --json`, `analyse
// --json`).

#include "base/shown_text.h"
#include "music/pitch.h"
#include "json/fields.h"
#include "json/values.h"

#include <algorithm>
#include <cmath>

namespace gleaner::json {
namespace {

QJsonArray words(const std::vector<music::Character>& character) {
    QJsonArray list;
    for (const music::Character word : character)
        list.append(qstring(music::facts(word).id));
    return list;
}

std::vector<music::Character> characterFrom(const Fields& fields) {
    std::vector<music::Character> character;
    for (const std::string& word : fields.texts("character")) {
        const auto known = music::characterFromId(word);
        if (!known)
            fields.fail("character",
                        "a list of words such as warm, deep, crisp (\"" + shortened(word) + "\" is not one)");
        character.push_back(*known);
    }
    return character;
}

QJsonValue keyOrNull(const std::optional<music::Key>& key) {
    return key ? QJsonValue(qstring(music::toString(*key))) : QJsonValue(QJsonValue::Null);
}

QJsonValue midiNoteOrNull(const std::optional<double>& hertz) {
    if (!hertz || !(*hertz > 0.0)) return QJsonValue(QJsonValue::Null);
    return QJsonValue(static_cast<int>(std::lround(music::midiFromHertz(*hertz))));
}

std::optional<music::Key> keyFrom(const Fields& fields) {
    if (!fields.has("key")) return std::nullopt;
    return fields.word("key", music::Key{}, music::parseKey, "a key such as Am, F#m or Bb");
}

/// What could be true of a sound: a number outside is a fault of the file.
constexpr double slowest = 1.0, fastest = 2000.0; ///< beats a minute
constexpr int mostBeats = 1'000'000;
constexpr double highestHertz = 1e6;
constexpr double mostSeamCost = 2.01; ///< two, and what rounding may add

double confidenceFrom(const Fields& fields, const char* name) {
    return std::clamp(fields.number(name, 0.0), 0.0, 1.0);
}

music::SampleTraits traitsFrom(const Fields& fields) {
    music::SampleTraits traits;
    traits.kind = fields.word("kind", traits.kind, music::sampleKindFromId, "hit, loop, phrase or texture");
    traits.role = fields.word("role", traits.role, music::roleFromId, "a role such as kick, snare or bass");
    traits.roleConfidence = confidenceFrom(fields, "roleConfidence");
    if (fields.number("bpm", 0.0) != 0.0) // some write 0 for none
        traits.bpm = fields.optionalNumberWithin("bpm", slowest, fastest);
    traits.bpmConfidence = confidenceFrom(fields, "bpmConfidence");
    traits.bpmAlternatives = fields.numbers("bpmAlternatives");
    for (const double bpm : traits.bpmAlternatives)
        if (bpm < slowest || bpm > fastest) fields.fail("bpmAlternatives", "a list of tempi");
    traits.beats = fields.optionalIntegerWithin("beats", 0, mostBeats);
    traits.bars = fields.optionalIntegerWithin("bars", 0, mostBeats);
    traits.key = keyFrom(fields);
    traits.keyConfidence = confidenceFrom(fields, "keyConfidence");
    traits.pitchHz = fields.optionalNumberWithin("pitchHz", 0.0, highestHertz);
    traits.character = characterFrom(fields);
    traits.tonal = fields.flag("tonal", false);
    if (fields.has("content"))
        traits.content =
            fields.word("content", music::Content::Noise, music::contentFromId, "speech, music or noise");
    traits.contentConfidence = confidenceFrom(fields, "contentConfidence");
    traits.centroidHz = fields.numberWithin("centroidHz", 0.0, 0.0, highestHertz);
    return traits;
}

QJsonObject asJson(const analysis::LoopCandidate& candidate) {
    QJsonObject object;
    object[u"begin"] = static_cast<qint64>(candidate.range.begin);
    object[u"end"] = static_cast<qint64>(candidate.range.end);
    object[u"bars"] = orNull(candidate.bars);
    object[u"seamCost"] = candidate.seamCost;
    return object;
}

analysis::LoopCandidate candidateFrom(const Fields& fields) {
    return {rangeFrom(fields), fields.optionalIntegerWithin("bars", 0, mostBeats),
            fields.numberWithin("seamCost", 0.0, -0.01, mostSeamCost)};
}

/// Channels as people count them, from 1; the mean of all as a word.
QJsonValue channelsToJson(const audio::Channels& channels) {
    if (channels.isMix()) return QJsonValue(QStringLiteral("mix"));
    return listOf(audio::numbersOf(channels, 0), [](int number) { return QJsonValue(number); });
}

std::optional<audio::Channels> channelsFrom(const Fields& fields) {
    if (!fields.has("channels")) return std::nullopt;
    if (fields.asObject().value(u"channels") == QLatin1String("mix")) return audio::Channels::mixOfAll();
    const auto channels = audio::channelsFromNumbers(fields.integers("channels"));
    if (!channels) fields.fail("channels", "one or two numbers of channels, counted from 1, or \"mix\"");
    return channels;
}

QJsonArray numbersOf(const std::vector<int>& channels) {
    return listOf(channels, [](int channel) { return QJsonValue(channel + 1); });
}

std::vector<int> channelListFrom(const Fields& fields, const char* name) {
    std::vector<int> channels = fields.integers(name);
    for (int& channel : channels)
        if (--channel < 0) fields.fail(name, "numbers of channels, counted from 1");
    return channels;
}

analysis::Slice sliceFrom(const Fields& fields) {
    analysis::Slice slice;
    slice.id = fields.text("id");
    slice.range = rangeFrom(fields);
    slice.confidence = confidenceFrom(fields, "confidence");
    slice.reason = fields.text("reason");
    slice.traits = traitsFrom(fields);
    for (const Fields& candidate : fields.objects("candidates"))
        slice.candidates.push_back(candidateFrom(candidate));
    if (fields.has("fingerprint"))
        slice.fingerprint = fields.word("fingerprint", analysis::Fingerprint(),
                                        analysis::Fingerprint::fromHex, "98 hexadecimal digits");
    slice.channels = channelsFrom(fields);
    return slice;
}

}

QJsonObject toJson(const music::SampleTraits& traits) {
    QJsonObject object;
    object[u"kind"] = qstring(music::facts(traits.kind).id);
    object[u"role"] = qstring(music::facts(traits.role).id);
    object[u"roleConfidence"] = traits.roleConfidence;
    object[u"bpm"] = orNull(traits.bpm);
    object[u"bpmConfidence"] = traits.bpmConfidence;
    if (!traits.bpmAlternatives.empty())
        object[u"bpmAlternatives"] =
            listOf(traits.bpmAlternatives, [](double bpm) { return QJsonValue(bpm); });
    object[u"beats"] = orNull(traits.beats);
    object[u"bars"] = orNull(traits.bars);
    object[u"key"] = keyOrNull(traits.key);
    object[u"keyConfidence"] = traits.keyConfidence;
    object[u"pitchHz"] = orNull(traits.pitchHz);
    object[u"midiNote"] =
        midiNoteOrNull(traits.pitchHz); // for readers of analyse --json; follows from pitchHz
    object[u"character"] = words(traits.character);
    object[u"tonal"] = traits.tonal;
    object[u"content"] =
        traits.content ? QJsonValue(qstring(music::facts(*traits.content).id)) : QJsonValue(QJsonValue::Null);
    object[u"contentConfidence"] = traits.contentConfidence;
    object[u"centroidHz"] = traits.centroidHz;
    return object;
}

music::SampleTraits traitsFromJson(const QJsonObject& object) { return traitsFrom(Fields(object)); }

QJsonObject toJson(const analysis::Slice& slice) {
    QJsonObject object = toJson(slice.traits);
    object[u"id"] = qstring(slice.id);
    object[u"begin"] = static_cast<qint64>(slice.range.begin);
    object[u"end"] = static_cast<qint64>(slice.range.end);
    object[u"confidence"] = slice.confidence;
    object[u"reason"] = qstring(slice.reason);
    if (!slice.candidates.empty()) object[u"candidates"] = listOf(slice.candidates, asJson);
    if (slice.fingerprint) object[u"fingerprint"] = qstring(slice.fingerprint->toHex());
    if (slice.channels) object[u"channels"] = channelsToJson(*slice.channels);
    return object;
}

analysis::Slice sliceFromJson(const QJsonObject& object) { return sliceFrom(Fields(object)); }

QJsonObject toJson(const library::Recording& recording) {
    QJsonArray slices;
    for (const analysis::Slice& slice : recording.detection.slices)
        slices.append(toJson(slice));
    QJsonObject object;
    object[u"id"] = qstring(recording.id);
    object[u"file"] = qstring(recording.file);
    object[u"sha256"] = qstring(recording.sha256);
    object[u"sampleRate"] = recording.info.rate;
    object[u"channels"] = recording.info.channels;
    object[u"frames"] = static_cast<qint64>(recording.info.frames);
    object[u"bits"] = recording.info.bits;
    object[u"isFloat"] = recording.info.isFloat;
    object[u"format"] = qstring(recording.info.format);
    object[u"claimedFrames"] = recording.info.claimedFrames
                                   ? QJsonValue(static_cast<qint64>(*recording.info.claimedFrames))
                                   : QJsonValue(QJsonValue::Null);
    object[u"note"] =
        recording.info.note.empty() ? QJsonValue(QJsonValue::Null) : qstring(recording.info.note);
    object[u"recorded"] = qstring(recording.recorded);
    object[u"device"] = recording.device.empty() ? QJsonValue() : QJsonValue(qstring(recording.device));
    object[u"timeReference"] =
        recording.timeReference ? QJsonValue(qint64(*recording.timeReference)) : QJsonValue();
    const double floor = recording.detection.noiseFloorDb;
    object[u"noiseFloorDb"] = std::isfinite(floor) ? QJsonValue(floor) : QJsonValue(QJsonValue::Null);
    object[u"silentChannels"] = numbersOf(recording.detection.silentChannels);
    object[u"invertedChannels"] = numbersOf(recording.detection.invertedChannels);
    object[u"slices"] = slices;
    return object;
}

library::Recording recordingFromJson(const QJsonObject& object) {
    const Fields fields(object);
    library::Recording recording;
    recording.id = fields.text("id");
    recording.file = fields.text("file");
    recording.sha256 = fields.text("sha256");
    recording.info.rate = fields.integer("sampleRate", recording.info.rate);
    recording.info.channels = fields.integer("channels", recording.info.channels);
    recording.info.frames = fields.whole("frames", 0, 0);
    recording.info.bits = fields.integer("bits", 0);
    recording.info.isFloat = fields.flag("isFloat", false);
    recording.info.format = fields.text("format");
    if (fields.has("claimedFrames")) recording.info.claimedFrames = fields.whole("claimedFrames", 0, 0);
    recording.info.note = fields.text("note");
    recording.recorded = fields.text("recorded");
    recording.device = fields.text("device");
    if (fields.has("timeReference")) recording.timeReference = fields.whole("timeReference", 0, 0);
    // null stands for minus infinity, the floor of digital silence, which JSON has no number for.
    const bool silent = object.value(u"noiseFloorDb").isNull();
    recording.detection.noiseFloorDb = silent ? -HUGE_VAL : fields.number("noiseFloorDb", 0.0);
    recording.detection.silentChannels = channelListFrom(fields, "silentChannels");
    recording.detection.invertedChannels = channelListFrom(fields, "invertedChannels");
    for (const Fields& slice : fields.objects("slices"))
        recording.detection.slices.push_back(sliceFrom(slice));
    return recording;
}

}
