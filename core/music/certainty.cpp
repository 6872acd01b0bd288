#include "music/certainty.h"

#include "music/tempo.h"

namespace gleaner::music {

namespace {

/// A beat can be counted twice as fast: then how sure the pulse is says nothing of which of the two is meant.
bool mayBeCountedOtherwise(const SampleTraits& traits, double slowest, double fastest) {
    if (traits.bpmConfidence >= certain || traits.bpmAlternatives.empty()) return false;
    const double next = traits.bpmAlternatives.front();
    return next >= slowest && next <= fastest && isOctave(*traits.bpm, next);
}

}

bool isSure(const SampleTraits& traits, Fact fact, double slowest, double fastest) {
    const double limit = info(fact).limit;
    switch (fact) {
    case Fact::Tempo:
        return traits.bpm && traits.bpmConfidence >= limit &&
               !mayBeCountedOtherwise(traits, slowest, fastest);
    case Fact::Key:
        return traits.key && traits.keyConfidence >= limit;
    case Fact::Role:
    case Fact::Family:
        return traits.roleConfidence >= limit;
    }
    return false;
}

}
