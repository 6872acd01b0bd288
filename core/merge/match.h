#pragma once

#include "merge/project_view.h"
#include "merge/sketch.h"

namespace gleaner::flp {

/// Key of a part of the song -> its number in the project.
using Numbers = std::map<std::string, int>;

/// The song's channels among those of a project. Name, sample, notes or clips, colour and the number that it
/// had are each worth some points; the best pairs go first, and too few points are none. `last`: the numbers
/// that they had, in the sketch's order; empty where that isn't known.
Numbers matchChannels(const Sketch& sketch, const ProjectView& view, const std::vector<int>& last);
/// The same of patterns, by name, notes, colour and number.
Numbers matchPatterns(const Sketch& sketch, const ProjectView& view, const Numbers& channels,
                      const std::vector<int>& last);

}
