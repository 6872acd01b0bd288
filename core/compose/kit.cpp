#include "compose/kit.h"

#include "base/random.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>

namespace gleaner::compose {
namespace {

using music::Role;
using music::SampleEntry;

constexpr double drumTieBreakShare = 0.06;
constexpr double worstStandIn = 0.4;  // below it a voice other than kick, snare and hat rather stays silent
constexpr double shortestRiser = 2.0; // seconds; a shorter effect hits rather than rises

constexpr std::array percussionVoices = {Voice::PercLow, Voice::PercMid, Voice::PercHigh};

/// Tells how a sample of a voice should lie, where its own centroid or length is unknown.
const VoiceInfo* usualFor(Role role) {
    const auto found = std::ranges::find(voices, role, &VoiceInfo::role);
    return found == voices.end() ? nullptr : found;
}

/// Brightness in octaves above 1 Hz; the producer's words stand in for, and lean on, the measured centroid.
double brightness(const SampleEntry& sample) {
    using music::Character;
    const VoiceInfo* usual = usualFor(sample.traits.role);
    const double hertz = sample.traits.centroidHz > 0.0 ? sample.traits.centroidHz
                         : usual                        ? usual->usualHz
                                                        : 1500.0;
    double octaves = std::log2(hertz);
    for (const Character word : sample.traits.character) {
        if (word == Character::Boomy || word == Character::Deep || word == Character::Dark) octaves -= 0.4;
        if (word == Character::Sharp || word == Character::Crisp || word == Character::Bright) octaves += 0.4;
    }
    return octaves;
}

double secondsOf(const SampleEntry& sample) {
    if (sample.seconds > 0.0 && std::isfinite(sample.seconds)) return sample.seconds;
    const VoiceInfo* usual = usualFor(sample.traits.role);
    return usual ? usual->usualSeconds : 0.3;
}

double bell(double distance, double width) { return std::exp(-0.5 * distance * distance / (width * width)); }

/// 0..1: how near a sample lies to what a voice usually sounds like, in octaves of brightness and doublings
/// of length.
double likeness(const SampleEntry& sample, const VoiceInfo& voice) {
    return bell(brightness(sample) - std::log2(voice.usualHz), 1.5) *
           bell(std::log2(secondsOf(sample) / voice.usualSeconds), 1.5);
}

bool isMelodic(const SampleEntry& sample) { return music::info(sample.traits.role).isTonal; }

double excess(double value, double limit) { return std::max(0.0, value - limit); }

/// How unlike the main voices a stand-in would be, in octaves: darkest and short for the kick, brightest and
/// short for the hat.
double unlikeness(const SampleEntry& sample, Voice voice) {
    const double octaves = brightness(sample), seconds = secondsOf(sample);
    const double reserved = isMelodic(sample) ? 3.0 : 0.0;
    switch (voice) {
    case Voice::Kick:
        return octaves + 1.5 * excess(seconds, 0.8) + reserved;
    case Voice::Hat:
        return 2.0 * excess(seconds, 0.3) - octaves + reserved;
    default:
        return std::abs(octaves - std::log2(info(voice).usualHz)) + 1.5 * excess(seconds, 0.6) + reserved +
               (sample.traits.tonal ? 0.7 : 0.0);
    }
}

std::string hertzText(const SampleEntry& sample) {
    if (!(sample.traits.centroidHz > 0.0)) return "its role's usual place";
    return std::to_string(std::lround(sample.traits.centroidHz)) + " Hz";
}

std::string standInWords(Voice voice) {
    switch (voice) {
    case Voice::Kick:
        return "the darkest short hit";
    case Voice::Hat:
        return "the brightest short hit";
    default:
        return "the hit nearest to one";
    }
}

/// Semitones that bring a stand-in towards its part, within what a sample bears.
int tuning(const SampleEntry& sample, Voice voice) {
    const double octaves = std::log2(info(voice).usualHz) - brightness(sample);
    const auto wanted = static_cast<int>(std::lround(12.0 * octaves));
    switch (voice) {
    case Voice::Kick:
        return std::clamp(wanted, -12, 0);
    case Voice::Hat:
        return std::clamp(wanted, 0, 7);
    default:
        return std::clamp(wanted, -7, 5);
    }
}

std::string tuningWords(int semitones) {
    if (semitones == 0) return "";
    return ", " + std::to_string(std::abs(semitones)) + " semitones " + (semitones > 0 ? "up" : "down");
}

double roleScore(const SampleEntry& sample, const VoiceInfo& voice) {
    return 0.45 + 0.25 * sample.traits.roleConfidence + 0.3 * likeness(sample, voice);
}

/// Long effects rise, short ones hit.
bool suits(const SampleEntry& sample, Voice voice) {
    if (voice == Voice::Riser) return secondsOf(sample) >= shortestRiser;
    if (voice == Voice::Sub) return brightness(sample) < std::log2(400.0);
    return true;
}

/// As it is, whatever it is.
Drummer drummerOf(const SampleEntry& sample, const VoiceInfo& voice) {
    const std::string role(music::info(voice.role).id), own(music::info(sample.traits.role).id);
    const bool isOwn = sample.traits.role == voice.role;
    return {&sample, plainKey, isOwn ? roleScore(sample, voice) : 0.5 * likeness(sample, voice),
            (isOwn ? "a " + role + " by its sound, " : own + " in place of " + role + ", ") +
                hertzText(sample)};
}

class Casting {
public:
    Casting(const std::vector<SampleEntry>& samples, std::uint64_t seed, const Wishes& wishes)
        : m_samples(samples), m_seed(seed), m_wishes(wishes) {
        for (const SampleEntry& sample : samples)
            if (sample.traits.kind == music::SampleKind::Hit && sample.traits.role != Role::Ambience)
                m_hits.push_back(&sample);
    }

    Kit run() {
        for (const VoiceInfo& voice : voices)
            assignLocked(voice);
        for (const Voice voice : {Voice::Kick, Voice::Snare, Voice::Hat})
            assignByRole(voice);
        for (const Voice voice : {Voice::Kick, Voice::Hat, Voice::Snare})
            assignMainStandIn(voice);
        for (const VoiceInfo& voice : voices)
            assignByRole(voice.voice);
        for (const Voice voice : {Voice::Clap, Voice::PercMid, Voice::PercLow, Voice::PercHigh,
                                  Voice::OpenHat, Voice::TomLow, Voice::Crash})
            assignNearest(voice);
        sortPercussion();
        for (const VoiceInfo& voice : voices)
            explainSilence(voice);
        return std::move(m_kit);
    }

private:
    bool isUsed(const SampleEntry& sample) const { return m_kit.timesUsed(sample) > 0; }
    std::optional<Drummer>& player(Voice voice) { return m_kit.players[static_cast<std::size_t>(voice)]; }

    /// The unused hit for which `score` is highest; equal ones by path, as the samples come sorted.
    const SampleEntry* best(const std::function<bool(const SampleEntry&)>& allowed,
                            const std::function<double(const SampleEntry&)>& score) const {
        const SampleEntry* found = nullptr;
        double highest = 0.0;
        for (const SampleEntry* hit : m_hits) {
            if (!allowed(*hit)) continue;
            const double value = score(*hit);
            if (found && value <= highest) continue;
            found = hit;
            highest = value;
        }
        return found;
    }

    double chanceOf(const SampleEntry& hit, Voice voice) const {
        const std::string_view part = info(voice).name;
        return drumTieBreakShare * m_wishes.spreadOf(part) * tieBreak(hit, m_wishes.seedOf(part, m_seed));
    }

    void assignLocked(const VoiceInfo& wanted) {
        const SampleEntry* sample = m_wishes.lockOf(wanted.name, m_samples);
        if (!sample) return;
        player(wanted.voice) = drummerOf(*sample, wanted);
        player(wanted.voice)->reason += "; locked";
    }

    void assignByRole(Voice voice) {
        if (player(voice)) return;
        const VoiceInfo& wanted = info(voice);
        const SampleEntry* sample = best(
            [&](const SampleEntry& hit) {
                return hit.traits.role == wanted.role && !isUsed(hit) && suits(hit, voice);
            },
            [&](const SampleEntry& hit) { return roleScore(hit, wanted) + chanceOf(hit, voice); });
        if (!sample) return;
        player(voice) =
            Drummer{sample, plainKey, roleScore(*sample, wanted),
                    "a " + std::string(music::info(wanted.role).id) + " by its sound, " + hertzText(*sample)};
    }

    void assignMainStandIn(Voice voice) {
        if (player(voice)) return;
        const auto likest = [&](const SampleEntry& hit) {
            return -unlikeness(hit, voice) + chanceOf(hit, voice);
        };
        const SampleEntry* sample = best([&](const SampleEntry& hit) { return !isUsed(hit); }, likest);
        const bool isShared = sample == nullptr;
        if (isShared) sample = best([](const SampleEntry&) { return true; }, likest);
        if (!sample) return;
        int shift = tuning(*sample, voice);
        if (isShared)
            shift = voice == Voice::Kick  ? -12
                    : voice == Voice::Hat ? 7
                                          : -3; // the same sample must sound apart
        const std::string role(music::info(info(voice).role).id);
        const std::string who = isShared ? "a hit that plays another part too" : standInWords(voice);
        player(voice) = Drummer{sample, plainKey + shift, 0.5 * likeness(*sample, info(voice)),
                                "no " + role + " in the pack: " + who + " (" + hertzText(*sample) +
                                    ") stands in" + tuningWords(shift),
                                true};
    }

    void assignNearest(Voice voice) {
        if (player(voice)) return;
        const VoiceInfo& wanted = info(voice);
        const SampleEntry* sample = best(
            [&](const SampleEntry& hit) {
                return !isUsed(hit) && !isMelodic(hit) && likeness(hit, wanted) >= worstStandIn;
            },
            [&](const SampleEntry& hit) { return likeness(hit, wanted) + chanceOf(hit, voice); });
        if (!sample) return;
        player(voice) = Drummer{sample, plainKey, 0.5 * likeness(*sample, wanted),
                                "no other " + std::string(music::info(wanted.role).id) +
                                    " in the pack: a hit of " + hertzText(*sample) + " is near enough",
                                sample->traits.role != wanted.role};
    }

    /// Low, mid and high percussion are what they say, also among samples that lie close together.
    void sortPercussion() {
        std::vector<Drummer> players;
        for (const Voice voice : percussionVoices)
            if (isSorted(voice)) players.push_back(*player(voice));
        std::ranges::sort(players, {}, [](const Drummer& one) { return brightness(*one.sample); });
        std::size_t next = 0;
        for (const Voice voice : percussionVoices)
            if (isSorted(voice)) player(voice) = players[next++];
    }

    bool isSorted(Voice voice) { return player(voice) && !m_wishes.lockOf(info(voice).name, m_samples); }

    void explainSilence(const VoiceInfo& voice) {
        const auto index = static_cast<std::size_t>(voice.voice);
        if (m_kit.players[index]) return;
        const std::string role(music::info(voice.role).id);
        m_kit.silence[index] = m_hits.empty()
                                   ? "no hit in the pack; the channel is there for a sample of yours"
                                   : "no " + std::string(isMain(voice.voice) ? "" : "other ") + role +
                                         " in the pack and no hit near to one";
    }

    const std::vector<SampleEntry>& m_samples;
    std::uint64_t m_seed;
    const Wishes& m_wishes;
    std::vector<const SampleEntry*> m_hits;
    Kit m_kit;
};

}

VoiceSet Kit::assigned() const {
    VoiceSet set{};
    for (std::size_t voice = 0; voice < players.size(); ++voice)
        set[voice] = players[voice].has_value();
    return set;
}

int Kit::timesUsed(const music::SampleEntry& sample) const {
    return static_cast<int>(std::ranges::count_if(
        players, [&](const std::optional<Drummer>& player) { return player && player->sample == &sample; }));
}

Kit assignKit(const std::vector<music::SampleEntry>& samples, std::uint64_t seed, const Wishes& wishes) {
    return Casting(samples, seed, wishes).run();
}

std::vector<Drummer> rankDrummers(const std::vector<music::SampleEntry>& samples, Voice voice, int most) {
    std::vector<Drummer> all;
    for (const music::SampleEntry& sample : samples)
        if (sample.traits.kind == music::SampleKind::Hit && sample.traits.role != music::Role::Ambience)
            all.push_back(drummerOf(sample, info(voice)));
    std::ranges::stable_sort(all, std::greater{}, [&](const Drummer& one) {
        return std::pair(one.sample->traits.role == info(voice).role && suits(*one.sample, voice), one.score);
    });
    all.resize(std::min(all.size(), static_cast<std::size_t>(most)));
    return all;
}

std::string_view identityOf(const music::SampleEntry& sample) {
    if (!sample.id.empty()) return sample.id;
    const std::string_view path = sample.path;
    return path.substr(path.find_last_of("/\\") + 1); // npos + 1 is 0
}

double tieBreak(const music::SampleEntry& sample, std::uint64_t seed) {
    return Random(hash64(identityOf(sample), seed)).unit();
}

}
