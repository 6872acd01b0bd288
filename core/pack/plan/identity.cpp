#include "pack/plan/identity.h"

#include "base/file_names.h"
#include "base/number_text.h"
#include "files/sha256.h"
#include "pack/plan/frozen_spelling.h"
#include "json/fields.h"
#include "json/json.h"

namespace gleaner::pack {
namespace {

/// Texts one behind the other, each with its length before it, so that no two lists look the same.
class Info {
public:
    void add(std::string_view field) { (m_text += std::to_string(field.size()) + ' ') += field; }
    std::string hash() const { return library::sha256Of(m_text); }

private:
    std::string m_text;
};

/// Sorted keys and shortest numbers make JSON canonical enough to hash.
std::string hashOf(const QJsonObject& info) { return library::sha256Of(json::toBytes(info).toStdString()); }

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

QJsonArray jsonOf(const std::vector<std::string>& words) { return json::listOf(words, json::qstring); }

QJsonObject versions() {
    return {{QStringLiteral("program"), QStringLiteral(GLEANER_VERSION)},
            {QStringLiteral("effects"), fx::engineVersion},
            {QStringLiteral("render"), renderVersion}};
}

QJsonArray courtInfo(const PackRequest& request) {
    return {QStringLiteral("exact bars"), courtVersion, json::orNull(request.loopStretch)};
}

}

std::string configHashOf(const PackRequest& request) {
    QJsonObject info;
    info[u"name"] = json::qstring(request.name);
    info[u"genres"] = jsonOf(request.genres);
    info[u"tags"] = jsonOf(request.tags);
    info[u"preset"] = json::qstring(request.preset.id);
    info[u"chain"] = frozenChain(request.preset.chain);
    QJsonObject ofKinds;
    for (const auto& [kind, preset] : request.kindPresets)
        ofKinds[json::qstring(music::info(kind).id)] =
            QJsonArray{json::qstring(preset.id), frozenChain(preset.chain)};
    if (!ofKinds.isEmpty()) info[u"kinds"] = ofKinds; // without any, the hash that there was before
    if (!request.artist.empty()) info[u"artist"] = json::qstring(request.artist);
    if (!request.copyright.empty()) info[u"copyright"] = json::qstring(request.copyright);
    info[u"target"] = json::orNull(request.targetLufs);
    info[u"ceiling"] = request.truePeakDb;
    info[u"naming"] = json::qstring(request.naming);
    if (!request.folders.empty()) info[u"folders"] = json::qstring(request.folders);
    if (request.unsureRoles == UnsureRoles::ByFamily) info[u"unsure_roles"] = QStringLiteral("by family");
    info[u"format"] = json::qstring(audio::info(request.format).id);
    info[u"rate"] = request.sampleRate;
    info[u"seed"] = json::seedToJson(request.seed);
    info[u"max_hits"] = json::orNull(request.variety.most);
    info[u"near_duplicates"] = request.variety.nearDuplicates;
    if (request.speech) info[u"speech"] = QJsonArray{static_cast<int>(*request.speech), guards::guardVersion};
    if (!request.targets.empty()) {
        info[u"targets"] = jsonOf(request.targets);
        info[u"kits"] = kitVersion;
    }
    if (request.loops == LoopLength::ExactBars) info[u"loops"] = courtInfo(request);
    if (!request.papers.empty()) info[u"papers"] = jsonOf(request.papers);
    if (!request.licence.empty()) info[u"license"] = json::qstring(request.licence);
    if (!request.licenceClauses.empty()) info[u"license_clauses"] = jsonOf(request.licenceClauses);
    if (request.takeLevels == TakeLevels::Together) info[u"takes"] = QStringLiteral("one gain 2");
    info[u"versions"] = versions();
    return hashOf(info);
}

ItemHashes::ItemHashes(const PackRequest& request) {
    for (const music::SampleKindInfo& kind : music::sampleKinds)
        m_shared[static_cast<std::size_t>(kind.kind)] = sharedHash(request, kind.kind);
}

std::string ItemHashes::sharedHash(const PackRequest& request, music::SampleKind kind) {
    QJsonObject info;
    info[u"chain"] = actingChain(presetFor(request, kind).chain);
    info[u"ceiling"] = request.truePeakDb;
    info[u"format"] = json::qstring(audio::info(request.format).id);
    info[u"rate"] = request.sampleRate;
    info[u"effects"] = fx::engineVersion;
    info[u"render"] = renderVersion;
    if (kind == music::SampleKind::Loop && request.loops == LoopLength::ExactBars)
        info[u"loops"] = courtInfo(request);
    return hashOf(info);
}

std::string ItemHashes::ofSound(const PlanItem& item, const library::Recording& source) const {
    Info info;
    info.add(m_shared[static_cast<std::size_t>(item.slice.traits.kind)]);
    info.add(source.sha256);
    info.add(std::to_string(item.slice.range.begin));
    info.add(std::to_string(item.slice.range.end));
    info.add(music::info(item.slice.traits.kind).id);
    info.add(loudness::id(item.method));
    info.add(shortestText(item.targetLufs));
    // A recording of one or two channels as it stands, the usual case, is what it was before there was a
    // choice.
    if (item.slice.channels) info.add("channels " + audio::toString({item.slice.channels}));
    if (item.shape.fadeIn > 0) info.add("fade in " + std::to_string(item.shape.fadeIn));
    for (const FrameRange& range : item.muted)
        info.add("silent " + std::to_string(range.begin) + ' ' + std::to_string(range.end));
    if (item.shape.fadeOut > 0) info.add("fade out " + std::to_string(item.shape.fadeOut));
    if (!item.takes.empty()) info.add("takes " + item.takes);
    if (item.tempo)
        info.add("bars " + std::to_string(item.tempo->beats) + ' ' + shortestText(item.tempo->wanted));
    return info.hash();
}

std::string ItemHashes::ofFile(const std::string& soundHash, const audio::WavMetadata& chunks) {
    Info info;
    info.add("file " + std::to_string(fileVersion));
    info.add(soundHash);
    info.add(chunks.oneShot ? "one shot" : "");
    info.add(chunks.loops ? "loops" : "");
    info.add(chunks.rootNote ? std::to_string(*chunks.rootNote) : "");
    info.add(chunks.bpm ? shortestText(*chunks.bpm) : "");
    info.add(chunks.beats ? std::to_string(*chunks.beats) : "");
    info.add(shortestText(chunks.rootCents));
    info.add(chunks.timeReference ? std::to_string(*chunks.timeReference) : "");
    info.add(chunks.ucs ? chunks.ucs->catId : "");
    for (const std::string* text : {&chunks.title, &chunks.artist, &chunks.genre, &chunks.comment,
                                    &chunks.software, &chunks.copyright, &chunks.recorded, &chunks.key})
        info.add(*text);
    for (const audio::CuePoint& cue : chunks.cues)
        info.add(cue.label);
    return info.hash();
}

std::string resolvedHashOf(QJsonObject request) {
    request = frozen::request(request);
    QJsonArray assets = request.value(u"assets").toArray();
    for (QJsonValueRef asset : assets) {
        QJsonObject nameless = asset.toObject();
        nameless.remove(u"file");
        nameless.remove(u"parts");
        asset = nameless;
    }
    request[u"assets"] = assets;
    return hashOf(request);
}

std::string packIdOf(const std::vector<std::string>& sourceHashes, const std::vector<Placed>& artifacts,
                     const std::string& configHash, const std::string& resolvedHash) {
    QJsonObject info;
    info[u"sources"] = jsonOf(sourceHashes);
    info[u"artifacts"] = json::listOf(artifacts, [](const Placed& placed) {
        return QJsonArray{json::qstring(placed.id), json::qstring(placed.path)};
    });
    info[u"config"] = json::qstring(configHash);
    if (!resolvedHash.empty()) info[u"settled"] = json::qstring(resolvedHash);
    return hashOf(info).substr(0, 12);
}

std::string packNameOf(const std::string& name, const std::string& packId) {
    return safeFileName(name) + '_' + packId;
}

bool isPackName(const std::string& folder, const std::string& name, const std::string& packId) {
    return folder == packNameOf(name, packId) || folder == "pack_" + packId;
}

}
