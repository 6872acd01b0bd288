#include "json/flp_json.h"

#include "json/fields.h"

namespace gleaner::json {
namespace {

QJsonObject projectNoteToJson(const flp::ProjectNote& note) {
    return {{QStringLiteral("position"), static_cast<qint64>(note.position)},
            {QStringLiteral("length"), static_cast<qint64>(note.length)},
            {QStringLiteral("channel"), note.channel},
            {QStringLiteral("key"), note.key},
            {QStringLiteral("velocity"), note.velocity}};
}

QJsonObject channelToJson(const flp::ProjectChannel& channel) {
    return {{QStringLiteral("id"), channel.id},
            {QStringLiteral("type"), qstring(channel.type)},
            {QStringLiteral("name"), qstring(channel.name)},
            {QStringLiteral("samplePath"), qstring(channel.samplePath)},
            {QStringLiteral("sampleExists"), orNull(channel.sampleExists)},
            {QStringLiteral("insert"), orNull(channel.insert)}};
}

QJsonObject patternToJson(const flp::ProjectPattern& pattern) {
    return {{QStringLiteral("id"), pattern.id},
            {QStringLiteral("name"), qstring(pattern.name)},
            {QStringLiteral("notes"), static_cast<qint64>(pattern.notes.size())},
            {QStringLiteral("noteList"), listOf(pattern.notes, projectNoteToJson)},
            {QStringLiteral("lengthTicks"), static_cast<qint64>(pattern.lengthTicks)}};
}

QJsonObject projectItemToJson(const flp::ProjectItem& item, std::int64_t barTicks) {
    return {
        {QStringLiteral("kind"), qstring(item.kind)},
        {QStringLiteral("arrangement"), item.arrangement},
        {QStringLiteral("track"), item.track},
        {QStringLiteral("bar"), 1.0 + static_cast<double>(item.startTicks) / static_cast<double>(barTicks)},
        {QStringLiteral("startTicks"), static_cast<qint64>(item.startTicks)},
        {QStringLiteral("lengthTicks"), static_cast<qint64>(item.lengthTicks)},
        {QStringLiteral("index"), item.index},
        {QStringLiteral("muted"), item.muted},
        {QStringLiteral("beginMs"), orNull(item.beginMs)},
        {QStringLiteral("endMs"), orNull(item.endMs)},
        {QStringLiteral("gain"), orNull(item.gain)},
        {QStringLiteral("fadeInMs"), orNull(item.fadeInMs)},
        {QStringLiteral("fadeOutMs"), orNull(item.fadeOutMs)}};
}

QJsonObject insertToJson(const flp::ProjectInsert& insert) {
    return {{QStringLiteral("number"), insert.number},
            {QStringLiteral("name"), qstring(insert.name)},
            {QStringLiteral("effects"), listOf(insert.effects, qstring)}};
}

QJsonObject markerToJson(const flp::ProjectMarker& marker) {
    return {{QStringLiteral("positionTicks"), static_cast<qint64>(marker.positionTicks)},
            {QStringLiteral("type"), marker.type},
            {QStringLiteral("name"), qstring(marker.name)}};
}

}

QJsonObject toJson(const flp::Project& project) {
    return {
        {QStringLiteral("version"), qstring(project.version)},
        {QStringLiteral("ppq"), project.ppq},
        {QStringLiteral("tempo"),
         project.numbersKnown ? QJsonValue(project.tempo) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("tempoAutomation"), listOf(project.tempoAutomation, qstring)},
        {QStringLiteral("startTempo"), orNull(project.startTempo)},
        {QStringLiteral("title"), qstring(project.title)},
        {QStringLiteral("genre"), qstring(project.genre)},
        {QStringLiteral("artists"), qstring(project.artists)},
        {QStringLiteral("comment"), qstring(project.comment)},
        {QStringLiteral("timeSignature"), QJsonArray{project.numerator, project.denominator}},
        {QStringLiteral("trial"), project.trial},
        {QStringLiteral("numbersKnown"), project.numbersKnown},
        {QStringLiteral("channels"), listOf(project.channels, channelToJson)},
        {QStringLiteral("patterns"), listOf(project.patterns, patternToJson)},
        {QStringLiteral("playlist"), listOf(project.playlist,
                                            [bar = flp::ticksPerBar(project)](const flp::ProjectItem& item) {
                                                return projectItemToJson(item, bar);
                                            })},
        {QStringLiteral("itemSize"), orNull(project.itemSize)},
        {QStringLiteral("tracks"), project.tracks},
        {QStringLiteral("inserts"), project.inserts},
        {QStringLiteral("mixer"), listOf(project.mixer, insertToJson)},
        {QStringLiteral("markers"), listOf(project.markers, markerToJson)},
        {QStringLiteral("warnings"), listOf(project.warnings, qstring)}};
}

}
