#include "pack/plan/pack_settings.h"

#include "base/find_by_id.h"
#include "kits/targets.h"
#include "lint/profile.h"
#include "music/loop_tempo.h"
#include "pack/plan/names.h"
#include "papers/papers.h"
#include "slices/detection_settings.h"

#include <algorithm>

namespace gleaner::pack {
namespace {

/// In the order of LoopLength.
constexpr settings::Choice loopLengths[] = {
    {"as-found", "As found", "as long as they were found or set"},
    {"exact-bars", "Exact bars", "whole bars at a whole tempo where stretch and seam allow it"},
};
std::span<const settings::Choice> loopChoices() { return loopLengths; }

/// In the order of TakeLevels.
constexpr settings::Choice takeLevels[] = {
    {"each", "Each its own", "every hit is brought to the target"},
    {"together", "One gain", "takes of one sound keep their differences"},
};
std::span<const settings::Choice> takeChoices() { return takeLevels; }

/// In the order of UnsureRoles.
constexpr settings::Choice unsureRoles[] = {
    {"role", "By role", "in the folder of the role that they sound like most"},
    {"family", "By what is sure", "drums, tones, voices and effects where that much is sure, else Other"},
};
std::span<const settings::Choice> unsureChoices() { return unsureRoles; }

/// The word's place among the choices of an enumeration that has their order.
template <typename Enumeration>
Enumeration chosenOf(std::span<const settings::Choice> choices, const settings::Value& value) {
    const auto found = std::ranges::find(choices, std::get<std::string>(value), &settings::Choice::id);
    return static_cast<Enumeration>(found - choices.begin());
}

}
}

namespace gleaner::settings {

template <>
struct As<audio::FileFormat> {
    static Value to(audio::FileFormat format) { return std::string(audio::info(format).id); }
    static audio::FileFormat from(const Value& value) {
        return *audio::fileFormatFromId(std::get<std::string>(value));
    }
};

template <>
struct As<pack::LoopLength> {
    static Value to(pack::LoopLength loops) {
        return std::string(pack::loopLengths[static_cast<std::size_t>(loops)].id);
    }
    static pack::LoopLength from(const Value& value) {
        return pack::chosenOf<pack::LoopLength>(pack::loopLengths, value);
    }
};

template <>
struct As<pack::UnsureRoles> {
    static Value to(pack::UnsureRoles unsure) {
        return std::string(pack::unsureRoles[static_cast<std::size_t>(unsure)].id);
    }
    static pack::UnsureRoles from(const Value& value) {
        return pack::chosenOf<pack::UnsureRoles>(pack::unsureRoles, value);
    }
};

template <>
struct As<pack::TakeLevels> {
    static Value to(pack::TakeLevels levels) {
        return std::string(pack::takeLevels[static_cast<std::size_t>(levels)].id);
    }
    static pack::TakeLevels from(const Value& value) {
        return pack::chosenOf<pack::TakeLevels>(pack::takeLevels, value);
    }
};

namespace {
constexpr std::array<Choice, 3> speechWays = {{
    {"report", "Write, and tell of it", "They are written; what is heard stands in the manifest"},
    {"stop", "Write nothing", "No pack is written that holds speech"},
    {"mute", "Mute what is spoken", "What is spoken is silent; a sample that holds nothing else is left out"},
}};
}

/// An empty word, as a list gives it, is nothing too.
template <>
struct As<std::optional<pack::SpeechWay>> {
    static Value to(const std::optional<pack::SpeechWay>& way) {
        return way ? Value(std::string(speechWays[static_cast<std::size_t>(*way)].id)) : Value();
    }
    static std::optional<pack::SpeechWay> from(const Value& value) {
        const auto* id = std::get_if<std::string>(&value);
        const Choice* choice = id ? findById(speechWays, *id) : nullptr;
        if (!choice) return std::nullopt;
        return static_cast<pack::SpeechWay>(choice - speechWays.data());
    }
};

}

namespace gleaner::pack {
namespace {

using settings::Kind;
using settings::Unit;

constexpr double mostSamples = 1'000'000;

/// Those that a pack is written in.
std::span<const settings::Choice> formats() {
    static const std::vector<settings::Choice> choices = [] {
        std::vector<settings::Choice> list;
        for (const audio::FileFormatInfo& format : audio::fileFormats)
            if (format.format != audio::FileFormat::WavFloat) list.push_back({format.id, format.name, {}});
        return list;
    }();
    return choices;
}

/// Samplers and devices, and the word for all of them.
std::span<const settings::Choice> targets() {
    static const std::vector<settings::Choice> choices = [] {
        std::vector<settings::Choice> list;
        for (const kits::Target& target : kits::targets())
            list.push_back({target.id, target.name, target.holds});
        list.push_back({kits::everyTarget, "All of them", {}});
        return list;
    }();
    return choices;
}

/// What lies beside the samples, and the word for all of it.
std::span<const settings::Choice> papersToChoose() {
    static const std::vector<settings::Choice> choices = [] {
        std::vector<settings::Choice> list;
        for (const papers::Paper& paper : papers::papers())
            list.push_back({paper.id, paper.name, paper.holds});
        list.push_back({papers::everyPaper, "All of them", {}});
        return list;
    }();
    return choices;
}

std::span<const settings::Choice> licences() {
    static const std::vector<settings::Choice> choices = [] {
        std::vector<settings::Choice> list;
        for (const papers::Licence& licence : papers::licences())
            list.push_back({licence.id, licence.name, {}});
        return list;
    }();
    return choices;
}

std::span<const settings::Choice> licenceClauses() {
    static const std::vector<settings::Choice> choices = [] {
        std::vector<settings::Choice> list;
        for (const papers::LicenceClause& clause : papers::licenceClauses())
            list.push_back({clause.id, clause.name, {}});
        return list;
    }();
    return choices;
}

/// Whom a pack can be for.
std::span<const settings::Choice> shops() {
    static const std::vector<settings::Choice> choices = [] {
        std::vector<settings::Choice> list;
        for (const lint::Profile& profile : lint::profiles())
            list.push_back({profile.id, profile.name, {}});
        return list;
    }();
    return choices;
}

std::span<const settings::Choice> waysWithSpeech() { return settings::speechWays; }

template <typename Way>
constexpr settings::Field<PackRequest> pack(const settings::Setting& setting, Way way) {
    return settings::field<PackRequest>(setting, way);
}

// clang-format off
constexpr settings::Field<PackRequest> packs[] = {
    pack({.id = "name", .name = "name", .kind = Kind::Text, .option = "name", .placeholder = "N",
          .help = "Name of the pack"},
         [](auto& request) -> auto& { return request.name; }),
    pack({.id = "genres", .name = "genres", .kind = Kind::Texts, .option = "genre", .placeholder = "G",
          .help = "A genre; may be given several times"},
         [](auto& request) -> auto& { return request.genres; }),
    pack({.id = "tags", .name = "tags", .kind = Kind::Texts, .option = "tag", .placeholder = "T",
          .help = "A tag; may be given several times"},
         [](auto& request) -> auto& { return request.tags; }),
    pack({.id = "artist", .name = "artist", .kind = Kind::Text, .option = "artist", .placeholder = "A",
          .help = "Who made the samples, as their files say it", .isWrittenIfAny = true},
         [](auto& request) -> auto& { return request.artist; }),
    pack({.id = "copyright", .name = "copyright", .kind = Kind::Text, .option = "copyright", .placeholder = "TEXT",
          .help = "Whose the samples are and on what terms, as their files say it", .isWrittenIfAny = true},
         [](auto& request) -> auto& { return request.copyright; }),
    pack({.id = "normalise_target_lufs", .name = "loudness target", .kind = Kind::Number, .option = "target-lufs",
          .placeholder = "L", .unit = Unit::Lufs, .minimum = -60.0, .maximum = 0.0,
          .help = "One loudness for everything", .absent = "each kind has its own", .suggested = -14.0},
         [](auto& request) -> auto& { return request.targetLufs; }),
    pack({.id = "true_peak_db", .name = "true-peak ceiling", .kind = Kind::Number, .option = "true-peak",
          .placeholder = "DB", .unit = Unit::DecibelsTruePeak, .minimum = -20.0, .maximum = 0.0,
          .help = "Ceiling of every sample"},
         [](auto& request) -> auto& { return request.truePeakDb; }),
    pack({.id = "min_hits", .name = "least number of hits", .kind = Kind::Whole, .option = "min-hits", .placeholder = "N",
          .minimum = 0.0, .maximum = mostSamples, .help = "Refuse to write with fewer hits"},
         [](auto& request) -> auto& { return request.minHits; }),
    pack({.id = "min_loops", .name = "least number of loops", .kind = Kind::Whole, .option = "min-loops",
          .placeholder = "N", .minimum = 0.0, .maximum = mostSamples, .help = "Refuse to write with fewer loops"},
         [](auto& request) -> auto& { return request.minLoops; }),
    pack({.id = "max_hits", .name = "largest number of hits", .kind = Kind::Whole, .option = "max-hits",
          .placeholder = "N", .minimum = 0.0, .maximum = mostSamples,
          .help = "At most so many hits, those that differ most from each other", .absent = "all of them", .suggested = 32.0},
         [](auto& request) -> auto& { return request.variety.most; }),
    pack({.id = "near_duplicates", .name = "near duplicates", .kind = Kind::Switch, .offOption = "no-near-duplicates",
          .help = "Hits that are nearly the same are all taken",
          .offHelp = "Of hits that are nearly the same the surest alone"},
         [](auto& request) -> auto& { return request.variety.nearDuplicates; }),
    pack({.id = "naming_convention", .name = "naming", .kind = Kind::Text, .option = "naming",
          .placeholder = "TEMPLATE|PROFILE",
          .help = "How files are named: a profile (classic, splice, descriptive, soundtrack-loops, ucs, device-8.3) or a template such as {role}_{number}"},
         [](auto& request) -> auto& { return request.naming; }),
    pack({.id = "folders", .name = "folders", .kind = Kind::Text, .option = "folders", .placeholder = "TEMPLATE",
          .help = "Folders of the samples, a template such as {kind}/{role}; up to three, parted by /",
          .absent = "group and kind, as Drums/Loops", .isKnown = [](std::string_view folders) { return foldersError(folders).empty(); },
          .wanted = "a template such as {kind}/{role}", .isWrittenIfAny = true},
         [](auto& request) -> auto& { return request.folders; }),
    pack({.id = "unsure_roles", .name = "unsure roles", .kind = Kind::Word, .option = "unsure-roles", .placeholder = "W",
          .help = "Folders of samples whose role isn't sure enough for their names: by what is sure, or by the role all the same",
          .choices = unsureChoices, .isWrittenIfAny = true},
         [](auto& request) -> auto& { return request.unsureRoles; }),
    pack({.id = "loops", .name = "length of loops", .kind = Kind::Word, .option = "loops", .placeholder = "L",
          .help = "How long loops are: whole bars at a whole tempo, cut where the seam is best; or as they were found",
          .choices = loopChoices, .isWrittenIfAny = true},
         [](auto& request) -> auto& { return request.loops; }),
    pack({.id = "loop_stretch", .name = "stretch of loops", .kind = Kind::Number, .option = "loop-stretch", .placeholder = "P",
          .unit = Unit::Percent, .minimum = 0.0, .maximum = music::mostLoopStretch,
          .help = "How much a loop may be stretched to come to a whole tempo, its pitch as well",
          .absent = "0.5 %", .suggested = 0.25, .isWrittenIfAny = true},
         [](auto& request) -> auto& { return request.loopStretch; }),
    pack({.id = "take_levels", .name = "levels of takes", .kind = Kind::Word, .option = "take-levels", .placeholder = "L",
          .help = "How loud near-equal hits become: one gain for the takes of a sound; or each its own",
          .choices = takeChoices, .isWrittenIfAny = true},
         [](auto& request) -> auto& { return request.takeLevels; }),
    pack({.id = "format", .name = "format", .kind = Kind::Word, .option = "format", .placeholder = "F",
          .help = "Format of the files", .choices = formats},
         [](auto& request) -> auto& { return request.format; }),
    pack({.id = "sample_rate", .name = "sample rate", .kind = Kind::Whole, .option = "rate", .placeholder = "R",
          .unit = Unit::Hertz, .minimum = 8000.0, .maximum = 192000.0, .help = "Sample rate of the files"},
         [](auto& request) -> auto& { return request.sampleRate; }),
    pack({.id = "seed", .name = "seed", .kind = Kind::Seed, .option = "seed", .placeholder = "S",
          .help = "The number from which all chance is drawn"},
         [](auto& request) -> auto& { return request.seed; }),
    pack({.id = "targets", .name = "kits", .kind = Kind::Texts, .option = "targets", .placeholder = "T,…",
              .help = "Samplers and devices that a playable kit is written for, in the pack's folder \"kits\"",
              .choices = targets, .isWrittenIfAny = true},
         [](auto& request) -> auto& { return request.targets; }),
    pack({.id = "papers", .name = "papers", .kind = Kind::Texts, .option = "papers", .placeholder = "P,…",
              .help = "What lies beside the samples in the pack's folder",
              .choices = papersToChoose, .isWrittenIfAny = true},
         [](auto& request) -> auto& { return request.papers; }),
    pack({.id = "license", .name = "licence", .kind = Kind::Word, .option = "license", .placeholder = "ID",
              .help = "On what terms the pack is given away, as README and LICENSE say it", .absent = "nothing is said",
              .choices = licences, .isWrittenIfAny = true},
         [](auto& request) -> auto& { return request.licence; }),
    pack({.id = "license_clauses", .name = "clauses", .kind = Kind::Texts, .option = "license-clauses", .placeholder = "C,…",
              .help = "What a royalty-free LICENSE says beside its usual clauses",
              .choices = licenceClauses, .isWrittenIfAny = true},
         [](auto& request) -> auto& { return request.licenceClauses; }),
    pack({.id = "cover", .name = "cover", .kind = Kind::Text, .option = "cover", .placeholder = "FILE",
              .help = "A picture (PNG or JPEG) for the cover, in place of the one that is drawn", .isWrittenIfAny = true},
         [](auto& request) -> auto& { return request.cover; }),
    pack({.id = "shop", .name = "shop", .kind = Kind::Word, .option = "shop", .placeholder = "S",
              .help = "Whom the pack is for: what they would refuse of it is said before it is written",
              .absent = "nobody in particular", .choices = shops, .isWrittenIfAny = true},
         [](auto& request) -> auto& { return request.shop; }),
    pack({.id = "speech", .name = "speech", .kind = Kind::Word, .option = "speech", .placeholder = "WAY",
          .help = "What becomes of samples in which somebody speaks; flags of all kinds stand in the manifest then",
          .absent = "not chosen", .choices = waysWithSpeech, .isWrittenIfAny = true},
         [](auto& request) -> auto& { return request.speech; }),
    pack(analysis::sensitivitySetting, [](auto& request) -> auto& { return request.sensitivity; }),
    pack(analysis::tempoRangeSetting, [](auto& request) -> auto& { return request.tempi; }),
};
// clang-format on

}

std::span<const settings::Field<PackRequest>> packSettings() { return packs; }

analysis::DetectSettings detectSettingsOf(const PackRequest& request, const audio::ChannelChoice& channels) {
    analysis::DetectSettings detection;
    detection.sensitivity = request.sensitivity;
    detection.tempi = request.tempi;
    detection.channels = channels;
    return detection;
}

}
