#include "styles/drum_styles.h"

#include "base/find_by_id.h"

#include <array>

namespace gleaner::compose {

std::span<const DrumStyle> drumStyles() {
#define GLEANER_STYLE_ROW(style) style(),
    static const std::array table{GLEANER_DRUM_STYLES(GLEANER_STYLE_ROW)};
#undef GLEANER_STYLE_ROW
    return table;
}

const DrumStyle* findDrumStyle(std::string_view id) { return findById(drumStyles(), id); }

}
