#include "pack/plan/frozen_spelling.h"

#include <QJsonArray>

#include <utility>

namespace gleaner::pack::frozen {
namespace {

/// Version 2 spells these as all other fields on disk. The list is closed: a field that is new is hashed as
/// it is spelled on its first day.
constexpr std::pair<QLatin1String, QLatin1String> respelled[] = {
    {QLatin1String("role_confidence"), QLatin1String("roleConfidence")},
    {QLatin1String("bpm_confidence"), QLatin1String("bpmConfidence")},
    {QLatin1String("bpm_alternatives"), QLatin1String("bpmAlternatives")},
    {QLatin1String("key_confidence"), QLatin1String("keyConfidence")},
    {QLatin1String("pitch_hz"), QLatin1String("pitchHz")},
    {QLatin1String("midi_note"), QLatin1String("midiNote")},
    {QLatin1String("content_confidence"), QLatin1String("contentConfidence")},
    {QLatin1String("centroid_hz"), QLatin1String("centroidHz")},
    {QLatin1String("seam_cost"), QLatin1String("seamCost")},
};

QJsonObject inFirstSpelling(QJsonObject object) {
    for (const auto& [now, first] : respelled)
        if (const auto field = object.constFind(now); field != object.constEnd()) {
            const QJsonValue value = *field;
            object.remove(now);
            object[first] = value;
        }
    return object;
}

/// Each object of a list that is there.
void change(QJsonObject& object, QLatin1String list, auto changed) {
    const auto found = object.constFind(list);
    if (found == object.constEnd() || !found->isArray()) return;
    QJsonArray elements = found->toArray();
    for (QJsonValueRef element : elements)
        if (element.isObject()) element = changed(element.toObject());
    object[list] = elements;
}

QJsonObject slice(QJsonObject slice) {
    change(slice, QLatin1String("candidates"), inFirstSpelling);
    return inFirstSpelling(slice);
}

QJsonObject asset(QJsonObject asset) {
    change(asset, QLatin1String("slices"), slice);
    return asset;
}

}

QJsonObject request(QJsonObject request) {
    if (request.value(u"version") != 2) return request; // the first version, in its own spelling
    request[u"version"] = 1;
    change(request, QLatin1String("assets"), asset);
    return request;
}

}
