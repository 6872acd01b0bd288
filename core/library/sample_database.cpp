#include "library/sample_database.h"

#include "library/paths.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <system_error>

namespace gleaner::library {
namespace {

QSqlQuery prepared(const QSqlDatabase& database, const char* text) {
    QSqlQuery query(database);
    query.prepare(QLatin1String(text));
    return query;
}

bool makeTable(const QSqlDatabase& database) {
    QSqlQuery query(database);
    return query.exec(QStringLiteral(
               "CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, size INTEGER NOT NULL, "
               "changed INTEGER NOT NULL, version INTEGER NOT NULL, facts BLOB NOT NULL)")) &&
           query.exec(QStringLiteral("SELECT path, size, changed, version, facts FROM files LIMIT 1"));
}

}

struct SampleDatabase::State {
    explicit State(const std::filesystem::path& file)
        : name(QStringLiteral("gleaner-samples-%1").arg(reinterpret_cast<quintptr>(this), 0, 16)) {
        database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(qStringFromPath(file));
        isUsable = open();
        if (isUsable) return;
        database.close();
        std::error_code missing;
        std::filesystem::remove(file, missing);
        isUsable = open();
    }
    ~State() {
        database.close();
        database = QSqlDatabase(); // a connection can be removed only when nobody holds it
        QSqlDatabase::removeDatabase(name);
    }
    bool open() { return database.open() && makeTable(database); }

    QString name; ///< unique among the living objects: Qt keeps connections in one table by name
    QSqlDatabase database;
    bool isUsable = false;
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
    QSqlQuery query =
        prepared(m_state->database,
                 "SELECT facts FROM files WHERE path = ? AND size = ? AND changed = ? AND version = ?");
    query.addBindValue(QString::fromStdString(path));
    query.addBindValue(QVariant::fromValue<qint64>(stamp.size));
    query.addBindValue(QVariant::fromValue<qint64>(stamp.changed));
    query.addBindValue(version);
    return query.exec() && query.next() ? std::optional(query.value(0).toByteArray()) : std::nullopt;
}

void SampleDatabase::store(const std::vector<Row>& rows, int version) {
    if (!m_state->isUsable || rows.empty() || !m_state->database.transaction()) return;
    QSqlQuery query = prepared(m_state->database, "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)");
    bool isStored = true;
    for (const Row& row : rows) {
        query.addBindValue(QString::fromStdString(row.path));
        query.addBindValue(QVariant::fromValue<qint64>(row.stamp.size));
        query.addBindValue(QVariant::fromValue<qint64>(row.stamp.changed));
        query.addBindValue(version);
        query.addBindValue(row.facts);
        isStored = isStored && query.exec();
    }
    query.finish();
    if (!isStored || !m_state->database.commit()) m_state->database.rollback();
}

}
