#include "verbs.h"

#include "files/output_file.h"
#include "files/paths.h"
#include "lint/lint.h"
#include "pack/package/lint_pack.h"
#include "pack/plan/request_json.h"

#include <algorithm>

namespace gleaner::cli {
namespace {

std::string knownProfiles() {
    std::string known;
    for (const lint::Profile& profile : lint::profiles())
        known += (known.empty() ? "" : ", ") + profile.id;
    return known;
}

const lint::Profile& profileOf(const Arguments& arguments) {
    arguments.require("profile");
    const lint::Profile* profile = lint::findProfile(arguments.string("profile"));
    if (!profile)
        throw UsageError("--profile takes one of " + knownProfiles() + ", not \"" +
                         arguments.string("profile") + "\".");
    return *profile;
}

void printFinding(const lint::Finding& finding) {
    const std::string about = finding.path.empty() ? "The pack" : finding.path;
    const std::string custom = finding.isConfirmed ? "" : " (custom, not confirmed)";
    const std::string fix = finding.fix ? " [" + finding.fix->setting + ": " + finding.fix->value + "]" : "";
    const std::string level(lint::id(finding.level));
    print(QString::fromStdString(level + ' ' + finding.rule + ": " + about + ' ' + finding.text + custom +
                                 fix));
}

void printChanges(const std::vector<pack::MendedRequest::Change>& changes) {
    if (changes.empty()) return print(QStringLiteral("No setting mends what was found."));
    for (const pack::MendedRequest::Change& change : changes)
        print(QStringLiteral("%1: %2 would be %3, which mends %4")
                  .arg(QString::fromStdString(change.setting),
                       change.from.empty() ? QStringLiteral("nothing") : QString::fromStdString(change.from),
                       QString::fromStdString(change.to), counted(change.findings, "finding", "findings")));
}

pack::LintReport reportOf(const Arguments& arguments, const lint::Profile& profile,
                          std::vector<lint::Finding> findings,
                          std::vector<pack::MendedRequest::Change> changes) {
    const auto red = std::ranges::count(findings, lint::Level::Red, &lint::Finding::level);
    const auto all = static_cast<int>(findings.size());
    return {display(arguments.paths().front()).toStdString(),
            profile.id,
            profile.source,
            static_cast<int>(red),
            all - static_cast<int>(red),
            std::move(findings),
            std::move(changes)};
}

void printReport(const Arguments& arguments, const pack::LintReport& report) {
    if (arguments.json()) return print(pack::toJson(report));
    for (const lint::Finding& finding : report.findings)
        printFinding(finding);
    if (arguments.has("fix") || arguments.has("fix-to")) printChanges(report.changes);
    print(QStringLiteral("%1 red, %2 amber. %3: %4.")
              .arg(report.red)
              .arg(report.amber)
              .arg(QString::fromStdString(lint::findProfile(report.profile)->name),
                   QString::fromStdString(report.source)));
}

}

int runLint(const Arguments& arguments) {
    if (arguments.files().size() != 1) throw UsageError("lint takes one pack (its zip or its folder).");
    const lint::Profile& profile = profileOf(arguments);
    const std::filesystem::path file = arguments.paths().front();
    if (arguments.has("recordings") && !arguments.has("fix-to"))
        throw UsageError("--recordings goes with --fix-to.");
    if (arguments.has("fix-to")) library::requireWritable(arguments.path("fix-to"));
    std::vector<lint::Finding> findings = lint::lint(pack::lintPackOf(file, arguments.progress()), profile);
    const pack::MendedRequest mended =
        pack::mended(pack::requestOfPack(file, arguments.path("recordings")), findings);
    if (arguments.has("fix-to"))
        library::writeOutput(arguments.path("fix-to"), json::toBytes(pack::toJson(mended.request)));
    const pack::LintReport report = reportOf(arguments, profile, std::move(findings), mended.changes);
    printReport(arguments, report);
    if (report.red > 0)
        throw Error(file, counted(report.red, "finding is", "findings are").toStdString() + " red.");
    return 0;
}

}
