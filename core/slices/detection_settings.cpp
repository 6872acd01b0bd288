#include "slices/detection_settings.h"

namespace gleaner::settings {

using Kinds = As<std::set<music::SampleKind>>;

Value Kinds::to(const std::set<music::SampleKind>& kinds) {
    std::vector<std::string> ids;
    for (const music::SampleKind kind : kinds)
        ids.emplace_back(music::info(kind).id);
    return ids;
}

std::set<music::SampleKind> Kinds::from(const Value& value) {
    std::set<music::SampleKind> kinds;
    for (const std::string& id : std::get<std::vector<std::string>>(value))
        kinds.insert(*music::sampleKindFromId(id));
    return kinds;
}

}

namespace gleaner::analysis {
namespace {

using settings::Kind;

std::span<const settings::Choice> kinds() {
    static const std::vector<settings::Choice> choices = [] {
        std::vector<settings::Choice> list;
        for (const music::SampleKindInfo& kind : music::sampleKinds)
            list.push_back({kind.id, kind.name, {}});
        return list;
    }();
    return choices;
}

constexpr settings::Setting kindsSetting{.id = "kinds",
                                         .name = "kinds",
                                         .kind = Kind::Texts,
                                         .option = "kinds",
                                         .placeholder = "LIST",
                                         .help = "Which kinds, with commas",
                                         .choices = kinds};

}

bool isChannelChoice(std::string_view text) { return audio::channelChoiceFromText(text).has_value(); }

std::span<const settings::Field<DetectSettings>> detectionSettings() {
    static constexpr settings::Field<DetectSettings> table[] = {
        settings::field<DetectSettings>(
            kindsSetting, [](auto& detect) -> auto& { return detect.kinds; }),
        settings::field<DetectSettings>(
            sensitivitySetting, [](auto& detect) -> auto& { return detect.sensitivity; }),
        settings::field<DetectSettings>(
            tempoRangeSetting, [](auto& detect) -> auto& { return detect.tempi; }),
        settings::field<DetectSettings>(
            channelsSetting, [](auto& detect) -> auto& { return detect.channels; }),
    };
    return table;
}

}
