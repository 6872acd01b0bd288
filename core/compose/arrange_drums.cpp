#include "compose/drum_writer.h"
#include "compose/replay.h"
#include "compose/song_plan.h"
#include "music/levels.h"
#include "music/time.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <optional>
#include <set>

namespace gleaner::compose {
namespace {

constexpr int slotBars = 2; // beats are written two bars at a time, as dembow is felt
constexpr int beatTrack = 1, percussionTrack = 2, accentTrack = 3;
constexpr int crashVelocity = 110, softCrashVelocity = 76, riserVelocity = 88;
constexpr double replayVolume = 0.6; // of the quietest sample's channel
constexpr int halfOfLongVerse = 8;   // bars after which something must change

/// Collects patterns, each beat once, and places them.
class Sequencer {
public:
    Sequencer(const SongPlan& plan, const Kit& kit, music::Song& song)
        : m_plan(plan), m_kit(kit), m_song(song) {}

    /// Nothing is placed where there is nothing to play.
    void place(const std::string& name, int bars, std::vector<music::DrumNote> notes, double bar, int track) {
        if (notes.empty()) return;
        m_song.items.push_back(
            {numberOf(name, bars, std::move(notes)), bar, static_cast<double>(bars), track, false});
    }

    /// As it was played: nothing is tuned or loosened, and a part of it may be placed.
    void placeReplay(double bars, std::vector<music::DrumNote> notes, double bar, double placedBars) {
        if (notes.empty()) return;
        m_song.items.push_back({numberOfPlayed(bars, std::move(notes)), bar, placedBars, beatTrack, false});
    }

    const std::set<int>& struckChannels() const { return m_struck; }

private:
    int numberOfPlayed(double bars, std::vector<music::DrumNote> notes) {
        tidy(notes);
        for (music::DrumNote& hit : notes) {
            m_struck.insert(hit.channel);
            hit.note.pos =
                music::beatsFromTicks(music::ticksFromBeats(hit.note.pos, m_plan.feel.ppq), m_plan.feel.ppq);
        }
        for (std::size_t i = 0; i < m_song.patterns.size(); ++i)
            if (m_song.patterns[i].bars == bars && m_song.patterns[i].notes == notes)
                return static_cast<int>(i) + 1;
        const auto number = std::to_string(++m_replays);
        m_written.push_back(notes);
        m_song.patterns.push_back({m_replays > 1 ? "Replay " + number : "Replay", bars, std::move(notes)});
        return static_cast<int>(m_song.patterns.size());
    }

    int numberOf(const std::string& name, int bars, std::vector<music::DrumNote> notes) {
        for (std::size_t i = 0; i < m_written.size(); ++i)
            if (m_song.patterns[i].bars == bars && m_written[i] == notes) return static_cast<int>(i) + 1;
        m_written.push_back(notes);
        tune(notes);
        applyFeel(notes, m_plan.feel, m_plan.chance("pattern " + name));
        m_song.patterns.push_back({name, static_cast<double>(bars), std::move(notes)});
        return static_cast<int>(m_song.patterns.size());
    }

    void tune(std::vector<music::DrumNote>& notes) {
        for (music::DrumNote& hit : notes) {
            m_struck.insert(hit.channel);
            if (const auto& player = m_kit.players[static_cast<std::size_t>(hit.channel)])
                hit.note.key = player->key;
        }
    }

    const SongPlan& m_plan;
    const Kit& m_kit;
    music::Song& m_song;
    std::vector<std::vector<music::DrumNote>> m_written; ///< before feel: equal beats are one pattern
    std::set<int> m_struck;
    int m_replays = 0;
};

/// Another way to end, and to colour, what is the same beat.
void vary(Beat& beat, bool isEnd, Random random) {
    constexpr std::array ends = {Fill::Roll, Fill::Toms, Fill::Stop};
    if (isEnd) beat.fill = ends[random.below(ends.size())];
    beat.openHats = random.below(2) == 0;
    if (beat.claps != Claps::None) beat.claps = random.below(2) == 0 ? Claps::Backbeat : Claps::Accents;
}

/// What a section that was rolled again is called, so that its patterns are not those of its kind.
std::string rolledName(const SongPlan& plan, const std::string& section) {
    const int roll = plan.wishes.rollOf(section);
    return roll > 0 ? section + " take " + std::to_string(roll + 1) : std::string();
}

void placeBeat(const SongPlan& plan, const VoiceSet& assigned, const SectionPlan& section,
               const std::string& marker, Sequencer& sequencer) {
    const SectionInfo& wanted = section.what();
    const std::string rolled = rolledName(plan, marker);
    for (int bar = 0; bar < section.bars; bar += slotBars) {
        const bool isEnd = bar + slotBars >= section.bars, isOpening = bar == 0;
        Beat beat = isEnd ? wanted.end : isOpening ? wanted.opening : wanted.body;
        if (!rolled.empty()) vary(beat, isEnd, plan.chance(isEnd ? "end" : "body", marker));
        if (!plan.fills) beat.fill = Fill::None;
        std::string name(rolled.empty() ? std::string(wanted.name) : rolled);
        if (isEnd)
            name += " end";
        else if (isOpening && wanted.opening != wanted.body)
            name += " start";
        sequencer.place(name, slotBars, writeBeat(*plan.style, slotBars, beat, assigned, plan.metre),
                        section.bar + bar, beatTrack);
    }
}

bool plays(const Beat& beat, const music::DrumNote& hit) {
    switch (voices[static_cast<std::size_t>(hit.channel)].stroke) {
    case Stroke::Kick:
        return beat.kick;
    case Stroke::Snare:
        return beat.snare;
    case Stroke::Hat:
        return beat.hat;
    default:
        return beat.colour;
    }
}

/// What a section's beat leaves of a rhythm that was heard, again and again and cut where the section ends.
void placeReplay(const ReplayPart& replay, const SectionPlan& section, Sequencer& sequencer) {
    const SectionInfo& wanted = section.what();
    std::vector<music::DrumNote> notes;
    for (music::DrumNote hit : replay.notes) {
        if (!plays(wanted.body, hit)) continue;
        hit.note.velocity = std::max(1, static_cast<int>(std::lround(hit.note.velocity * wanted.body.level)));
        notes.push_back(hit);
    }
    for (double bar = 0.0; bar < section.bars; bar += replay.bars)
        sequencer.placeReplay(replay.bars, notes, section.bar + bar,
                              std::min(replay.bars, section.bars - bar));
}

std::string nameOfPercussion(const SongPlan& plan, const std::string& marker, bool isLongVerse) {
    const std::string rolled = rolledName(plan, marker);
    if (!rolled.empty()) return "Percussion, " + rolled;
    return isLongVerse ? "Percussion 2" : "Percussion";
}

void placePercussion(const SongPlan& plan, const VoiceSet& assigned, const SectionPlan& section,
                     const std::string& marker, Sequencer& sequencer) {
    const bool isLongVerse =
        !section.own && section.kind == SectionKind::Verse && section.bars > halfOfLongVerse;
    if (!section.has(layer::percussion) && !isLongVerse) return;
    const auto first =
        static_cast<int>(
            plan.chance("percussion", "Percussion").below(static_cast<std::uint64_t>(percussionPatterns()))) +
        plan.wishes.rollOf(marker);
    const auto notes = writePercussion(isLongVerse ? first + 1 : first, assigned, plan.metre);
    for (int bar = isLongVerse ? halfOfLongVerse : 0; bar < section.bars; bar += slotBars)
        sequencer.place(nameOfPercussion(plan, marker, isLongVerse), slotBars, notes, section.bar + bar,
                        percussionTrack);
}

void placeAccents(const VoiceSet& assigned, const SectionPlan& section, Sequencer& sequencer) {
    if (section.bar > 0 && section.has(layer::crash))
        sequencer.place("Crash", 1, writeAccent({Voice::Crash, Voice::Impact}, crashVelocity, assigned),
                        section.bar, accentTrack);
    if (section.bar > 0 && section.has(layer::softCrash))
        sequencer.place("Crash soft", 1, writeAccent({Voice::Crash}, softCrashVelocity, assigned),
                        section.bar, accentTrack);
    if (section.has(layer::riser))
        sequencer.place("Riser", slotBars, writeAccent({Voice::Riser}, riserVelocity, assigned),
                        section.bar + section.bars - slotBars, accentTrack);
}

void listChannels(const SongPlan& plan, const Kit& kit, const std::set<int>& struck,
                  Composition& composition) {
    for (const VoiceInfo& voice : voices) {
        const auto index = static_cast<std::size_t>(voice.voice);
        const auto& player = kit.players[index];
        const int channel = channelOf(voice.voice);
        music::DrumChannel drum{channel, voice.role, "", plan.levelled(voice.volume, nullptr), voice.pan};
        Choice choice{std::string(voice.name), voice.role, "", "", 0.0, kit.silence[index]};
        if (player) {
            drum.samplePath = player->sample->path;
            drum.volume = plan.levelled(voice.volume, player->sample, plan.feel);
            const std::string idle =
                struck.contains(channel) ? "" : "; loaded, though this song does not strike it";
            choice = {choice.part,          voice.role,    player->sample->id,
                      player->sample->path, player->score, player->reason + idle};
        }
        if (plan.alternatives > 0)
            for (const Drummer& one : rankDrummers(plan.samples, voice.voice, plan.alternatives))
                composition.alternatives[std::string(voice.name)].push_back(
                    alternativeOf(*one.sample, one.score, one.reason));
        composition.song.drums.push_back(drum);
        composition.choices.push_back(choice);
    }
}

/// Samples that play a rhythm together are as loud as each other: what it accents, its strokes accent.
void balance(const ReplayPart& replay, music::Song& song) {
    for (music::DrumChannel& drum : song.drums)
        if (const auto gain = replay.gains.find(drum.channel); gain != replay.gains.end())
            drum.volume = music::volumeOfAmplitude(gain->second * music::amplitudeOfVolume(replayVolume));
}

std::string lowered(std::string_view name) {
    std::string text(name);
    if (!text.empty())
        text.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(text.front())));
    return text;
}

/// Which of the style's voices other roles or other voices play, and which nobody.
void tellStandIns(const SongPlan& plan, const Kit& kit, const VoiceSet& assigned, Composition& composition) {
    std::string told;
    std::set<Voice> seen;
    for (const StepRow& row : plan.style->rows) {
        if (!seen.insert(row.voice).second) continue;
        const auto& player = kit.players[static_cast<std::size_t>(row.voice)];
        if (player && !player->isStandIn) continue;
        const auto other = playerOf(row.voice, assigned, plan.style->standIns);
        if (!player && other == row.voice) continue; // an empty channel, told of elsewhere
        const std::string who = player  ? "by a " + std::string(music::info(player->sample->traits.role).id)
                                : other ? "by the " + lowered(info(*other).name)
                                        : "left out";
        told += (told.empty() ? "" : ", ") + std::string(info(row.voice).name) + " (" + who + ')';
    }
    if (!told.empty()) composition.warnings.push_back("Drums that the pack has no sample of: " + told + '.');
}

}

void arrangeDrums(const SongPlan& plan, const Kit& kit, Composition& composition) {
    const VoiceSet assigned = kit.assigned();
    Sequencer sequencer(plan, kit, composition.song);
    std::optional<ReplayPart> replay;
    if (plan.heard->replay)
        replay = writeReplay(*plan.heard, kit, plan.replayRoles, plan.feel.grooveAmount, plan.bpm,
                             music::barBeats(plan.metre));
    const std::vector<music::Section> markers = namedSections(plan.sections);
    for (std::size_t n = 0; n < plan.sections.size(); ++n) {
        const SectionPlan& section = plan.sections[n];
        if (replay) {
            placeReplay(*replay, section, sequencer);
        } else {
            placeBeat(plan, assigned, section, markers[n].name, sequencer);
            placePercussion(plan, assigned, section, markers[n].name, sequencer);
        }
        placeAccents(assigned, section, sequencer);
    }
    std::ranges::sort(composition.song.items, [](const music::Item& a, const music::Item& b) {
        return std::tie(a.bar, a.track) < std::tie(b.bar, b.track);
    });
    listChannels(plan, kit, sequencer.struckChannels(), composition);
    if (replay) balance(*replay, composition.song);
    tellStandIns(plan, kit, assigned, composition);
    if (std::ranges::none_of(kit.players, [](const auto& player) { return player.has_value(); }))
        composition.warnings.push_back("There is no hit among the samples, so the drum channels are empty; "
                                       "their patterns wait for samples of yours.");
}

}
