#include "merge/rows.h"

namespace gleaner::flp {

Rows::Rows(MergeState& state, Section& arrangement)
    : m_state(state), m_arrangement(arrangement), m_most(formatOf(state.release()).rowsBelow) {
    const auto& items = *arrangement.valueOf<std::vector<ItemRecord>>(EventId::Playlist);
    readTracks();
    if (!m_tracks.empty()) m_most = std::min(m_most, m_tracks.rbegin()->first);
    for (const ItemRecord& item : items)
        m_last = std::max(m_last, item.track(state.release()));
    for (const auto& [number, track] : m_tracks)
        if (!track.name.empty()) m_last = std::max(m_last, number);
    findMoved(items);
    for (std::size_t n = 0; n < state.base.tracks.size(); ++n)
        m_last = std::max(m_last, ofBase(static_cast<int>(n) + 1));
}

void Rows::readTracks() {
    int number = 0;
    for (std::size_t n = 0; n < m_arrangement.entries.size(); ++n) {
        const Entry& entry = m_arrangement.entries[n];
        if (entry.id == EventId::Track) {
            const auto* record = std::get_if<TrackRecord>(&entry.value);
            m_tracks[++number] = {{}, record ? record->colour : plainColour};
        }
        if (const auto* name = std::get_if<Text>(&entry.value); name && entry.id == EventId::TrackName)
            m_tracks[number].name = name->utf8;
    }
}

/// By the clips that stand where we put them.
void Rows::findMoved(const std::vector<ItemRecord>& items) {
    std::map<int, std::map<int, int>> counts;
    for (const SketchClip& clip : m_state.base.clips) {
        const Numbers& numbers = clip.clip.isAudio ? m_state.channels : m_state.patterns;
        const auto number = numbers.find(clip.source);
        if (number == numbers.end()) continue;
        for (const ItemRecord& item : items)
            if (item.isPattern() != clip.clip.isAudio && item.number() == number->second &&
                item.position == static_cast<std::uint32_t>(clip.clip.position) &&
                item.length == static_cast<std::uint32_t>(clip.clip.length))
                ++counts[clip.clip.track][item.track(m_state.release())];
    }
    for (const auto& [track, places] : counts) {
        const auto best = std::ranges::max_element(
            places, [&](const auto& a, const auto& b) { // of as many the same track, then the lowest
                return std::tuple(a.second, a.first == track, -a.first) <
                       std::tuple(b.second, b.first == track, -b.first);
            });
        m_moved[track] = best->first;
    }
}

int Rows::ofBase(int track) const {
    const auto moved = m_moved.find(track);
    return std::min(m_most, moved == m_moved.end() ? track : moved->second);
}

TrackLabel Rows::labelOf(const Sketch& sketch, int track) const {
    const auto place = static_cast<std::size_t>(track - 1);
    return place < sketch.tracks.size() ? sketch.tracks[place] : TrackLabel();
}

int Rows::nextFree() { return m_last < m_most ? ++m_last : m_most; }

int Rows::ofBrief(int track) {
    if (const auto known = m_brief.find(track); known != m_brief.end()) return known->second;
    const TrackLabel label = labelOf(m_state.brief, track);
    for (std::size_t n = 0; n < m_state.base.tracks.size(); ++n)
        if (m_state.base.tracks[n].name == label.name && !label.name.empty())
            return m_brief[track] = ofBase(static_cast<int>(n) + 1);
    const int free = nextFree();
    m_fresh[free] = track;
    return m_brief[track] = free;
}

int Rows::freshFor(int track) {
    const auto [row, isNew] = m_unknown.try_emplace(track, 0);
    if (isNew) {
        row->second = nextFree();
        m_fresh[row->second] = track;
    }
    return row->second;
}

int Rows::freeFor(const std::string& source, int track, std::int64_t begin, std::int64_t end,
                  const std::vector<ItemRecord>& items) {
    const auto isFree = [&](int wanted) {
        return std::ranges::none_of(items, [&](const ItemRecord& item) {
            return item.track(m_state.release()) == wanted && item.position < end &&
                   std::int64_t{item.position} + item.length > begin;
        });
    };
    if (isFree(track)) return track;
    const auto other = m_elsewhere.find(source);
    if (other != m_elsewhere.end() && isFree(other->second)) return other->second;
    return m_elsewhere[source] = nextFree();
}

void Rows::labelTrack(int track, const TrackLabel& label) {
    auto& entries = m_arrangement.entries;
    int number = 0;
    for (std::size_t n = 0; n < entries.size(); ++n) {
        auto* record = std::get_if<TrackRecord>(&entries[n].value);
        if (entries[n].id != EventId::Track || ++number != track || !record) continue;
        record->colour = label.colour;
        std::size_t behind = n + 1;
        if (behind < entries.size() && entries[behind].id == EventId::TrackIgnoresTheme)
            entries[behind++].value = Number{label.ownColour ? 1 : 0};
        if (behind < entries.size() && entries[behind].id == EventId::TrackName)
            entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(behind));
        if (!label.name.empty())
            entries.insert(entries.begin() + static_cast<std::ptrdiff_t>(behind),
                           Entry{EventId::TrackName, Text{label.name}, 0});
        return;
    }
}

void Rows::label() {
    for (const auto& [track, brief] : m_fresh)
        if (m_tracks.contains(track) && m_tracks[track].name.empty())
            labelTrack(track, labelOf(m_state.brief, brief));
    for (const auto& [brief, track] : m_brief) {
        if (m_fresh.contains(track) || !m_tracks.contains(track)) continue;
        const TrackLabel now = labelOf(m_state.brief, brief);
        for (const TrackLabel& was : m_state.base.tracks)
            if (was.name == now.name && was.colour != now.colour && m_tracks[track].name == was.name &&
                m_tracks[track].colour == was.colour)
                labelTrack(track, now);
    }
}

}
