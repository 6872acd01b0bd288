#include "library/sample_database.h"

#include "base/sealed.h"
#include "files/paths.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <array>
#include <system_error>

namespace gleaner::library {
namespace {

QSqlQuery prepared(const QSqlDatabase& database, const char* text) {
    QSqlQuery query(database);
    query.prepare(QLatin1String(text));
    return query;
}

/// SQLite's own words for a file that is not what it wrote: SQLITE_ERROR (a table of another form), CORRUPT,
/// FORMAT, NOTADB. All others (busy, full, read-only …) pass.
bool isDamage(const QSqlError& error) {
    constexpr std::array<int, 4> damages = {1, 11, 24, 26};
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber) & 0xFF; // without the extended part
    return error.isValid() && isNumber && std::ranges::find(damages, code) != damages.end();
}

/// `files` is the table of older versions.
constexpr std::array<const char*, 3> beginning = {
    "DROP TABLE IF EXISTS files",
    "CREATE TABLE IF NOT EXISTS samples (path TEXT PRIMARY KEY, sealed BLOB NOT NULL)",
    "SELECT path, sealed FROM samples LIMIT 1"};

/// What stands before the facts of a row: the file and the version that they are of.
std::string headOf(const FileStamp& stamp, int version) {
    return std::to_string(version) + ' ' + toString(stamp) + '\n';
}

}

struct SampleDatabase::State {
    enum class IfDamaged { StartAnew, Tell };
    explicit State(std::filesystem::path where, IfDamaged ifDamaged = IfDamaged::StartAnew)
        : file(std::move(where)),
          name(QStringLiteral("gleaner-samples-%1").arg(reinterpret_cast<quintptr>(this), 0, 16)) {
        database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(qStringFromPath(file));
        isUsable = begin();
        if (!isUsable && isDamaged && ifDamaged == IfDamaged::StartAnew) isUsable = startAnew();
    }
    ~State() {
        database.close();
        database = QSqlDatabase(); // a connection can be removed only when nobody holds it
        QSqlDatabase::removeDatabase(name);
    }

    bool begin() {
        if (!database.open()) return noted(database.lastError());
        for (const char* text : beginning)
            if (QSqlQuery query(database); !query.exec(QLatin1String(text))) return noted(query.lastError());
        return true;
    }

    /// Keeps in mind whether the file is damaged; false, for the caller to give up.
    bool noted(const QSqlError& error) {
        isDamaged = isDamaged || isDamage(error);
        return false;
    }

    /// The damaged file steps aside, for whoever wants to look at it, and so does its journal, which would be
    /// played into the new one.
    bool startAnew() {
        isDamaged = false;
        database.close();
        std::error_code missing;
        std::filesystem::path aside = file, journal = file;
        aside += ".damaged";
        journal += "-journal";
        std::filesystem::rename(file, aside, missing);
        std::filesystem::remove(journal, missing);
        return begin();
    }

    bool write(const std::vector<Row>& rows, int version) {
        if (!database.transaction()) return noted(database.lastError());
        QSqlQuery query = prepared(database, "INSERT OR REPLACE INTO samples VALUES (?, ?)");
        for (const Row& row : rows) {
            query.addBindValue(QString::fromStdString(row.path));
            query.addBindValue(QByteArray::fromStdString(
                sealed(row.path, headOf(row.stamp, version) + row.info.toStdString())));
            if (query.exec()) continue;
            noted(query.lastError());
            query.finish();
            database.rollback();
            return false;
        }
        query.finish();
        if (database.commit()) return true;
        noted(database.lastError());
        database.rollback();
        return false;
    }

    std::filesystem::path file;
    QString name; ///< unique among the living objects: Qt keeps connections in one table by name
    QSqlDatabase database;
    bool isUsable = false, isDamaged = false;
};

SampleDatabase::SampleDatabase(const std::filesystem::path& file) {
    std::error_code failed;
    std::filesystem::create_directories(file.parent_path(), failed);
    m_state = std::make_unique<State>(file);
}

SampleDatabase::~SampleDatabase() = default;

std::optional<QByteArray> SampleDatabase::find(const std::string& path, const FileStamp& stamp,
                                               int version) const {
    if (!m_state->isUsable) return std::nullopt;
    QSqlQuery query = prepared(m_state->database, "SELECT sealed FROM samples WHERE path = ?");
    query.addBindValue(QString::fromStdString(path));
    if (!query.exec() || !query.next()) {
        m_state->noted(query.lastError());
        return std::nullopt;
    }
    const auto row = unsealed(path, query.value(0).toByteArray().toStdString());
    const std::string head = headOf(stamp, version);
    if (!row || !row->starts_with(head)) return std::nullopt;
    return QByteArray::fromStdString(row->substr(head.size()));
}

void SampleDatabase::store(const std::vector<Row>& rows, int version) {
    if (!m_state->isUsable || rows.empty()) return;
    if (m_state->isDamaged) m_state->isUsable = m_state->startAnew();
    if (!m_state->isUsable || m_state->write(rows, version) || !m_state->isDamaged) return;
    m_state->isUsable = m_state->startAnew();
    if (m_state->isUsable) m_state->write(rows, version);
}

bool SampleDatabase::isSound(const std::filesystem::path& file) {
    State state(file, State::IfDamaged::Tell);
    if (!state.isUsable) return false;
    QSqlQuery query(state.database);
    if (!query.exec(QStringLiteral("PRAGMA quick_check(1)")) || !query.next() ||
        query.value(0).toString() != QLatin1String("ok"))
        return false;
    query.exec(QStringLiteral("SELECT path, sealed FROM samples"));
    while (query.next())
        if (!unsealed(query.value(0).toString().toStdString(), query.value(1).toByteArray().toStdString()))
            return false;
    return !query.lastError().isValid();
}

}
