#include "music/key.h"
#include "papers/paper_text.h"
#include "papers/paper_writers.h"

#include <algorithm>
#include <array>
#include <functional>

namespace gleaner::papers {
namespace {

using music::Role;
using music::SampleKind;

/// What a kit that somebody can make a song of has, and where a walk finds it. All of it is chosen.
struct Want {
    SampleKind kind;
    Role role;
    std::size_t count;
    std::string_view where;
};
// clang-format off
constexpr Want wants[] = {
    {SampleKind::Hit, Role::Kick, 4, "a fist on a wooden door, a dropped sack, a boot on a hollow step"},
    {SampleKind::Hit, Role::Snare, 4, "a snapped branch, a slammed book, a kicked can"},
    {SampleKind::Hit, Role::Clap, 2, "hands under a bridge, a plank dropped flat"},
    {SampleKind::Hit, Role::Rim, 2, "a stick on a railing, two stones"},
    {SampleKind::Hit, Role::Hat, 4, "a key ring, a match struck, gravel from a shoe"},
    {SampleKind::Hit, Role::OpenHat, 2, "a spray can, a bus door, a sheet of paper torn"},
    {SampleKind::Hit, Role::Cymbal, 1, "a pan lid, a fence hit hard, a shutter"},
    {SampleKind::Hit, Role::Tom, 2, "a rain barrel, a plastic bin, a big pipe"},
    {SampleKind::Hit, Role::Perc, 8, "bottles, tins, tiles, anything that answers when it is struck"},
    {SampleKind::Hit, Role::Bass, 2, "a fan, a transformer, a lorry that idles"},
    {SampleKind::Hit, Role::Lead, 2, "a glass rubbed on its rim, a bell, a bird"},
    {SampleKind::Loop, Role::Perc, 8, "a train over its joints, a washing machine, somebody sawing"},
    {SampleKind::Phrase, Role::Vocal, 2, "your own voice, humming or calling"},
    {SampleKind::Hit, Role::Fx, 4, "a lift, a ticket machine, a door that creaks"},
    {SampleKind::Texture, Role::Ambience, 2, "rain on a roof, a market, wind in reeds; a minute without a word"},
};
// clang-format on

std::size_t countOf(const Pack& pack, const std::function<bool(const Sample&)>& isIt) {
    return static_cast<std::size_t>(std::ranges::count_if(pack.samples, isIt));
}

std::string nameOf(const Want& want) {
    const std::string kind(music::info(want.kind).id);
    return std::string(music::info(want.role).name) + ", " + kind + (want.count == 1 ? "" : "s");
}

std::string rolesMissing(const Pack& pack) {
    std::string text;
    for (const Want& want : wants) {
        const std::size_t there = countOf(pack, [&](const Sample& sample) {
            return sample.traits.kind == want.kind && sample.traits.role == want.role;
        });
        if (there < want.count)
            text += "  [ ] " + nameOf(want) + ": " + std::to_string(there) + " of " +
                    std::to_string(want.count) + ". Try " + std::string(want.where) + ".\n";
    }
    return text;
}

/// Songs move by fifths: keys that no sample reaches within one step of the circle.
std::string keysMissing(const Pack& pack) {
    std::vector<std::string> missing;
    bool hasAny = false;
    for (int pitch = 0; pitch < 12; ++pitch) {
        const music::Key key{pitch, music::Mode::Minor};
        const auto isNear = [&](const Sample& sample) {
            if (!sample.traits.key) return false;
            const int apart = (music::fifths(*sample.traits.key) - music::fifths(key) + 12) % 12;
            return apart <= 1 || apart == 11;
        };
        if (countOf(pack, isNear) == 0)
            missing.push_back(music::toString(key));
        else
            hasAny = true;
    }
    if (missing.empty()) return {};
    if (!hasAny) return "  [ ] Nothing has a key. Try what sings: pipes, glasses, bells, voices.\n";
    return "  [ ] Nothing goes with " + listed(missing) +
           " (each with its parallel major, a fifth off at most).\n";
}

/// A kind of sound that a pack should have some of.
struct Share {
    std::string_view name;
    bool (*isIt)(const Sample& sample);
    std::string_view where;
};

constexpr double darkBelow = 800.0, brightAbove = 4000.0;          // Hz, spectral centroid
constexpr double shortBelow = 0.12, longHitAbove = 1.0, bed = 8.0; // s

bool isHit(const Sample& sample) { return sample.traits.kind == SampleKind::Hit; }

// clang-format off
constexpr std::array<Share, 3> brightness = {{
    {"dark sounds (below 800 Hz)", [](const Sample& one) { return one.traits.centroidHz > 0.0 && one.traits.centroidHz < darkBelow; }, "walls, cellars, engines from afar"},
    {"middle ones", [](const Sample& one) { return one.traits.centroidHz >= darkBelow && one.traits.centroidHz <= brightAbove; }, "wood, voices, furniture"},
    {"bright ones (above 4 kHz)", [](const Sample& one) { return one.traits.centroidHz > brightAbove; }, "keys, leaves, glass, spray"},
}};
constexpr std::array<Share, 4> lengths = {{
    {"hits shorter than 120 ms", [](const Sample& one) { return isHit(one) && one.seconds < shortBelow; }, "dry clicks: switches, stones, pens"},
    {"hits that ring for a second", [](const Sample& one) { return isHit(one) && one.seconds > longHitAbove; }, "bells, railings, big rooms"},
    {"loops of four bars and more", [](const Sample& one) { return one.traits.kind == SampleKind::Loop && one.traits.bars.value_or(0) >= 4; }, "machines, and patience"},
    {"beds of 8 s and more", [](const Sample& one) { return one.traits.kind == SampleKind::Texture && one.seconds >= bed; }, "a place where nobody talks for a minute"},
}};
// clang-format on

std::string sharesMissing(const Pack& pack, std::span<const Share> shares) {
    std::string text;
    for (const Share& share : shares)
        if (countOf(pack, share.isIt) == 0)
            text += "  [ ] No " + std::string(share.name) + ". Try " + std::string(share.where) + ".\n";
    return text;
}

std::string part(const std::string& name, const std::string& lines) {
    return '\n' + heading(name) + (lines.empty() ? "  Nothing.\n" : lines);
}

}

void writeMissing(const Pack& pack, PaperOutput& output, const Progress&) {
    output.write("MISSING.txt", heading("For the next walk: what " + line(pack.name) + " lacks") +
                                    "Counted against a kit that a song can be made of.\n" +
                                    part("Roles", rolesMissing(pack)) + part("Keys", keysMissing(pack)) +
                                    part("Brightness", sharesMissing(pack, brightness)) +
                                    part("Lengths", sharesMissing(pack, lengths)));
}

}
