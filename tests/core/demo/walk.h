#pragma once

#include "demo/recipe.h"
#include "support/places.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace gleaner::demo::test {

inline std::string text(const QJsonObject& object, const char* name) {
    return object[QLatin1String(name)].toString().toStdString();
}
inline double number(const QJsonObject& object, const char* name, double otherwise) {
    return object[QLatin1String(name)].toDouble(otherwise);
}

/// The recipe that ships. Read here by hand, because the room of JSON lies above this one.
inline Recipe walk() {
    QFile file(gleaner::test::sourceFile(QStringLiteral("resources/demo/walk.json")));
    if (!file.open(QIODevice::ReadOnly)) qFatal("resources/demo/walk.json is missing");
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    Recipe recipe;
    recipe.name = text(object, "name");
    recipe.rate = object[QLatin1String("rate")].toInt();
    recipe.seconds = number(object, "seconds", 0.0);
    recipe.seed = static_cast<std::uint64_t>(object[QLatin1String("seed")].toInteger());
    recipe.room = number(object, "room", recipe.room);
    recipe.peakDb = number(object, "peak_db", recipe.peakDb);
    for (const QJsonValue& value : object[QLatin1String("beds")].toArray()) {
        const QJsonObject bed = value.toObject();
        recipe.beds.push_back({text(bed, "sound"), number(bed, "begin", 0), number(bed, "end", 0),
                               number(bed, "level", 1), number(bed, "fade", 1), number(bed, "pan", 0)});
    }
    for (const QJsonValue& value : object[QLatin1String("events")].toArray()) {
        const QJsonObject event = value.toObject();
        recipe.events.push_back({text(event, "sound"), number(event, "seconds", 0), number(event, "level", 1),
                                 number(event, "pitch_hz", 0), number(event, "length", 0),
                                 number(event, "pan", 0)});
    }
    for (const QJsonValue& value : object[QLatin1String("rhythms")].toArray()) {
        const QJsonObject rhythm = value.toObject();
        recipe.rhythms.push_back({text(rhythm, "sound"), text(rhythm, "pattern"), number(rhythm, "begin", 0),
                                  number(rhythm, "bpm", 95), number(rhythm, "swing", 0.5),
                                  rhythm[QLatin1String("bars")].toInt(1), number(rhythm, "level", 1),
                                  number(rhythm, "pan", 0)});
    }
    for (const QJsonValue& value : object[QLatin1String("phrases")].toArray()) {
        const QJsonObject phrase = value.toObject();
        recipe.phrases.push_back({text(phrase, "sound"), text(phrase, "melody"), number(phrase, "begin", 0),
                                  number(phrase, "bpm", 95), number(phrase, "level", 1),
                                  number(phrase, "pan", 0)});
    }
    return recipe;
}

}
