#include "json/flp_json.h"

#include "json/fields.h"

namespace gleaner::json {
namespace {

QJsonObject noteToJson(const flp::ProjectNote& note) {
    QJsonObject object;
    object[u"position"] = static_cast<qint64>(note.position);
    object[u"length"] = static_cast<qint64>(note.length);
    object[u"channel"] = note.channel;
    object[u"key"] = note.key;
    object[u"velocity"] = note.velocity;
    return object;
}

QJsonObject channelToJson(const flp::ProjectChannel& channel) {
    QJsonObject object;
    object[u"id"] = channel.id;
    object[u"type"] = qstring(channel.type);
    object[u"name"] = qstring(channel.name);
    object[u"samplePath"] = qstring(channel.samplePath);
    object[u"sampleExists"] = orNull(channel.sampleExists);
    object[u"insert"] = orNull(channel.insert);
    return object;
}

QJsonObject patternToJson(const flp::ProjectPattern& pattern) {
    QJsonObject object;
    object[u"id"] = pattern.id;
    object[u"name"] = qstring(pattern.name);
    object[u"notes"] = static_cast<qint64>(pattern.notes.size());
    object[u"noteList"] = listOf(pattern.notes, noteToJson);
    object[u"lengthTicks"] = static_cast<qint64>(pattern.lengthTicks);
    return object;
}

QJsonObject itemToJson(const flp::ProjectItem& item, std::int64_t barTicks) {
    QJsonObject object;
    object[u"kind"] = qstring(item.kind);
    object[u"arrangement"] = item.arrangement;
    object[u"track"] = item.track;
    object[u"bar"] = 1.0 + static_cast<double>(item.startTicks) / static_cast<double>(barTicks);
    object[u"startTicks"] = static_cast<qint64>(item.startTicks);
    object[u"lengthTicks"] = static_cast<qint64>(item.lengthTicks);
    object[u"index"] = item.index;
    object[u"muted"] = item.muted;
    object[u"beginMs"] = orNull(item.beginMs);
    object[u"endMs"] = orNull(item.endMs);
    object[u"gain"] = orNull(item.gain);
    return object;
}

QJsonObject insertToJson(const flp::ProjectInsert& insert) {
    QJsonObject object;
    object[u"number"] = insert.number;
    object[u"name"] = qstring(insert.name);
    object[u"effects"] = listOf(insert.effects, qstring);
    return object;
}

QJsonObject markerToJson(const flp::ProjectMarker& marker) {
    QJsonObject object;
    object[u"positionTicks"] = static_cast<qint64>(marker.positionTicks);
    object[u"type"] = marker.type;
    object[u"name"] = qstring(marker.name);
    return object;
}

}

QJsonObject toJson(const flp::Project& project) {
    QJsonObject object;
    object[u"version"] = qstring(project.version);
    object[u"ppq"] = project.ppq;
    object[u"tempo"] = project.numbersKnown ? QJsonValue(project.tempo) : QJsonValue(QJsonValue::Null);
    object[u"title"] = qstring(project.title);
    object[u"genre"] = qstring(project.genre);
    object[u"artists"] = qstring(project.artists);
    object[u"comment"] = qstring(project.comment);
    object[u"timeSignature"] = QJsonArray{project.numerator, project.denominator};
    object[u"trial"] = project.trial;
    object[u"numbersKnown"] = project.numbersKnown;
    object[u"channels"] = listOf(project.channels, channelToJson);
    object[u"patterns"] = listOf(project.patterns, patternToJson);
    object[u"playlist"] =
        listOf(project.playlist, [bar = flp::ticksPerBar(project)](const flp::ProjectItem& item) {
            return itemToJson(item, bar);
        });
    object[u"itemSize"] = orNull(project.itemSize);
    object[u"tracks"] = project.tracks;
    object[u"inserts"] = project.inserts;
    object[u"mixer"] = listOf(project.mixer, insertToJson);
    object[u"markers"] = listOf(project.markers, markerToJson);
    object[u"warnings"] = listOf(project.warnings, qstring);
    return object;
}

}
