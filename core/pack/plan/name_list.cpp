#include "pack/plan/name_list.h"

#include "pack/plan/manifest_name.h"
#include "pack/plan/names.h"

#include <algorithm>
#include <map>
#include <memory_resource>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace gleaner::pack {
namespace {

/// So many other words are tried before a taken name gets a number.
constexpr int wordTries = 1000;
constexpr std::size_t bytesPerStem = 64; ///< of what holds the given ones

/// The numbers of one series as they are given: those that are kept, and the others in order.
class Numbers {
public:
    Numbers(const Naming::Kept* kept, int count)
        : m_kept(kept),
          m_digits(kept ? kept->digits : std::max(2, static_cast<int>(std::to_string(count).size()))) {}

    int digits() const { return m_digits; }
    /// `kept` is the item's own, or 0; of two that claim the same the first one has it.
    int next(int kept) {
        if (kept > 0 && m_claimed.insert(kept).second) return kept;
        do
            ++m_last;
        while (m_kept && m_kept->numbers.contains(m_last));
        return m_last;
    }

private:
    const Naming::Kept* m_kept;
    int m_digits;
    int m_last = 0;
    std::set<int> m_claimed;
};

/// The names of one pack as they are given.
class NameList {
public:
    explicit NameList(const Naming& naming, std::size_t items)
        : m_naming(naming), m_memory((items + 1) * bytesPerStem), m_stems(&m_memory) {
        // A folder of this name would stand where the manifest belongs.
        m_folders.emplace(manifestName, "_" + std::string(manifestName));
    }

    void nameAll(std::span<NamedItem> items) {
        m_stems.reserve(items.size());
        for (const NamedItem& named : items)
            ++m_counts[Naming::series(*named.item)];
        // What a person chose comes first: the convention gives way.
        for (NamedItem& named : items)
            if (!named.item->name.empty()) giveWanted(named);
        std::map<Naming::Series, Numbers> numbers;
        for (NamedItem& named : items) {
            PlanItem& item = *named.item;
            const Naming::Series of = Naming::series(item);
            auto counted = numbers.find(of);
            if (counted == numbers.end())
                counted = numbers.emplace(of, Numbers(m_naming.kept(of), m_counts[of])).first;
            const int number = counted->second.next(item.keptNumber);
            item.number = item.name.empty() ? number : 0;
            item.digits = counted->second.digits();
            if (item.name.empty()) giveConventional(named);
        }
    }

private:
    void giveWanted(NamedItem& named) {
        KeptName& kept = *named.kept;
        if (kept.wanted.empty()) keepWanted(kept, m_naming.wantedStem(*named.item));
        take(kept, kept.wanted, kept.foldedWanted);
        place(named);
    }

    void giveConventional(NamedItem& named) {
        KeptName& kept = *named.kept;
        const PlanItem& item = *named.item;
        if (kept.number != item.number || kept.digits != item.digits) {
            Random words = m_naming.wordsOf(item, *named.source);
            keepWanted(kept, m_naming.stem({item, *named.source, item.number, item.digits}, words));
            kept.number = item.number;
            kept.digits = item.digits;
        }
        if (m_naming.drawsWords() && m_stems.contains(kept.foldedWanted))
            takeAnotherWord(named);
        else
            take(kept, kept.wanted, kept.foldedWanted);
        place(named);
    }

    static void keepWanted(KeptName& kept, std::string stem) {
        kept.wanted = std::move(stem);
        kept.foldedWanted = foldedStem(kept.wanted);
    }

    void takeAnotherWord(NamedItem& named) {
        KeptName& kept = *named.kept;
        Random words = m_naming.wordsOf(*named.item, *named.source);
        std::string stem;
        for (int tries = wordTries; tries > 0; --tries) {
            stem = m_naming.stem({*named.item, *named.source, kept.number, kept.digits}, words);
            if (!m_stems.contains(foldedStem(stem))) break;
        }
        take(kept, stem, foldedStem(stem));
    }

    /// The stem, or the stem with the first number that is free.
    void take(KeptName& kept, const std::string& wanted, const std::string& folded) {
        if (kept.given != wanted || kept.foldedGiven != folded) {
            kept.given = wanted;
            kept.foldedGiven = folded;
        }
        for (int n = 2; !m_stems.insert(kept.foldedGiven).second; ++n) {
            kept.given = m_naming.numbered(wanted, n);
            kept.foldedGiven = foldedStem(kept.given);
        }
    }

    /// One spelling a folder: "drums" and "Drums" would be two on Linux and one elsewhere.
    const std::string& folder(std::string_view wanted) {
        const auto known = m_spelt.find(wanted);
        if (known != m_spelt.end()) return *known->second;
        const std::string safe = groupFolder(std::string(wanted));
        const std::string& spelt = m_folders.emplace(foldedStem(safe), safe).first->second;
        m_spelt.emplace(wanted, &spelt);
        return spelt;
    }

    void place(NamedItem& named) {
        PlanItem& item = *named.item;
        const music::SampleTraits& traits = item.slice.traits;
        m_path.clear();
        for (const std::string& one : m_naming.folders({item, *named.source}))
            (m_path += folder(one)) += '/';
        if (m_path.empty()) {
            m_path.assign(folder(m_naming.group(item)));
            m_path += '/';
            m_path += music::info(traits.kind).plural;
            m_path += '/';
        }
        m_path += named.kept->given;
        m_path += m_naming.extension();
        named.isNew = m_path != item.path;
        if (named.isNew) item.path = m_path;
    }

    const Naming& m_naming;
    std::map<Naming::Series, int> m_counts;
    std::map<std::string, std::string> m_folders;                   ///< folded: as spelt
    std::map<std::string, const std::string*, std::less<>> m_spelt; ///< as wanted: as spelt
    std::pmr::monotonic_buffer_resource m_memory; ///< thousands of names are given at each edit
    /// Folded; of the whole pack, so that it can be poured into one folder. They stand in the kept names.
    std::pmr::unordered_set<std::string_view> m_stems;
    std::string m_path;
};

}

bool namedBefore(const PlanItem& a, const PlanItem& b) {
    const auto order = [](const PlanItem& item) {
        return std::tuple(item.source, item.slice.range.begin, item.slice.range.end,
                          std::string_view(item.id));
    };
    return order(a) < order(b);
}

bool areNamedAlike(const Naming& naming, const PlanItem& a, const PlanItem& b) {
    const music::SampleTraits &left = a.slice.traits, &right = b.slice.traits;
    const bool sameWords =
        !naming.drawsWords() || (a.source == b.source && a.slice.range.begin == b.slice.range.begin &&
                                 left.character == right.character);
    const bool samePlace =
        !naming.tellsPlace() || (a.source == b.source && a.slice.range.begin == b.slice.range.begin);
    return sameWords && samePlace && a.name == b.name && a.group == b.group && left.role == right.role &&
           left.kind == right.kind && toldRole(left) == toldRole(right) &&
           naming.toldTempo(a) == naming.toldTempo(b) && toldKey(left) == toldKey(right) &&
           left.pitchHz == right.pitchHz && left.character == right.character && a.keptNumber == b.keptNumber;
}

void nameInOrder(const Naming& naming, std::span<NamedItem> items) {
    NameList(naming, items.size()).nameAll(items);
}

}
