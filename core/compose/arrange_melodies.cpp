#include "compose/chords.h"
#include "compose/clips.h"
#include "compose/instrument.h"
#include "compose/lead.h"
#include "compose/song_plan.h"
#include "music/time.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <functional>

namespace gleaner::compose {
namespace {

using music::MelodicTrack;

constexpr int chordsInLoop = 4;
constexpr int phraseBars = 4; // of the lead
constexpr int chordVelocity = 78, verseChordVelocity = 68, padVelocity = 62;
constexpr double ringingNotes = 4.0; // a sample that rings on for so many notes is given fewer
constexpr double inaudibleTuning = 0.03;

struct TrackLook {
    std::string_view name;
    music::Role role;
    double volume, pan;
};
constexpr TrackLook bassLook{"Bass", music::Role::Bass, 0.74, 0.0},
    verseBassLook{"Bass verse", music::Role::Bass, 0.74, 0.0};
constexpr TrackLook chordLook{"Chords", music::Role::Chords, 0.42, -0.12},
    verseChordLook{"Chords verse", music::Role::Chords, 0.4, -0.12};
constexpr TrackLook padLook{"Pad", music::Role::Pad, 0.7, 0.0};
constexpr TrackLook leadLook{"Lead", music::Role::Lead, 0.76, 0.06},
    hintLook{"Lead hint", music::Role::Lead, 0.56, 0.06};
constexpr TrackLook counterLook{"Counter", music::Role::Lead, 0.5, -0.22};
constexpr TrackLook octaveLook{"Lead octave", music::Role::Lead, 0.42, -0.18};

class Band {
public:
    Band(const SongPlan& plan, const Kit& kit, Composition& composition)
        : m_plan(plan), m_composition(composition) {
        for (const music::SampleEntry& sample : plan.samples)
            if (const int uses = kit.timesUsed(sample)) m_uses[sample.path] = uses;
        const int wanted = chordsInLoop * plan.style->barsPerChord;
        const bool hasTime = std::ranges::all_of(
            plan.sections, [&](const SectionPlan& section) { return section.bars % wanted == 0; });
        m_loopBars = hasTime ? wanted : chordsInLoop;
        m_slowLoopBars = 2 * m_loopBars; // verses take twice the time a chord
        for (const Chord& chord : plan.progression->chords)
            m_chords.insert(m_chords.end(), static_cast<std::size_t>(m_loopBars / chordsInLoop), chord);
        const bool isSlow = std::ranges::all_of(plan.sections, [&](const SectionPlan& section) {
            return section.kind != SectionKind::Verse || section.bars % m_slowLoopBars == 0;
        });
        for (const Chord& chord : m_chords)
            m_verseChords.insert(m_verseChords.end(), isSlow ? 2 : 1, chord);
    }

    void play() {
        playBass();
        const std::vector<music::Note> melody = writeLead(
            *m_plan.scale, leadChords(), m_plan.chance("lead", "Lead"), m_plan.style->phrases, m_plan.metre);
        const Instrument lead = assigned(Part::Lead, "Lead", leadSettings(m_plan.key, melody, 0));
        playChords();
        playPad();
        playLead(lead, melody);
        if (!m_standIns.empty())
            m_composition.warnings.push_back("Not played by samples of their own role: " + m_standIns + '.');
    }

private:
    static bool carriesPitches(const Instrument& player) {
        return player.sample && music::info(player.sample->traits.role).isTonal;
    }

    Instrument assigned(Part part, const std::string& name, const SettingsFor& settings) {
        return noted(name, chosen(part, name, settings));
    }

    Instrument chosen(Part part, const std::string& name, const SettingsFor& settings) {
        if (m_plan.alternatives > 0)
            for (const Instrument& one : rankInstruments(part, m_plan.samples, settings, m_plan.alternatives))
                tell(name, one);
        const std::uint64_t seed = m_plan.wishes.seedOf(name, m_plan.seed);
        const double spread = m_plan.wishes.spreadOf(name);
        if (const music::SampleEntry* locked = m_plan.lockOf(name)) {
            Instrument player =
                assignInstrument(part, m_plan.samples, settings, m_uses, seed, spread, locked);
            player.reason += "; locked";
            if (player.sample) return player;
            m_composition.warnings.push_back(name +
                                             " is chosen anew: the sample it was locked to can't play it.");
        }
        return assignInstrument(part, m_plan.samples, settings, m_uses, seed, spread);
    }

    void tell(const std::string& name, const Instrument& one) {
        Alternative told = alternativeOf(*one.sample, one.score, one.reason);
        for (const int key : one.setting.keys)
            if (std::abs(key - one.root) > std::abs(told.semitones)) told.semitones = key - one.root;
        m_composition.alternatives[name].push_back(std::move(told));
    }

    Instrument noted(const std::string& name, Instrument player) {
        if (player.sample) ++m_uses[player.sample->path];
        note(name, player);
        return player;
    }

    void note(const std::string& name, const Instrument& player) {
        const music::Role role = name == "Bass"     ? music::Role::Bass
                                 : name == "Chords" ? music::Role::Chords
                                 : name == "Pad"    ? music::Role::Pad
                                                    : music::Role::Lead;
        Choice choice{name, role, "", "", 0.0, player.reason};
        if (player.sample) {
            choice = {name, role, player.sample->id, player.sample->path, player.score, player.reason};
            if (player.sample->traits.role != role)
                m_standIns += (m_standIns.empty() ? "" : ", ") + name + " (" +
                              std::string(music::info(player.sample->traits.role).id) + ')';
        }
        m_composition.choices.push_back(choice);
    }

    void add(const TrackLook& look, const Instrument& player, std::vector<music::Note> notes, int bars,
             const std::vector<int>& starts) {
        if (starts.empty() || notes.empty()) return;
        applyFeel(notes, look.role == music::Role::Bass ? Melodic::Bass : Melodic::Keys, m_plan.melodicFeel,
                  kicksOf(*m_plan.style, bars, m_plan.metre), m_plan.chance(look.name));
        MelodicTrack track;
        track.role = look.role;
        track.name = look.name;
        track.samplePath = player.sample->path;
        track.notes = std::move(notes);
        track.volume = m_plan.levelled(look.volume, player.sample, m_plan.melodicFeel);
        track.pan = look.pan;
        track.rootNote = player.root;
        track.transpose =
            std::abs(player.tuning) < inaudibleTuning ? 0.0 : std::round(player.tuning * 100.0) / 100.0;
        track.bar = starts.front();
        track.bars = bars;
        track.repeats.assign(starts.begin() + 1, starts.end());
        track.seconds = player.sample->seconds;
        m_composition.song.melodicTracks.push_back(std::move(track));
    }

    // --- bass
    // ---------------------------------------------------------------------------------------------------------

    /// Fewer, longer notes for a sample that would ring through many of the style's.
    const BassStyle& styleFor(const BassStyle& style, const Instrument& player) const {
        const double seconds =
            player.sample->seconds / std::exp2((player.setting.base + 6 - player.root) / 12.0);
        const double gap = music::secondsFromBeats(
            Beats(barBeats() / static_cast<double>(style.onsets.size())), Bpm(m_plan.bpm));
        return m_plan.mayThinBass && seconds > ringingNotes * gap ? *findBassStyle("root2") : style;
    }

    std::vector<music::Note> bassLine(const BassStyle& style, const std::vector<Chord>& chords,
                                      const Instrument& player) const {
        const int low = player.setting.base;
        std::vector<int> roots;
        for (const Chord& chord : chords)
            roots.push_back(bassNote(m_plan.key.pitchClass + chord.root, low));
        const auto kicks = kicksOf(*m_plan.style, static_cast<int>(chords.size()), m_plan.metre);
        auto notes = writeBass(style, roots, kicks, m_plan.kickPolicy, m_plan.metre);
        std::vector<int> scale;
        for (const int degree : scaleUnder(*m_plan.scale, chords.back()))
            scale.push_back((m_plan.key.pitchClass + degree) % 12);
        leadOver(notes, roots.front(), scale, low, m_plan.metre);
        // What a line has above its roots stays within what the sample bears.
        for (music::Note& note : notes)
            if (note.key >= low + 12)
                while (note.key > player.root + mostUp && note.key - 12 >= low)
                    note.key -= 12;
        return notes;
    }

    void playBass() {
        const Instrument player =
            assigned(Part::Bass, "Bass", bassSettings(m_plan.key, m_chords, m_plan.style->bassRegister));
        if (!player.sample) return;
        const BassStyle& style = styleFor(*m_plan.bass, player);
        const BassStyle& verseStyle = styleFor(*m_plan.verseBass, player);
        if (&style != m_plan.bass)
            m_composition.choices.back().reason += "; it rings long, so it plays two notes a bar";
        add(bassLook, player, bassLine(style, m_chords, player), m_loopBars, starts(layer::bass, m_loopBars));
        const auto bars = static_cast<int>(m_verseChords.size());
        add(verseBassLook, player, bassLine(verseStyle, m_verseChords, player), bars,
            starts(layer::verseBass, bars));
    }

    // --- chords and pad
    // -----------------------------------------------------------------------------------------------

    std::vector<Voicing> voicingsFor(const Instrument& player, const std::vector<Chord>& chords) const {
        std::vector<Voicing> bars;
        for (std::size_t bar = 0; bar < chords.size(); ++bar)
            bars.push_back(player.setting.voicings[bar * m_chords.size() / chords.size()]);
        return bars;
    }

    /// One key a chord for a sample that is a chord itself.
    std::vector<music::Note> chordSampleNotes(const Instrument& player, const std::vector<Chord>& chords,
                                              const ChordRhythm& rhythm, int velocity) const {
        std::vector<Voicing> bars;
        std::vector<bool> isSilent;
        for (const Chord& chord : chords) {
            const auto key =
                chordSampleKey(*player.sample->traits.key, player.root, m_plan.key, *m_plan.scale, chord);
            bars.push_back({key.value_or(0), key.value_or(0), key.value_or(0)});
        }
        std::vector<music::Note> notes = writeChords(bars, rhythm, velocity, m_plan.metre);
        std::erase_if(notes, [](const music::Note& one) { return one.key == 0; });
        notes.erase(std::unique(notes.begin(), notes.end()), notes.end());
        return notes;
    }

    /// Another rhythm for each roll of the chords.
    const ChordRhythm& rolledRhythm(const ChordRhythm& rhythm) const {
        const auto all = chordRhythms();
        const auto own = static_cast<std::size_t>(&rhythm - all.data());
        return all[(own + static_cast<std::size_t>(m_plan.wishes.rollOf("Chords"))) % all.size()];
    }

    /// Held chords in place of stabs for a sample that would ring through many of them.
    const ChordRhythm& rhythmFor(const Instrument& player, std::string_view id) const {
        const ChordRhythm& rhythm =
            id == "sustain" ? *findChordRhythm(id) : rolledRhythm(*findChordRhythm(id));
        const auto strokes = std::ranges::count_if(rhythm.steps, [](char mark) { return mark != '.'; });
        const double gap =
            music::secondsFromBeats(Beats(barBeats() / static_cast<double>(strokes)), Bpm(m_plan.bpm));
        return player.sample->seconds > ringingNotes * gap ? *findChordRhythm("sustain") : rhythm;
    }

    std::vector<music::Note> chordNotes(const Instrument& player, const std::vector<Chord>& chords,
                                        std::string_view rhythm, int velocity) const {
        const ChordRhythm& wanted = rhythmFor(player, rhythm);
        return player.isChord ? chordSampleNotes(player, chords, wanted, velocity)
                              : writeChords(voicingsFor(player, chords), wanted, velocity, m_plan.metre);
    }

    void playChords() {
        const Instrument player =
            assigned(Part::Chords, "Chords", chordSettings(m_plan.key, m_chords, chordRegister));
        if (!player.sample) return;
        add(chordLook, player, chordNotes(player, m_chords, m_plan.style->chords, chordVelocity), m_loopBars,
            starts(layer::chords, m_loopBars));
        // Verse chords follow the verse's slow harmony; before a chorus and in the perreo they take a bar
        // each.
        const auto bars = static_cast<int>(m_verseChords.size());
        const auto slow = chordNotes(player, m_verseChords, m_plan.style->verseChords, verseChordVelocity);
        const auto quick = chordNotes(player, m_chords, m_plan.style->verseChords, verseChordVelocity);
        const auto isVerse = [](const SectionPlan& section) { return section.kind == SectionKind::Verse; };
        add(verseChordLook, player, slow, bars, starts(layer::verseChords, bars, isVerse));
        constexpr TrackLook stabs{"Chords stabs", music::Role::Chords, 0.4, -0.12};
        add(stabs, player, quick, m_loopBars, starts(layer::verseChords, m_loopBars, std::not_fn(isVerse)));
    }

    void playPad() {
        const Instrument player =
            assigned(Part::Pad, "Pad", chordSettings(m_plan.key, m_chords, padRegister));
        if (player.sample)
            add(padLook, player, chordNotes(player, m_chords, "sustain", padVelocity), m_loopBars,
                starts(layer::pad, m_loopBars));
    }

    // --- lead
    // ---------------------------------------------------------------------------------------------------------

    /// Eight bars of melody where every section that sings has room for them.
    std::vector<Chord> leadChords() const {
        const bool hasRoom = std::ranges::all_of(m_plan.sections, [&](const SectionPlan& section) {
            return !section.has(layer::lead) || section.bars % m_slowLoopBars == 0;
        });
        std::vector<Chord> chords = m_chords;
        if (hasRoom) chords.insert(chords.end(), m_chords.begin(), m_chords.end());
        return chords;
    }

    static std::vector<music::Note> movedTo(int tonic, std::vector<music::Note> notes) {
        for (music::Note& one : notes)
            one.key += tonic;
        return notes;
    }

    void playLead(const Instrument& player, const std::vector<music::Note>& melody) {
        if (!player.sample) return;
        const auto bars = static_cast<int>(leadChords().size());
        const auto notes = movedTo(player.setting.base, melody);
        add(leadLook, player, notes, bars, starts(layer::lead, bars));

        auto hint = notes; // the answer alone, in its own bars
        std::erase_if(hint, [&](const music::Note& one) {
            return one.pos < phraseBars / 2 * barBeats() || one.pos >= phraseBars * barBeats();
        });
        add(hintLook, player, hint, m_loopBars, starts(layer::leadHint, m_loopBars));

        playCounter(melody, bars);

        m_uses[player.sample->path] += 3; // a doubling needs another voice
        Instrument second = chosen(Part::Octave, "Lead octave", leadSettings(m_plan.key, melody, 1));
        if (second.sample && carriesPitches(player) && !carriesPitches(second) &&
            !m_plan.lockOf("Lead octave")) {
            second = {};
            second.reason = "no other sample of a melodic role reaches the octave above the lead";
        }
        second = noted("Lead octave", std::move(second));
        if (second.sample)
            add(octaveLook, second, movedTo(second.setting.base, melody), bars, starts(layer::octave, bars));
    }

    /// Above the lead where a sample reaches so far.
    void playCounter(const std::vector<music::Note>& melody, int bars) {
        const auto places = starts(layer::counter, bars);
        if (places.empty()) return;
        const auto line = writeCounter(melody, leadChords(), m_plan.scale->mode, m_plan.metre);
        if (line.empty()) return;
        Instrument player = chosen(Part::Lead, "Counter", leadSettings(m_plan.key, line, 1));
        if (!carriesPitches(player)) {
            m_composition.alternatives.erase("Counter");
            player = chosen(Part::Lead, "Counter", leadSettings(m_plan.key, line, 0));
        }
        if (!carriesPitches(player)) return; // a rattle is no voice
        player = noted("Counter", std::move(player));
        add(counterLook, player, movedTo(player.setting.base, line), bars, places);
    }

    template <typename Filter>
    std::vector<int> starts(unsigned layers, int bars, Filter isWanted) const {
        std::vector<SectionPlan> sections;
        std::ranges::copy_if(m_plan.sections, std::back_inserter(sections), isWanted);
        return startsIn(sections, layers, bars);
    }
    std::vector<int> starts(unsigned layers, int bars) const {
        return startsIn(m_plan.sections, layers, bars);
    }

    double barBeats() const { return music::barBeats(m_plan.metre); }

    const SongPlan& m_plan;
    Composition& m_composition;
    int m_loopBars = chordsInLoop, m_slowLoopBars = 2 * chordsInLoop;
    std::map<std::string, int> m_uses;
    std::vector<Chord> m_chords, m_verseChords; ///< one a bar
    std::string m_standIns;                     ///< "Pad (chords)": parts that another role plays
};

}

void arrangeMelodies(const SongPlan& plan, const Kit& kit, Composition& composition) {
    Band(plan, kit, composition).play();
    if (composition.song.melodicTracks.empty())
        composition.warnings.push_back(
            "No sample has a pitch that melodies could use, so the song is drums and audio clips alone.");
}

}
