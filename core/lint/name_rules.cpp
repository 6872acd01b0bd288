#include "base/file_names.h"
#include "base/number_text.h"
#include "lint/names.h"
#include "lint/rules.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace gleaner::lint {
namespace {

constexpr std::size_t longestPath = 200; // bytes: Windows' 260 characters less a folder to put it in
constexpr double mostTempoError = 0.5;   // bpm; a whole tempo in a name may be that far from the exact one

bool isLetterOrDigit(char c) { return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// "6-8": a time signature, which Splice's page allows.
bool isTimeSignature(const std::string& part) {
    const std::size_t dash = part.find('-');
    return dash != std::string::npos && dash > 0 && dash + 1 < part.size() &&
           std::ranges::all_of(part, [](char c) { return isDigit(c) || c == '-'; });
}

/// Whether its digits say the tempo, or a time signature.
bool isNumberAllowed(const std::string& part, const Sample& sample) {
    if (std::ranges::none_of(part, isDigit) || isTimeSignature(part)) return true;
    return tempoIn(part).has_value() && sample.traits.kind != music::SampleKind::Hit;
}

/// The key that it has and should tell: of a tonal one that is no drum.
bool hasKeyToTell(const Sample& sample) {
    return sample.traits.key && music::info(sample.traits.role).isTonal;
}

}

void checkNameLegal(const Pack& pack, const Profile&, const Report& report) {
    for (const Sample& sample : pack.samples) {
        const std::string name = sample.path.substr(sample.path.find_last_of('/') + 1);
        if (safeFileName(name) != name) report(sample.path, "has a name that not every system takes");
    }
}

void checkNameLetters(const Pack& pack, const Profile& profile, const Report& report) {
    for (const Sample& sample : pack.samples) {
        std::string wrong;
        for (const char c : stemOf(sample.path)) {
            const bool isAscii = static_cast<unsigned char>(c) < 0x80;
            const bool isKnown = isLetterOrDigit(c) || profile.signs.find(c) != std::string::npos;
            if (isAscii && !isKnown && wrong.find(c) == std::string::npos) wrong += c;
            if (!isAscii) wrong = "letters beyond A to Z";
            if (!isAscii) break;
        }
        if (wrong.size() > 2)
            report(sample.path, "has " + wrong + " in its name");
        else if (!wrong.empty())
            report(sample.path,
                   std::string("has ") + (wrong == " " ? "a space" : '"' + wrong + '"') + " in its name");
    }
}

void checkNameNumbers(const Pack& pack, const Profile&, const Report& report) {
    for (const Sample& sample : pack.samples)
        for (const std::string& part : partsOf(stemOf(sample.path)))
            if (!isNumberAllowed(part, sample)) {
                report(sample.path, "has a number in its name that is no tempo (" + part + ')');
                break;
            }
}

void checkNameTempo(const Pack& pack, const Profile&, const Report& report) {
    for (const Sample& sample : pack.samples) {
        if (!isLoop(sample) || tempoOf(stemOf(sample.path))) continue;
        report(sample.path,
               sample.traits.bpm ? "is a loop that doesn't tell its tempo" : "is a loop of unknown tempo");
    }
}

void checkNameKey(const Pack& pack, const Profile&, const Report& report) {
    for (const Sample& sample : pack.samples) {
        const bool isTonalLoop = isLoop(sample) && music::info(sample.traits.role).isTonal;
        if (tellsKey(partsOf(stemOf(sample.path)))) continue;
        if (hasKeyToTell(sample))
            report(sample.path, "doesn't tell its key");
        else if (isTonalLoop)
            report(sample.path, "is a tonal loop of unknown key");
    }
}

/// A wrong tempo is worse than none.
void checkNameTruth(const Pack& pack, const Profile&, const Report& report) {
    for (const Sample& sample : pack.samples) {
        const auto told = tempoOf(stemOf(sample.path));
        if (!told || !sample.traits.bpm || !isLoop(sample)) continue;
        if (std::abs(*told - *sample.traits.bpm) > mostTempoError)
            report(sample.path,
                   "says " + decimalText(*told, 3) + " bpm and has " + decimalText(*sample.traits.bpm, 3));
    }
}

void checkNameUnique(const Pack& pack, const Profile&, const Report& report) {
    std::map<std::string, std::string> first;
    for (const Sample& sample : pack.samples) {
        const auto [there, isNew] = first.emplace(foldedName(stemOf(sample.path)), sample.path);
        if (!isNew) report(sample.path, "is called as " + there->second + " is");
    }
}

void checkNameLength(const Pack& pack, const Profile& profile, const Report& report) {
    for (const Sample& sample : pack.samples)
        if (profile.longestName > 0 && stemOf(sample.path).size() > profile.longestName)
            report(sample.path,
                   "has a name of more than " + std::to_string(profile.longestName) + " characters");
}

void checkPathLength(const Pack& pack, const Profile&, const Report& report) {
    for (const Sample& sample : pack.samples)
        if (pack.name.size() + 1 + sample.path.size() > longestPath)
            report(sample.path, "has a path that is too long for Windows");
}

}
