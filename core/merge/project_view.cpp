#include "merge/project_view.h"

#include <algorithm>
#include <set>

namespace gleaner::flp {
namespace {

void takeNotes(const Section& section, ProjectView& view, std::map<int, PatternView>& patterns) {
    PatternView& pattern = patterns[section.number];
    pattern.number = section.number;
    if (const auto name = section.textOf(EventId::PatternName)) pattern.name = *name;
    if (const auto colour = section.numberOf(EventId::PatternColour)) pattern.colour = *colour;
    const auto* notes = section.valueOf<std::vector<NoteRecord>>(EventId::PatternNotes);
    if (!notes) return;
    pattern.notes.insert(pattern.notes.end(), notes->begin(), notes->end());
    for (const NoteRecord& note : *notes)
        for (ChannelView& channel : view.channels)
            if (channel.number == note.channel) channel.traces.push_back(traceOf(note));
}

void takeClips(const Section& section, ProjectView& view) {
    const auto* items = section.valueOf<std::vector<ItemRecord>>(EventId::Playlist);
    if (!items) return;
    for (const ItemRecord& item : *items)
        for (ChannelView& channel : view.channels)
            if (!item.isPattern() && channel.number == item.number())
                channel.traces.push_back({item.position, item.length, 0, 0});
}

}

Trace traceOf(const NoteRecord& note) { return {note.position, note.length, note.key, note.velocity}; }

double sameness(const Traces& a, const Traces& b) {
    Traces both;
    std::ranges::set_intersection(a, b, std::back_inserter(both));
    const std::size_t all = a.size() + b.size() - both.size();
    return all == 0 ? 0.0 : static_cast<double>(both.size()) / static_cast<double>(all);
}

ProjectView viewOf(const Document& document) {
    ProjectView view;
    for (const Section* section : document.all(SectionKind::Channel))
        view.channels.push_back({section->number,
                                 section->numberOf(EventId::ChannelType).value_or(0),
                                 section->numberOf(EventId::Colour).value_or(0),
                                 section->textOf(EventId::PluginName).value_or(""),
                                 section->textOf(EventId::SamplePath).value_or(""),
                                 {}});
    std::map<int, PatternView> patterns;
    for (const Section* section : document.all(SectionKind::Pattern))
        takeNotes(*section, view, patterns);
    for (const Section* section : document.all(SectionKind::Arrangement))
        takeClips(*section, view);
    for (ChannelView& channel : view.channels)
        std::ranges::sort(channel.traces);
    for (auto& [number, pattern] : patterns)
        view.patterns.push_back(std::move(pattern));
    return view;
}

}
