#include "demo/sounds.h"

#include "base/error.h"

#include <string>

namespace gleaner::demo {
namespace {

constexpr SoundFacts table[] = {
    {"step_gravel", stepOnGravel, 0.0, 0.32, true}, //
    {"step_wood", stepOnWood, 0.0, 0.36, true},     //
    {"clank", railing, 520.0, 1.0, true},           //
    {"bin_lid", binLid, 0.0, 1.6, true},            //
    {"latch", gateLatch, 0.0, 0.14, true},          //
    {"wood_low", lowWood, 62.0, 0.34, true},        //
    {"wood_high", highWood, 610.0, 0.16, true},     //
    {"door", crateDoor, 52.0, 0.6, true},           //
    {"shaker", shaker, 0.0, 0.12, true},            //
    {"keys", keys, 0.0, 0.36, true},                //
    {"tin", tinOfNails, 0.0, 0.26, true},           //
    {"clap", clap, 0.0, 0.26, true},                //
    {"spray", sprayCan, 0.0, 0.42, true},           //
    {"pipe", pipe, 110.0, 1.6, false},              //
    {"bowl", bowl, 440.0, 3.2, true},               //
    {"wire", fenceWire, 110.0, 1.4, true},          //
};

constexpr GroundFacts groundTable[] = {{"rain", rain}, {"wind", wind}, {"hum", mainsHum}, {"tram", tram}};

template <typename Facts>
const Facts& find(std::span<const Facts> all, std::string_view name) {
    std::string known;
    for (const Facts& facts : all) {
        if (facts.name == name) return facts;
        known += (known.empty() ? "" : ", ") + std::string(facts.name);
    }
    throw Error("The recipe asks for the sound \"" + std::string(name) +
                "\", which nobody plays; there are " + known + ".");
}

}

std::span<const SoundFacts> sounds() { return table; }
std::span<const GroundFacts> grounds() { return groundTable; }
const SoundFacts& findSound(std::string_view name) { return find(sounds(), name); }
const GroundFacts& findGround(std::string_view name) { return find(grounds(), name); }

}
