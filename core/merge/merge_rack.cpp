#include "merge/merge_state.h"

#include <optional>

namespace gleaner::flp {
namespace {

constexpr int most16 = 0xFFFF;

/// The number that most have; of as many the lowest.
std::optional<int> mostOf(const std::vector<int>& numbers) {
    std::map<int, int> counts;
    for (const int number : numbers)
        ++counts[number];
    std::optional<int> best;
    for (const auto& [number, count] : counts)
        if (!best || count > counts[*best]) best = number;
    return best;
}

/// Numbers of the project in place of those of a draft.
class RackPlacer {
public:
    explicit RackPlacer(MergeState& state) : m_state(state) {
        for (const Section& section : state.document.sections)
            if (section.kind == SectionKind::Groups) takeGroups(section);
    }

    void place() {
        for (Sketch* sketch : {&m_state.base, &m_state.before, &m_state.brief, &m_state.current})
            for (SketchChannel& channel : sketch->channels) {
                channel.channel.insert = insertOf(channel.insert);
                channel.channel.group = groupOf(channel.group);
                channel.channel.cuts = cutGroupOf(channel.cuts);
                channel.channel.cutBy = cutGroupOf(channel.cutsBy);
            }
    }

private:
    std::int64_t valueOf(int channel, EventId id) {
        const Section* section = m_state.section(SectionKind::Channel, channel);
        return section ? section->numberOf(id).value_or(0) : 0;
    }

    /// What the channels of ours that share something have there now.
    template <typename Shares, typename Value>
    std::optional<int> sharedBy(Shares shares, Value value) {
        std::vector<int> numbers;
        for (const SketchChannel& channel : m_state.base.channels)
            if (const auto number = m_state.channels.find(channel.key);
                number != m_state.channels.end() && shares(channel))
                numbers.push_back(value(number->second));
        return mostOf(numbers);
    }

    void takeGroups(const Section& section) {
        for (const Entry& entry : section.entries)
            if (entry.id == EventId::GroupName) {
                const auto* name = std::get_if<Text>(&entry.value);
                m_groups.push_back(name ? name->utf8 : "");
            }
    }

    /// One behind all others is made where it keeps their order: FL numbers groups alphabetically.
    int groupOf(const std::string& name) {
        const auto shared =
            sharedBy([&](const SketchChannel& channel) { return channel.group == name; },
                     [&](int channel) { return static_cast<int>(valueOf(channel, EventId::ChannelGroup)); });
        if (shared) return *shared;
        const auto found = std::ranges::find(m_groups, name);
        if (found != m_groups.end()) return static_cast<int>(found - m_groups.begin());
        if (!m_groups.empty() && m_groups.back() < name) addGroup(name);
        return std::max(0, static_cast<int>(m_groups.size()) - 1);
    }

    void addGroup(const std::string& name) {
        for (Section& section : m_state.document.sections) {
            if (section.kind != SectionKind::Groups) continue;
            auto behind = section.entries.begin();
            for (auto entry = section.entries.begin(); entry != section.entries.end(); ++entry)
                if (entry->id == EventId::GroupName) behind = entry + 1;
            section.entries.insert(behind, Entry{EventId::GroupName, Text{name}, 0});
            m_groups.push_back(name);
            return;
        }
    }

    int insertOf(const std::string& name) {
        if (name.empty()) return 0;
        if (const auto known = m_inserts.find(name); known != m_inserts.end()) return known->second;
        const EventId id = formatOf(m_state.release()).insertEvent;
        const auto shared = sharedBy([&](const SketchChannel& channel) { return channel.insert == name; },
                                     [&](int channel) { return static_cast<int>(valueOf(channel, id)); });
        return m_inserts[name] = shared ? *shared : insertNamed(name);
    }

    int insertNamed(const std::string& name) {
        for (const Section& section : m_state.document.sections)
            if (section.kind == SectionKind::Insert && section.textOf(EventId::InsertName) == name)
                return section.number;
        return freeInsert(name);
    }

    bool isFree(const Section& insert) {
        if (insert.find(EventId::InsertName) || insert.find(EventId::PluginId) ||
            insert.find(EventId::InsertColour))
            return false;
        const EventId id = formatOf(m_state.release()).insertEvent;
        return std::ranges::none_of(m_state.document.all(SectionKind::Channel), [&](const Section* channel) {
            return channel->numberOf(id) == insert.number;
        });
    }

    /// A person's inserts stay theirs; one that nobody uses gets the name. Without one: the master.
    int freeInsert(const std::string& name) {
        const auto inserts = static_cast<int>(m_state.document.all(SectionKind::Insert).size());
        for (Section& section : m_state.document.sections) {
            if (section.kind != SectionKind::Insert || section.number < 1 || section.number + 1 >= inserts ||
                !isFree(section))
                continue;
            const auto flags = std::ranges::find(section.entries, EventId::InsertFlags, &Entry::id);
            section.entries.insert(flags, Entry{EventId::InsertName, Text{name}, 0});
            return section.number;
        }
        m_state.say(MergeStep::Added,
                    "The mixer has no free insert for " + name + ", which plays straight into the master.");
        return 0;
    }

    /// A cut group is named after the channel that has it: what that one has in the project, or its number.
    std::uint16_t cutGroupOf(const std::string& owner) {
        if (owner.empty()) return 0;
        if (const auto known = m_cuts.find(owner); known != m_cuts.end()) return known->second;
        const auto number = m_state.channels.find(owner);
        std::int64_t group = 0;
        if (number != m_state.channels.end()) group = valueOf(number->second, EventId::ChannelCut) & most16;
        if (group == 0) group = nextCutGroup();
        return m_cuts[owner] = static_cast<std::uint16_t>(group);
    }

    std::int64_t nextCutGroup() const {
        std::int64_t highest = mostChannels;
        for (const Section* channel : m_state.document.all(SectionKind::Channel)) {
            const Number cuts = channel->numberOf(EventId::ChannelCut).value_or(0);
            highest = std::max({highest, cuts & most16, cuts >> 16 & most16});
        }
        for (const auto& [owner, group] : m_cuts)
            highest = std::max<std::int64_t>(highest, group);
        return highest + 1;
    }

    MergeState& m_state;
    std::vector<std::string> m_groups;
    std::map<std::string, int> m_inserts;
    std::map<std::string, std::uint16_t> m_cuts;
};

}

void placeChannels(MergeState& state) { RackPlacer(state).place(); }

}
