#pragma once

#include "library/artifact_store.h"
#include "pack/plan/plan.h"

#include <filesystem>

namespace gleaner::pack {

// What an export is going to do, before it does anything.

/// What becomes of a sample, compared with the pack of the same name that lies in the target folder.
enum class Fate { New, Changed, Same, Removed };

struct FileForecast {
    std::string path; ///< inside the pack
    Fate fate = Fate::New;
    bool isReady = false;    ///< rendered already: it is taken from the store
    std::uint64_t bytes = 0; ///< exact where it is ready; estimated from the length of its region else
    friend bool operator==(const FileForecast&, const FileForecast&) = default;
};

/// Something that a person should know beforehand. A stopping one keeps the pack from being written.
struct Warning {
    bool stops = false;
    std::string sentence;
    std::string path;   ///< of the sample that it is about; empty: of the whole
    bool isRed = false; ///< the shop that the pack is for would refuse it
    friend bool operator==(const Warning&, const Warning&) = default;
};

struct Forecast {
    std::filesystem::path folder;                  ///< that will hold the pack
    std::optional<std::filesystem::path> previous; ///< the pack that it is compared with
    bool isThere = false;                          ///< the same pack lies there: its files are written again
    std::vector<FileForecast> files;               ///< in the plan's order; removed ones last
    std::vector<Warning> warnings;                 ///< stopping ones first
    std::uint64_t kitBytes = 0;                    ///< of its kits, about; counted in `bytes`
    std::uint64_t bytes = 0;                       ///< folder and zip together
    bool isExact = false;                          ///< nothing of it is estimated
    int count(Fate fate) const;
    int ready() const;
    bool canBeWritten() const;
};

/// Looks at the target folder, the store and the recordings; writes nothing. Throws Cancelled.
Forecast forecast(const PackPlan& plan, const std::filesystem::path& out, bool withZip,
                  const library::ArtifactStore& store, const Progress& progress);

}
