#include "describe/descriptors.h"

#include "describe/describing.h"

namespace gleaner::analysis {

Descriptors Descriptors::of(const SampleSound& sound) {
    Descriptors d;
    describeEnvelope(sound, d);
    describeSpectrum(sound.spectrogram, d);
    describeCepstrum(sound.spectrogram, d);
    describeTone(sound, d);
    describeVoices(sound, d);
    describeMovement(sound.spectrogram, d);
    describeRhythm(sound, d);
    describeVoicing(sound, d);
    describeImage(sound.spectrogram, d);
    return d;
}

}
