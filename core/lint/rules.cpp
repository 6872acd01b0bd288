#include "lint/rules.h"

#include "lint/profile.h"

#include <algorithm>
#include <array>

namespace gleaner::lint {
namespace {

/// What stands behind a rule, for a shop.
enum class Demand {
    No,            ///< it doesn't count
    Ours,          ///< amber: our own advice
    Custom,        ///< amber: what is usual; no page of the shop says so
    Wish,          ///< amber: the shop says so, and takes it otherwise
    Must,          ///< red: the shop says so
    WrongAnywhere, ///< red: wrong anywhere
};

struct DemandInfo {
    std::string_view id;
    Level level;
    bool isConfirmed;
};
constexpr std::array<DemandInfo, 6> demandInfos = {{
    {"", Level::Amber, true},
    {"ours", Level::Amber, true},
    {"custom", Level::Amber, false},
    {"wish", Level::Amber, true},
    {"must", Level::Red, true},
    {"fault", Level::Red, true},
}};
constexpr const DemandInfo& info(Demand demand) { return demandInfos[static_cast<std::size_t>(demand)]; }

/// What mends it, for a profile; an empty value: nothing does.
using MakeFix = Fix (*)(const Profile& profile);

struct Rule {
    std::string_view id;
    std::string_view what; ///< what is right, a sentence without its end
    std::array<Demand, shopCount> demands;
    Check check;
    MakeFix fix;
};

Fix noFix(const Profile&) { return {}; }
Fix byNaming(const Profile& profile) { return {"naming_convention", profile.naming}; }
Fix byFormat(const Profile& profile) { return {"format", profile.format}; }
Fix byRate(const Profile& profile) {
    return {"sample_rate", profile.rates.empty() ? std::string() : std::to_string(profile.rates.front())};
}
Fix byCeiling(const Profile&) { return {"true_peak_db", "-1"}; }
Fix byReadme(const Profile&) { return {"papers", "readme"}; }
Fix byLicence(const Profile&) { return {"papers", "license"}; }
Fix byCover(const Profile&) { return {"papers", "cover"}; }
Fix byDemo(const Profile&) { return {"papers", "demo"}; }

constexpr Demand no = Demand::No, ours = Demand::Ours, custom = Demand::Custom, wish = Demand::Wish,
                 must = Demand::Must, fault = Demand::WrongAnywhere;

// clang-format off
constexpr Rule rules[] = {
    // id                what is right                                          Splice  Soundtr. Loopm.  Frees.  device
    {"file-readable",    "Every sample of the manifest is there and decodes",  {fault,  fault,  fault,  fault,  fault},  checkReadable,      noFix},
    {"name-legal",       "Windows, macOS and Linux take every name",           {fault,  fault,  fault,  fault,  fault},  checkNameLegal,     noFix},
    {"name-truth",       "The tempo in a name is that of the loop",            {fault,  fault,  fault,  fault,  fault},  checkNameTruth,     noFix},
    {"level-silent",     "Nothing is silent",                                  {fault,  fault,  fault,  fault,  fault},  checkSilent,        noFix},
    {"level-over",       "No true peak lies over 0 dBTP",                      {fault,  fault,  fault,  fault,  fault},  checkOver,          byCeiling},
    {"name-letters",     "Names hold letters, digits and the signs that are taken", {must, custom, custom, no,   custom}, checkNameLetters,   byNaming},
    {"name-numbers",     "Numbers in names are tempi",                         {must,   no,     no,     no,     no},     checkNameNumbers,   byNaming},
    {"name-tempo",       "A loop's name tells its tempo",                      {must,   must,   custom, no,     no},     checkNameTempo,     byNaming},
    {"name-key",         "The name of what has a key tells it, but for drums", {wish,   must,   custom, no,     no},     checkNameKey,       byNaming},
    {"name-unique",      "No two samples have one name, in whatever folders",  {must,   custom, custom, ours,   ours},   checkNameUnique,    byNaming},
    {"name-length",      "Names are as short as a device takes them",          {no,     no,     no,     no,     must},   checkNameLength,    byNaming},
    {"path-length",      "Paths fit into Windows' 260 characters",             {ours,   ours,   ours,   ours,   ours},   checkPathLength,    noFix},
    {"level-peak",       "True peaks lie below the shop's ceiling",            {no,     no,     custom, no,     no},     checkPeak,          byCeiling},
    {"level-balance",    "Samples of a kind are about as loud as each other",  {ours,   ours,   ours,   ours,   ours},   checkBalance,       noFix},
    {"silence-begin",    "Hits begin at once",                                 {ours,   ours,   custom, ours,   ours},   checkBeginSilence,  noFix},
    {"silence-end",      "Nothing ends with silence",                          {ours,   ours,   custom, ours,   ours},   checkEndSilence,    noFix},
    {"level-offset",     "The wave lies around zero",                          {ours,   ours,   ours,   ours,   ours},   checkOffset,        noFix},
    {"edge-click",       "Nothing begins or ends with a step",                 {ours,   ours,   ours,   ours,   ours},   checkEdges,         noFix},
    {"format-file",      "Files are of a kind that is taken",                  {custom, must,   custom, must,   must},   checkEnding,        byFormat},
    {"format-rate",      "The rate is one that is taken",                      {custom, must,   custom, no,     must},   checkRate,          byRate},
    {"format-bits",      "Samples have as many bits as are taken",             {custom, must,   custom, no,     must},   checkBits,          byFormat},
    {"format-channels",  "There are no more channels than are taken",          {ours,   ours,   ours,   no,     must},   checkChannels,      noFix},
    {"format-size",      "No file is larger than 1 GB",                        {no,     no,     no,     must,   no},     checkSize,          noFix},
    {"length-short",     "Nothing is shorter than 30 ms",                      {ours,   ours,   ours,   ours,   ours},   checkShort,         noFix},
    {"length-long",      "Nothing is longer than is taken; a hit has 10 s, all else 5 minutes", {ours, ours, ours, ours, must}, checkLong,    noFix},
    {"loop-bars",        "Loops are as long as their bars, to the frame",      {custom, must,   custom, ours,   ours},   checkLoopBars,      noFix},
    {"loop-tempo",       "Loops have whole tempi",                             {custom, must,   custom, no,     no},     checkLoopTempo,     noFix},
    {"loop-measures",    "Loops have as many bars as are wanted",              {no,     must,   custom, no,     no},     checkLoopMeasures,  noFix},
    {"loop-seam",        "Loops go round without a click",                     {ours,   ours,   custom, ours,   ours},   checkLoopSeam,      noFix},
    {"pack-loops",       "There are as many loops as are wanted",              {no,     must,   no,     no,     no},     checkLoopCount,     noFix},
    {"pack-readme",      "A README lies in the pack's folder",                 {no,     no,     custom, no,     no},     checkReadme,        byReadme},
    {"pack-licence",     "A LICENSE lies in the pack's folder",                {ours,   ours,   custom, ours,   no},     checkLicence,       byLicence},
    {"licence-choice",   "The licence is one of those that can be chosen",     {no,     no,     no,     must,   no},     checkLicenceChoice, noFix},
    {"pack-cover",       "A cover lies in the pack's folder",                  {custom, no,     custom, no,     no},     checkCover,         byCover},
    {"pack-demo",        "A demo made of the pack alone lies in its folder",   {custom, must,   custom, no,     no},     checkDemo,          byDemo},
    {"pack-tags",        "There are 3 to 30 tags of letters, digits and dashes", {no,   no,     no,     must,   no},     checkTags,          noFix},
    {"pack-depth",       "Folders lie no deeper than is usual",                {ours,   ours,   custom, ours,   ours},   checkDepth,         noFix},
    {"pack-folders",     "No folder holds more than a device takes",           {no,     no,     no,     no,     must},   checkFolders,       noFix},
};
// clang-format on

void addFindings(const Rule& rule, const Pack& pack, const Profile& profile, std::vector<Finding>& findings) {
    const Demand demand = rule.demands[static_cast<std::size_t>(profile.shop)];
    if (demand == Demand::No) return;
    const Fix fix = rule.fix(profile);
    rule.check(pack, profile, [&](const std::string& path, const std::string& text) {
        findings.push_back({std::string(rule.id), info(demand).level, path, text, info(demand).isConfirmed,
                            fix.value.empty() ? std::nullopt : std::optional(fix)});
    });
}

}

std::string_view id(Level level) { return level == Level::Red ? "red" : "amber"; }

std::vector<Finding> lint(const Pack& pack, const Profile& profile) {
    std::vector<Finding> findings;
    for (const Rule& rule : rules)
        addFindings(rule, pack, profile, findings);
    std::ranges::stable_sort(findings, std::greater(), &Finding::level);
    return findings;
}

std::vector<RuleText> ruleTexts() {
    std::vector<RuleText> texts;
    for (const Rule& rule : rules) {
        RuleText text{rule.id, rule.what, {}};
        for (const Demand demand : rule.demands)
            text.demands.push_back(info(demand).id);
        texts.push_back(std::move(text));
    }
    return texts;
}

}
