#pragma once

// A request with something in every field.

#include "core/pack/pack_fixture.h"
#include "json/json.h"

namespace gleaner::test {

/// A request as somebody wrote it.
inline QJsonObject parsedRequest(const char* text) { return json::parseObject(text, "request.json"); }

inline pack::PackRequest fullRequest() {
    pack::PackRequest request;
    request.name = "Wege – Nº 5";
    request.assets = {{"/rec/walk.wav", std::nullopt}, {"rain.flac", std::vector<pack::ChosenSlice>{}}};
    analysis::Slice loop = test::loop(music::Role::Perc, 1000, 94.97, 2);
    analysis::Slice bass = inKey(hit(music::Role::Bass, 5), 3, music::Mode::Major);
    bass.fingerprint.emplace().cells = {0, 255, 16, 3};
    request.assets[0].channels = {audio::Channels::mixOfAll()};
    bass.channels = audio::Channels::pair(2, 3);
    loop.channels = audio::Channels::mixOfAll();
    request.assets[1].slices = {{bass, "Böm", "My bass", false}, {loop, "", "", true}};
    request.assets[1].slices->front().edited = true;
    request.assets[1].slices->front().detectedAs = {{{10, 2000}, music::SampleKind::Loop},
                                                    {{3000, 4000}, music::SampleKind::Hit}};
    request.assets[1].slices->front().locked = true;
    request.assets[1].slices->front().shape = {480, 960, -2.5};
    request.assets[1].slices->front().slice.origin = analysis::Origin::Mark;
    request.assets[1].slices->front().slice.label = "clank";
    request.assets[1].numbers = {{"bass", music::SampleKind::Hit, 3, {{"h5", 2}, {"h90", 1}}}};
    request.assets[1].removed = {{loop, "", "", false}};
    request.genres = {"dembow"};
    request.tags = {"street", "rain"};
    request.minHits = 3;
    request.minLoops = 1;
    request.variety = {120, false};
    request.preset = {"dull", "Dull", "Takes the top off", {{"lowpass", false, {{"frequency", 800.5}}}}};
    request.kindPresets[music::SampleKind::Loop] = {"loud", "Loud", "", {{"gain", true, {{"gain", 6.0}}}}};
    request.targetLufs = -15.5;
    request.truePeakDb = -0.3;
    request.naming = "{role}_{number}";
    request.format = audio::FileFormat::Flac;
    request.sampleRate = 44100;
    request.seed = 0xFEDCBA9876543210ULL;
    request.papers = {"readme", "cover"};
    request.licence = "LicenseRef-Royalty-Free";
    request.licenceClauses = {"credit"};
    request.cover = "/pictures/Böm.png";
    request.shop = "digitakt";
    request.sensitivity = 0.7;
    request.tempi = {80.0, 160.0};
    return request;
}

}
