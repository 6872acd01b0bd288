#include "compose/setting_types.h"
#include "compose/song_settings.h"

#include <array>

namespace gleaner::compose {

std::span<const settings::Choice> roles() {
    static const std::vector<settings::Choice> choices = [] {
        std::vector<settings::Choice> list;
        for (const music::RoleInfo& role : music::roles)
            list.push_back({role.id, role.name, {}});
        return list;
    }();
    return choices;
}

std::span<const settings::Choice> characters() {
    static const std::vector<settings::Choice> choices = [] {
        std::vector<settings::Choice> list;
        for (const music::CharacterInfo& character : music::characters)
            list.push_back({character.id, character.id, {}});
        return list;
    }();
    return choices;
}

namespace {

using settings::Choice;
using settings::Kind;
using settings::Unit;

std::span<const Choice> scorings() {
    static constexpr std::array<Choice, 2> choices = {{
        {"default", "Default", "As the composer chooses."},
        {"design", "Design", "As the first design had it."},
    }};
    return choices;
}

template <typename Way>
constexpr settings::Field<SampleRequest> sample(const settings::Setting& setting, Way way) {
    return settings::field<SampleRequest>(setting, way);
}

// clang-format off
constexpr settings::Field<SampleRequest> samples[] = {
    sample({.id = "role", .name = "role", .kind = Kind::Word, .option = "role", .placeholder = "R",
            .help = "What the sample has to do", .choices = roles},
           [](auto& request) -> auto& { return request.role; }),
    sample({.id = "key", .name = "key", .kind = Kind::Text, .option = "key", .placeholder = "K",
            .help = "Key of the song", .absent = "any", .isKnown = isKey, .wanted = wantedKey},
           [](auto& request) -> auto& { return request.key; }),
    sample({.id = "bpm", .name = "tempo", .kind = Kind::Number, .option = "bpm", .placeholder = "B",
            .unit = Unit::BeatsPerMinute, .minimum = 20.0, .maximum = 400.0, .help = "Tempo of the song", .absent = "any"},
           [](auto& request) -> auto& { return request.bpm; }),
    sample({.id = "character", .name = "character", .kind = Kind::Word, .option = "character", .placeholder = "C",
            .help = "How it should sound", .absent = "anyhow", .choices = characters},
           [](auto& request) -> auto& { return request.character; }),
    sample({.id = "tonal", .name = "tonality", .kind = Kind::Switch, .option = "tonal", .offOption = "atonal",
            .help = "Only samples with a pitch or key", .offHelp = "Only samples without", .absent = "both"},
           [](auto& request) -> auto& { return request.tonal; }),
    sample({.id = "limit", .name = "largest number of samples", .kind = Kind::Whole, .option = "limit", .placeholder = "N",
            .minimum = 0.0, .maximum = 1'000'000.0, .help = "How many at most"},
           [](auto& request) -> auto& { return request.limit; }),
    sample({.id = "scoring", .name = "scoring", .kind = Kind::Word, .option = "scoring", .placeholder = "WAY",
            .help = "How a sample's fitness is counted", .choices = scorings},
           [](auto& request) -> auto& { return request.scoring; }),
};
// clang-format on

}

std::span<const settings::Field<SampleRequest>> sampleSettings() { return samples; }

}
