#include "ui/walk.h"

#include "files/sha256.h"
#include "music/certainty.h"
#include "session/redetect.h"

#include <sstream>

namespace gleaner::test {

analysis::Detection detectionFrom(const std::string& text) {
    analysis::Detection detection;
    detection.noiseFloorDb = -60.0;
    std::istringstream slices(text);
    for (std::string line; std::getline(slices, line, ';');) {
        std::istringstream words(line);
        std::string kind, role, word;
        double begin = 0.0, end = 0.0;
        words >> kind >> role >> begin >> end;
        analysis::Slice slice;
        slice.traits.kind = music::sampleKindFromId(kind).value();
        slice.traits.role = music::roleFromId(role).value();
        slice.range = {framesFromSeconds(begin, walkRate), framesFromSeconds(end, walkRate)};
        slice.id = kind.substr(0, 1) + std::to_string(slice.range.begin);
        slice.confidence = 0.8;
        slice.reason = "18 dB above the noise floor";
        while (words >> word) {
            if (word == "bpm") {
                double bpm = 0.0;
                words >> bpm;
                slice.traits.bpm = bpm;
                slice.traits.bpmConfidence = 0.9;
                const double beats = (end - begin) * bpm / 60.0;
                slice.traits.beats = static_cast<int>(beats + 0.5);
                slice.traits.bars = *slice.traits.beats / 4;
            }
        }
        detection.slices.push_back(slice);
    }
    return detection;
}

library::Recording sure(library::Recording recording) {
    for (analysis::Slice& slice : recording.detection.slices)
        slice.traits.roleConfidence = music::certain;
    return recording;
}

library::Recording recordingOf(const std::string& file, double seconds, const std::string& slices) {
    library::Recording recording;
    recording.file = file;
    recording.sha256 = library::sha256Of(file);
    recording.id = library::RecordingId::of(recording.sha256);
    recording.info.rate = walkRate;
    recording.info.channels = 2;
    recording.info.frames = framesFromSeconds(seconds, walkRate);
    recording.info.format = "WAV, 24 bit";
    recording.recorded = "2024-05-01T10:00:00Z";
    recording.detection = detectionFrom(slices);
    return recording;
}

library::Recording walk(const std::string& file) {
    return recordingOf(
        file, 10.0,
        "hit kick 0.5 0.7; hit snare 1.0 1.2; hit hat 1.5 1.6; loop perc 2 6 bpm 120; phrase vocal 7 9");
}

QString slicesAsText(const std::vector<pack::ChosenSlice>& slices) {
    QStringList lines;
    for (const pack::ChosenSlice& chosen : slices) {
        const analysis::Slice& slice = chosen.slice;
        const auto text = [](std::string_view view) {
            return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
        };
        QString line = QStringLiteral("%1 %2 %3 %4-%5")
                           .arg(text(slice.id), text(music::info(slice.traits.kind).id),
                                text(music::info(slice.traits.role).id))
                           .arg(secondsFromFrames(slice.range.begin, walkRate), 0, 'f', 3)
                           .arg(secondsFromFrames(slice.range.end, walkRate), 0, 'f', 3);
        if (slice.traits.bars) line += QStringLiteral(" %1 bars").arg(*slice.traits.bars);
        if (!chosen.name.empty()) line += QStringLiteral(" '%1'").arg(text(chosen.name));
        if (!chosen.group.empty()) line += QStringLiteral(" >%1").arg(text(chosen.group));
        if (chosen.leftOut) line += QStringLiteral(" left out");
        lines << line;
    }
    return lines.join(u'\n');
}

void openWalk(ui::Document& document) {
    document.addRecording(walk());
    document.undoStack()->clear();
}

QString walkWithout(const QString& line) {
    QStringList lines = slicesAsText(session::chosenFrom(walk().detection)).split(u'\n');
    lines.removeAll(line);
    return lines.join(u'\n');
}

}
