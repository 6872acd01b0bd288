// The demo recording's recipe (resources/demo/walk.json).

#include "json/fields.h"
#include "json/values.h"

namespace gleaner::json {
namespace {

QJsonObject bedToJson(const demo::Bed& bed) {
    QJsonObject object;
    object[u"sound"] = qstring(bed.sound);
    object[u"begin"] = bed.begin;
    object[u"end"] = bed.end;
    object[u"level"] = bed.level;
    object[u"fade"] = bed.fade;
    object[u"pan"] = bed.pan;
    return object;
}

demo::Bed bedFrom(const Fields& fields) {
    demo::Bed bed;
    bed.sound = fields.text("sound");
    bed.begin = fields.number("begin", bed.begin);
    bed.end = fields.number("end", bed.end);
    bed.level = fields.number("level", bed.level);
    bed.fade = fields.number("fade", bed.fade);
    bed.pan = fields.number("pan", bed.pan);
    return bed;
}

QJsonObject eventToJson(const demo::Event& event) {
    QJsonObject object;
    object[u"sound"] = qstring(event.sound);
    object[u"seconds"] = event.seconds;
    object[u"level"] = event.level;
    object[u"pitch_hz"] = event.pitchHz;
    object[u"length"] = event.length;
    object[u"pan"] = event.pan;
    return object;
}

demo::Event eventFrom(const Fields& fields) {
    demo::Event event;
    event.sound = fields.text("sound");
    event.seconds = fields.number("seconds", event.seconds);
    event.level = fields.number("level", event.level);
    event.pitchHz = fields.number("pitch_hz", event.pitchHz);
    event.length = fields.number("length", event.length);
    event.pan = fields.number("pan", event.pan);
    return event;
}

QJsonObject rhythmToJson(const demo::Rhythm& rhythm) {
    QJsonObject object;
    object[u"sound"] = qstring(rhythm.sound);
    object[u"pattern"] = qstring(rhythm.pattern);
    object[u"begin"] = rhythm.begin;
    object[u"bpm"] = rhythm.bpm;
    object[u"swing"] = rhythm.swing;
    object[u"bars"] = rhythm.bars;
    object[u"level"] = rhythm.level;
    object[u"pan"] = rhythm.pan;
    return object;
}

demo::Rhythm rhythmFrom(const Fields& fields) {
    demo::Rhythm rhythm;
    rhythm.sound = fields.text("sound");
    rhythm.pattern = fields.text("pattern");
    rhythm.begin = fields.number("begin", rhythm.begin);
    rhythm.bpm = fields.number("bpm", rhythm.bpm);
    rhythm.swing = fields.number("swing", rhythm.swing);
    rhythm.bars = fields.integer("bars", rhythm.bars);
    rhythm.level = fields.number("level", rhythm.level);
    rhythm.pan = fields.number("pan", rhythm.pan);
    return rhythm;
}

QJsonObject phraseToJson(const demo::Phrase& phrase) {
    QJsonObject object;
    object[u"sound"] = qstring(phrase.sound);
    object[u"melody"] = qstring(phrase.melody);
    object[u"begin"] = phrase.begin;
    object[u"bpm"] = phrase.bpm;
    object[u"level"] = phrase.level;
    object[u"pan"] = phrase.pan;
    return object;
}

demo::Phrase phraseFrom(const Fields& fields) {
    demo::Phrase phrase;
    phrase.sound = fields.text("sound");
    phrase.melody = fields.text("melody");
    phrase.begin = fields.number("begin", phrase.begin);
    phrase.bpm = fields.number("bpm", phrase.bpm);
    phrase.level = fields.number("level", phrase.level);
    phrase.pan = fields.number("pan", phrase.pan);
    return phrase;
}
}

QJsonObject toJson(const demo::Recipe& recipe) {
    QJsonObject object;
    object[u"name"] = qstring(recipe.name);
    object[u"rate"] = recipe.rate;
    object[u"seconds"] = recipe.seconds;
    object[u"seed"] = seedToJson(recipe.seed);
    object[u"room"] = recipe.room;
    object[u"peak_db"] = recipe.peakDb;
    object[u"beds"] = listOf(recipe.beds, bedToJson);
    object[u"events"] = listOf(recipe.events, eventToJson);
    object[u"rhythms"] = listOf(recipe.rhythms, rhythmToJson);
    object[u"phrases"] = listOf(recipe.phrases, phraseToJson);
    return object;
}

demo::Recipe recipeFromJson(const QJsonObject& object) {
    const Fields fields(object);
    demo::Recipe recipe;
    recipe.name = fields.text("name");
    recipe.rate = fields.integer("rate", recipe.rate);
    recipe.seconds = fields.number("seconds", recipe.seconds);
    recipe.seed = fields.seed("seed", recipe.seed);
    recipe.room = fields.number("room", recipe.room);
    recipe.peakDb = fields.number("peak_db", recipe.peakDb);
    for (const Fields& bed : fields.objects("beds"))
        recipe.beds.push_back(bedFrom(bed));
    for (const Fields& event : fields.objects("events"))
        recipe.events.push_back(eventFrom(event));
    for (const Fields& rhythm : fields.objects("rhythms"))
        recipe.rhythms.push_back(rhythmFrom(rhythm));
    for (const Fields& phrase : fields.objects("phrases"))
        recipe.phrases.push_back(phraseFrom(phrase));
    return recipe;
}

}
