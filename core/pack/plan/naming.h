#pragma once

#include "base/random.h"
#include "pack/plan/name_placeholders.h"
#include "pack/plan/name_template.h"
#include "pack/plan/names.h"
#include "pack/plan/plan.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace gleaner::pack {

/// What of a file's name follows from its item, its number and the settings of the pack alone. Which name is
/// still free is for `nameInOrder`.
class Naming {
public:
    /// `request.naming` is a profile's id or a template. Throws Error for a template with an unknown
    /// placeholder or none.
    explicit Naming(const PackRequest& request);

    bool drawsWords() const { return m_drawsWords; }
    /// Whether names say where in which recording a sample lies.
    bool tellsPlace() const { return m_tellsPlace; }
    /// What the words of an item are drawn from.
    Random wordsOf(const PlanItem& item, const library::Recording& source) const;
    /// The tempo, where it is sure; none of two that the asked range holds, nor one that the file is not to
    /// have.
    std::optional<double> toldTempo(const PlanItem& item) const;

    /// The first folder where no template says another: a person's, else that of the role, as far as it is
    /// sure.
    std::string_view group(const PlanItem& item) const {
        return item.group.empty() ? groupOf(item.slice.traits, m_unsureRoles) : std::string_view(item.group);
    }

    /// The stem that a person wants, legal everywhere.
    std::string wantedStem(const PlanItem& item) const;
    /// The stem by convention.
    std::string stem(const Named& named, Random& words) const;
    /// The stem for the `n`th of those that want the same one.
    std::string numbered(const std::string& stem, int n) const;
    std::string_view extension() const { return m_extension; }

    /// What is counted together: what names call the same, of one kind.
    using Series = std::pair<std::string_view, music::SampleKind>;
    static Series series(const PlanItem& item);
    /// Of a series: what the request keeps for slices, whether they are there or not.
    struct Kept {
        std::set<int> numbers;
        int digits = 0;
    };
    const Kept* kept(const Series& series) const; ///< null: nothing
    /// By the template, each to be made legal; none: by group and kind.
    std::vector<std::string> folders(const Named& named) const;

private:
    std::string component(const std::string& wanted) const;
    NameFacts nameFactsOf(const Named& named, std::string word, bool usesRole) const;

    const NamingProfile* m_profile;
    NameTemplate m_template;
    FolderTemplate m_folders;
    NameLetters m_letters;
    int m_tempoDecimals;
    analysis::TempoRange m_tempi;
    UnsureRoles m_unsureRoles;
    bool m_drawsWords, m_tellsPlace;
    std::string_view m_extension;
    std::string m_packName; ///< as `{pack}` says it
    std::string m_artist;
    std::uint64_t m_seed;
    std::map<std::pair<std::string, music::SampleKind>, Kept> m_kept;
};

/// The folder of a group, legal everywhere.
std::string groupFolder(const std::string& group);

/// As case-insensitive file systems compare.
std::string foldedStem(const std::string& stem);

}
