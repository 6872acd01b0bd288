#pragma once

#include "library/recording.h"

#include <QByteArray>

#include <memory>

namespace gleaner::library {

/// Facts about files, kept in SQLite between runs. One object belongs to one thread. A cache: a damaged
/// database is set aside ("….damaged") and starts anew, a damaged row is none, and a database that can't be
/// opened knows nothing and remembers nothing. Several programs at once take turns.
class SampleDatabase {
public:
    explicit SampleDatabase(const std::filesystem::path& file);
    ~SampleDatabase();
    SampleDatabase(const SampleDatabase&) = delete;
    SampleDatabase& operator=(const SampleDatabase&) = delete;

    struct Row {
        std::string path; ///< absolute, UTF-8
        FileStamp stamp;
        QByteArray info;
    };

    /// The facts of the file as it is now; nothing when it, or `version`, has changed since.
    std::optional<QByteArray> find(const std::string& path, const FileStamp& stamp, int version) const;
    /// Remembers all of them in one transaction.
    void store(const std::vector<Row>& rows, int version);

    /// Whether everything in the file is as it was written.
    static bool isSound(const std::filesystem::path& file);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}
