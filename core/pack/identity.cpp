#include "pack/identity.h"

#include "pack/wav_facts.h"
#include "json/fields.h"
#include "json/values.h"

namespace gleaner::pack {
namespace {

/// Sorted keys and shortest numbers make JSON canonical enough to hash.
std::string hashOf(const QJsonObject& facts) { return library::sha256Of(json::toBytes(facts).toStdString()); }

/// What the chain does: disabled effects do nothing, a missing value is the initial one.
QJsonArray actingChain(const fx::Chain& chain) {
    QJsonArray acting;
    for (const fx::Effect& effect : chain) {
        const fx::EffectType* type = fx::findEffectType(effect.type);
        if (!effect.enabled || !type) continue;
        QJsonArray values{json::qstring(effect.type)};
        for (const double value : fx::resolvedValues(*type, effect))
            values.append(value);
        acting.append(values);
    }
    return acting;
}

QJsonArray words(const std::vector<std::string>& words) { return json::listOf(words, json::qstring); }

QJsonObject versions() {
    return {{QStringLiteral("program"), QStringLiteral(GLEANER_VERSION)},
            {QStringLiteral("effects"), fx::engineVersion},
            {QStringLiteral("render"), renderVersion}};
}

}

std::string configHashOf(const PackRequest& request) {
    QJsonObject facts;
    facts[u"name"] = json::qstring(request.name);
    facts[u"genres"] = words(request.genres);
    facts[u"tags"] = words(request.tags);
    facts[u"preset"] = json::qstring(request.preset.id);
    facts[u"chain"] = json::toJson(request.preset.chain);
    facts[u"target"] = json::orNull(request.targetLufs);
    facts[u"ceiling"] = request.truePeakDb;
    facts[u"naming"] = json::qstring(request.naming);
    facts[u"format"] = json::qstring(audio::facts(request.format).id);
    facts[u"rate"] = request.sampleRate;
    facts[u"seed"] = json::seedToJson(request.seed);
    facts[u"versions"] = versions();
    return hashOf(facts);
}

std::string soundHashOf(const PackPlan& plan, const PlanItem& item) {
    QJsonObject facts;
    facts[u"source"] = json::qstring(plan.sources[item.source].sha256);
    facts[u"begin"] = static_cast<qint64>(item.slice.range.begin);
    facts[u"end"] = static_cast<qint64>(item.slice.range.end);
    facts[u"kind"] = json::qstring(music::facts(item.slice.traits.kind).id);
    facts[u"method"] = json::qstring(loudness::id(item.method));
    facts[u"chain"] = actingChain(plan.request.preset.chain);
    facts[u"target"] = item.targetLufs;
    facts[u"ceiling"] = plan.request.truePeakDb;
    facts[u"format"] = json::qstring(audio::facts(plan.request.format).id);
    facts[u"rate"] = plan.request.sampleRate;
    facts[u"effects"] = fx::engineVersion;
    facts[u"render"] = renderVersion;
    return hashOf(facts);
}

std::string keyOf(const PackPlan& plan, const PlanItem& item) {
    const audio::WavMetadata chunks = wavFactsOf(plan, item);
    QJsonObject facts;
    facts[u"sound"] = json::qstring(soundHashOf(plan, item));
    facts[u"one_shot"] = chunks.oneShot;
    facts[u"loops"] = chunks.loops;
    facts[u"root"] = json::orNull(chunks.rootNote);
    facts[u"bpm"] = json::orNull(chunks.bpm);
    facts[u"beats"] = json::orNull(chunks.beats);
    facts[u"texts"] = words({chunks.title, chunks.artist, chunks.genre, chunks.comment, chunks.software});
    return hashOf(facts);
}

std::string packIdOf(const std::vector<std::string>& sourceHashes, const std::vector<Placed>& artifacts,
                     const std::string& configHash) {
    QJsonObject facts;
    facts[u"sources"] = words(sourceHashes);
    facts[u"artifacts"] = json::listOf(artifacts, [](const Placed& placed) {
        return QJsonArray{json::qstring(placed.id), json::qstring(placed.path)};
    });
    facts[u"config"] = json::qstring(configHash);
    return hashOf(facts).substr(0, 12);
}

}
