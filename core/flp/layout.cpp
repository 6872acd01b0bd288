#include "flp/layout.h"

namespace gleaner::flp {
namespace {

constexpr Layout layouts[] = {
    {Version::Fl20_9, 2009, 2907, MixerForm::Records4697, 127, 127},
    {Version::Fl24_1, 2401, 4394, MixerForm::Records4193, 127, 127},
    {Version::Fl25_2, 2502, 4960, MixerForm::NoSends, 18, 502},
};

}

const Layout& layoutOf(Version version) { return layouts[static_cast<std::size_t>(version)]; }

const VersionFacts& factsOf(Version version) { return versions[static_cast<std::size_t>(version)]; }

std::optional<Version> versionFromId(std::string_view id) {
    for (const VersionFacts& entry : versions)
        if (entry.id == id || entry.build == id) return entry.version;
    return std::nullopt;
}

}
