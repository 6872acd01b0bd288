#pragma once

// What was found out of a sound: the traits of a sample, a slice with its cuts, a recording with its slices.

#include "json/field_list.h"
#include "json/music_codecs.h"
#include "json/values.h"

namespace gleaner::json {

// What could be true of a sound: a number outside is a fault of the file.
inline constexpr Rule possibleTempo = within(1.0, 2000.0); ///< beats a minute
inline constexpr Rule possibleCount = within(0, 1'000'000);
inline constexpr Rule possibleHertz = within(0.0, 1e6);
inline constexpr Rule possibleFrame = within(0, static_cast<double>(mostFrames));
inline constexpr Rule share = within(0.0, 1.0).clamped();

/// The MIDI note nearest to a pitch.
std::optional<int> nearestNote(const std::optional<double>& hertz);

template <>
inline constexpr const char* definitionName<analysis::LoopCandidate> = "candidate";

/// "begin" and "end".
template <typename Visitor, Like<FrameRange> T>
void rangeFields(Visitor& visit, T& range) {
    visit("begin", range.begin, "First frame in the recording", possibleFrame);
    visit("end", range.end, "The frame after the last one", possibleFrame);
    visit.require(range.begin <= range.end, "end", "at or after \"begin\"");
}

template <typename Visitor, Like<music::SampleTraits> T>
void fields(Visitor& visit, T& traits) {
    visit("kind", traits.kind, "What it is");
    visit("role", traits.role, "What it does in a song");
    visit("role_confidence", traits.roleConfidence, "How sure the role is", share);
    visit("bpm", traits.bpm, "Beats a minute; null where none is known", possibleTempo.zeroIsNone());
    visit("bpm_confidence", traits.bpmConfidence, "How sure the tempo is", share);
    visit("bpm_alternatives", traits.bpmAlternatives, "Other tempi it could have, the likeliest first",
          possibleTempo.ifAny());
    visit("beats", traits.beats, "Whole beats in it", possibleCount);
    visit("bars", traits.bars, "Whole 4/4 bars in it", possibleCount);
    visit("key", traits.key, "Am, F#m, Bb, C; null where none is known");
    visit("key_confidence", traits.keyConfidence, "How sure the key is", share);
    visit("pitch_hz", traits.pitchHz, "The one pitch of a single note", possibleHertz);
    visit.derived("midi_note", nearestNote(traits.pitchHz), "The note nearest to the pitch; 69 is 440 Hz");
    visit("character", traits.character, "How it sounds");
    visit("tonal", traits.tonal, "Whether it carries a key or a pitch");
    visit("content", traits.content, "What is heard in it; null where it is too short to tell");
    visit("content_confidence", traits.contentConfidence, "How sure the content is", share);
    visit("centroid_hz", traits.centroidHz, "Mean spectral centroid, weighted by energy", possibleHertz);
}

template <typename Visitor, Like<analysis::LoopCandidate> T>
void fields(Visitor& visit, T& candidate) {
    constexpr Rule possibleCost = within(-0.01, 2.01); // from 0 to 2, and what rounding may add
    rangeFields(visit, candidate.range);
    visit("bars", candidate.bars, "Of four beats", possibleCount);
    visit("seam_cost", candidate.seamCost, "0: the joint goes on as the recording did; 1: nothing is alike",
          possibleCost);
}

/// A slice but for its id and its channels.
template <typename Visitor, Like<analysis::Slice> T>
void soundFields(Visitor& visit, T& slice) {
    rangeFields(visit, slice.range);
    visit("confidence", slice.confidence, "How sure it is worth keeping", share);
    visit("reason", slice.reason, "Why it was found, in plain words");
    fields(visit, slice.traits);
    visit("candidates", slice.candidates, "Other ways to cut a loop, the best first", ifAny);
    visit("fingerprint", slice.fingerprint, "Of a hit: 49 cells of two digits", ifAny);
}

template <typename Visitor, Like<analysis::Slice> T>
void fields(Visitor& visit, T& slice) {
    visit("id", slice.id, "Unique in its recording");
    soundFields(visit, slice);
    visit("channels", slice.channels, "Those it is taken from, counted from 1; mix: the mean of all", ifAny);
    visit("origin", slice.origin, "Where it comes from, unless it was found", ifAny);
    visit("label", slice.label, "What its mark is called", ifAny);
    visit.beside("mix", "As detect --json prints it; not read");
    visit.beside("near_duplicate_of", "As detect --json prints it; not read");
}

template <>
inline constexpr const char* definitionName<library::RecordingPart> = "part";

template <typename Visitor, Like<library::RecordingPart> T>
void fields(Visitor& visit, T& part) {
    visit("file", part.file, "As it was named");
    visit("sha256", part.sha256, "SHA-256 of the file, lower-case hex");
    visit("frames", part.frames, "Length", from(0));
}

template <>
inline constexpr const char* definitionName<PrintedSlice> = "slice";

template <typename Visitor, Like<PrintedSlice> T>
void fields(Visitor& visit, T& printed) {
    visit("id", printed.slice.id, "Unique in its recording");
    soundFields(visit, printed.slice);
    visit("channels", printed.channels, "Those it is taken from, counted from 1", from(1));
    visit("mix", printed.mix, "Whether it is taken from the mean of them");
    visit("origin", printed.slice.origin, "Where it comes from");
    visit("label", printed.slice.label, "What its mark is called", ifAny);
    visit("near_duplicate_of", printed.nearDuplicateOf, "The surer hit that it is nearly the same as");
}

struct IdOfRecording {
    static QJsonValue write(const library::RecordingId& id, const Rule& rule, Spelling spelling) {
        return Codec<std::string>::write(id.text(), rule, spelling);
    }
    static library::RecordingId read(const Given& given) {
        return library::RecordingId(Codec<std::string>::read(given));
    }
    static QJsonObject schema(const Rule& rule, SchemaShape& shape) {
        return Codec<std::string>::schema(rule, shape);
    }
};

/// A recording but for its slices.
template <typename Visitor, Like<library::Recording> T>
void recordingFields(Visitor& visit, T& recording) {
    visit.template as<IdOfRecording>("id", recording.id, "First 12 digits of its hash");
    visit("file", recording.file, "As it was named");
    visit("sha256", recording.sha256, "SHA-256 of the file, of several of their hashes; lower-case hex");
    visit("parts", recording.parts, "Its files, in order, where it has several", ifAny);
    visit("sample_rate", recording.info.rate, "Hz");
    visit("channels", recording.info.channels, "How many");
    visit("frames", recording.info.frames, "Length", from(0));
    visit("bits", recording.info.bits, "Of a sample; 0 for a lossy format");
    visit("is_float", recording.info.isFloat, "Whether samples are floating-point numbers");
    visit("format", recording.info.format, "Container and encoding, for people");
    visit("claimed_frames", recording.info.claimedFrames,
          "What the file's header claims, where that is more than there is", from(0));
    visit("note", recording.info.note, "What a person should know about the length", anything.emptyIsNull());
    visit("recorded", recording.recorded, "ISO 8601; empty where it is not known");
    visit("device", recording.device, "The recorder, where known", anything.emptyIsNull());
    visit("time_reference", recording.timeReference, "Frames from midnight to its first one", from(0));
    visit("scene", recording.scene, "Scene, as the recorder wrote it", ifAny);
    visit("take", recording.take, "Take, as the recorder wrote it", ifAny);
    visit.template as<Level>("noise_floor_db", recording.detection.noiseFloorDb,
                             "Median of the noise floor, dBFS RMS; null for digital silence");
    visit.template as<ChannelNumbers>("silent_channels", recording.detection.silentChannels,
                                      "Channels without a sound of their own, counted from 1");
    visit.template as<ChannelNumbers>("inverted_channels", recording.detection.invertedChannels,
                                      "Channels that are the one before upside down, counted from 1");
}

template <typename Visitor, Like<library::Recording> T>
void fields(Visitor& visit, T& recording) {
    recordingFields(visit, recording);
    visit("slices", recording.detection.slices, "What was found, in the order of begin");
}

}
