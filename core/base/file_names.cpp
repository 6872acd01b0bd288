#include "base/file_names.h"

#include <algorithm>
#include <array>

namespace gleaner {
namespace {

constexpr std::string_view forbidden = "<>:\"/\\|?*";
constexpr std::size_t longest = 120;

bool isReserved(const std::string& folded) {
    static constexpr std::array<std::string_view, 6> devices = {"con", "prn",    "aux",
                                                                "nul", "conin$", "conout$"};
    const std::string stem = folded.substr(0, folded.find('.'));
    if (std::find(devices.begin(), devices.end(), stem) != devices.end()) return true;
    const bool port = stem.starts_with("com") || stem.starts_with("lpt");
    return port && stem.size() == 4 && stem[3] >= '1' && stem[3] <= '9';
}

void cutToWholeCharacters(std::string& name) {
    if (name.size() <= longest) return;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80)
        --end;
    name.resize(end);
}

}

std::string foldedName(std::string_view name) {
    std::string folded(name);
    for (char& c : folded)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return folded;
}

std::string safeFileName(std::string_view wanted) {
    std::string name(wanted);
    for (char& c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F || forbidden.find(c) != std::string_view::npos) c = '_';
    }
    cutToWholeCharacters(name);
    name.erase(0, std::min(name.find_first_not_of(".- "), name.size()));
    while (!name.empty() && (name.back() == '.' || name.back() == ' '))
        name.pop_back();
    if (name.empty()) return "untitled";
    return isReserved(foldedName(name)) ? "_" + name : name;
}

std::string UniqueNames::take(const std::string& wanted) {
    std::string name = wanted;
    for (int n = 2; !m_taken.insert(foldedName(name)).second; ++n)
        name = wanted + "_" + std::to_string(n);
    return name;
}

std::string lastNameOf(const std::string& path) { return path.substr(path.find_last_of("/\\") + 1); }

}
