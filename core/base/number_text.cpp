#include "base/number_text.h"

#include <charconv>
#include <iterator>

namespace gleaner {

std::string shortestText(double value) {
    char text[32];
    return {std::begin(text), std::to_chars(std::begin(text), std::end(text), value).ptr};
}

}
