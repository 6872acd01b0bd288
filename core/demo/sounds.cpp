#include "demo/sounds.h"

#include "base/error.h"

#include <string>

namespace gleaner::demo {
namespace {

constexpr SoundInfo table[] = {
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

constexpr GroundInfo groundTable[] = {{"rain", rain}, {"wind", wind}, {"hum", mainsHum}, {"tram", tram}};

template <typename Info>
const Info& find(std::span<const Info> all, std::string_view name) {
    std::string known;
    for (const Info& info : all) {
        if (info.name == name) return info;
        known += (known.empty() ? "" : ", ") + std::string(info.name);
    }
    throw Error("The recipe asks for the sound \"" + std::string(name) +
                "\", which nobody plays; there are " + known + ".");
}

}

std::span<const SoundInfo> sounds() { return table; }
std::span<const GroundInfo> grounds() { return groundTable; }
const SoundInfo& findSound(std::string_view name) { return find(sounds(), name); }
const GroundInfo& findGround(std::string_view name) { return find(grounds(), name); }

}
