#pragma once

// Made-up recordings and slices, so that plans and names can be tested without a sound.

#include "files/sha256.h"
#include "music/certainty.h"
#include "pack/plan/plan.h"

#include <string>
#include <vector>

namespace gleaner::test {

inline analysis::Slice slice(music::SampleKind kind, music::Role role, Frame begin, Frame end) {
    analysis::Slice made;
    made.id = std::string(1, music::info(kind).id[0]) + std::to_string(begin);
    made.range = {begin, end};
    made.confidence = 0.9;
    made.reason = "made up";
    made.traits.kind = kind;
    made.traits.role = role;
    made.traits.roleConfidence = music::certain;
    return made;
}

inline analysis::Slice hit(music::Role role, Frame begin) {
    return slice(music::SampleKind::Hit, role, begin, begin + 12000);
}

inline analysis::Slice loop(music::Role role, Frame begin, double bpm, int bars = 1) {
    analysis::Slice made =
        slice(music::SampleKind::Loop, role, begin, begin + framesFromSeconds(bars * 4 * 60.0 / bpm, 48000));
    made.traits.bpm = bpm;
    made.traits.bpmConfidence = music::certain;
    made.traits.beats = bars * 4;
    made.traits.bars = bars;
    return made;
}

inline analysis::Slice inKey(analysis::Slice made, int pitchClass, music::Mode mode) {
    made.traits.key = music::Key{pitchClass, mode};
    made.traits.keyConfidence = music::certain;
    made.traits.tonal = true;
    return made;
}

/// A recording of 100 seconds that nobody opens. `name` also stands for its content.
inline library::Recording recording(const std::string& name, std::vector<analysis::Slice> slices) {
    library::Recording made;
    made.file = "/somewhere/" + name;
    made.sha256 = library::sha256Of(name);
    made.id = library::RecordingId::of(made.sha256);
    made.info = {48000, 2, 4800000, 24, false, "WAV, 24 bit"};
    made.recorded = "2024-05-12T14:03:22Z";
    made.detection = {-60.0, std::move(slices)};
    return made;
}

inline pack::PackRequest requestFor(const std::vector<library::Recording>& recordings) {
    pack::PackRequest request;
    request.name = "Test pack";
    for (const library::Recording& one : recordings)
        request.assets.push_back({one.file, {}});
    return request;
}

inline std::vector<std::string> pathsOf(const pack::PackPlan& plan) {
    std::vector<std::string> paths;
    for (const pack::PlanItem& item : plan.items)
        paths.push_back(item.path);
    return paths;
}

}
