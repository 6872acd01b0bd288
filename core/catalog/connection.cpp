#include "catalog/connection.h"

#include "files/paths.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <array>
#include <system_error>
#include <unordered_map>

namespace gleaner::catalog {
namespace {

/// Longer than anybody writes at once, ms.
const std::string patience = "20000";

/// What SQLite's codes mean to a person.
struct Trouble {
    int code;
    const char* reason;
};
constexpr std::array<Trouble, 8> troubles = {{
    {5, "is in use by another program; try again in a moment"},
    {6, "is in use by another program; try again in a moment"},
    {3, "can't be opened; check its permissions"},
    {8, "can't be written; check its permissions"},
    {10, "can't be read or written; check its disk"},
    {13, "can't be written: its disk is full"},
    {14, "can't be opened; check its folder and permissions"},
    {23, "can't be opened; check its permissions"},
}};

[[noreturn]] void refuse(const std::filesystem::path& file, const QSqlError& error) {
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber) & 0xFF; // without the extended part
    const auto* known = std::ranges::find(troubles, code, &Trouble::code);
    if (isNumber && known != troubles.end()) throw Error(file, known->reason);
    if (isNumber && code > 0) throw Damaged(file, "is damaged (" + error.databaseText().toStdString() + ")");
    throw Error(file, "can't be opened: Qt's driver for SQLite is missing (libqt6sql6-sqlite)");
}

}

Statement::Statement(std::unique_ptr<QSqlQuery> query, std::filesystem::path file)
    : m_query(std::move(query)), m_file(std::move(file)) {}
Statement::Statement(Statement&&) noexcept = default;
Statement::~Statement() = default;

Statement& Statement::bind(std::int64_t number) {
    m_query->addBindValue(static_cast<qint64>(number));
    return *this;
}
Statement& Statement::bind(double number) {
    m_query->addBindValue(number);
    return *this;
}
Statement& Statement::bind(const std::string& text) {
    m_query->addBindValue(QString::fromStdString(text));
    return *this;
}
Statement& Statement::bind(const QByteArray& bytes) {
    m_query->addBindValue(bytes);
    return *this;
}
Statement& Statement::bindNothing() {
    m_query->addBindValue(QVariant());
    return *this;
}
Statement& Statement::run() {
    if (!m_query->exec()) refuse(m_file, m_query->lastError());
    return *this;
}
bool Statement::next() {
    if (m_query->next()) return true;
    if (m_query->lastError().isValid()) refuse(m_file, m_query->lastError());
    return false;
}

void Statement::finish() { m_query->finish(); }

std::int64_t Statement::whole(int column) const { return m_query->value(column).toLongLong(); }
double Statement::real(int column) const { return m_query->value(column).toDouble(); }
std::string Statement::text(int column) const { return m_query->value(column).toString().toStdString(); }
QByteArray Statement::bytes(int column) const { return m_query->value(column).toByteArray(); }
bool Statement::isNothing(int column) const { return m_query->isNull(column); }
std::optional<double> Statement::maybeReal(int column) const {
    return isNothing(column) ? std::nullopt : std::optional(real(column));
}
std::optional<int> Statement::maybeWhole(int column) const {
    return isNothing(column) ? std::nullopt : std::optional(static_cast<int>(whole(column)));
}

struct Connection::State {
    QString name; ///< unique among the living objects: Qt keeps connections in one table by name
    QSqlDatabase database;
    std::unordered_map<std::string, Statement> statements;
};

Connection::Connection(const std::filesystem::path& file) : m_file(file), m_state(std::make_unique<State>()) {
    std::error_code failed; // what can't be made can't be opened
    std::filesystem::create_directories(file.parent_path(), failed);
    m_state->name = QStringLiteral("gleaner-library-%1").arg(reinterpret_cast<quintptr>(this), 0, 16);
    m_state->database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_state->name);
    m_state->database.setDatabaseName(library::qStringFromPath(file));
    m_state->database.setConnectOptions(QString::fromStdString("QSQLITE_BUSY_TIMEOUT=" + patience));
    if (!m_state->database.open()) {
        const QSqlError error = m_state->database.lastError();
        m_state->database = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_state->name);
        refuse(file, error);
    }
    try {
        run("PRAGMA journal_mode = WAL");
        run("PRAGMA synchronous = NORMAL");
        run("PRAGMA foreign_keys = ON");
    } catch (const Error&) {
        m_state->database = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_state->name);
        throw;
    }
}

Connection::~Connection() {
    m_state->statements.clear();
    m_state->database.close();
    m_state->database = QSqlDatabase(); // a connection can be removed only when nobody holds it
    QSqlDatabase::removeDatabase(m_state->name);
}

Statement Connection::prepare(const std::string& text) const {
    auto query = std::make_unique<QSqlQuery>(m_state->database);
    query->setForwardOnly(true);
    if (!query->prepare(QString::fromStdString(text))) refuse(m_file, query->lastError());
    return {std::move(query), m_file};
}

Statement& Connection::prepared(const std::string& text) const {
    const auto known = m_state->statements.find(text);
    return known != m_state->statements.end()
               ? known->second
               : m_state->statements.emplace(text, prepare(text)).first->second;
}

void Connection::run(const std::string& text) const {
    QSqlQuery query(m_state->database);
    if (!query.exec(QString::fromStdString(text))) refuse(m_file, query.lastError());
}

std::int64_t Connection::number(const std::string& text) const {
    Statement statement = prepare(text);
    statement.run();
    return statement.next() ? statement.whole(0) : 0;
}

std::int64_t Connection::lastId() const { return number("SELECT last_insert_rowid()"); }

namespace {

/// What ended already, by the failure that ended it, can't be ended.
void end(Connection& connection, const char* how) noexcept {
    try {
        connection.run(how);
    } catch (const Error&) {
        return;
    }
}

}

Snapshot::~Snapshot() { end(m_connection, "COMMIT"); }

Impatience::Impatience(Connection& connection) : m_connection(connection) {
    connection.run("PRAGMA busy_timeout = 0");
}
Impatience::~Impatience() { end(m_connection, ("PRAGMA busy_timeout = " + patience).c_str()); }

Transaction::~Transaction() {
    if (!m_isDone) end(m_connection, "ROLLBACK");
}

void Transaction::commit() {
    m_connection.run("COMMIT");
    m_isDone = true;
}

}
