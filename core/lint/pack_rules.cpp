#include "base/file_names.h"
#include "lint/names.h"
#include "lint/rules.h"

#include <algorithm>
#include <array>
#include <map>

namespace gleaner::lint {
namespace {

constexpr std::array pictures = {".png", ".jpg", ".jpeg"};

/// Whether one of the other files, in the pack's own folder, is called so, whatever its ending.
bool hasPaper(const Pack& pack, std::string_view stem) {
    return std::ranges::any_of(pack.others, [&](const std::string& path) {
        return path.find('/') == std::string::npos && foldedName(stemOf(path)).starts_with(stem);
    });
}

std::string folderOf(const std::string& path) {
    const std::size_t slash = path.find_last_of('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

bool isPlainTag(const std::string& tag) {
    return !tag.empty() && std::ranges::all_of(tag, [](char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    });
}

}

void checkLoopCount(const Pack& pack, const Profile& profile, const Report& report) {
    const auto loops = std::ranges::count_if(
        pack.samples, [](const Sample& sample) { return sample.traits.kind == music::SampleKind::Loop; });
    if (loops < profile.leastLoops)
        report({}, "has " + std::to_string(loops) + " loops; at least " + std::to_string(profile.leastLoops) +
                       " are wanted");
}

void checkReadme(const Pack& pack, const Profile&, const Report& report) {
    if (!hasPaper(pack, "readme")) report({}, "has no README");
}

void checkLicence(const Pack& pack, const Profile&, const Report& report) {
    if (!hasPaper(pack, "license") && !hasPaper(pack, "licence")) report({}, "has no LICENSE");
}

void checkLicenceChoice(const Pack& pack, const Profile& profile, const Report& report) {
    if (pack.licence.empty() || profile.licences.empty()) return;
    if (std::ranges::find(profile.licences, pack.licence) == profile.licences.end())
        report({}, "has a licence that can't be chosen there (" + pack.licence + ')');
}

void checkCover(const Pack& pack, const Profile&, const Report& report) {
    const bool isThere = std::ranges::any_of(pack.others, [](const std::string& path) {
        return path.find('/') == std::string::npos &&
               std::ranges::find(pictures, endingOf(path)) != pictures.end();
    });
    if (!isThere) report({}, "has no cover");
}

void checkDemo(const Pack& pack, const Profile&, const Report& report) {
    if (!hasPaper(pack, "demo")) report({}, "has no demo mix");
}

void checkTags(const Pack& pack, const Profile& profile, const Report& report) {
    if (profile.leastTags == 0) return;
    if (pack.tags.size() < profile.leastTags)
        report({}, "has " + std::to_string(pack.tags.size()) + " tags; at least " +
                       std::to_string(profile.leastTags) + " are wanted");
    if (pack.tags.size() > profile.mostTags)
        report({}, "has " + std::to_string(pack.tags.size()) + " tags; at most " +
                       std::to_string(profile.mostTags) + " are taken");
    for (const std::string& tag : pack.tags)
        if (!isPlainTag(tag))
            report({}, "has a tag that is not of letters, digits and dashes alone (" + tag + ')');
}

void checkDepth(const Pack& pack, const Profile& profile, const Report& report) {
    for (const Sample& sample : pack.samples)
        if (static_cast<std::size_t>(std::ranges::count(sample.path, '/')) > profile.depth)
            report(sample.path, "lies more than " + std::to_string(profile.depth) + " folders deep");
}

void checkFolders(const Pack& pack, const Profile& profile, const Report& report) {
    if (profile.perFolder == 0) return;
    std::map<std::string, std::size_t> counts;
    for (const Sample& sample : pack.samples)
        ++counts[folderOf(sample.path)];
    for (const auto& [folder, count] : counts)
        if (count > profile.perFolder)
            report(folder, "holds " + std::to_string(count) + " samples; at most " +
                               std::to_string(profile.perFolder) + " are taken");
}

}
