#include "compose/instrument.h"

#include "base/random.h"
#include "compose/lead.h"
#include "music/pitch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <utility>

namespace gleaner::compose {
namespace {

using music::Role;
using music::SampleEntry;
using music::SampleKind;

constexpr double tieBreakShare = 0.05;
constexpr double earlierUseFactor = 0.75;
constexpr int slightOverreach = 2; // semitones beyond what a sample bears
/// An octave beyond it: worse than it should sound, and still the part's own role.
constexpr int farOverreach = 12;
constexpr double farOverreachWorth = 0.3;
constexpr double worstScore = 0.12; // but for who is asked in the last place

struct PartInfo {
    Part part;
    std::string_view name;
    Role role;
    double shortest, longest; ///< seconds within which a sample suits
};
constexpr std::array<PartInfo, 5> parts = {{
    {Part::Bass, "bass", Role::Bass, 0.12, 2.5},
    {Part::Chords, "chords", Role::Chords, 0.1, 3.0},
    {Part::Pad, "pad", Role::Pad, 1.4, 5.0},
    {Part::Lead, "lead", Role::Lead, 0.1, 2.5},
    {Part::Octave, "octave lead", Role::Lead, 0.08, 2.0},
}};
const PartInfo& infoOf(Part part) { return parts[static_cast<std::size_t>(part)]; }

constexpr double tonalWorth = 0.65; // of a role that carries pitches and is not the part's own

double roleWorth(Part part, Role role) {
    if (role == infoOf(part).role) return 1.0;
    if (part == Part::Pad && role == Role::Ambience) return 0.7;
    if (part == Part::Bass && role == Role::Kick) return 0.35;
    if (role == Role::Arp && part != Part::Bass && part != Part::Pad) return 0.9;
    if (music::info(role).isTonal) return tonalWorth;
    return role == Role::Tom || role == Role::Perc || role == Role::Fx ? 0.5 : 0.35;
}

/// Who may play a part: its own role first; only where nobody of it can, other roles that carry pitches; only
/// then what merely rings at one.
enum class Rank { Own, Tonal, Any };

Rank rankOf(Part part, Role role, int uses) {
    const bool isOwn = role == infoOf(part).role;
    if (isOwn && (part != Part::Octave || uses == 0)) return Rank::Own; // a doubling needs another voice
    return roleWorth(part, role) >= tonalWorth ? Rank::Tonal : Rank::Any;
}

double kindWorth(Part part, SampleKind kind) {
    switch (kind) {
    case SampleKind::Hit:
        return 1.0;
    case SampleKind::Phrase:
        return part == Part::Pad ? 0.9 : 0.6;
    case SampleKind::Texture:
        return part == Part::Pad ? 0.8 : 0.0;
    case SampleKind::Loop:
        return 0.0;
    }
    return 0.0;
}

double lengthWorth(const PartInfo& part, double seconds) {
    if (!(seconds > 0.0)) return 0.8;
    if (seconds < part.shortest) return std::pow(seconds / part.shortest, 2.0);
    return seconds > part.longest ? std::max(0.4, part.longest / seconds) : 1.0;
}

/// What a sample sounds when it is struck once; nothing when that is not one pitch, or not known.
struct Sounding {
    double note = 60.0;
    bool isAssumed = false, isChord = false;
};

std::optional<Sounding> soundingOf(const SampleEntry& sample) {
    const music::SampleTraits& traits = sample.traits;
    if (traits.pitchHz && *traits.pitchHz > 15.0 && *traits.pitchHz < 8000.0)
        return Sounding{music::midiFromHertz(*traits.pitchHz), false, false};
    if (!traits.key || traits.kind != SampleKind::Hit) return std::nullopt;
    switch (traits.role) {
    case Role::Bass:
        return Sounding{static_cast<double>(bassNote(traits.key->pitchClass)), true, false};
    case Role::Lead:
    case Role::Arp:
        return Sounding{static_cast<double>(bassNote(traits.key->pitchClass, 64)), true, false};
    case Role::Chords:
    case Role::Pad:
        return Sounding{static_cast<double>(bassNote(traits.key->pitchClass, 54)), true, true};
    default:
        return std::nullopt;
    }
}

/// How much a setting asks beyond -12..+7 of a root, in semitones.
int overreach(const Setting& setting, int root) {
    const auto [low, high] = std::ranges::minmax(setting.keys);
    return std::max({0, high - root - mostUp, root - mostDown - low});
}

double settingWorth(const Setting& setting, int root) {
    double distance = 0.0;
    for (const int key : setting.keys)
        distance += std::abs(key - root);
    distance /= static_cast<double>(setting.keys.size());
    const double over = overreach(setting, root);
    const double reachWorth = over > slightOverreach ? farOverreachWorth : std::exp(-over * over / 6.25);
    return setting.worth * std::exp(-distance * distance / 250.0) * reachWorth;
}

std::string shiftText(const Setting& setting, int root) {
    const auto [low, high] = std::ranges::minmax(setting.keys);
    const auto with = [](int k) { return (k > 0 ? "+" : "") + std::to_string(k); };
    return low == high ? "moved " + with(low - root)
                       : "moved " + with(low - root) + " to " + with(high - root) + " semitones";
}

/// A setting for a chord sample needs no register: one key a chord, near its own root.
Setting chordSampleSetting(int root, double worth) { return {{root}, worth, root, {}}; }

std::optional<Instrument> rate(Part part, const SampleEntry& sample, const SettingsFor& settingsFor,
                               int mostOver, double use) {
    const PartInfo& wanted = infoOf(part);
    const auto sounding = soundingOf(sample);
    const double kind = kindWorth(part, sample.traits.kind);
    if (!sounding || kind == 0.0) return std::nullopt;
    if (sounding->isChord && part != Part::Chords && part != Part::Pad) return std::nullopt;

    Instrument instrument{
        &sample, static_cast<int>(std::lround(sounding->note)), 0.0, sounding->isChord, {}, 0.0, {}};
    instrument.tuning = instrument.root - sounding->note;
    if (instrument.isChord) {
        instrument.setting = chordSampleSetting(instrument.root, 0.8);
    } else {
        auto settings = settingsFor(instrument.root);
        std::erase_if(settings,
                      [&](const Setting& one) { return overreach(one, instrument.root) > mostOver; });
        if (settings.empty()) return std::nullopt;
        instrument.setting = *std::ranges::max_element(
            settings, {}, [&](const Setting& one) { return settingWorth(one, instrument.root); });
    }
    instrument.score = roleWorth(part, sample.traits.role) * kind * lengthWorth(wanted, sample.seconds) *
                       settingWorth(instrument.setting, instrument.root) * use;
    const std::string role(music::info(sample.traits.role).id);
    instrument.reason =
        (sounding->isAssumed ? "its key says " : "sounds ") + music::noteName(instrument.root) + "; " +
        (sample.traits.role == wanted.role ? role : role + " in place of " + std::string(wanted.name)) +
        "; " + (instrument.isChord ? "a chord of its own" : shiftText(instrument.setting, instrument.root));
    return instrument;
}

}

Instrument assignInstrument(Part part, const std::vector<SampleEntry>& samples, const SettingsFor& settings,
                            const std::map<std::string, int>& uses, std::uint64_t seed, double spread,
                            const SampleEntry* only) {
    const auto usesOf = [&](const SampleEntry& sample) {
        const auto found = uses.find(sample.path);
        return found == uses.end() ? 0 : found->second;
    };
    Instrument best;
    double highest = 0.0;
    for (const Rank rank : {Rank::Own, Rank::Tonal, Rank::Any})
        for (const int mostOver : {0, slightOverreach, farOverreach}) {
            if (rank == Rank::Any && mostOver == farOverreach && !only) continue;
            for (const SampleEntry& sample : samples) {
                if (only && only != &sample) continue;
                const int times = usesOf(sample);
                if (rankOf(part, sample.traits.role, times) != rank) continue;
                const auto instrument =
                    rate(part, sample, settings, mostOver, std::pow(earlierUseFactor, times));
                if (!instrument || (mostOver < farOverreach && !only && instrument->score < worstScore))
                    continue;
                const double value =
                    instrument->score * (1.0 + tieBreakShare * spread * tieBreak(sample, seed));
                if (value <= highest) continue;
                highest = value;
                best = *instrument;
            }
            if (best.sample) return best;
        }
    best.reason =
        "no sample of one known pitch reaches the register of the " + std::string(infoOf(part).name);
    return best;
}

std::vector<Instrument> rankInstruments(Part part, const std::vector<SampleEntry>& samples,
                                        const SettingsFor& settings, int most) {
    std::vector<std::pair<std::pair<Rank, int>, Instrument>> all;
    for (const SampleEntry& sample : samples)
        for (const int mostOver : {0, slightOverreach, farOverreach})
            if (auto one = rate(part, sample, settings, mostOver, 1.0)) {
                all.push_back({{rankOf(part, sample.traits.role, 0), mostOver}, *std::move(one)});
                break;
            }
    std::ranges::stable_sort(all, [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : a.second.score > b.second.score;
    });
    std::vector<Instrument> best;
    for (std::size_t n = 0; n < std::min(all.size(), static_cast<std::size_t>(most)); ++n)
        best.push_back(std::move(all[n].second));
    return best;
}

SettingsFor bassSettings(const music::Key& key, std::span<const Chord> chords, int low) {
    std::vector<Setting> settings;
    for (const auto& [octave, worth] : {std::pair(0, 1.0), std::pair(1, 0.85), std::pair(2, 0.6)}) {
        Setting setting{{}, worth, low + 12 * octave, {}};
        for (const Chord& chord : chords)
            setting.keys.push_back(bassNote(key.pitchClass + chord.root, setting.base));
        settings.push_back(setting);
    }
    return [settings](int) { return settings; };
}

SettingsFor chordSettings(const music::Key& key, std::span<const Chord> chords, const Register& range) {
    std::vector<std::array<int, 3>> classes;
    for (const Chord& chord : chords)
        classes.push_back(pitchClasses(key, chord));
    // Many samples share a root, and leading voices takes time: each window is led once.
    auto led = std::make_shared<std::map<std::pair<int, int>, Setting>>();
    return [classes, range, led](int root) {
        std::vector<Setting> settings;
        struct Way {
            int shift;
            double worth;
            int beyond; ///< what the sample bears, upwards
        };
        for (const auto& [shift, worth, beyond] :
             {Way{0, 1.0, 0}, Way{-4, 0.7, 0}, Way{12, 0.75, 0}, Way{24, 0.45, 0}, Way{0, 0.6, farOverreach},
              Way{-4, 0.5, farOverreach}, Way{-12, 0.3, farOverreach}}) {
            const Register window{std::max(range.low + shift, root - mostDown),
                                  std::min(range.high + shift, root + mostUp + beyond)};
            auto [entry, isNew] = led->try_emplace({window.low, window.high});
            Setting& setting = entry->second;
            if (isNew) {
                setting.voicings = voiceLead(classes, window);
                for (const Voicing& voicing : setting.voicings)
                    setting.keys.insert(setting.keys.end(), voicing.begin(), voicing.end());
            }
            if (setting.keys.empty()) continue;
            settings.push_back(setting);
            settings.back().worth = worth;
        }
        return settings;
    };
}

SettingsFor leadSettings(const music::Key& key, std::span<const music::Note> melody, int octaves) {
    const int lowestTonic = 64 - leadWindow(key.mode).low;
    const int home = bassNote(key.pitchClass, lowestTonic) + 12 * octaves;
    std::vector<Setting> settings;
    for (const auto& [octave, worth] :
         {std::pair(0, 1.0), std::pair(-1, 0.8), std::pair(1, 0.75), std::pair(-2, 0.45)}) {
        if (octaves != 0 && octave != 0) continue; // a doubling is of use in its own octave only
        Setting setting{{}, worth, home + 12 * octave, {}};
        for (const music::Note& note : melody)
            setting.keys.push_back(setting.base + note.key);
        if (!setting.keys.empty()) settings.push_back(setting);
    }
    return [settings](int) { return settings; };
}

std::optional<int> chordSampleKey(const music::Key& sampleKey, int root, const music::Key& song,
                                  const Scale& scale, const Chord& chord) {
    const Quality own = sampleKey.mode == music::Mode::Minor ? Quality::Minor : Quality::Major;
    Chord played{chord.root, triadOf(chord.quality)};
    if (own != played.quality) played = {chord.root + (own == Quality::Minor ? -3 : 3), own};
    const auto allowed = scaleUnder(scale, chord);
    for (const int interval : intervals(own))
        if (std::ranges::find(allowed, ((played.root + interval) % 12 + 12) % 12) == allowed.end())
            return std::nullopt;
    return bassNote(song.pitchClass + played.root, root - 6);
}

}
