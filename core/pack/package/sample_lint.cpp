#include "pack/package/sample_lint.h"

#include "base/number_text.h"

#include <algorithm>

namespace gleaner::pack {
namespace {

constexpr std::size_t longestPath = 200; // bytes: Windows' 260 characters less a folder to put it in
constexpr double shortestSeconds = 0.03; // below it nothing but a click is heard
constexpr double longestHitSeconds = 10.0;
constexpr double longestSeconds = 300.0;

bool isPlainText(const std::string& path) {
    return std::ranges::all_of(path, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}

std::vector<std::string> lintOf(const PackPlan& plan, const PlanItem& item) {
    std::vector<std::string> errors;
    const double seconds = secondsFromFrames(item.slice.range.length(), plan.sources[item.source].info.rate);
    if (plan.folder.size() + 1 + item.path.size() > longestPath)
        errors.emplace_back(
            "has a path that is too long for Windows; give the sample or the pack a shorter name");
    if (!isPlainText(item.path)) errors.emplace_back("has letters in its name that some samplers don't show");
    if (seconds < shortestSeconds)
        errors.push_back("is only " + std::to_string(static_cast<int>(seconds * 1000.0)) + " ms long");
    if (item.slice.traits.kind == music::SampleKind::Hit && seconds > longestHitSeconds)
        errors.push_back("is a hit of " + decimalText(seconds, 0) + " s; it may be a texture");
    else if (seconds > longestSeconds)
        errors.push_back("is " + decimalText(seconds / 60.0, 1) + " minutes long");
    return errors;
}

}
