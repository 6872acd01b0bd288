#include "json/spelling.h"

namespace gleaner::json {

std::string spelled(std::string_view name, Spelling spelling) {
    if (spelling == Spelling::Disk) return std::string(name);
    std::string camel;
    for (std::size_t n = 0; n < name.size(); ++n) {
        const bool starts = name[n] == '_' && n + 1 < name.size();
        const char letter = starts ? name[++n] : name[n];
        camel += starts && letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    }
    return camel;
}

}
