#include "tagging/ucs.h"

namespace gleaner::audio {
namespace {

constexpr UcsCategory ambience{"AMBIENCE", "MISC", "AMBMisc"};
constexpr UcsCategory designed{"DESIGNED", "MISC", "DSGNMisc"};
constexpr UcsCategory voices{"VOICES", "MISC", "VOXMisc"};
constexpr UcsCategory loop{"MUSICAL", "LOOP", "MUSCLoop"};
constexpr UcsCategory percussion{"MUSICAL", "PERCUSSION", "MUSCPerc"};
constexpr UcsCategory phrase{"MUSICAL", "SONG & PHRASE", "MUSCSong"};
constexpr UcsCategory sample{"MUSICAL", "SAMPLE", "MUSCSmpl"};

}

UcsCategory ucsCategoryOf(music::SampleKind kind, music::Role role) {
    if (role == music::Role::Ambience || kind == music::SampleKind::Texture) return ambience;
    if (role == music::Role::Vocal) return voices;
    if (kind == music::SampleKind::Loop) return loop;
    if (role == music::Role::Fx) return designed;
    if (music::info(role).isDrum) return percussion;
    return kind == music::SampleKind::Phrase ? phrase : sample;
}

}
