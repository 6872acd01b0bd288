#include "verbs.h"

#include "export/song_files.h"
#include "export/song_groove.h"
#include "files/output_file.h"
#include "library/cache_folder.h"
#include "slices/detection_settings.h"
#include "json/values.h"

#include <QJsonArray>

namespace gleaner::cli {
namespace {

constexpr double latestSecond = 1e7;

/// A stretch of the recording and what it gives.
struct HeardGroove {
    double from = 0.0, to = 0.0;
    groove::Rhythm rhythm;
    music::Groove groove;
};

pack::RhythmRequest requestFrom(const Arguments& arguments) {
    pack::RhythmRequest request;
    request.file = arguments.paths().front();
    if (arguments.has("from")) request.from = arguments.number("from", 0.0, latestSecond);
    if (arguments.has("to")) request.to = arguments.number("to", 0.0, latestSecond);
    if (arguments.has("bpm")) request.settings.hints.bpm = arguments.number("bpm", 40.0, 250.0);
    if (arguments.has("steps")) request.settings.hints.stepsPerBeat = arguments.whole("steps", 2, 12);
    analysis::DetectSettings detection;
    arguments.read(analysis::detectionSettings(), detection);
    request.settings.sensitivity = detection.sensitivity;
    return request;
}

HeardGroove heardIn(const pack::RhythmRequest& request, int beats, const Progress& progress) {
    HeardGroove heard;
    heard.rhythm = pack::rhythmOf(request, progress);
    heard.groove = groove::grooveOf(heard.rhythm, beats);
    heard.from = request.from.value_or(0.0);
    heard.to = request.to.value_or(heard.from + heard.rhythm.strikes.back().seconds);
    return heard;
}

/// Loops and phrases that the detector finds; a stretch without a beat is told and left out.
std::vector<HeardGroove> heardInRegions(pack::RhythmRequest request, int beats, const Progress& progress) {
    const library::CacheFolder cache(library::defaultCacheFolder());
    analysis::DetectSettings settings;
    const std::vector<library::RecordingToOpen> wanted = {{audio::FileSequence(request.file), settings}};
    const auto recordings = library::openRecordings(wanted, cache.path(), 0, progress.part(0.0, 0.5));
    const library::Recording& recording = recordings.front();
    std::vector<HeardGroove> found;
    for (const analysis::Slice& slice : recording.detection.slices) {
        const auto kind = slice.traits.kind;
        if (kind != music::SampleKind::Loop && kind != music::SampleKind::Phrase) continue;
        request.from = secondsFromFrames(slice.range.begin, recording.info.rate);
        request.to = secondsFromFrames(slice.range.end, recording.info.rate);
        request.settings.hints.startsOnDownbeat = kind == music::SampleKind::Loop;
        try {
            found.push_back(heardIn(request, beats, progress.part(0.5, 1.0)));
        } catch (const Error& error) {
            warn(QString::fromStdString(error.what()));
        }
    }
    return found;
}

QJsonObject toJson(const HeardGroove& heard) {
    QJsonArray strokes;
    for (const groove::Strike& strike : heard.rhythm.strikes)
        strokes.append(QJsonObject{{QStringLiteral("seconds"), heard.from + strike.seconds},
                                   {QStringLiteral("levelDb"), strike.levelDb},
                                   {QStringLiteral("centroidHz"), strike.centroidHz},
                                   {QStringLiteral("beat"), heard.rhythm.fit.beatAt(strike.seconds)}});
    return {{QStringLiteral("from"), heard.from},
            {QStringLiteral("to"), heard.to},
            {QStringLiteral("downbeat"), heard.from + heard.rhythm.fit.beats.front()},
            {QStringLiteral("groove"), json::toJson(heard.groove)},
            {QStringLiteral("strokes"), strokes}};
}

/// "  3.50   +18.4 ms  +29 ticks   -2.1 dB   8 strokes  0.72"
QString line(const music::Groove& groove, std::size_t number) {
    const music::GrooveStep& step = groove.steps[number];
    const auto counted = [](double value, int digits) {
        return (value < 0.0 ? QString() : QStringLiteral("+")) + QString::number(value, 'f', digits);
    };
    return QStringLiteral("  %1  %2 ms  %3 ticks  %4 dB  %5  %6")
        .arg(static_cast<double>(number) / groove.stepsPerBeat, 5, 'f', 2)
        .arg(counted(step.deviation * 60000.0 / groove.bpm, 1), 7)
        .arg(counted(step.deviation * 960.0, 0), 5)
        .arg(counted(step.levelDb, 1), 6)
        .arg(step.onsets, 4)
        .arg(step.confidence, 0, 'f', 2);
}

void printGroove(const HeardGroove& heard) {
    const music::Groove& groove = heard.groove;
    print(QStringLiteral("%1 .. %2 s: %3 bpm, %4 steps a beat, swing %5, confidence %6, %7")
              .arg(heard.from, 0, 'f', 3)
              .arg(heard.to, 0, 'f', 3)
              .arg(groove.bpm, 0, 'f', 2)
              .arg(groove.stepsPerBeat)
              .arg(groove.swing, 0, 'f', 1)
              .arg(groove.confidence, 0, 'f', 2)
              .arg(counted(static_cast<qint64>(heard.rhythm.strikes.size()), "stroke", "strokes")));
    print(QStringLiteral("   beat  deviation             level  strokes, confidence"));
    for (std::size_t n = 0; n < groove.steps.size(); ++n)
        if (groove.steps[n].onsets > 0) print(line(groove, n));
}

void write(const Arguments& arguments, const music::Groove& groove) {
    if (arguments.has("output"))
        json::writeFile(arguments.path("output"), json::toBytes(json::toJson(groove)));
    if (!arguments.has("midi")) return;
    pack::SongOutputs outputs;
    outputs.midi = arguments.path("midi");
    pack::writeSong(pack::songOf(groove, arguments.paths().front().stem().string()), outputs, {});
}

}

int runGroove(const Arguments& arguments) {
    if (arguments.files().size() != 1) throw UsageError("groove takes one recording.");
    const bool ofRegions = arguments.has("regions");
    if (ofRegions && (arguments.has("from") || arguments.has("to")))
        throw UsageError("--regions and --from or --to exclude each other.");
    if (ofRegions && (arguments.has("output") || arguments.has("midi")))
        throw UsageError(
            "--regions gives many grooves: print them with --json, or name one by --from and --to.");
    for (const char* output : {"output", "midi"})
        if (arguments.has(output)) library::requireWritable(arguments.path(output));
    const pack::RhythmRequest request = requestFrom(arguments);
    const int beats = arguments.whole("beats", 1, music::mostGrooveBeats);
    const std::vector<HeardGroove> heard = ofRegions
                                               ? heardInRegions(request, beats, arguments.progress())
                                               : std::vector{heardIn(request, beats, arguments.progress())};
    if (!ofRegions) write(arguments, heard.front().groove);
    if (arguments.json()) {
        QJsonArray list;
        for (const HeardGroove& one : heard)
            list.append(toJson(one));
        print(QJsonObject{{QStringLiteral("file"), display(arguments.paths().front())},
                          {QStringLiteral("grooves"), list}});
        return 0;
    }
    for (const HeardGroove& one : heard)
        printGroove(one);
    return 0;
}

}
