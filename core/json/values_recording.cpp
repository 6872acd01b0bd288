// What was found out of a sound, by the lists of json/sample_fields.h.

#include "base/shown_text.h"
#include "music/pitch.h"
#include "json/sample_fields.h"
#include "json/schemas.h"

#include <cmath>

namespace gleaner::json {

std::optional<int> nearestNote(const std::optional<double>& hertz) {
    if (!hertz || !(*hertz > 0.0)) return std::nullopt;
    return static_cast<int>(std::lround(music::midiFromHertz(*hertz)));
}

QJsonObject toJson(const music::SampleTraits& traits, Spelling spelling) {
    return toObject(traits, spelling);
}
music::SampleTraits traitsFromJson(const QJsonObject& object) {
    return fromObject<music::SampleTraits>(object);
}

QJsonObject toJson(const analysis::Slice& slice, Spelling spelling) { return toObject(slice, spelling); }
analysis::Slice sliceFromJson(const QJsonObject& object) { return fromObject<analysis::Slice>(object); }

QJsonObject toJson(const PrintedSlice& slice) { return toObject(slice, Spelling::Printed); }

/// What detect --json prints; the program prints it slice by slice, since a day of recordings holds many.
struct PrintedRecording {
    library::Recording recording;
    std::vector<PrintedSlice> slices;
};
struct PrintedDetection {
    std::vector<PrintedRecording> recordings;
};

template <typename Visitor, Like<PrintedRecording> T>
void fields(Visitor& visit, T& printed) {
    recordingFields(visit, printed.recording);
    visit("slices", printed.slices, "What was found, in the order of begin");
}

template <typename Visitor, Like<PrintedDetection> T>
void fields(Visitor& visit, T& printed) {
    visit("recordings", printed.recordings, "In the order in which they were named");
}

QJsonObject detectSchema() {
    SchemaShape shape{.spelling = Spelling::Printed, .isAllThere = true};
    return documentSchema(
        {"detect-1", "gleaner-cli detect --json, version 1", "What was found in recordings"}, shape,
        schemaOf<PrintedDetection>(shape));
}

QJsonObject toJson(const library::Recording& recording) { return toObject(recording, Spelling::Printed); }
library::Recording recordingFromJson(const QJsonObject& object) {
    return fromObject<library::Recording>(object);
}

}
