#include "ui/keymap/key_presets.h"

namespace gleaner::ui {

namespace {

constexpr PresetKeys reaper[] = {
    {"window.split", "S"},
    {"window.loop", "R"},
    {"wave.makeRegion", "Shift+R"},
    {"wave.snap", "Alt+S"},
    {"window.palette", "?; Ctrl+Shift+P"},
};

// Its zoom takes the keys of our pages, which move to Alt.
constexpr PresetKeys audacity[] = {
    {"window.zoomIn", "Ctrl+1"},
    {"window.zoomOut", "Ctrl+3"},
    {"window.zoomFit", "Ctrl+F"},
    {"window.zoomSelection", "Ctrl+E"},
    {"window.showRegions", "Alt+1"},
    {"window.showPack", "Alt+2"},
    {"window.showEffects", "Alt+3"},
    {"window.showSong", "Alt+4"},
    {"window.split", "Ctrl+I"},
    {"window.join", "Ctrl+J"},
    {"window.delete", "Del; Backspace; Ctrl+K"},
    {"window.redo", "Ctrl+Y; Ctrl+Shift+Z"},
    {"wave.makeRegion", "Ctrl+B"},
    {"wave.next", "Alt+Right"},
    {"wave.previous", "Alt+Left"},
    {"wave.scrollBack", "PgUp; Left"},
    {"wave.scrollOn", "PgDown; Right"},
    {"wave.beginHere", "["},
    {"wave.endHere", "]"},
};

constexpr PresetKeys flStudio[] = {
    {"window.duplicate", "Ctrl+B"},
    {"window.undo", "Ctrl+Z; Ctrl+Alt+Z"},
    {"window.exportPack", "Ctrl+R; Ctrl+Shift+E"},
    {"window.showSong", "F5; Ctrl+4"},
    {"window.showPack", "F6; Ctrl+2"},
    {"window.showEffects", "F9; Ctrl+3"},
};

}

std::span<const KeyPreset> keyPresets() {
    static constexpr KeyPreset presets[] = {{"gleaner", "Gleaner", {}},
                                            {"reaper", "REAPER", reaper},
                                            {"audacity", "Audacity", audacity},
                                            {"flStudio", "FL Studio", flStudio}};
    return presets;
}

}
