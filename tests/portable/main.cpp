// Puts every room that knows nothing of Qt to work and prints a number for what it made: "flp 5c1f…". Two
// systems agree when they print the same; packaging/portable compares Linux with Windows (under Wine). With
// --every-bit the numbers are of every bit that was reckoned with, beyond what any file holds.

#include "rooms.h"

#include "dsp/denormals.h"

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <exception>
#include <sstream>

namespace gleaner::portable {
namespace {

#define GLEANER_LIST_ROOM(room) RoomWork{#room, work::room},
constexpr RoomWork rooms[] = {GLEANER_PORTABLE_ROOMS(GLEANER_LIST_ROOM)};
#undef GLEANER_LIST_ROOM

bool put(const RoomWork& room, Digest::Grain grain) {
    Digest digest(grain);
    try {
        room.work(digest);
    } catch (const std::exception& error) {
        std::printf("%s failed: %s\n", std::string(room.room).c_str(), error.what());
        return false;
    }
    std::printf("%s %016" PRIx64 "\n", std::string(room.room).c_str(), digest.value());
    std::fflush(stdout);
    return true;
}

/// The build's own list against this one: a new room without Qt needs a line here, too.
bool knowsEveryRoom() {
    std::istringstream built(GLEANER_ROOMS_WITHOUT_QT);
    bool knows = true;
    for (std::string room; built >> room;)
        if (std::ranges::find(rooms, room, &RoomWork::room) == std::end(rooms)) {
            std::fprintf(stderr, "%s is not put to work: add it to tests/portable/rooms.h\n", room.c_str());
            knows = false;
        }
    return knows;
}

}
}

int main(int count, char** arguments) {
    using namespace gleaner::portable;
    const bool everyBit = count > 1 && std::string_view(arguments[1]) == "--every-bit";
    const gleaner::dsp::FlushDenormals flush; // as every worker of the product does
    bool isRight = knowsEveryRoom();
    for (const RoomWork& room : rooms)
        isRight = put(room, everyBit ? Digest::Grain::EveryBit : Digest::Grain::Shown) && isRight;
    return isRight ? 0 : 1;
}
