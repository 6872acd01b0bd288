#include "pack/plan/identity.h"

#include "base/number_text.h"
#include "files/sha256.h"
#include "pack/plan/frozen_spelling.h"
#include "json/fields.h"
#include "json/json.h"

namespace gleaner::pack {
namespace {

/// Texts one behind the other, each with its length before it, so that no two lists look the same.
class Facts {
public:
    void add(std::string_view fact) { (m_text += std::to_string(fact.size()) + ' ') += fact; }
    std::string hash() const { return library::sha256Of(m_text); }

private:
    std::string m_text;
};

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

/// A chain as ids know it, whatever its spelling on disk becomes.
QJsonArray frozenChain(const fx::Chain& chain) {
    return json::listOf(chain, [](const fx::Effect& effect) {
        QJsonObject values;
        for (const auto& [id, value] : effect.values)
            values[json::qstring(id)] = value;
        return QJsonObject{{QStringLiteral("type"), json::qstring(effect.type)},
                           {QStringLiteral("enabled"), effect.enabled},
                           {QStringLiteral("values"), values}};
    });
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
    facts[u"chain"] = frozenChain(request.preset.chain);
    facts[u"target"] = json::orNull(request.targetLufs);
    facts[u"ceiling"] = request.truePeakDb;
    facts[u"naming"] = json::qstring(request.naming);
    facts[u"format"] = json::qstring(audio::facts(request.format).id);
    facts[u"rate"] = request.sampleRate;
    facts[u"seed"] = json::seedToJson(request.seed);
    facts[u"max_hits"] = json::orNull(request.variety.most);
    facts[u"near_duplicates"] = request.variety.nearDuplicates;
    facts[u"versions"] = versions();
    return hashOf(facts);
}

ItemHashes::ItemHashes(const PackRequest& request) {
    QJsonObject facts;
    facts[u"chain"] = actingChain(request.preset.chain);
    facts[u"ceiling"] = request.truePeakDb;
    facts[u"format"] = json::qstring(audio::facts(request.format).id);
    facts[u"rate"] = request.sampleRate;
    facts[u"effects"] = fx::engineVersion;
    facts[u"render"] = renderVersion;
    m_shared = hashOf(facts);
}

std::string ItemHashes::ofSound(const PlanItem& item, const library::Recording& source) const {
    Facts facts;
    facts.add(m_shared);
    facts.add(source.sha256);
    facts.add(std::to_string(item.slice.range.begin));
    facts.add(std::to_string(item.slice.range.end));
    facts.add(music::facts(item.slice.traits.kind).id);
    facts.add(loudness::id(item.method));
    facts.add(shortestText(item.targetLufs));
    // A recording of one or two channels as it stands, the usual case, is what it was before there was a
    // choice.
    if (item.slice.channels) facts.add("channels " + audio::toString({item.slice.channels}));
    return facts.hash();
}

std::string ItemHashes::ofFile(const std::string& soundHash, const audio::WavMetadata& chunks) {
    Facts facts;
    facts.add(soundHash);
    facts.add(chunks.oneShot ? "one shot" : "");
    facts.add(chunks.loops ? "loops" : "");
    facts.add(chunks.rootNote ? std::to_string(*chunks.rootNote) : "");
    facts.add(chunks.bpm ? shortestText(*chunks.bpm) : "");
    facts.add(chunks.beats ? std::to_string(*chunks.beats) : "");
    for (const std::string* text :
         {&chunks.title, &chunks.artist, &chunks.genre, &chunks.comment, &chunks.software})
        facts.add(*text);
    return facts.hash();
}

std::string settledHashOf(QJsonObject request) {
    request = frozen::request(request);
    QJsonArray assets = request.value(u"assets").toArray();
    for (QJsonValueRef asset : assets) {
        QJsonObject nameless = asset.toObject();
        nameless.remove(u"file");
        asset = nameless;
    }
    request[u"assets"] = assets;
    return hashOf(request);
}

std::string packIdOf(const std::vector<std::string>& sourceHashes, const std::vector<Placed>& artifacts,
                     const std::string& configHash, const std::string& settledHash) {
    QJsonObject facts;
    facts[u"sources"] = words(sourceHashes);
    facts[u"artifacts"] = json::listOf(artifacts, [](const Placed& placed) {
        return QJsonArray{json::qstring(placed.id), json::qstring(placed.path)};
    });
    facts[u"config"] = json::qstring(configHash);
    if (!settledHash.empty()) facts[u"settled"] = json::qstring(settledHash);
    return hashOf(facts).substr(0, 12);
}

std::string packNameOf(const std::string& packId) { return "pack_" + packId; }

}
