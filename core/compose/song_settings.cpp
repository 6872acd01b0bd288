#include "compose/song_settings.h"

#include "compose/setting_types.h"
#include "compose/wishes.h"

namespace gleaner::compose {

std::span<const settings::Choice> keys() {
    static const std::vector<std::string> texts = [] {
        std::vector<std::string> list; // id and help of each key in turn
        for (int pitchClass = 0; pitchClass < 12; ++pitchClass)
            for (const music::Mode mode : {music::Mode::Major, music::Mode::Minor}) {
                list.push_back(music::toString({pitchClass, mode}));
                list.push_back(music::camelot({pitchClass, mode}));
            }
        return list;
    }();
    static const std::vector<settings::Choice> choices = [] {
        std::vector<settings::Choice> list;
        for (std::size_t n = 0; n < texts.size(); n += 2)
            list.push_back({texts[n], texts[n], texts[n + 1]});
        return list;
    }();
    return choices;
}

namespace {

using settings::Kind;
using settings::Unit;

constexpr double mostBars = 10'000; // seven hours at the usual tempo

template <typename Way>
constexpr settings::Field<ComposeRequest> song(const settings::Setting& setting, Way way) {
    return settings::field<ComposeRequest>(setting, way);
}

// clang-format off
constexpr settings::Field<ComposeRequest> songs[] = {
    song({.id = "title", .name = "title", .kind = Kind::Text, .option = "title", .placeholder = "T",
          .help = "Title of the song"},
         [](auto& request) -> auto& { return request.title; }),
    song({.id = "key", .name = "key", .kind = Kind::Text, .option = "key", .placeholder = "K",
          .help = "Key of the song", .choices = keys, .isKnown = isKey, .wanted = wantedKey},
         [](auto& request) -> auto& { return request.key; }),
    song({.id = "scale", .name = "scale", .kind = Kind::Word, .option = "scale", .placeholder = "S",
          .help = "Scale", .absent = "the key's own", .choices = scales},
         [](auto& request) -> auto& { return request.scale; }),
    song({.id = "bpm", .name = "tempo", .kind = Kind::Number, .option = "bpm", .placeholder = "B",
          .unit = Unit::BeatsPerMinute, .minimum = 40.0, .maximum = 250.0, .help = "Tempo of the song"},
         [](auto& request) -> auto& { return request.bpm; }),
    song({.id = "style", .name = "style", .kind = Kind::Word, .option = "style", .placeholder = "S",
          .help = "Style of the drums", .choices = styles},
         [](auto& request) -> auto& { return request.style; }),
    song({.id = "metre", .name = "metre", .kind = Kind::Word, .option = "metre", .placeholder = "M",
          .help = "How a bar is counted", .choices = metres},
         [](auto& request) -> auto& { return request.metre; }),
    song({.id = "form", .name = "form", .kind = Kind::Word, .option = "form", .placeholder = "F",
          .help = "Form of the song", .absent = "as the style has it", .choices = forms},
         [](auto& request) -> auto& { return request.form; }),
    song({.id = "bars", .name = "length", .kind = Kind::Whole, .option = "bars", .placeholder = "N",
          .unit = Unit::Bars, .minimum = 1.0, .maximum = mostBars, .help = "Length of the song, in place of a form",
          .absent = "as long as its form", .suggested = 64.0},
         [](auto& request) -> auto& { return request.bars; }),
    song({.id = "swing", .name = "swing", .kind = Kind::Number, .option = "swing", .placeholder = "P",
          .unit = Unit::Percent, .minimum = 50.0, .maximum = 75.0, .help = "How late the off-beats are, 50 being straight",
          .absent = "as the style has it", .suggested = 58.0},
         [](auto& request) -> auto& { return request.swing; }),
    song({.id = "groove", .name = "groove", .kind = Kind::Text, .option = "groove", .placeholder = "FILE",
          .help = "Timing and accents of a place: a groove that \"groove\" wrote, or a recording with a beat",
          .isWrittenIfAny = true},
         [](auto& request) -> auto& { return request.groove; }),
    song({.id = "groove_amount", .name = "amount of groove", .kind = Kind::Number, .option = "groove-amount",
          .placeholder = "P", .unit = Unit::Percent, .minimum = 0.0, .maximum = 100.0,
          .help = "How far notes follow the groove, or the replay its recording", .absent = "all of it",
          .suggested = 50.0, .isWrittenIfAny = true},
         [](auto& request) -> auto& { return request.grooveAmount; }),
    song({.id = "groove_on", .name = "reach of the groove", .kind = Kind::Word, .option = "groove-on",
          .placeholder = "WHAT", .help = "What follows the groove", .choices = grooveParts, .isWrittenIfAny = true},
         [](auto& request) -> auto& { return request.grooveOn; }),
    song({.id = "replay", .name = "replay", .kind = Kind::Text, .option = "replay", .placeholder = "FILE",
          .help = "A recording whose own rhythm is the beat, played by the samples' hits", .isWrittenIfAny = true},
         [](auto& request) -> auto& { return request.replay; }),
    song({.id = "replay_roles", .name = "players of the replay", .kind = Kind::Texts, .option = "replay-roles",
          .placeholder = "R,R", .help = "Drums that play it, by role; of all of them, whoever sounds nearest, where none is named",
          .choices = replayRoleNames, .isWrittenIfAny = true},
         [](auto& request) -> auto& { return request.replayRoles; }),
    song({.id = "humanise", .name = "looseness in time", .kind = Kind::Number, .option = "humanise", .placeholder = "0..1",
          .minimum = 0.0, .maximum = 1.0, .help = "How far notes stray from the grid, 1 being as a drummer's do"},
         [](auto& request) -> auto& { return request.humanise; }),
    song({.id = "dynamics", .name = "looseness in loudness", .kind = Kind::Number, .option = "dynamics",
          .placeholder = "0..1", .minimum = 0.0, .maximum = 1.0,
          .help = "How far notes differ in loudness, 1 being as a drummer's do"},
         [](auto& request) -> auto& { return request.dynamics; }),
    song({.id = "fills", .name = "fills", .kind = Kind::Switch, .offOption = "no-fills",
          .help = "Drum fills at the ends of sections", .offHelp = "No drum fills at the ends of sections"},
         [](auto& request) -> auto& { return request.fills; }),
    song({.id = "automation", .name = "automation", .kind = Kind::Switch, .offOption = "no-automation",
          .help = "Swells and ducking of the style", .offHelp = "No swells and no ducking"},
         [](auto& request) -> auto& { return request.automation; }),
    song({.id = "bass_style", .name = "bass style", .kind = Kind::Word, .option = "bass-style", .placeholder = "S",
          .help = "What the bass plays", .absent = "what goes with the style", .choices = bassLines},
         [](auto& request) -> auto& { return request.bassStyle; }),
    song({.id = "kick_policy", .name = "kick policy", .kind = Kind::Word, .option = "kick-policy", .placeholder = "P",
          .help = "What the bass does where it meets a kick", .absent = "what goes with the style",
          .choices = kickPolicyNames},
         [](auto& request) -> auto& { return request.kickPolicy; }),
    song({.id = "progression", .name = "progression", .kind = Kind::Word, .option = "progression", .placeholder = "P",
          .help = "Chords of the song", .absent = "drawn by the seed", .choices = progressions},
         [](auto& request) -> auto& { return request.progression; }),
    song({.id = "seed", .name = "seed", .kind = Kind::Seed, .option = "seed", .placeholder = "S",
          .help = "The number from which all chance is drawn"},
         [](auto& request) -> auto& { return request.seed; }),
    song({.id = "locks", .name = "locked samples", .kind = Kind::Texts, .option = "lock", .placeholder = "PART=SAMPLE",
          .help = "The sample that plays a part, by its id or the name of its file, again for each part",
          .isKnown = isLock, .wanted = "parts with their samples, such as Kick=kick_03.wav", .isWrittenIfAny = true},
         [](auto& request) -> auto& { return request.locks; }),
    song({.id = "rerolls", .name = "parts rolled again", .kind = Kind::Texts, .option = "reroll",
          .placeholder = "PART[=N]", .help = "A part or a section that is made anew, N times over, again for each",
          .isKnown = isReroll, .wanted = "parts or sections, such as Lead or \"Chorus 1=2\"", .isWrittenIfAny = true},
         [](auto& request) -> auto& { return request.rerolls; }),
    song({.id = "edits", .name = "edits of notes", .kind = Kind::Texts, .option = "edit", .placeholder = "EDIT",
          .help = "A note that is put in, taken out or changed: LANE[/PATTERN]:BEFORE>AFTER, each note as "
                  "position,length,key,velocity, again for each",
          .isKnown = isNoteEdit, .wanted = "edits such as Bass:>2,1,33,90", .isWrittenIfAny = true},
         [](auto& request) -> auto& { return request.edits; }),
};
// clang-format on

}

std::span<const settings::Field<ComposeRequest>> songSettings() { return songs; }

}
