#include "base/number_text.h"
#include "music/key.h"
#include "papers/paper_text.h"
#include "papers/paper_writers.h"

#include <algorithm>
#include <map>
#include <set>

namespace gleaner::papers {
namespace {

std::string endingOf(const Sample& sample) { return sample.path.substr(sample.path.find_last_of('.') + 1); }

std::string kindsOf(const Pack& pack) {
    std::vector<std::string> kinds;
    for (const music::SampleKindInfo& kind : music::sampleKinds) {
        const auto count = static_cast<std::size_t>(std::ranges::count_if(
            pack.samples, [&](const Sample& sample) { return sample.traits.kind == kind.kind; }));
        const std::string id(kind.id);
        if (count > 0) kinds.push_back(counted(count, id, id == "loop" ? "loops" : id + 's'));
    }
    return listed(kinds);
}

std::string rolesOf(const Pack& pack) {
    std::string text;
    std::size_t sure = 0;
    for (const music::RoleInfo& role : music::roles) {
        const auto count =
            static_cast<std::size_t>(std::ranges::count_if(pack.samples, [&](const Sample& sample) {
                return isSure(sample, music::Fact::Role) && sample.traits.role == role.role;
            }));
        sure += count;
        if (count > 0) text += "  " + std::string(role.name) + ": " + std::to_string(count) + '\n';
    }
    if (sure < pack.samples.size())
        text += "  Not named: " + std::to_string(pack.samples.size() - sure) + '\n';
    return text;
}

std::string formatOf(const Pack& pack) {
    std::set<std::string> formats;
    for (const Sample& sample : pack.samples)
        formats.insert(endingOf(sample) + ", " + decimalText(sample.rate / 1000.0, 3) + " kHz, " +
                       (sample.channels == 1   ? "mono"
                        : sample.channels == 2 ? "stereo"
                                               : "several channels"));
    return listed({formats.begin(), formats.end()});
}

std::string tempiOf(const Pack& pack) {
    double slowest = HUGE_VAL, fastest = 0.0;
    for (const Sample& sample : pack.samples)
        if (isSure(sample, music::Fact::Tempo) && sample.traits.kind == music::SampleKind::Loop) {
            slowest = std::min(slowest, *sample.traits.bpm);
            fastest = std::max(fastest, *sample.traits.bpm);
        }
    if (fastest == 0.0) return {};
    const std::string from = decimalText(slowest, 1), to = decimalText(fastest, 1);
    return from == to ? from + " bpm" : from + " to " + to + " bpm";
}

std::string keysOf(const Pack& pack) {
    std::set<std::string> keys;
    for (const Sample& sample : pack.samples)
        if (isSure(sample, music::Fact::Key)) keys.insert(music::toString(*sample.traits.key));
    return listed({keys.begin(), keys.end()});
}

std::string row(const char* name, const std::string& value) {
    return value.empty() ? std::string() : std::string(name) + ": " + line(value) + '\n';
}

double secondsOf(const Pack& pack) {
    double seconds = 0.0;
    for (const Sample& sample : pack.samples)
        seconds += sample.seconds;
    return seconds;
}

}

void writeReadme(const Pack& pack, PaperOutput& output, const Progress&) {
    std::string text = line(pack.name) + '\n' + std::string(72, '=') + "\n\n";
    if (!pack.artist.empty()) text += "By " + line(pack.artist) + ".\n\n";
    text += counted(pack.samples.size(), "sample", "samples") + " (" + kindsOf(pack) + "), " +
            duration(secondsOf(pack)) + " of sound.\n\n";
    text += row("Files", formatOf(pack)) + row("Tempi of the loops", tempiOf(pack)) +
            row("Keys", keysOf(pack)) + row("Genres", listed(pack.genres)) + row("Tags", listed(pack.tags)) +
            row("Kits for", listed(pack.kits)) + row("Recorded until", pack.created) + row("Pack", pack.id) +
            '\n';
    text += heading("What the samples are") + rolesOf(pack) + '\n';
    text += heading("Terms");
    text += pack.licence ? line(std::string(pack.licence->name)) + " (" + std::string(pack.licence->id) +
                               "). LICENSE.txt says what that means, where it is there.\n"
                         : std::string("No licence was chosen; ask whoever made the pack.\n");
    if (!pack.copyright.empty()) text += line(pack.copyright) + '\n';
    text += '\n' + heading("How it was made");
    text +=
        "Every sample was cut from a recording, and nothing else is in it. manifest.json says from which\n"
        "recording and which frames, what was done to it, and the hash of its sound;\n"
        "\"gleaner-cli verify\" proves it. Made by " +
        line(pack.generator) + ".\n";
    output.write("README.txt", text);
}

}
