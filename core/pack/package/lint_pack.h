#pragma once

#include "base/progress.h"
#include "lint/lint.h"
#include "pack/plan/plan.h"

#include <QJsonObject>

#include <filesystem>
#include <string>
#include <vector>

namespace gleaner::pack {

/// A written pack, folder or zip, as a shop sees it: every sample is read and measured, whatever the manifest
/// says of it. Throws Error when there is no pack, and Cancelled.
lint::Pack lintPackOf(const std::filesystem::path& packFolderOrZip, const Progress& progress);

/// A pack that is going to be, as far as its plan tells: names, lengths and formats, but no level and no
/// click. A tempo or key that isn't sure (music/certainty.h) counts as unknown, since no name will tell it.
lint::Pack lintPackOf(const PackPlan& plan);

/// One sample of it.
lint::Sample lintSampleOf(const PlanItem& item, const library::Recording& source, const PackRequest& request);

/// What the shop that a pack is for would say of its plan; nothing where it is for nobody.
std::vector<lint::Finding> shopFindings(const PackPlan& plan);

/// What was asked of a pack, and what has to be asked for so that findings are mended.
struct MendedRequest {
    struct Change {
        std::string setting, from, to;
        int findings = 0; ///< that it mends
        friend bool operator==(const Change&, const Change&) = default;
    };
    PackRequest request;
    std::vector<Change> changes;
};

/// The request with every fix of these findings that changes something; two that want different things of one
/// setting: the first counts. A fix whose setting is so already mends nothing and is left out, of `findings`
/// too.
MendedRequest mended(const PackRequest& request, std::vector<lint::Finding>& findings);

/// The request that a written pack's manifest holds, with its recordings looked for in `recordings` (empty:
/// by name alone).
PackRequest requestOfPack(const std::filesystem::path& packFolderOrZip,
                          const std::filesystem::path& recordings);

struct LintReport {
    std::string pack;    ///< as it was named
    std::string profile; ///< id
    std::string source;  ///< where its demands stand
    int red = 0, amber = 0;
    std::vector<lint::Finding> findings;
    std::vector<MendedRequest::Change> changes;
};
/// What `lint --json` prints (resources/schema/lint-1.json).
QJsonObject toJson(const LintReport& report);
QJsonObject lintSchema();

}
