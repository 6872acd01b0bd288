#include "catalog/query.h"
#include "compose/setting_types.h"
#include "slices/tempo_range.h"

namespace gleaner::settings {

template <>
struct As<music::SampleKind> {
    static Value to(music::SampleKind kind) { return std::string(music::info(kind).id); }
    static music::SampleKind from(const Value& value) {
        return *music::sampleKindFromId(std::get<std::string>(value));
    }
};

}

namespace gleaner::catalog {
namespace {

using settings::Choice;
using settings::Kind;
using settings::Unit;

std::span<const Choice> kinds() {
    static const std::vector<Choice> choices = [] {
        std::vector<Choice> list;
        for (const music::SampleKindInfo& kind : music::sampleKinds)
            list.push_back({kind.id, kind.name, {}});
        return list;
    }();
    return choices;
}

template <typename Way>
constexpr settings::Field<SampleQuery> query(const settings::Setting& setting, Way way) {
    return settings::field<SampleQuery>(setting, way);
}

constexpr double longestSample = 86400.0, quietestSample = -120.0, mostSamples = 1'000'000.0;

// clang-format off
constexpr settings::Field<SampleQuery> queries[] = {
    query({.id = "role", .name = "role", .kind = Kind::Word, .option = "role", .placeholder = "R",
           .help = "What the sample does in a song", .absent = "any", .choices = compose::roles},
          [](auto& asked) -> auto& { return asked.role; }),
    query({.id = "kind", .name = "kind", .kind = Kind::Word, .option = "kind", .placeholder = "KIND",
           .help = "What the sample is", .absent = "any", .choices = kinds},
          [](auto& asked) -> auto& { return asked.kind; }),
    query({.id = "key", .name = "key", .kind = Kind::Text, .option = "key", .placeholder = "K",
           .help = "Its key", .absent = "any", .choices = compose::keys, .isKnown = compose::isKey, .wanted = compose::wantedKey},
          [](auto& asked) -> auto& { return asked.key; }),
    query({.id = "compatible", .name = "compatible keys", .kind = Kind::Switch, .option = "compatible",
           .help = "Also keys that sound well with it: its relative, its neighbours on the wheel and theirs"},
          [](auto& asked) -> auto& { return asked.compatibleKeys; }),
    query({.id = "slowest", .name = "least tempo", .kind = Kind::Number, .option = "bpm-from", .placeholder = "B",
           .unit = Unit::BeatsPerMinute, .minimum = analysis::TempoRange::lowest, .maximum = analysis::TempoRange::highest,
           .help = "At least so quick", .absent = "any", .suggested = 90.0},
          [](auto& asked) -> auto& { return asked.slowest; }),
    query({.id = "fastest", .name = "greatest tempo", .kind = Kind::Number, .option = "bpm-to", .placeholder = "B",
           .unit = Unit::BeatsPerMinute, .minimum = analysis::TempoRange::lowest, .maximum = analysis::TempoRange::highest,
           .help = "At most so quick", .absent = "any", .suggested = 100.0},
          [](auto& asked) -> auto& { return asked.fastest; }),
    query({.id = "octaves", .name = "half and double tempo", .kind = Kind::Switch, .option = "octaves",
           .help = "Also tempi of which half or double lies between them"},
          [](auto& asked) -> auto& { return asked.octaves; }),
    query({.id = "character", .name = "character", .kind = Kind::Word, .option = "character", .placeholder = "C",
           .help = "How it sounds", .absent = "anyhow", .choices = compose::characters},
          [](auto& asked) -> auto& { return asked.character; }),
    query({.id = "shortest", .name = "least length", .kind = Kind::Number, .option = "longer", .placeholder = "SECONDS",
           .minimum = 0.0, .maximum = longestSample, .help = "At least so long, seconds", .absent = "any"},
          [](auto& asked) -> auto& { return asked.shortest; }),
    query({.id = "longest", .name = "greatest length", .kind = Kind::Number, .option = "shorter", .placeholder = "SECONDS",
           .minimum = 0.0, .maximum = longestSample, .help = "At most so long, seconds", .absent = "any", .suggested = 1.0},
          [](auto& asked) -> auto& { return asked.longest; }),
    query({.id = "quietest", .name = "least level", .kind = Kind::Number, .option = "louder", .placeholder = "L",
           .unit = Unit::Lufs, .minimum = quietestSample, .maximum = 0.0, .help = "At least so loud", .absent = "any",
           .suggested = -30.0},
          [](auto& asked) -> auto& { return asked.quietest; }),
    query({.id = "loudest", .name = "greatest level", .kind = Kind::Number, .option = "quieter", .placeholder = "L",
           .unit = Unit::Lufs, .minimum = quietestSample, .maximum = 0.0, .help = "At most so loud", .absent = "any",
           .suggested = -14.0},
          [](auto& asked) -> auto& { return asked.loudest; }),
    query({.id = "near", .name = "sound to be near to", .kind = Kind::Text, .option = "near", .placeholder = "FILE",
           .help = "A sound file; the samples nearest to it come first, judged by attack and decay", .absent = "none"},
          [](auto& asked) -> auto& { return asked.near; }),
    query({.id = "limit", .name = "largest number of samples", .kind = Kind::Whole, .option = "limit", .placeholder = "N",
           .minimum = 0.0, .maximum = mostSamples, .help = "How many at most"},
          [](auto& asked) -> auto& { return asked.limit; }),
};
// clang-format on

}

std::span<const settings::Field<SampleQuery>> querySettings() { return queries; }

}
