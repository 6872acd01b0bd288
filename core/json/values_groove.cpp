// A groove on disk (docs/formats.md 14), described by resources/schema/groove-1.json.

#include "music/song_limits.h"
#include "json/field_list.h"
#include "json/sample_fields.h"
#include "json/schemas.h"
#include "json/values.h"

namespace gleaner::json {
namespace {

constexpr int grooveVersion = 1;
constexpr double grooveTicks = 960.0;

}

template <typename Visitor, Like<music::GrooveStep> T>
void fields(Visitor& visit, T& step) {
    visit("deviation", step.deviation, "Beats after the step's even place, before it where negative",
          within(-0.5, 0.5).rounded(6).expected());
    visit.derived("ticks", step.deviation * grooveTicks, "The same in ticks of 960 a beat",
                  anything.rounded(1));
    visit("level_db", step.levelDb, "Level against the mean of all strokes, dB",
          within(-music::loudestGrooveStepDb, music::loudestGrooveStepDb).rounded(2).expected());
    visit("onsets", step.onsets, "Strokes that stand behind it; with none it has what steps of its kind have",
          from(0));
    visit("confidence", step.confidence, "0 to 1", share.rounded(3));
}

template <typename Visitor, Like<music::Groove> T>
void fields(Visitor& visit, T& groove) {
    visit.version(grooveVersion, expected);
    visit("bpm", groove.bpm, "Tempo at which it was played",
          within(music::slowestSongBpm, music::fastestSongBpm).rounded(3).expected());
    visit("steps_per_beat", groove.stepsPerBeat, "4 for sixteenths, 3 for triplets",
          within(1, music::mostStepsPerBeat).expected());
    visit("beats", groove.beats, "Length in beats, again and again",
          within(1, music::mostGrooveBeats).expected());
    visit("swing", groove.swing, "Percent of an eighth that its first sixteenth has, 50 being even",
          within(50, 75).rounded(2));
    visit("confidence", groove.confidence, "0 to 1: how surely these are its steps", share.rounded(3));
    visit("steps", groove.steps, "One for each step of its beats, from the downbeat", expected);
}

QJsonObject toJson(const music::Groove& groove) { return toObject(groove, Spelling::Disk); }

music::Groove grooveFromJson(const QJsonObject& object) {
    auto groove = fromObject<music::Groove>(object);
    const auto errors = music::errorsOf(groove);
    if (!errors.empty()) throw Error("is no groove that can be used: " + errors.front() + '.');
    return groove;
}

QJsonObject grooveSchema() {
    SchemaShape shape;
    return documentSchema(
        {"groove-1", "Gleaner groove, version 1",
         "Timing and accents of a rhythm, step by step: what \"groove\" writes and songs are played "
         "with"},
        shape, schemaOf<music::Groove>(shape));
}

}
