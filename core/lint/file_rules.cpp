#include "base/number_text.h"
#include "lint/names.h"
#include "lint/rules.h"

#include <algorithm>

namespace gleaner::lint {
namespace {

constexpr std::uintmax_t largestFile = std::uintmax_t{1} << 30; // Freesound's limit
constexpr double shortestSeconds = 0.03;                        // below it nothing but a click is heard
constexpr double longestHitSeconds = 10.0;
constexpr double longestSeconds = 300.0;

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string kilohertz(int rate) { return decimalText(rate / 1000.0, 3) + " kHz"; }

}

void checkReadable(const Pack& pack, const Profile&, const Report& report) {
    for (const Sample& sample : pack.samples)
        if (!sample.trouble.empty()) report(sample.path, sample.trouble);
}

void checkEnding(const Pack& pack, const Profile& profile, const Report& report) {
    if (profile.endings.empty()) return;
    for (const Sample& sample : pack.samples)
        if (std::ranges::find(profile.endings, endingOf(sample.path)) == profile.endings.end())
            report(sample.path, "is no " + joined(profile.endings));
}

void checkRate(const Pack& pack, const Profile& profile, const Report& report) {
    if (profile.rates.empty()) return;
    std::vector<std::string> wanted;
    for (const int rate : profile.rates)
        wanted.push_back(kilohertz(rate));
    for (const Sample& sample : pack.samples)
        if (sample.rate > 0 && std::ranges::find(profile.rates, sample.rate) == profile.rates.end())
            report(sample.path, "is at " + kilohertz(sample.rate) + ", not " + joined(wanted));
}

void checkBits(const Pack& pack, const Profile& profile, const Report& report) {
    for (const Sample& sample : pack.samples) {
        const bool isLess = profile.leastBits > 0 && sample.bits < profile.leastBits;
        const bool isMore = profile.mostBits > 0 && sample.bits > profile.mostBits;
        if (!isLess && !isMore) continue;
        report(sample.path, (sample.bits > 0 ? "has " + std::to_string(sample.bits) + " bit, not "
                                             : std::string("is lossy, without ")) +
                                std::to_string(isLess ? profile.leastBits : profile.mostBits) +
                                (sample.bits > 0 ? "" : " bit"));
    }
}

void checkChannels(const Pack& pack, const Profile& profile, const Report& report) {
    for (const Sample& sample : pack.samples)
        if (sample.channels && *sample.channels > profile.mostChannels)
            report(sample.path, "has " + std::to_string(*sample.channels) + " channels; at most " +
                                    std::to_string(profile.mostChannels) + " are taken");
}

void checkSize(const Pack& pack, const Profile&, const Report& report) {
    for (const Sample& sample : pack.samples)
        if (sample.bytes && *sample.bytes > largestFile) report(sample.path, "is larger than 1 GB");
}

void checkShort(const Pack& pack, const Profile&, const Report& report) {
    for (const Sample& sample : pack.samples)
        if (sample.seconds < shortestSeconds)
            report(sample.path, "is only " + decimalText(sample.seconds * 1000.0, 0) + " ms long");
}

void checkLong(const Pack& pack, const Profile& profile, const Report& report) {
    for (const Sample& sample : pack.samples) {
        const bool isHit = sample.traits.kind == music::SampleKind::Hit;
        if (profile.mostSeconds > 0.0 && sample.seconds > profile.mostSeconds)
            report(sample.path, "is " + decimalText(sample.seconds, 1) + " s long; at most " +
                                    decimalText(profile.mostSeconds, 0) + " s are taken");
        else if (isHit && sample.seconds > longestHitSeconds)
            report(sample.path, "is a hit of " + decimalText(sample.seconds, 0) + " s; it may be a texture");
        else if (sample.seconds > longestSeconds)
            report(sample.path, "is " + decimalText(sample.seconds / 60.0, 1) + " minutes long");
    }
}

}
