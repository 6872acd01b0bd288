#include "styles/drum_styles.h"

#include "base/find_by_id.h"

namespace gleaner::compose {

const DrumStyle* findDrumStyle(std::string_view id) { return findById(drumStyles(), id); }

}
