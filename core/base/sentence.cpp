#include "base/sentence.h"

namespace gleaner {

std::string_view withoutStop(std::string_view text) {
    return text.substr(0, text.find_last_not_of(". \n") + 1);
}

std::string asSentence(std::string_view text) {
    const std::string_view words = withoutStop(text);
    return words.empty() ? std::string() : std::string(words) + '.';
}

}
