#include "pack/plan/asset_fields.h"

#include "files/name_bytes.h"

namespace gleaner::json {

QJsonValue FileName::write(const std::string& file, const Rule&, Spelling) {
    return library::qStringFromBytes(file);
}

std::string FileName::read(const Given& given) {
    if (given.value.toString().isEmpty()) given.fail("the name of a file");
    return library::bytesFromQString(given.value.toString());
}

QJsonValue NumberBySlice::write(const std::map<std::string, int>& numbers, const Rule&, Spelling) {
    QJsonObject object;
    for (const auto& [slice, number] : numbers)
        object[qstring(slice)] = number;
    return object;
}

std::map<std::string, int> NumberBySlice::read(const Given& given) {
    if (!given.value.isObject()) given.fail("an object of numbers by slices");
    const QJsonObject object = given.value.toObject();
    const Rule number = from(1);
    std::map<std::string, int> numbers;
    for (auto field = object.begin(); field != object.end(); ++field) {
        const QJsonValue value = field.value();
        const std::string path = given.path + '.' + field.key().toStdString();
        attempt(given.manner, [&] {
            numbers[field.key().toStdString()] = Codec<int>::read({value, path, number, given.manner});
        });
    }
    return numbers;
}

QJsonObject NumberBySlice::schema(const Rule&, SchemaShape& shape) {
    QJsonObject schema = typeSchema("object");
    schema[u"additionalProperties"] = Codec<int>::schema(from(1), shape);
    return schema;
}

QJsonValue Codec<audio::ChannelChoice>::write(const audio::ChannelChoice& choice, const Rule&, Spelling) {
    return qstring(audio::toString(choice));
}

audio::ChannelChoice Codec<audio::ChannelChoice>::read(const Given& given) {
    const auto choice = audio::channelChoiceFromText(Codec<std::string>::read(given));
    if (!choice) given.fail(R"("auto", "mix", or one or two channels such as "3" or "1,2")");
    return *choice;
}

QJsonObject Codec<audio::ChannelChoice>::schema(const Rule&, SchemaShape&) {
    return patternSchema("^(auto|mix|[0-9]+(,[0-9]+)?)$");
}

QJsonValue AssetOrName::write(const pack::Asset& asset, const Rule& rule, Spelling spelling) {
    return Codec<pack::Asset>::write(asset, rule, spelling);
}

pack::Asset AssetOrName::read(const Given& given) {
    if (given.value.isString())
        return {library::bytesFromQString(given.value.toString()), {}, {}, {}, {}, {}};
    if (!given.value.isObject()) given.fail("the name of a recording, or an object with its \"file\"");
    return Codec<pack::Asset>::read(given);
}

QJsonObject AssetOrName::schema(const Rule& rule, SchemaShape& shape) {
    return anyOfSchema(typeSchema("string"), Codec<pack::Asset>::schema(rule, shape));
}

}
