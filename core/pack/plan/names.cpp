#include "pack/plan/names.h"

#include "base/error.h"
#include "base/file_names.h"
#include "base/find_by_id.h"
#include "files/paths.h"
#include "pack/plan/evocative_word.h"
#include "pack/plan/manifest_name.h"
#include "pack/plan/name_template.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace gleaner::pack {
namespace {

constexpr std::array<NamingProfile, 3> profiles = {{
    {"classic", "Classic", "{role}_{loop}_{number}_{bpm}bpm_{key}",
     "kick_01, perc_loop_01_95bpm, lead_02_Am"},
    {"splice", "Splice", "{pack}_{bpm}_{role}_{loop}_{word}_{key}",
     "PACK_95_perc_loop_dusty_ember: letters alone, numbers for the tempo only, every name another word"},
    {"descriptive", "Descriptive", "{role}_{loop}_{word}_{number}_{bpm}bpm_{key}",
     "perc_loop_dusty_ember_01_95bpm"},
}};

constexpr std::array<std::string_view, 8> placeholders = {"{role}", "{number}", "{bpm}",  "{key}",
                                                          "{word}", "{kind}",   "{loop}", "{pack}"};

/// Bytes: folder, folder, name and ending stay below 240 characters together (MAX_PATH, docs/formats.md 3.3).
constexpr std::size_t longestGroup = 40, longestStem = 96;
/// So many other words are tried before a taken name gets a number.
constexpr int wordTries = 1000;

const NamingProfile* findProfile(std::string_view id) { return findById(profiles, id); }

/// Composed characters (NFC): what the three systems agree on for the same letters.
QString composed(const std::string& text) {
    return QString::fromStdString(text).normalized(QString::NormalizationForm_C);
}

/// As case-insensitive file systems compare.
std::string folded(const std::string& text) { return composed(text).toCaseFolded().toStdString(); }

/// At most so many bytes of whole UTF-8 characters.
std::string cutTo(std::string text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80)
        --most;
    text.resize(most);
    return text;
}

/// One component of a path that is legal everywhere.
std::string component(const std::string& wanted, std::size_t longest) {
    return safeFileName(cutTo(composed(wanted).toStdString(), longest));
}

/// ASCII letters of a text, accents dropped, words joined by `_`: all that strict shops allow.
std::string lettersOf(const std::string& text) {
    const QString decomposed = QString::fromStdString(text).normalized(QString::NormalizationForm_KD);
    std::string letters;
    for (const QChar c : decomposed) {
        const char ascii = c.unicode() < 128 ? static_cast<char>(c.unicode()) : '\0';
        const bool isLetter = (ascii >= 'a' && ascii <= 'z') || (ascii >= 'A' && ascii <= 'Z');
        if (isLetter)
            letters += ascii;
        else if ((ascii == ' ' || ascii == '_' || ascii == '-') && !letters.empty() && letters.back() != '_')
            letters += '_';
    }
    while (letters.ends_with('_'))
        letters.pop_back();
    return letters;
}

/// "95" where the tempo is whole to 0.05, else "94.7".
std::string tempoText(double bpm, bool wholeOnly) {
    const double nearest = std::round(bpm);
    const bool isWhole = wholeOnly || std::abs(bpm - nearest) < 0.05;
    return QString::number(isWhole ? nearest : bpm, 'f', isWhole ? 0 : 1).toStdString();
}

std::string padded(int number, int outOf) {
    const std::string digits = std::to_string(number);
    const std::size_t width = std::max<std::size_t>(2, std::to_string(outOf).size());
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

/// The stem without an ending that a person typed along.
std::string withoutExtension(const std::string& name, std::string_view extension) {
    const std::string lower = foldedName(name);
    return lower.ends_with(extension) ? name.substr(0, name.size() - extension.size()) : name;
}

/// Names all items of one plan.
class Namer {
public:
    explicit Namer(PackPlan& plan)
        : m_plan(plan), m_profile(findProfile(plan.request.naming)),
          m_template(m_profile ? m_profile->pattern : std::string_view(plan.request.naming)),
          m_isStrict(m_profile && m_profile->id == "splice"),
          m_extension(audio::info(plan.request.format).extension) {
        // A folder of this name would stand where the manifest belongs.
        m_folders.emplace(manifestName, "_" + std::string(manifestName));
    }

    void nameAll() {
        const std::vector<PlanItem*> items = inOrder();
        number(items);
        // What a person chose comes first: the convention gives way.
        for (PlanItem* item : items)
            if (!item->name.empty())
                place(*item, unique(component(withoutExtension(item->name, m_extension), longestStem)));
        for (PlanItem* item : items)
            if (item->name.empty()) place(*item, conventionalStem(*item));
    }

private:
    std::vector<PlanItem*> inOrder() {
        std::vector<PlanItem*> items;
        for (PlanItem& item : m_plan.items)
            items.push_back(&item);
        std::sort(items.begin(), items.end(), [](const PlanItem* a, const PlanItem* b) {
            const auto order = [](const PlanItem& item) {
                return std::tuple(item.source, item.slice.range.begin, item.slice.range.end,
                                  std::string_view(item.id));
            };
            return order(*a) < order(*b);
        });
        return items;
    }

    static std::pair<music::Role, music::SampleKind> series(const PlanItem& item) {
        return {item.slice.traits.role, item.slice.traits.kind};
    }

    void number(const std::vector<PlanItem*>& items) {
        for (const PlanItem* item : items)
            m_numbers[item] = ++m_counts[series(*item)];
    }

    std::string conventionalStem(const PlanItem& item) {
        const std::string& source = m_plan.sources[item.source].sha256;
        const music::SampleTraits& traits = item.slice.traits;
        Random random(hash64(source + ' ' + std::string(music::info(traits.role).id) + ' ' +
                                 std::to_string(item.slice.range.begin),
                             hash64(std::to_string(m_plan.request.seed))));
        std::string stem;
        for (int tries = m_template.uses("word") ? wordTries : 1; tries > 0; --tries) {
            const std::string word = evocativeWord(traits.character, random);
            stem =
                component(m_template.expand([&](std::string_view what) { return valueOf(what, item, word); }),
                          longestStem);
            if (!m_stems.contains(folded(stem))) break;
        }
        return unique(stem);
    }

    std::string valueOf(std::string_view placeholder, const PlanItem& item, const std::string& word) const {
        const music::SampleTraits& traits = item.slice.traits;
        const std::string kind(music::info(traits.kind).id);
        if (placeholder == "role") return std::string(music::info(traits.role).id);
        if (placeholder == "number") return padded(m_numbers.at(&item), m_counts.at(series(item)));
        if (placeholder == "bpm") return traits.bpm ? tempoText(*traits.bpm, m_isStrict) : std::string();
        // A wrong key in a name is worse than none: drums and ambiences carry none.
        if (placeholder == "key")
            return traits.key && music::info(traits.role).isTonal ? music::toString(*traits.key) : "";
        if (placeholder == "word") return word;
        if (placeholder == "kind") return kind;
        if (placeholder == "loop") return traits.kind == music::SampleKind::Hit ? "" : kind;
        return m_isStrict ? lettersOf(m_plan.request.name) : m_plan.request.name;
    }

    std::string unique(const std::string& wanted) {
        std::string stem = wanted;
        for (int n = 2; !m_stems.insert(folded(stem)).second; ++n)
            stem = wanted + '_' + std::to_string(n);
        return stem;
    }

    /// One spelling a folder: "drums" and "Drums" would be two on Linux and one elsewhere.
    const std::string& folder(const std::string& wanted) {
        const std::string safe = component(wanted, longestGroup);
        return m_folders.emplace(folded(safe), safe).first->second;
    }

    void place(PlanItem& item, const std::string& stem) {
        const music::SampleTraits& traits = item.slice.traits;
        const std::string& group =
            folder(item.group.empty() ? std::string(groupOf(traits.role)) : item.group);
        item.path = group + '/' + std::string(music::info(traits.kind).plural) + '/' + stem +
                    std::string(m_extension);
    }

    PackPlan& m_plan;
    const NamingProfile* m_profile;
    NameTemplate m_template;
    bool m_isStrict;
    std::string_view m_extension;
    std::map<std::pair<music::Role, music::SampleKind>, int> m_counts;
    std::map<const PlanItem*, int> m_numbers;
    std::map<std::string, std::string> m_folders; ///< folded: as spelt
    std::set<std::string> m_stems; ///< folded; of the whole pack, so that it can be poured into one folder
};

}

std::span<const NamingProfile> namingProfiles() { return profiles; }
std::span<const std::string_view> namingPlaceholders() { return placeholders; }

std::string_view groupOf(music::Role role) {
    if (music::info(role).isDrum) return "Drums";
    switch (role) {
    case music::Role::Bass:
        return "Bass";
    case music::Role::Vocal:
        return "Vocals";
    case music::Role::Fx:
        return "FX";
    case music::Role::Ambience:
        return "Ambience";
    default:
        return "Melodic";
    }
}

std::string namingError(std::string_view naming) {
    if (std::ranges::find(profiles, naming, &NamingProfile::id) != profiles.end()) return {};
    try {
        const NameTemplate read(naming);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

void nameItems(PackPlan& plan) {
    Namer(plan).nameAll();
    std::sort(plan.items.begin(), plan.items.end(),
              [](const PlanItem& a, const PlanItem& b) { return a.path < b.path; });
}

}
