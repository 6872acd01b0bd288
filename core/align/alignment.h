#pragma once

#include "audio/audio_source.h"
#include "base/progress.h"

#include <optional>

namespace gleaner::align {

/// How the clocks of two recordings of one event lie to each other.
struct Alignment {
    double offset = 0.0;     ///< seconds on the first's clock at which the second's first frame lies
    double driftPpm = 0.0;   ///< how much longer a second of the second lasts on the first's clock
    double residualMs = 0.0; ///< root mean square of what the places that agree are off by
    double confidence = 0.0; ///< share of the places listened to that agree, 0 to 1
    int places = 0, agreeing = 0;
    double seconds = 0.0; ///< of sound that both have, on the first's clock

    /// Seconds in the second recording to seconds in the first, and back.
    double onFirst(double secondsOfSecond) const {
        return offset + secondsOfSecond * (1.0 + driftPpm * 1e-6);
    }
    double onSecond(double secondsOfFirst) const {
        return (secondsOfFirst - offset) / (1.0 + driftPpm * 1e-6);
    }
    /// Whether it is more than chance.
    bool isSure() const;
    friend bool operator==(const Alignment&, const Alignment&) = default;
};

/// Aligns two recordings by their sound, whatever their rates, channels, levels and colours: roughly by when
/// sounds begin (their curves of rises, correlated), finely by the delay of short pieces (generalised
/// cross-correlation with phase transform; Knapp and Carter 1976) at up to 60 places, of which a line takes
/// those that agree (docs/recorders.md 2). Says so (isSure) where they have no sound in common. Streams each
/// once and reads the pieces again. Throws Error where one is too short, and Cancelled.
Alignment align(audio::AudioSource& first, audio::AudioSource& second, const Progress& progress);

}
