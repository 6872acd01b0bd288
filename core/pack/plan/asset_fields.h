#pragma once

// Recordings of a request with the slices that a person chose of them.

#include "pack/plan/request.h"
#include "json/sample_fields.h"

namespace gleaner::json {

template <>
inline constexpr const char* definitionName<pack::ChosenSlice> = "slice";
template <>
inline constexpr const char* definitionName<pack::Asset> = "asset";
template <>
inline constexpr const char* definitionName<pack::AlignedTo> = "aligned";
template <>
inline constexpr const char* definitionName<pack::KeptNumbers> = "kept_numbers";

/// A file's name as the system has it: it may be no UTF-8.
struct FileName {
    static QJsonValue write(const std::string& file, const Rule&, Spelling);
    static std::string read(const Given& given);
    static QJsonObject schema(const Rule&, SchemaShape&) { return typeSchema("string"); }
};

using FileNames = ListOf<FileName, std::string>;

/// Numbers by the ids of slices: {"h48000": 3}.
struct NumberBySlice {
    static QJsonValue write(const std::map<std::string, int>& numbers, const Rule&, Spelling);
    static std::map<std::string, int> read(const Given& given);
    static QJsonObject schema(const Rule&, SchemaShape&);
};

/// "auto", "mix", "3", "1,2".
template <>
struct Codec<audio::ChannelChoice> {
    static QJsonValue write(const audio::ChannelChoice& choice, const Rule&, Spelling);
    static audio::ChannelChoice read(const Given& given);
    static QJsonObject schema(const Rule&, SchemaShape&);
};

/// A recording is written as an object; the name of its file alone is read, too.
struct AssetOrName {
    static QJsonValue write(const pack::Asset& asset, const Rule& rule, Spelling spelling);
    static pack::Asset read(const Given& given);
    static QJsonObject schema(const Rule& rule, SchemaShape& shape);
};
using AssetList = ListOf<AssetOrName, pack::Asset>;

}

namespace gleaner::pack {

template <typename Visitor, json::Like<DetectedAs> T>
void fields(Visitor& visit, T& found) {
    visit("kind", found.kind, "What it was");
    json::rangeFields(visit, found.range);
}

template <typename Visitor, json::Like<RegionShape> T>
void fadeFields(Visitor& visit, T& shape) {
    const json::Rule fade = json::possibleFrame.ifNot(0);
    visit("fade_in", shape.fadeIn, "Frames of the recording over which it begins; not of a loop", fade);
    visit("fade_out", shape.fadeOut, "Frames of the recording over which it ends; not of a loop", fade);
}

template <typename Visitor, json::Like<RegionShape> T>
void shapeFields(Visitor& visit, T& shape) {
    fadeFields(visit, shape);
    visit("gain_db", shape.gainDb, "How much louder than others of its kind it is made",
          json::within(leastRegionGainDb, mostRegionGainDb).ifNot(0));
}

template <typename Visitor, json::Like<ChosenSlice> T>
void fields(Visitor& visit, T& chosen) {
    fields(visit, chosen.slice);
    visit("name", chosen.name, "The file's name without its ending; else by the naming convention",
          json::ifAny);
    visit("group", chosen.group, "The first folder; else by role", json::ifAny);
    visit("left_out", chosen.leftOut, "Whether it stays out of the pack", json::ifAny);
    visit("kept", chosen.kept, "Whether a person said that it stays", json::ifAny);
    visit("locked", chosen.locked, "Whether no hand is to move, change or delete it", json::ifAny);
    shapeFields(visit, chosen.shape);
    visit("unheard", chosen.unanalysed, "Whether nobody has listened to what it is now", json::ifAny);
    std::optional<std::vector<DetectedAs>> detectedAs;
    if (chosen.edited) detectedAs = chosen.detectedAs;
    visit("found_as", detectedAs,
          "Of one that a hand changed or made: what it was before, several when joined, none when drawn",
          json::ifAny);
    if constexpr (!std::is_const_v<T>) {
        chosen.edited = detectedAs.has_value();
        chosen.detectedAs = detectedAs.value_or(std::vector<DetectedAs>());
    }
}

template <typename Visitor, json::Like<AlignedTo> T>
void fields(Visitor& visit, T& aligned) {
    visit("recording", aligned.recording, "Id of the other, 12 digits");
    visit("offset_seconds", aligned.offset, "Seconds on its clock at which this one begins");
    visit("drift_ppm", aligned.driftPpm, "How much longer a second of this one lasts on its clock");
    visit("residual_ms", aligned.residualMs, "Root mean square of what the places that agree are off by");
    visit("confidence", aligned.confidence, "Share of the places listened to that agree", json::share);
}

template <typename Visitor, json::Like<KeptNumbers> T>
void fields(Visitor& visit, T& kept) {
    visit("called", kept.called, "What names call them: a role, drum, tonal or their kind", json::needed);
    visit("kind", kept.kind, "Their kind");
    visit("digits", kept.digits, "Of each number, at least", json::within(1, mostNumberDigits));
    visit.template as<json::NumberBySlice>("slices", kept.of, "The numbers by the ids of slices");
}

template <typename Visitor, json::Like<Asset> T>
void fields(Visitor& visit, T& asset) {
    visit.template as<json::FileName>("file", asset.file, "The recording's file",
                                      json::needed.saying("the name of a recording"));
    visit.template as<json::FileNames>(
        "parts", asset.parts, "Files that go on where it ends, each where the one before does", json::ifAny);
    visit("channels", asset.channels, "Which channels are taken: auto, mix (the mean of all), 3 or 1,2",
          json::ifAny);
    visit("slices", asset.slices, "What is taken of it; without, everything that is found", json::ifAny);
    visit("numbers", asset.numbers, "Numbers that names of its samples have and keep", json::ifAny);
    visit("removed", asset.removed, "What a hand deleted, as it was found", json::ifAny);
    visit("aligned", asset.aligned, "How its clock lies to that of another recording of the same event",
          json::ifAny);
}

}
