#include "merge/entry_merge.h"
#include "merge/merge_state.h"

#include "base/error.h"

#include <array>

namespace gleaner::flp {
namespace {

using Notes = std::vector<NoteRecord>;

/// The notes of one channel, by place, without its number.
Notes notesOf(const Notes& all, int channel) {
    Notes notes;
    for (const NoteRecord& note : all)
        if (note.channel == channel) notes.push_back(withoutChannel(note));
    std::ranges::stable_sort(notes, [](const NoteRecord& a, const NoteRecord& b) {
        return std::pair(a.position, a.key) < std::pair(b.position, b.key);
    });
    return notes;
}

Notes notesOf(const Sketch& sketch, const SketchPattern* pattern, const std::string& channel) {
    const auto found = std::ranges::find(sketch.channels, channel, &SketchChannel::key);
    if (!pattern || found == sketch.channels.end()) return {};
    return notesOf(pattern->pattern.notes, static_cast<int>(found - sketch.channels.begin()));
}

constexpr std::array noteEvents = {EventId::Pattern, EventId::PatternNotes, EventId{160}, EventId{161}};
constexpr std::array infoEvents = {EventId::PatternName, EventId::PatternColour, EventId::Pattern157,
                                   EventId::Pattern158,  EventId::PatternLength, EventId::Pattern52,
                                   EventId::Pattern171,  EventId::Pattern252,    EventId::Pattern253};

class PatternMerger {
public:
    explicit PatternMerger(MergeState& state) : m_state(state) {}

    void merge() {
        for (const SketchPattern& pattern : m_state.base.patterns)
            if (!m_state.patterns.contains(pattern.key)) lose(pattern);
        for (const SketchPattern& pattern : m_state.brief.patterns)
            if (m_state.patterns.contains(pattern.key))
                bring(pattern);
            else if (!m_state.lost.contains(pattern.key))
                add(pattern);
        for (const SketchPattern& pattern : m_state.base.patterns)
            if (m_state.patterns.contains(pattern.key) && !m_state.brief.pattern(pattern.key) &&
                isTouched(pattern)) {
                m_state.kept.insert(pattern.key);
                m_state.say(MergeStep::Kept, "Pattern " + pattern.pattern.name +
                                                 " was changed in the project and stays; the brief leaves it "
                                                 "out.");
            }
    }

    void remove() {
        for (const SketchPattern& pattern : m_state.base.patterns) {
            const auto number = m_state.patterns.find(pattern.key);
            if (number == m_state.patterns.end() || m_state.brief.pattern(pattern.key) ||
                m_state.kept.contains(pattern.key))
                continue;
            if (isPlaced(number->second)) {
                m_state.say(MergeStep::Kept, "Pattern " + pattern.pattern.name +
                                                 " is placed elsewhere in the project and stays; the brief "
                                                 "leaves it out.");
                continue;
            }
            std::erase_if(m_state.document.sections, [&](const Section& section) {
                return section.kind == SectionKind::Pattern && section.number == number->second;
            });
            m_state.say(MergeStep::Removed, "Pattern " + pattern.pattern.name + " is no part of the brief.");
        }
    }

private:
    std::vector<Entry> infoOf(const SketchPattern& pattern, int number) const {
        return m_state.written([&](EventWriter& out) { writePatternInfo(out, {pattern.pattern}, number); });
    }

    Section* sectionWith(int number, std::initializer_list<EventId> ids) {
        for (Section& section : m_state.document.sections)
            if (section.kind == SectionKind::Pattern && section.number == number &&
                std::ranges::any_of(ids, [&](EventId id) { return section.find(id) != nullptr; }))
                return &section;
        return nullptr;
    }
    Section* info(int number) {
        return sectionWith(number, {EventId::PatternName, EventId::PatternColour, EventId::PatternLength});
    }

    Notes theirNotes(int number) {
        const Section* section = sectionWith(number, {EventId::PatternNotes});
        const auto* notes = section ? section->valueOf<Notes>(EventId::PatternNotes) : nullptr;
        return notes ? *notes : Notes();
    }

    void lose(const SketchPattern& pattern) {
        if (!m_state.isKnown) return; // it may be new
        m_state.lost.insert(pattern.key);
        if (m_state.brief.pattern(pattern.key))
            m_state.say(MergeStep::Deleted,
                        "Pattern " + pattern.pattern.name + " was deleted in the project and stays so.");
    }

    void bring(const SketchPattern& pattern) {
        const int number = m_state.patterns.at(pattern.key);
        const SketchPattern& before = *m_state.base.pattern(pattern.key);
        EntryMerge made;
        const auto was = infoOf(before, number), wanted = infoOf(pattern, number);
        if (Section* theirs = info(number))
            made = mergeEntries(was, wanted, theirs->entries, m_state.release());
        if (bringNotes(pattern, before, number)) made.changes.push_back(EventId::PatternNotes);
        if (!made.changes.empty())
            m_state.say(MergeStep::Changed, "Pattern " + pattern.pattern.name + " gets the brief's " +
                                                wordsOf(made.changes) + ".");
        if (!made.conflicts.empty())
            m_state.say(MergeStep::Kept, "Pattern " + pattern.pattern.name + ": " + wordsOf(made.conflicts) +
                                             " stay as they are in the project; the brief has others.");
    }

    std::set<std::string> channelsOf(const SketchPattern& pattern) const {
        std::set<std::string> keys;
        for (const Sketch* sketch : {&m_state.base, &m_state.brief})
            if (const SketchPattern* there = sketch->pattern(pattern.key))
                for (const NoteRecord& note : there->pattern.notes)
                    keys.insert(sketch->channels[note.channel].key);
        return keys;
    }

    /// The notes of each channel by themselves: those of a person's own channels stay in any case.
    bool bringNotes(const SketchPattern& pattern, const SketchPattern& before, int number) {
        Notes all = theirNotes(number);
        bool fresh = false;
        std::string conflicts;
        for (const std::string& key : channelsOf(pattern)) {
            const auto channel = m_state.channels.find(key);
            if (channel == m_state.channels.end()) continue;
            const Notes was = notesOf(m_state.base, &before, key),
                        wanted = notesOf(m_state.brief, &pattern, key), is = notesOf(all, channel->second);
            if (was == wanted || is == wanted) continue;
            if (is != was) {
                conflicts += (conflicts.empty() ? "" : ", ") + nameOf(key);
                continue;
            }
            std::erase_if(all, [&](const NoteRecord& note) { return note.channel == channel->second; });
            for (NoteRecord note : wanted) {
                note.channel = static_cast<std::uint16_t>(channel->second);
                all.push_back(note);
            }
            fresh = true;
        }
        if (fresh) putNotes(number, std::move(all));
        if (!conflicts.empty())
            m_state.say(MergeStep::Kept, "Pattern " + pattern.pattern.name + ": the notes of " + conflicts +
                                             " stay as they are in the project; the brief has others.");
        return fresh;
    }

    std::string nameOf(const std::string& key) const {
        for (const Sketch* sketch : {&m_state.brief, &m_state.base})
            if (const SketchChannel* channel = sketch->channel(key)) return channel->channel.name;
        return key;
    }

    void putNotes(int number, Notes notes) {
        std::ranges::stable_sort(notes, {}, &NoteRecord::position);
        Section* section = sectionWith(number, {EventId::PatternNotes});
        if (section) {
            section->find(EventId::PatternNotes)->value = std::move(notes);
            return;
        }
        Section made{SectionKind::Pattern, number, {}};
        made.entries = {{EventId::Pattern, Number{number}, 0}, {EventId::PatternNotes, std::move(notes), 0}};
        // Before the first channel, in the order of numbers.
        const auto behind = std::ranges::find_if(m_state.document.sections, [&](const Section& other) {
            return other.kind == SectionKind::Remote || other.kind == SectionKind::Channel ||
                   (other.kind == SectionKind::Pattern && other.number > number);
        });
        m_state.document.sections.insert(behind, std::move(made));
    }

    int nextNumber() const {
        const auto there = m_state.document.numbers(SectionKind::Pattern);
        int last = there.empty() ? 0 : there.back();
        for (const Section* arrangement : m_state.document.all(SectionKind::Arrangement))
            if (const auto* items = arrangement->valueOf<std::vector<ItemRecord>>(EventId::Playlist))
                for (const ItemRecord& item : *items)
                    if (item.isPattern()) last = std::max(last, item.number());
        for (const auto& [key, number] : m_state.patterns)
            last = std::max(last, number);
        return last + 1;
    }

    void add(const SketchPattern& pattern) {
        const int number = nextNumber();
        if (number > mostPatterns)
            throw Error("The project has no room for more patterns; FL Studio holds " +
                        std::to_string(mostPatterns) + ".");
        Notes notes;
        for (NoteRecord note : pattern.pattern.notes) {
            const auto channel = m_state.channels.find(m_state.brief.channels[note.channel].key);
            if (channel == m_state.channels.end()) continue; // deleted by a person
            note.channel = static_cast<std::uint16_t>(channel->second);
            notes.push_back(note);
        }
        if (!notes.empty()) putNotes(number, std::move(notes));
        addInfo(pattern, number);
        m_state.patterns[pattern.key] = number;
        m_state.say(MergeStep::Added, "Pattern " + pattern.pattern.name + " is new.");
    }

    /// Names of patterns stand behind the first channel.
    void addInfo(const SketchPattern& pattern, int number) {
        auto& sections = m_state.document.sections;
        const auto first = std::ranges::find(sections, SectionKind::Channel, &Section::kind);
        const auto behind = std::find_if(first + 1, sections.end(), [](const Section& section) {
            return section.kind != SectionKind::Pattern;
        });
        sections.insert(behind, {SectionKind::Pattern, number, infoOf(pattern, number)});
    }

    bool isTouched(const SketchPattern& pattern) {
        const int number = m_state.patterns.at(pattern.key);
        for (const Section& section : m_state.document.sections) {
            if (section.kind != SectionKind::Pattern || section.number != number) continue;
            for (const Entry& entry : section.entries)
                if (std::ranges::find(noteEvents, entry.id) == noteEvents.end() &&
                    std::ranges::find(infoEvents, entry.id) == infoEvents.end())
                    return true;
        }
        const Section* theirs = info(number);
        if (theirs && areTouched(infoOf(pattern, number), theirs->entries,
                                 {EventId::PatternName, EventId::PatternColour}, m_state.release()))
            return true;
        return hasOtherNotes(pattern, theirNotes(number));
    }

    bool hasOtherNotes(const SketchPattern& pattern, const Notes& theirs) const {
        std::size_t known = 0;
        for (const SketchChannel& channel : m_state.base.channels) {
            const auto number = m_state.channels.find(channel.key);
            if (number == m_state.channels.end()) continue;
            const Notes is = notesOf(theirs, number->second);
            if (is != notesOf(m_state.base, &pattern, channel.key)) return true;
            known += is.size();
        }
        return known != theirs.size();
    }

    bool isPlaced(int number) const {
        for (const Section* arrangement : m_state.document.all(SectionKind::Arrangement))
            if (const auto* items = arrangement->valueOf<std::vector<ItemRecord>>(EventId::Playlist))
                if (std::ranges::any_of(*items, [&](const ItemRecord& item) {
                        return item.isPattern() && item.number() == number;
                    }))
                    return true;
        return false;
    }

    MergeState& m_state;
};

}

void mergePatterns(MergeState& state) { PatternMerger(state).merge(); }
void removePatterns(MergeState& state) { PatternMerger(state).remove(); }

}
