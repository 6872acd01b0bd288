#include "pack/render/artifact_info.h"

#include "pack/render/seam_fields.h"
#include "json/fields.h"
#include "json/json.h"

#include <cmath>

namespace gleaner::pack {
namespace {

/// JSON has no number for silence.
QJsonValue levelToJson(double level) {
    return std::isfinite(level) ? QJsonValue(level) : QJsonValue(QJsonValue::Null);
}

double levelFromJson(const json::Fields& fields, const char* name) {
    return fields.has(name) ? fields.number(name, 0.0) : -HUGE_VAL;
}

}

std::string toText(const ArtifactInfo& info) {
    QJsonObject object;
    object[u"frames"] = static_cast<qint64>(info.frames);
    object[u"lufs"] = levelToJson(info.lufs);
    object[u"true_peak_db"] = levelToJson(info.truePeakDb);
    object[u"gain_db"] = info.gainDb;
    object[u"short_by_lu"] = info.shortByLu;
    object[u"sound_sha256"] = json::qstring(info.soundSha256);
    object[u"channels"] = info.channels;
    object[u"levelled_db"] = info.levelledDb;
    if (info.seam) object[u"seam"] = json::toObject(*info.seam, json::Spelling::Disk);
    return json::toBytes(object).toStdString();
}

std::optional<ArtifactInfo> infoFromText(const std::string& text) {
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    if (!object.value(u"frames").isDouble() || !object.value(u"levelled_db").isDouble()) return std::nullopt;
    try {
        const json::Fields fields(object);
        ArtifactInfo info;
        info.frames = fields.whole("frames", 0, 1);
        info.lufs = levelFromJson(fields, "lufs");
        info.truePeakDb = levelFromJson(fields, "true_peak_db");
        info.gainDb = fields.number("gain_db", 0.0);
        info.shortByLu = fields.number("short_by_lu", 0.0);
        info.levelledDb = fields.number("levelled_db", 0.0);
        info.soundSha256 = fields.text("sound_sha256");
        info.channels = static_cast<int>(fields.whole("channels", 0, 1, 32));
        if (fields.has("seam")) info.seam = json::fromObject<SeamVerdict>(object.value(u"seam").toObject());
        return info.soundSha256.size() == 64 ? std::optional(info) : std::nullopt;
    } catch (const Error&) { // a field of another kind
        return std::nullopt;
    }
}

}
