#include "pack/render/artifact_facts.h"

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

std::string toText(const ArtifactFacts& facts) {
    QJsonObject object;
    object[u"frames"] = static_cast<qint64>(facts.frames);
    object[u"lufs"] = levelToJson(facts.lufs);
    object[u"true_peak_db"] = levelToJson(facts.truePeakDb);
    object[u"gain_db"] = facts.gainDb;
    object[u"short_by_lu"] = facts.shortByLu;
    object[u"sound_sha256"] = json::qstring(facts.soundSha256);
    object[u"channels"] = facts.channels;
    return json::toBytes(object).toStdString();
}

std::optional<ArtifactFacts> factsFromText(const std::string& text) {
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    if (!object.value(u"frames").isDouble()) return std::nullopt;
    try {
        const json::Fields fields(object);
        ArtifactFacts facts;
        facts.frames = fields.whole("frames", 0, 1);
        facts.lufs = levelFromJson(fields, "lufs");
        facts.truePeakDb = levelFromJson(fields, "true_peak_db");
        facts.gainDb = fields.number("gain_db", 0.0);
        facts.shortByLu = fields.number("short_by_lu", 0.0);
        facts.soundSha256 = fields.text("sound_sha256");
        facts.channels = static_cast<int>(fields.whole("channels", 0, 1, 32));
        return facts.soundSha256.size() == 64 ? std::optional(facts) : std::nullopt;
    } catch (const Error&) { // a field of another kind
        return std::nullopt;
    }
}

}
