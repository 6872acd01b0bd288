#include "ui/regions/region_takes.h"
#include "ui/regions/regions_page.h"

#include "session/triage.h"
#include "similar/hit_choice.h"

#include "pack/plan/resolve.h"

#include <map>

namespace gleaner::ui {

std::vector<std::vector<SliceRef>> takesOfOneSound(const Document& document) {
    std::vector<SliceRef> refs;
    std::vector<analysis::HitToChoose> hits;
    for (int i = 0; i < static_cast<int>(document.recordings().size()); ++i)
        for (const pack::ChosenSlice& chosen : document.slices(i)) {
            if (chosen.leftOut || chosen.slice.traits.kind != music::SampleKind::Hit) continue;
            refs.push_back({i, chosen.slice.id});
            hits.push_back(pack::toChoose(chosen));
        }
    std::map<std::size_t, std::vector<SliceRef>> takes;
    const auto surest = analysis::nearDuplicates(hits);
    for (std::size_t i = 0; i < surest.size(); ++i)
        if (surest[i]) takes[*surest[i]].push_back(refs[i]);
    std::vector<std::vector<SliceRef>> sounds;
    for (auto& [first, others] : takes) {
        std::vector<SliceRef>& sound = sounds.emplace_back(std::vector{refs[first]});
        sound.insert(sound.end(), others.begin(), others.end());
    }
    return sounds;
}

int groupTakes(Document& document) {
    std::vector<SliceRef> all;
    std::map<SliceRef, std::string> groups;
    std::vector<music::Role> roles;
    const auto sounds = takesOfOneSound(document);
    for (const auto& sound : sounds)
        roles.push_back(document.findSlice(sound.front().recording, sound.front().slice)->slice.traits.role);
    const std::vector<std::string> names = session::takeGroups(roles);
    for (std::size_t i = 0; i < sounds.size(); ++i)
        for (const SliceRef& ref : sounds[i]) {
            all.push_back(ref);
            groups[ref] = names[i];
        }
    editEach(document, all, RegionsPage::tr("Group takes"),
             [&](int recording, const std::vector<std::string>& ids) {
                 document.editSlices(recording, ids, RegionsPage::tr("Group takes"),
                                     [&](pack::ChosenSlice& slice) {
                                         slice.group = groups.at({recording, slice.slice.id});
                                     });
             });
    return static_cast<int>(sounds.size());
}

int keepBestTakes(Document& document) {
    std::vector<SliceRef> going;
    for (const auto& sound : takesOfOneSound(document))
        for (std::size_t i = 1; i < sound.size(); ++i)
            if (!document.findSlice(sound[i].recording, sound[i].slice)->kept) going.push_back(sound[i]);
    const QString what = RegionsPage::tr("Keep the best take of each sound");
    editEach(document, going, what, [&](int recording, const std::vector<std::string>& ids) {
        document.editSlices(recording, ids, what, [](pack::ChosenSlice& slice) {
            session::decide(slice, session::Verdict::Rejected);
        });
    });
    return static_cast<int>(going.size());
}

}
