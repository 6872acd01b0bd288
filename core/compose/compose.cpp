#include "compose/compose.h"

#include "base/number_text.h"
#include "compose/song_plan.h"
#include "styles/metre_steps.h"

#include <algorithm>

namespace gleaner::compose {
namespace {

constexpr std::size_t mostNamed = 3; // of the edits that are lost

template <typename Table>
std::vector<Named> namedOf(const Table& table) {
    std::vector<Named> names;
    for (const auto& entry : table)
        names.push_back({entry.id, entry.name, entry.help});
    return names;
}

void tellOfLost(const std::vector<NoteEdit>& lost, Composition& composition) {
    if (lost.empty()) return;
    std::string names;
    for (std::size_t n = 0; n < std::min(lost.size(), mostNamed); ++n) {
        const NoteEdit& edit = lost[n];
        const double beat = (edit.before ? edit.before : edit.after)->pos + 1.0;
        names += (n == 0 ? "" : ", ") + edit.lane + (edit.pattern.empty() ? "" : " in " + edit.pattern) +
                 " at beat " + roundedText(beat, 4);
    }
    composition.warnings.push_back(
        (lost.size() == 1 ? "One edit of a note does" : std::to_string(lost.size()) + " edits of notes do") +
        std::string(" not apply to this song: ") + names + (lost.size() > mostNamed ? ", …." : "."));
}

void numberChannels(music::Song& song) {
    int channel = music::drumChannels;
    for (music::MelodicTrack& track : song.melodicTracks)
        track.channel = channel++;
}

}

std::span<const Named> styles() {
    static const std::vector<Named> names = namedOf(drumStyles());
    return names;
}

std::span<const Named> metres() {
    static const std::vector<Named> names = namedOf(metreNames());
    return names;
}

std::span<const Named> forms() {
    static const std::vector<Named> names = namedOf(allForms());
    return names;
}

std::span<const Named> scales() {
    static const std::vector<Named> names = namedOf(allScales());
    return names;
}

std::span<const Named> kickPolicyNames() {
    static const std::vector<Named> names = namedOf(kickPolicies);
    return names;
}

std::span<const Named> grooveParts() {
    static constexpr Named parts[] = {{"song", "the whole song", "Every track moves by it."},
                                      {"drums", "drums", "Drums alone; the rest has the style's swing."}};
    return parts;
}

std::span<const Named> replayRoleNames() {
    static const std::vector<Named> names = [] {
        std::vector<Named> list;
        for (const VoiceInfo& voice : voices)
            if (const music::RoleInfo& role = music::info(voice.role);
                std::ranges::find(list, role.id, &Named::id) == list.end())
                list.push_back({role.id, role.name, ""});
        return list;
    }();
    return names;
}

std::span<const Named> bassLines() {
    static const std::vector<Named> names = namedOf(bassStyles());
    return names;
}

std::span<const Named> progressions() {
    static const std::vector<Named> names = [] {
        std::vector<Named> list;
        for (const Progression& progression : allProgressions())
            list.push_back({progression.id, progression.id,
                            progression.mode == music::Mode::Minor ? "For minor keys." : "For major keys."});
        return list;
    }();
    return names;
}

double usualBpm(std::string_view style) {
    const DrumStyle* known = findDrumStyle(style);
    return known ? known->bpm : ComposeRequest{}.bpm;
}

Composition compose(const ComposeRequest& request, const std::vector<music::SampleEntry>& samples,
                    const Heard& heard, int alternatives) {
    Composition composition;
    SongPlan plan = makePlan(request, samples, heard, composition.warnings);
    plan.alternatives = alternatives;
    music::Song& song = composition.song;
    song.meta.title = request.title;
    song.meta.bpm = plan.bpm;
    song.meta.ppq = plan.feel.ppq;
    song.meta.key = plan.key;
    song.meta.scale = plan.scale->id;
    song.meta.seed = plan.seed;
    song.meta.timeSignature = {plan.metre.beats, plan.metre.unit};
    song.sections = namedSections(plan.sections);

    const Kit kit = assignKit(plan.samples, plan.seed, plan.wishes);
    arrangeDrums(plan, kit, composition);
    arrangeMelodies(plan, kit, composition);
    arrangeClips(plan, composition);
    tellOfLost(applyEdits(song, request.edits), composition);
    numberChannels(song);
    if (plan.automation) arrangeMoves(plan, song);
    return composition;
}

}
