#include "merge/entry_merge.h"

#include "base/file_names.h"

#include <algorithm>
#include <map>

namespace gleaner::flp {
namespace {

std::optional<std::size_t> placeOf(const std::vector<Entry>& entries, EventId id, int turn) {
    for (std::size_t n = 0; n < entries.size(); ++n)
        if (entries[n].id == id && turn-- == 0) return n;
    return std::nullopt;
}

const Entry* entryOf(const std::vector<Entry>& entries, EventId id, int turn) {
    const auto place = placeOf(entries, id, turn);
    return place ? &entries[*place] : nullptr;
}

/// Bytes of an event that may not be there.
Bytes dataOf(const Entry* entry, const ReleaseNumber& release) {
    return entry ? bytesOf(entry->value, entry->id, release) : Bytes{};
}

bool isSamePath(const Entry* a, const Entry* b) {
    const auto *one = a ? std::get_if<Text>(&a->value) : nullptr,
               *other = b ? std::get_if<Text>(&b->value) : nullptr;
    if (!one || !other) return !one && !other;
    return foldedName(lastNameOf(one->utf8)) == foldedName(lastNameOf(other->utf8));
}

bool areSame(const Entry* a, const Entry* b, const ReleaseNumber& release) {
    const Entry* any = a ? a : b;
    if (any && any->id == EventId::SamplePath) return isSamePath(a, b);
    return (a != nullptr) == (b != nullptr) && dataOf(a, release) == dataOf(b, release);
}

/// Merges one run of events; `theirs` grows and shrinks where the brief has events more or less.
class EntryMerger {
public:
    EntryMerger(const std::vector<Entry>& base, const std::vector<Entry>& brief, std::vector<Entry>& theirs,
                const ReleaseNumber& release)
        : m_base(base), m_brief(brief), m_theirs(theirs), m_release(release) {}

    EntryMerge merge() {
        std::map<EventId, int> turns;
        for (std::size_t n = 0; n < m_brief.size(); ++n)
            take(m_brief[n].id, turns[m_brief[n].id]++, n);
        std::map<EventId, int> gone;
        for (const Entry& entry : m_base) {
            const int turn = gone[entry.id]++;
            if (turn >= turns[entry.id]) takeGone(entry, turn);
        }
        return std::move(m_made);
    }

private:
    void take(EventId id, int turn, std::size_t place) {
        const Entry *before = entryOf(m_base, id, turn), &now = m_brief[place];
        if (dataOf(before, m_release) == dataOf(&now, m_release) && before) return;
        const auto there = placeOf(m_theirs, id, turn);
        if (!there) {
            if (before) return conflict(id);
            insert(now, place);
        } else if (before && hasLayout(id)) {
            mergeWords(m_theirs[*there], *before, now);
        } else if (areSame(before, &m_theirs[*there], m_release)) {
            m_theirs[*there].value = now.value;
            if (id != EventId::SamplePath || !isSamePath(before, &now)) change(id);
        } else if (!areSame(before, &now, m_release) && !areSame(&now, &m_theirs[*there], m_release)) {
            conflict(id);
        }
    }

    void takeGone(const Entry& before, int turn) {
        const auto there = placeOf(m_theirs, before.id, turn);
        if (!there) return;
        if (!areSame(&before, &m_theirs[*there], m_release)) return conflict(before.id);
        m_theirs.erase(m_theirs.begin() + static_cast<std::ptrdiff_t>(*there));
        change(before.id);
    }

    /// Behind what stands in front of it in the brief.
    void insert(const Entry& entry, std::size_t place) {
        std::size_t at = 0;
        while (place > 0 && at == 0) {
            const EventId before = m_brief[--place].id;
            for (std::size_t n = 0; n < m_theirs.size(); ++n)
                if (m_theirs[n].id == before) at = n + 1;
        }
        m_theirs.insert(m_theirs.begin() + static_cast<std::ptrdiff_t>(at), entry);
        change(entry.id);
    }

    static bool hasLayout(EventId id) {
        return id == EventId::ChannelLevels || id == EventId::ChannelParameters ||
               id == EventId::ChannelEnvelope;
    }

    void mergeWords(Entry& theirs, const Entry& base, const Entry& brief) {
        const Bytes before = dataOf(&base, m_release), now = dataOf(&brief, m_release);
        Bytes data = dataOf(&theirs, m_release);
        if (data.size() != now.size() || before.size() != now.size()) return conflict(theirs.id);
        bool changed = false;
        constexpr std::size_t word = 4;
        for (std::size_t at = 0; at + word <= data.size(); at += word) {
            const auto was = numberAt(before, at, word), wanted = numberAt(now, at, word),
                       is = numberAt(data, at, word);
            if (was == wanted || is == wanted) continue;
            if (is != was) {
                conflict(theirs.id);
                continue;
            }
            std::copy_n(now.begin() + static_cast<std::ptrdiff_t>(at), word,
                        data.begin() + static_cast<std::ptrdiff_t>(at));
            changed = true;
        }
        if (!changed) return;
        theirs.value = payloadFrom({theirs.id, data, 0}, m_release);
        change(theirs.id);
    }

    static void note(std::vector<EventId>& ids, EventId id) {
        if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    }
    void change(EventId id) { note(m_made.changes, id); }
    void conflict(EventId id) { note(m_made.conflicts, id); }

    const std::vector<Entry>&m_base, &m_brief;
    std::vector<Entry>& m_theirs;
    const ReleaseNumber& m_release;
    EntryMerge m_made;
};

}

EntryMerge mergeEntries(const std::vector<Entry>& base, const std::vector<Entry>& brief,
                        std::vector<Entry>& theirs, const ReleaseNumber& release) {
    return EntryMerger(base, brief, theirs, release).merge();
}

bool areTouched(const std::vector<Entry>& base, const std::vector<Entry>& theirs,
                std::initializer_list<EventId> ids, const ReleaseNumber& release) {
    return std::ranges::any_of(
        ids, [&](EventId id) { return !areSame(entryOf(base, id, 0), entryOf(theirs, id, 0), release); });
}

}
