#include "base/find_by_id.h"
#include "papers/paper_text.h"
#include "papers/paper_writers.h"

#include <algorithm>

namespace gleaner::papers {
namespace {

constexpr int usualClauses = 5; // of the royalty-free text

std::string withAddress(const Pack& pack) {
    return "The samples of this pack, and what was made of them for it, are under the licence\n\n    " +
           std::string(pack.licence->name) +
           "\n    SPDX-License-Identifier: " + std::string(pack.licence->id) + "\n    " +
           std::string(pack.licence->url) +
           "\n\nThe text at that address counts. In short, and not in its place:\n\n" +
           std::string(pack.licence->deed);
}

std::string royaltyFree(const Pack& pack) {
    std::string text = std::string(pack.licence->name) +
                       "\nSPDX-License-Identifier: " + std::string(pack.licence->id) + "\n\n" +
                       std::string(pack.licence->deed);
    int number = usualClauses;
    for (const LicenceClause& clause : licenceClauses())
        if (std::ranges::find(pack.clauses, clause.id) != pack.clauses.end())
            text += std::to_string(++number) + ". " + std::string(clause.text);
    return text + "\nThis is no legal advice; have it read by somebody who knows the law of your country.\n";
}

}

void writeLicence(const Pack& pack, PaperOutput& output, const Progress&) {
    if (!pack.licence)
        return output.note("There is no LICENSE in the pack, since no licence is chosen (--license).");
    std::string text = line(pack.name) + " (" + pack.id + ")\n";
    if (!pack.artist.empty()) text += "Licensor: " + line(pack.artist) + '\n';
    if (!pack.copyright.empty()) text += line(pack.copyright) + '\n';
    output.write("LICENSE.txt",
                 text + '\n' + (pack.licence->url.empty() ? royaltyFree(pack) : withAddress(pack)));
}

}
