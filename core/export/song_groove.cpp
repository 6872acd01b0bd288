#include "export/song_groove.h"

#include "base/error.h"
#include "base/units.h"
#include "codec/file_reader.h"
#include "files/paths.h"
#include "music/time.h"
#include "json/json.h"
#include "json/values.h"

#include <algorithm>
#include <cmath>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

constexpr int grooveBeats = 4;
constexpr int groovePpq = 960;
constexpr double bpmSteps = 1000.0; // a project's tempo has three decimals
constexpr int meanVelocity = 100;
constexpr double longestHit = 30.0;

bool isGrooveFile(const fs::path& file) { return file.extension() == ".json"; }

std::map<std::string, compose::StruckSample> strikesOf(const std::vector<music::SampleEntry>& samples,
                                                       const Progress& progress) {
    std::map<std::string, compose::StruckSample> strikes;
    double done = 0.0;
    for (const music::SampleEntry& sample : samples) {
        progress.report(done++ / static_cast<double>(samples.size()));
        if (sample.traits.kind != music::SampleKind::Hit || sample.seconds > longestHit) continue;
        audio::FileReader reader(library::pathFromUtf8(sample.path));
        const int rate = reader.info().rate;
        audio::AudioBuffer begin;
        reader.read({0, framesFromSeconds(1.0, rate)}, begin);
        if (const auto strike = groove::strikeOf(begin.mono(), rate))
            strikes[sample.path] = {strike->seconds, strike->levelDb, strike->centroidHz};
    }
    return strikes;
}

}

groove::Rhythm rhythmOf(const RhythmRequest& request, const Progress& progress) {
    audio::FileReader reader(request.file);
    const audio::AudioInfo& info = reader.info();
    const Frame begin = request.from ? framesFromSeconds(*request.from, info.rate) : 0;
    const Frame end = request.to ? framesFromSeconds(*request.to, info.rate) : info.frames;
    const FrameRange range{std::clamp<Frame>(begin, 0, info.frames), std::clamp<Frame>(end, 0, info.frames)};
    if (range.isEmpty()) throw Error(request.file, "has no sound from there to there.");
    return namingFile(request.file, [&] {
        const std::vector<float> sound = groove::rhythmSound(reader, range, progress.part(0.0, 0.3));
        return groove::listen(sound, info.rate, request.settings, progress.part(0.3, 1.0));
    });
}

music::Groove readGroove(const fs::path& file, const Progress& progress) {
    if (isGrooveFile(file)) return json::readValue(file, json::grooveFromJson);
    return groove::grooveOf(rhythmOf({file, {}, {}, {}}, progress), grooveBeats);
}

compose::Replay replayOf(const groove::Rhythm& rhythm) {
    compose::Replay replay;
    replay.bpm = std::round(rhythm.fit.bpm * bpmSteps) / bpmSteps;
    const double downbeat = rhythm.fit.beats.front();
    for (const groove::Strike& strike : rhythm.strikes) {
        const double steps = rhythm.fit.stepsPerBeat;
        const double even = std::round(rhythm.fit.beatAt(strike.seconds) * steps) / steps;
        if (even < 0.0) continue; // an upbeat: the song begins with its first bar
        replay.hits.push_back(
            {(strike.seconds - downbeat) * replay.bpm / 60.0, even, strike.levelDb, strike.centroidHz});
    }
    double last = 0.0;
    for (const compose::ReplayHit& hit : replay.hits)
        last = std::max({last, hit.even, hit.played});
    constexpr double onTheLine = 0.05; // beats: it begins the bar that is not there
    replay.bars = std::max(1.0, std::ceil((last + onTheLine) / music::beatsPerBar));
    return replay;
}

compose::Heard heardFor(const compose::ComposeRequest& request,
                        const std::vector<music::SampleEntry>& samples, const Progress& progress) {
    compose::Heard heard;
    if (!request.groove.empty())
        heard.groove = readGroove(library::pathFromUtf8(request.groove), progress.part(0.0, 0.3));
    if (request.replay.empty()) return heard;
    heard.replay =
        replayOf(rhythmOf({library::pathFromUtf8(request.replay), {}, {}, {}}, progress.part(0.3, 0.6)));
    heard.strikes = strikesOf(samples, progress.part(0.6, 1.0));
    return heard;
}

music::Song songOf(const music::Groove& groove, const std::string& title) {
    music::Song song;
    song.meta.title = title;
    song.meta.bpm = std::round(groove.bpm * bpmSteps) / bpmSteps;
    song.meta.ppq = groovePpq;
    song.drums.push_back({1, music::Role::Snare, {}, music::usualVolume, 0.0});
    music::Pattern pattern{"Groove", std::ceil(groove.beats / music::beatsPerBar), {}};
    for (std::size_t n = 0; n < groove.steps.size(); ++n) {
        const music::GrooveStep& step = groove.steps[n];
        if (step.onsets == 0) continue;
        const double even = static_cast<double>(n) / groove.stepsPerBeat;
        const double velocity = meanVelocity * std::pow(10.0, step.levelDb / 20.0);
        pattern.notes.push_back(
            {1,
             {std::max(0.0, even + step.deviation), 0.5 / groove.stepsPerBeat, music::drumRoot,
              std::clamp(static_cast<int>(std::lround(velocity)), 1, 127)}});
    }
    song.items.push_back({1, 0.0, pattern.bars, 1, false});
    song.patterns.push_back(std::move(pattern));
    return song;
}

}
