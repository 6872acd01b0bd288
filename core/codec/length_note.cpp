#include "codec/length_note.h"

#include <cstdio>

namespace gleaner::audio {
namespace {

/// "1:02.500", "2:00:00.000".
std::string clock(Frame frames, int rate) {
    const Frame seconds = frames / rate;
    const Frame thousandths = frames % rate * 1000 / rate;
    char text[64];
    if (seconds < 3600)
        std::snprintf(text, sizeof text, "%lld:%02lld.%03lld", static_cast<long long>(seconds / 60),
                      static_cast<long long>(seconds % 60), static_cast<long long>(thousandths));
    else
        std::snprintf(text, sizeof text, "%lld:%02lld:%02lld.%03lld", static_cast<long long>(seconds / 3600),
                      static_cast<long long>(seconds / 60 % 60), static_cast<long long>(seconds % 60),
                      static_cast<long long>(thousandths));
    return text;
}

}

std::string cutShortNote(Frame frames, Frame claimed, int rate) {
    return "its header claims " + clock(claimed, rate) + ", of which " + clock(frames, rate) +
           " are there; the rest is missing";
}

std::string unfinishedNote() {
    return "its recorder stopped before it wrote the length; it is read to the end of the file";
}

std::string wrappedNote() {
    return "it is longer than its header can count; it is read to the end of the file";
}

std::string streamedNote() { return "its header leaves the length open; it is read to the end of the file"; }

std::string changeNote(Frame frames, int rate, const std::string& change) {
    return "after " + clock(frames, rate) + " it " + change +
           ", which is not read; save that part as a file of its own";
}

}
