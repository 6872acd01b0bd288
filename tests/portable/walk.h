#pragma once

#include "demo/recipe.h"

namespace gleaner::portable {

/// Half a minute like the demo recording: steps, claps, a rhythm, a hummed line and wood over wind.
inline demo::Recipe shortWalk() {
    demo::Recipe walk;
    walk.rate = 44100;
    walk.seconds = 30.0;
    walk.seed = 7;
    walk.beds = {{"wind", 0.0, 30.0, 0.003, 1.0, 0.0},
                 {"rain", 24.0, 30.0, 0.016, 2.0, 0.1},
                 {"hum", 0.0, 30.0, 0.0005, 1.0, -0.3},
                 {"tram", 22.0, 29.0, 0.02, 1.0, 0.0}};
    double at = 1.0;
    for (const char* sound : {"step_gravel", "latch", "door", "clap", "tin", "keys", "spray", "step_wood",
                              "clank", "bin_lid", "pipe", "bowl"}) {
        walk.events.push_back({sound, at, 0.6, 0.0, 0.0, 0.2});
        at += 0.9;
    }
    walk.rhythms = {{"wood_low", "X..x..x.", 13.0, 95.0, 0.5, 2, 0.7, 0.0},
                    {"wood_high", "..x...xo", 13.0, 95.0, 0.55, 2, 0.5, 0.3},
                    {"shaker", "x.x.x.x.", 13.0, 95.0, 0.5, 2, 0.3, -0.4}};
    walk.phrases = {{"hum", "A3:2 C4:1 D4:1 -:0.5 E4:2", 19.0, 100.0, 0.4, 0.0}};
    return walk;
}

/// Rendered once.
const audio::AudioBuffer& walkRecording();

}
