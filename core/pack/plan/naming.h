#pragma once

#include "base/random.h"
#include "pack/plan/name_template.h"
#include "pack/plan/plan.h"

#include <string>
#include <string_view>

namespace gleaner::pack {

struct NamingProfile;

/// What of a file's name follows from its item, its number and the settings of the pack alone. Which name is
/// still free is for `nameInOrder`.
class Naming {
public:
    /// `request.naming` is a profile's id or a template. Throws Error for a template with an unknown
    /// placeholder or none.
    explicit Naming(const PackRequest& request);

    bool drawsWords() const { return m_drawsWords; }
    /// What the words of an item are drawn from; `source` is the SHA-256 of its recording.
    Random wordsOf(const PlanItem& item, const std::string& source) const;

    /// The stem that a person wants, legal everywhere.
    std::string wantedStem(const PlanItem& item) const;
    /// The stem by convention of the item that is the `number`th of `outOf` of its role and kind.
    std::string stem(const PlanItem& item, int number, int outOf, Random& words) const;
    std::string_view extension() const { return m_extension; }

private:
    std::string valueOf(std::string_view placeholder, const PlanItem& item, const std::string& number,
                        const std::string& word) const;

    const NamingProfile* m_profile;
    NameTemplate m_template;
    bool m_isStrict;
    bool m_drawsWords;
    std::string_view m_extension;
    std::string m_packName; ///< as `{pack}` says it
    std::uint64_t m_seed;
};

/// The folder of a group, legal everywhere.
std::string groupFolder(const std::string& group);

/// As case-insensitive file systems compare.
std::string foldedStem(const std::string& stem);

}
