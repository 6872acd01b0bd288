#pragma once

#include "flp/encode.h"

namespace gleaner::flp {

/// A release as one number: 20.9 is 2009, 24.1 is 2401.
using Release = int;

/// From which release on an event or a form is written (flp.md 3, "Event ids by first version").
namespace since {
inline constexpr Release themes = 2100;       ///< 41-44, 216 always, 243
inline constexpr Release markerExtras = 2101; ///< 45, 46, 101, 168, also 167 and 242
inline constexpr Release mixerFlag = 2102;    ///< 47
inline constexpr Release channel48 = 2401;    ///< 48
inline constexpr Release wideTracks = 2402;   ///< 70-byte tracks, 49, 50, 169, stretch time as float
inline constexpr Release freeInserts = 2500;  ///< 103, 104, inserts as many as used (24.2.99 and later)
inline constexpr Release channel51 = 2501;    ///< 51, 170
inline constexpr Release banner = 2502;       ///< 52, 171, 172, 192, 252, 253
}

/// How the mixer's parameters (event 225) are keyed and which records an insert has.
enum class MixerForm { Records4697, Records4193, NoSends };

/// Everything in which the releases that we write differ, beside which events they know.
struct Layout {
    Version version;
    Release release;
    int build;
    MixerForm mixer;
    int inserts;     ///< with master and "current"
    int mostInserts; ///< FL's own limit, with master and "current"
    bool has(Release first) const { return release >= first; }
};

const Layout& layoutOf(Version version);
const VersionFacts& factsOf(Version version);

}
