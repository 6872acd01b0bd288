#include "merge/entry_merge.h"
#include "merge/merge_state.h"

#include "base/error.h"

namespace gleaner::flp {
namespace {

class ChannelMerger {
public:
    explicit ChannelMerger(MergeState& state) : m_state(state) {}

    void merge() {
        for (const SketchChannel& channel : m_state.base.channels)
            if (!m_state.channels.contains(channel.key)) lose(channel);
        for (const SketchChannel& channel : m_state.brief.channels) {
            const SketchChannel* before = m_state.base.channel(channel.key);
            if (m_state.channels.contains(channel.key))
                bring(*before, channel);
            else if (!m_state.lost.contains(channel.key))
                add(channel);
        }
        for (const SketchChannel& channel : m_state.base.channels)
            if (m_state.channels.contains(channel.key) && !m_state.brief.channel(channel.key))
                silence(channel);
        m_state.document.file.channels += m_added;
    }

private:
    std::vector<Entry> entriesOf(const SketchChannel& channel, int number) const {
        return m_state.written([&](EventWriter& out) { writeChannel(out, channel.channel, number); });
    }

    void lose(const SketchChannel& channel) {
        if (!m_state.isKnown) return; // it may be new
        m_state.lost.insert(channel.key);
        if (m_state.brief.channel(channel.key))
            m_state.say(MergeStep::Deleted,
                        "Channel " + channel.channel.name + " was deleted in the project and stays so.");
    }

    void bring(const SketchChannel& before, const SketchChannel& channel) {
        const int number = m_state.channels.at(channel.key);
        Section& theirs = *m_state.section(SectionKind::Channel, number);
        const EntryMerge made = mergeEntries(entriesOf(before, number), entriesOf(channel, number),
                                             theirs.entries, m_state.release());
        if (!made.changes.empty())
            m_state.say(MergeStep::Changed, "Channel " + channel.channel.name + " gets the brief's " +
                                                wordsOf(made.changes) + ".");
        if (!made.conflicts.empty())
            m_state.say(MergeStep::Kept, "Channel " + channel.channel.name + ": " + wordsOf(made.conflicts) +
                                             " stay as they are in the project; the brief has others.");
    }

    void add(const SketchChannel& channel) {
        const auto there = m_state.document.numbers(SectionKind::Channel);
        const int number = there.empty() ? 0 : there.back() + 1;
        if (number >= mostChannels)
            throw Error("The project has no room for more channels; FL Studio holds " +
                        std::to_string(mostChannels) + ".");
        const auto behind =
            std::ranges::find(m_state.document.sections, SectionKind::Arrangement, &Section::kind);
        m_state.document.sections.insert(behind, {SectionKind::Channel, number, entriesOf(channel, number)});
        m_state.channels[channel.key] = number;
        ++m_added;
        m_state.say(MergeStep::Added, "Channel " + channel.channel.name + " is new.");
    }

    /// Its notes and clips go as the brief says, it stays: FL numbers channels without gaps, and a person's
    /// links, layers and notes name them by number.
    void silence(const SketchChannel& channel) {
        if (channel.channel.samplePath.empty()) return;
        const int number = m_state.channels.at(channel.key);
        const Section& theirs = *m_state.section(SectionKind::Channel, number);
        if (areTouched(entriesOf(channel, number), theirs.entries,
                       {EventId::PluginName, EventId::Colour, EventId::SamplePath, EventId::ChannelLevels},
                       m_state.release())) {
            m_state.kept.insert(channel.key);
            m_state.say(MergeStep::Kept,
                        "Channel " + channel.channel.name +
                            " was changed in the project and stays; the brief leaves it out.");
        } else {
            m_state.say(MergeStep::Removed, "Channel " + channel.channel.name +
                                                " is no part of the brief: it stays in the rack, silent.");
        }
    }

    MergeState& m_state;
    int m_added = 0;
};

}

Section* MergeState::section(SectionKind kind, int number) {
    for (Section& section : document.sections)
        if (section.kind == kind && section.number == number) return &section;
    return nullptr;
}

void mergeChannels(MergeState& state) { ChannelMerger(state).merge(); }

}
