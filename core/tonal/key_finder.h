#pragma once

#include "music/key.h"
#include "tonal/chroma.h"
#include "tonal/note_salience.h"

#include <optional>

namespace gleaner::analysis {

struct KeyEstimate {
    music::Key key;
    double confidence =
        0.0; ///< 0..1: probability of this key among the 24, less where the sound is hardly tonal
};

/// The key that explains best how long each pitch class sounds (Temperley's profile of 2005, correlated), and
/// what musicians go by besides: an opening chord is mostly the tonic triad, an opening note mostly its root
/// or fifth, a held last one its root. The chroma tells how tonal the sound is. Nothing when there is no
/// tone.
std::optional<KeyEstimate> estimateKey(const NoteSalience& salience, const Chroma& chroma);

}
