#include "signal/channel_groups.h"

#include "audio/track_names.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
constexpr double leastLikeness = 0.5;
constexpr double mostDifferenceDb = 20.0;
constexpr double named = 2.0; ///< more alike than any sound is

/// How surely a channel and the one behind it are a pair; 0: they are none.
double likeness(const ChannelSurvey& survey, const std::vector<std::string>& names, int channel) {
    const auto c = static_cast<std::size_t>(channel);
    if (c + 1 < names.size() && audio::areLeftAndRight(names[c], names[c + 1])) return named;
    const double alike = std::abs(survey.correlation(channel));
    const double difference = std::abs(survey.loudestDb(channel) - survey.loudestDb(channel + 1));
    return alike >= leastLikeness && difference <= mostDifferenceDb ? alike : 0.0;
}
}

std::vector<audio::Channels> channelGroups(const ChannelSurvey& survey,
                                           const std::vector<std::string>& names) {
    const int count = survey.channels();
    std::vector<bool> taken(static_cast<std::size_t>(count), false);
    for (const int channel : survey.silent())
        taken[static_cast<std::size_t>(channel)] = true;
    std::vector<audio::Channels> groups;
    const auto isFree = [&](int channel) { return !taken[static_cast<std::size_t>(channel)]; };
    for (;;) {
        int best = -1;
        double most = 0.0;
        for (int c = 0; c + 1 < count; ++c) {
            if (!isFree(c) || !isFree(c + 1)) continue;
            const double alike = likeness(survey, names, c);
            if (alike > most) {
                most = alike;
                best = c;
            }
        }
        if (best < 0) break;
        taken[static_cast<std::size_t>(best)] = taken[static_cast<std::size_t>(best) + 1] = true;
        groups.push_back(audio::Channels::pair(best, best + 1));
    }
    for (int c = 0; c < count; ++c)
        if (isFree(c)) groups.push_back(audio::Channels::one(c));
    if (groups.empty()) groups.push_back(audio::Channels::one(0));
    std::ranges::sort(groups, {}, &audio::Channels::first);
    return groups;
}

}
