#pragma once

// A recording to listen to, made on the spot.

#include "demo/recipe.h"

namespace gleaner::test {

/// Twenty-two seconds: steps, a latch and claps, four bars of a rhythm on wood, and a hummed line.
inline demo::Recipe shortWalk(std::uint64_t seed = 5) {
    demo::Recipe recipe;
    recipe.name = "short walk";
    recipe.seconds = 22.0;
    recipe.seed = seed;
    recipe.beds = {{"wind", 0.0, 22.0, 0.0028, 1.0, 0.0}};
    for (int i = 0; i < 5; ++i)
        recipe.events.push_back({"step_gravel", 1.0 + 0.65 * i, 0.55, 0.0, 0.0, 0.0});
    recipe.events.push_back({"latch", 4.6, 0.6, 0.0, 0.0, 0.2});
    recipe.events.push_back({"clap", 5.4, 0.8, 0.0, 0.0, -0.1});
    recipe.rhythms = {{"wood_low", "X...x...X...x...", 6.5, 95.0, 0.5, 4, 0.6, 0.0},
                      {"shaker", "o.xoo.xoo.xoo.xo", 6.5, 95.0, 0.5, 4, 0.25, 0.3}};
    recipe.phrases = {{"hum", "A3:1 C4:0.5 D4:0.5 E4:1.5 A3:2", 17.6, 95.0, 0.42, 0.0}};
    return recipe;
}

}
