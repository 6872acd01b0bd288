#include "merge/merge_state.h"
#include "merge/rows.h"

#include "base/error.h"

#include <bit>
#include <cmath>
#include <optional>

namespace gleaner::flp {
namespace {

/// A clip of ours in the three states.
struct OurClip {
    std::string source;
    ItemRecord item;                  ///< as it is in its own state
    ItemRecord current;               ///< the brief's: as it will be written
    std::optional<std::size_t> there; ///< of the project's items, where it is as we wrote it
    bool moved = false;               ///< a person moved or cut it
    int track = 1;                    ///< the brief's own
    bool taken = false;               ///< the brief has it as well
};

bool isNear(std::uint32_t a, std::uint32_t b) {
    constexpr float halfMs = 0.5F;
    return a == b || std::abs(std::bit_cast<float>(a) - std::bit_cast<float>(b)) < halfMs;
}

/// What of its source a clip plays; -1 and -1 is the whole.
bool playsTheSame(const ItemRecord& a, const ItemRecord& b, bool isAudio) {
    if (isAudio)
        return isNear(a.begin, b.begin) && isNear(a.end, b.end) &&
               (a.bytes.size < 60 || // before FL 21 a clip has neither
                (a.fadeIn == b.fadeIn && a.fadeOut == b.fadeOut && a.gain == b.gain));
    const auto partOf = [](const ItemRecord& item) {
        const bool whole = item.begin == 0xFFFFFFFF && item.end == 0xFFFFFFFF;
        return whole ? std::pair(std::uint32_t{0}, item.length) : std::pair(item.begin, item.end);
    };
    return partOf(a) == partOf(b);
}

bool areSame(const ItemRecord& a, const ItemRecord& b, bool isAudio) {
    return a.position == b.position && a.length == b.length && a.row == b.row && a.isMuted() == b.isMuted() &&
           a.group == b.group && playsTheSame(a, b, isAudio);
}

class ClipMerger {
public:
    ClipMerger(MergeState& state, Section& arrangement)
        : m_state(state), m_arrangement(arrangement), m_format(formatOf(state.release())),
          m_items(*std::get_if<std::vector<ItemRecord>>(&arrangement.find(EventId::Playlist)->value)),
          m_rows(state, arrangement) {}

    void merge() {
        takeOurs();
        pairWithProject();
        pairStates();
        bringKept();
        takeOut();
        putIn();
        if (m_changed) put();
        m_rows.label();
        tell();
    }

private:
    bool isAudio(const std::string& source) const {
        return m_state.base.channel(source) || m_state.brief.channel(source);
    }
    std::optional<int> numberOf(const std::string& source) const {
        const Numbers& numbers = isAudio(source) ? m_state.channels : m_state.patterns;
        const auto found = numbers.find(source);
        return found == numbers.end() ? std::nullopt : std::optional(found->second);
    }

    ItemRecord itemFor(const SketchClip& clip, int track) const {
        Clip placed = clip.clip;
        placed.index = numberOf(clip.source).value_or(0);
        placed.track = track;
        return itemOf(placed, 0, m_format);
    }

    void takeOurs() {
        for (std::size_t n = 0; n < m_state.base.clips.size(); ++n) {
            const SketchClip &was = m_state.base.clips[n], &before = m_state.before.clips[n];
            const int track = m_rows.ofBase(was.clip.track);
            m_base.push_back({was.source, itemFor(was, track), itemFor(before, track), {}});
        }
        for (std::size_t n = 0; n < m_state.brief.clips.size(); ++n) {
            const SketchClip &brief = m_state.brief.clips[n], &current = m_state.current.clips[n];
            const int track = m_rows.ofBrief(brief.clip.track);
            m_brief.push_back({brief.source, itemFor(brief, track), itemFor(current, track), {}});
            m_brief.back().track = brief.clip.track;
        }
    }

    bool isOf(const ItemRecord& item, const OurClip& clip) const {
        const auto number = numberOf(clip.source);
        return number && item.isPattern() != isAudio(clip.source) && item.number() == *number;
    }

    /// The clips as we wrote them; then, of what is left of a source, what a person moved.
    void pairWithProject() {
        std::vector<bool> used(m_items.size());
        const auto pair = [&](OurClip& clip, auto fits) {
            for (std::size_t n = 0; n < m_items.size(); ++n)
                if (!used[n] && isOf(m_items[n], clip) && fits(m_items[n])) {
                    used[n] = true;
                    return std::optional(n);
                }
            return std::optional<std::size_t>();
        };
        for (OurClip& clip : m_base)
            clip.there = pair(
                clip, [&](const ItemRecord& item) { return areSame(item, clip.item, isAudio(clip.source)); });
        for (OurClip& clip : m_base)
            if (!clip.there) clip.moved = pair(clip, [](const ItemRecord&) { return true; }).has_value();
    }

    void pairStates() {
        for (OurClip& clip : m_brief)
            for (OurClip& before : m_base)
                if (!before.taken && before.source == clip.source &&
                    areSame(before.current, clip.item, isAudio(clip.source))) {
                    before.taken = clip.taken = true;
                    clip.there = before.there;
                    break;
                }
    }

    /// Where the tempo is new, clips of sound that nobody touched are as long as they play now.
    void bringKept() {
        if (!m_state.newTempo) return;
        for (const OurClip& clip : m_brief) {
            if (!clip.taken || !clip.there) continue;
            ItemRecord& item = m_items[*clip.there];
            if (item.length == clip.current.length && item.begin == clip.current.begin) continue;
            item.length = clip.current.length;
            item.begin = clip.current.begin;
            item.end = clip.current.end;
            m_changed = true;
        }
    }

    void takeOut() {
        std::vector<std::size_t> gone;
        for (const OurClip& clip : m_base) {
            if (clip.taken || m_state.kept.contains(clip.source)) continue;
            if (clip.there) {
                gone.push_back(*clip.there);
                ++m_removed[clip.source];
            } else if (clip.moved) {
                ++m_stay[clip.source];
            }
        }
        std::ranges::sort(gone, std::greater());
        for (const std::size_t place : gone)
            m_items.erase(m_items.begin() + static_cast<std::ptrdiff_t>(place));
        m_changed = m_changed || !gone.empty();
    }

    void putIn() {
        std::set<std::string> unknown;
        for (const OurClip& clip : m_brief)
            if (numberOf(clip.source) && isUnknown(clip.source)) unknown.insert(clip.source);
        for (const OurClip& clip : m_brief) {
            if (m_state.isKnown ? clip.taken : clip.there.has_value()) continue;
            if (!numberOf(clip.source) || unknown.contains(clip.source)) continue;
            if (std::ranges::any_of(m_items, [&](const ItemRecord& item) {
                    return isOf(item, clip) && areSame(item, clip.current, isAudio(clip.source));
                }))
                continue;
            ItemRecord item = clip.current;
            item.row = static_cast<std::uint16_t>(
                m_format.rowsBelow -
                m_rows.freeFor(clip.source,
                               m_state.isKnown ? m_format.rowsBelow - item.row : m_rows.freshFor(clip.track),
                               item.position, item.position + item.length, m_items));
            m_items.push_back(item);
            ++m_added[clip.source];
            m_changed = true;
        }
    }

    /// Without a baseline nobody knows whether a clip is new or was deleted; those of new parts are new.
    bool isUnknown(const std::string& source) const {
        if (m_state.isKnown) return false;
        return std::ranges::any_of(m_base, [&](const OurClip& clip) { return clip.source == source; }) &&
               std::ranges::any_of(m_items, [&](const ItemRecord& item) {
                   return item.isPattern() != isAudio(source) && item.number() == *numberOf(source);
               });
    }

    void put() {
        std::ranges::stable_sort(m_items, {}, &ItemRecord::position);
        std::uint32_t highest = 0;
        for (const ItemRecord& item : m_items)
            highest = std::max(highest, item.id);
        for (ItemRecord& item : m_items)
            if (item.id == 0 && item.bytes.size >= 60) item.id = ++highest;
    }

    std::string nameOf(const std::string& source) const {
        for (const Sketch* sketch : {&m_state.brief, &m_state.base}) {
            if (const SketchChannel* channel = sketch->channel(source)) return channel->channel.name;
            if (const SketchPattern* pattern = sketch->pattern(source)) return pattern->pattern.name;
        }
        return source;
    }

    static std::string clips(int count) { return std::to_string(count) + (count == 1 ? " clip" : " clips"); }

    void tell() {
        for (const auto& [source, count] : m_added)
            m_state.say(MergeStep::Added, clips(count) + " of " + nameOf(source) + " put in.");
        for (const auto& [source, count] : m_removed)
            m_state.say(MergeStep::Removed, clips(count) + " of " + nameOf(source) + " taken out.");
        for (const auto& [source, count] : m_stay)
            m_state.say(MergeStep::Kept, clips(count) + " of " + nameOf(source) +
                                             " that the brief has elsewhere or not at all: moved in the "
                                             "project, and left there.");
    }

    MergeState& m_state;
    Section& m_arrangement;
    const Format& m_format;
    std::vector<ItemRecord>& m_items;
    Rows m_rows;
    std::vector<OurClip> m_base, m_brief;
    std::map<std::string, int> m_added, m_removed, m_stay;
    bool m_changed = false;
};

/// How many of our clips an arrangement holds, whatever their tracks.
int clipsOfOurs(const MergeState& state, const Section& arrangement) {
    const auto* items = arrangement.valueOf<std::vector<ItemRecord>>(EventId::Playlist);
    int count = 0;
    if (!items) return count;
    for (const SketchClip& clip : state.base.clips) {
        const Numbers& numbers = clip.clip.isAudio ? state.channels : state.patterns;
        const auto number = numbers.find(clip.source);
        if (number == numbers.end()) continue;
        count += std::ranges::any_of(*items, [&](const ItemRecord& item) {
            return item.isPattern() != clip.clip.isAudio && item.number() == number->second &&
                   item.position == static_cast<std::uint32_t>(clip.clip.position);
        });
    }
    return count;
}

/// The arrangement that holds most of what we wrote; else the one that is named so; nothing where it is gone.
Section* ourArrangement(MergeState& state) {
    Section* best = nullptr;
    int most = 0;
    for (Section& section : state.document.sections) {
        if (section.kind != SectionKind::Arrangement) continue;
        const int count = clipsOfOurs(state, section);
        if (count > most) best = &section;
        most = std::max(most, count);
    }
    if (best) return best;
    for (Section& section : state.document.sections)
        if (section.kind == SectionKind::Arrangement &&
            section.textOf(EventId::ArrangementName).value_or(state.place.arrangement) ==
                state.place.arrangement)
            return &section;
    return nullptr;
}

}

void mergeClips(MergeState& state) {
    Section* arrangement = ourArrangement(state);
    if (!arrangement) {
        state.say(MergeStep::Deleted, "The song's arrangement, " + state.place.arrangement +
                                          ", was deleted in the project and stays so: no clip was placed.");
        return;
    }
    state.place.arrangement = arrangement->textOf(EventId::ArrangementName).value_or(state.place.arrangement);
    const Entry* playlist = arrangement->find(EventId::Playlist);
    if (!playlist || !std::holds_alternative<std::vector<ItemRecord>>(playlist->value))
        throw Error("The song can't be merged into this project: its playlist can't be read.");
    ClipMerger(state, *arrangement).merge();
    mergeMarkers(state, *arrangement);
}

}
