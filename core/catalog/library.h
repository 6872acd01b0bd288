#pragma once

#include "catalog/connection.h"

#include <vector>

namespace gleaner::catalog {

/// Where the library is filled from, and can be filled from again.
struct Place {
    enum class Kind { Folder, Pack };
    Kind kind = Kind::Folder;
    std::string path; ///< absolute, UTF-8, forward slashes
    friend auto operator<=>(const Place&, const Place&) = default;
};

/// Everything that was ever recorded, cut and packed, as far as it was told: a database that several programs
/// use at once. What stands in it can be read again from files: a damaged one is set aside ("….damaged") with
/// one sentence, and so is a lost one; both begin empty, and `wantsRestoring` until `restore` was there. One
/// object belongs to one thread.
class Library {
public:
    /// Opens or makes it. Throws Error where it can't be opened, and where a newer Gleaner made it.
    explicit Library(const std::filesystem::path& file);
    ~Library();
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;

    const std::filesystem::path& file() const { return m_file; }
    Connection& connection() { return *m_connection; }
    const std::vector<std::string>& notices() const { return m_notices; } ///< a sentence each

    bool wantsRestoring();
    void markRestored();

    std::vector<Place> places(); ///< sorted
    /// Also into the file beside the library, from which a lost one is restored. Within a transaction.
    void remember(const Place& place);
    void forget(const Place& place);

    /// Reads everything: what is wrong, a sentence; empty: nothing.
    std::string check();

private:
    void open();
    void setAside(const std::string& reason);
    void writePlaces();

    std::filesystem::path m_file;
    std::unique_ptr<Connection> m_connection;
    std::vector<std::string> m_notices;
};

/// $GLEANER_LIBRARY; else library.sqlite in $GLEANER_CACHE, where trials keep everything; else in the
/// program's folder of the user's data ($XDG_DATA_HOME/Gleaner/Gleaner, ~/.local/share/Gleaner/Gleaner).
std::filesystem::path defaultLibrary();

}
