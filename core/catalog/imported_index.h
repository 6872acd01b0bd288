#pragma once

#include "base/progress.h"
#include "json/index_reading.h"

#include <functional>
#include <memory>

namespace gleaner::catalog {

/// An index file as the cache holds it: read once, known again by its stamp, else by its hash, and then asked
/// without reading it: the samples of one role of a hundred thousand are there in some milliseconds. Where
/// the cache can't be used, the file is read. What it gives is the same either way.
class ImportedIndex {
public:
    /// How the file is read: paths of samples that can be looked for here are absolute.
    using Read = std::function<library::IndexReading()>;
    /// Whether a path names a place of another system, which nobody here can look at.
    using IsElsewhere = std::function<bool(const std::string& path)>;

    /// Throws Error where the file can't be read, what `read` throws, and Cancelled.
    ImportedIndex(const std::filesystem::path& index, const std::filesystem::path& cacheFolder,
                  const Read& read, const IsElsewhere& isElsewhere, const Progress& progress);
    ImportedIndex(ImportedIndex&&) noexcept;
    ~ImportedIndex();

    const std::vector<library::SkippedFile>& skipped() const;
    const std::vector<std::string>& warnings() const;
    bool isFromCache() const; ///< whether the file was not read now

    /// Everything in it, as `read` gave it, but for `root`, which is empty.
    library::IndexReading all() const;
    /// The samples of a role, in the index's order.
    std::vector<music::SampleEntry> ofRole(music::Role role) const;
    /// Paths of the samples whose files are not there now, in the index's order; those of another system are
    /// left out. A folder in which nothing came or went since it was looked through is not looked through
    /// again.
    std::vector<std::string> missing() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}
