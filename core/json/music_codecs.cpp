#include "json/music_codecs.h"

#include "json/fields.h"

namespace gleaner::json {
namespace {

std::vector<std::string_view> idsOf(const auto& table) {
    std::vector<std::string_view> ids;
    for (const auto& entry : table)
        ids.push_back(entry.id);
    return ids;
}

constexpr auto* channelsWanted = "one or two numbers of channels, counted from 1, or \"mix\"";

}

std::vector<std::string_view> KindWords::ids() { return idsOf(music::sampleKinds); }
std::vector<std::string_view> RoleWords::ids() { return idsOf(music::roles); }
std::vector<std::string_view> CharacterWords::ids() { return idsOf(music::characters); }
std::vector<std::string_view> OriginWords::ids() { return idsOf(analysis::origins); }
std::vector<std::string_view> ContentWords::ids() { return idsOf(music::contents); }

QJsonValue Codec<music::Key>::write(const music::Key& key, const Rule&, Spelling) {
    return qstring(music::toString(key));
}

music::Key Codec<music::Key>::read(const Given& given) {
    const auto key = music::parseKey(Codec<std::string>::read(given));
    if (!key) given.fail("a key such as Am, F#m or Bb");
    return *key;
}

QJsonValue Codec<analysis::Fingerprint>::write(const analysis::Fingerprint& print, const Rule&, Spelling) {
    return qstring(print.toHex());
}

analysis::Fingerprint Codec<analysis::Fingerprint>::read(const Given& given) {
    const auto print = analysis::Fingerprint::fromHex(Codec<std::string>::read(given));
    if (!print) given.fail("98 hexadecimal digits");
    return *print;
}

QJsonValue Codec<audio::Channels>::write(const audio::Channels& channels, const Rule&, Spelling) {
    if (channels.isMix()) return QStringLiteral("mix");
    return listOf(audio::numbersOf(channels, 0), [](int number) { return QJsonValue(number); });
}

audio::Channels Codec<audio::Channels>::read(const Given& given) {
    if (given.value == QLatin1String("mix")) return audio::Channels::mixOfAll();
    const auto channels = audio::channelsFromNumbers(Codec<std::vector<int>>::read(given));
    if (!channels) given.fail(channelsWanted);
    return *channels;
}

QJsonObject Codec<audio::Channels>::schema(const Rule&, SchemaShape& shape) {
    QJsonObject numbers = Codec<std::vector<int>>::schema(within(1, 32), shape);
    numbers[u"minItems"] = 1;
    numbers[u"maxItems"] = 2;
    return anyOfSchema(numbers, constantSchema(QStringLiteral("mix")));
}

QJsonValue ChannelNumbers::write(const std::vector<int>& channels, const Rule&, Spelling) {
    return listOf(channels, [](int channel) { return QJsonValue(channel + 1); });
}

std::vector<int> ChannelNumbers::read(const Given& given) {
    std::vector<int> channels = Codec<std::vector<int>>::read(given);
    for (int& channel : channels)
        if (--channel < 0) given.fail("numbers of channels, counted from 1");
    return channels;
}

QJsonObject ChannelNumbers::schema(const Rule&, SchemaShape& shape) {
    return Codec<std::vector<int>>::schema(from(1), shape);
}

}
