#include "kits/devices.h"

#include <array>

namespace gleaner::kits {
namespace {

// clang-format off
constexpr std::array<Device, 4> allDevices = {{
    /// 48 kHz, 16 bit, mono or stereo; 127 samples and silence in a project.
    {"digitakt", "Digitakt II", {.rate = 48000, .bits = 16, .channels = 2, .seconds = 66.0}, 32, 127},
    /// Ten banks of sixteen pads; its own rate is 48 kHz.
    {"sp404", "SP-404MK2", {.rate = 48000, .bits = 16, .channels = 2, .seconds = 180.0}, 32, 160},
    /// Four banks of sixteen pads.
    {"koala", "Koala", {.rate = 44100, .bits = 16, .channels = 2, .seconds = 60.0}, 32, 64},
    /// 48 instruments of 44.1 kHz, 16 bit, mono; 133 s for all of them.
    {"polyend", "Polyend Tracker", {.rate = 44100, .bits = 16, .channels = 1, .seconds = 45.0}, 31, 48},
}};
// clang-format on

}

std::span<const Device> devices() { return allDevices; }

}
