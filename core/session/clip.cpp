#include "session/clip.h"

#include "base/error.h"
#include "pack/plan/asset_fields.h"
#include "json/json.h"

namespace gleaner::session {

template <typename Visitor, json::Like<Clip> T>
void fields(Visitor& visit, T& clip) {
    visit.constant("format", QLatin1String("gleaner-regions"), "What this is", json::needed);
    visit.template as<json::IdOfRecording>("recording", clip.recording,
                                           "Id of the recording that they are of");
    visit("sample_rate", clip.rate, "Of the recording, Hz", json::within(1000, 768000).needed());
    visit("slices", clip.regions, "The regions", json::needed);
}

QByteArray toBytes(const Clip& clip) { return json::toBytes(json::toObject(clip, json::Spelling::Disk)); }

std::optional<Clip> clipFrom(const QByteArray& bytes) {
    try {
        return json::fromObject<Clip>(json::parseObject(bytes, "the clipboard"));
    } catch (const Error&) { // something else lies in the clipboard
        return std::nullopt;
    }
}

}
