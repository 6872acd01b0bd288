#pragma once

#include "session/slice_changes.h"

#include <QByteArray>

#include <string>
#include <vector>

namespace gleaner::session {

// Regions as the text that Audacity imports and exports as labels: a line each, begin and end in seconds and
// a name, divided by tabs; lines that begin with a backslash hold frequencies and are passed over
// (manual.audacityteam.org, "Importing and Exporting Labels").

struct Label {
    double begin = 0.0; ///< seconds
    double end = 0.0;   ///< the same as `begin` for a point
    std::string text;
    friend bool operator==(const Label&, const Label&) = default;
};

/// UTF-8, with points as decimals. A region's text is its own name, else its role, with the kind before it:
/// "loop: shaker". Left out ones are left out.
QByteArray labelsOf(const SliceList& slices, int rate);

/// Commas are read as decimals, too. Throws Error naming the first line that is no label.
std::vector<Label> labelsFrom(const QByteArray& text);

/// A region of a label: of the kind that stands before its text ("hit:"), else by its length, and named as it
/// says, unless that is a role.
struct LabelledRegion {
    FrameRange range;
    music::SampleKind kind = music::SampleKind::Hit;
    std::string name = {};
    std::optional<music::Role> role = {};
    friend bool operator==(const LabelledRegion&, const LabelledRegion&) = default;
};
/// Inside a file of `frames` frames. A point begins a region that ends at the next label, as Audacity exports
/// them, or with the file. Labels behind the end are left out.
std::vector<LabelledRegion> regionsOf(std::vector<Label> labels, Frame frames, int rate);

/// Adds them to `slices` as drawn by a hand, but those that are there already (the same range and kind: these
/// take name and role). Their ids.
std::vector<std::string> addLabelled(SliceList& slices, const std::vector<LabelledRegion>& regions);

}
