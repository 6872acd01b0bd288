#pragma once

#include "base/error.h"

#include <QByteArray>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

class QSqlQuery;

namespace gleaner::catalog {

/// The database is not what was written: it is to be set aside.
class Damaged : public Error {
public:
    using Error::Error;
};

/// A statement with its places for values, filled from the first on by `bind`; run again, they are filled
/// anew. Everything throws Error, and Damaged.
class Statement {
public:
    Statement(std::unique_ptr<QSqlQuery> query, std::filesystem::path file);
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    Statement& bind(std::int64_t number);
    Statement& bind(double number);
    Statement& bind(const std::string& text);
    Statement& bind(const QByteArray& bytes);
    template <typename T>
    Statement& bind(const std::optional<T>& value) {
        return value ? bind(*value) : bindNothing();
    }
    Statement& bindNothing();

    Statement& run();
    /// The next row; false behind the last.
    bool next();
    /// No more rows are wanted: a transaction can end.
    void finish();

    std::int64_t whole(int column) const;
    double real(int column) const;
    std::string text(int column) const; ///< UTF-8; empty where there is nothing
    QByteArray bytes(int column) const;
    bool isNothing(int column) const;
    std::optional<double> maybeReal(int column) const;
    std::optional<int> maybeWhole(int column) const;

private:
    std::unique_ptr<QSqlQuery> m_query;
    std::filesystem::path m_file;
};

/// A database of SQLite that several programs use at once: readers never wait, writers take turns. One
/// object belongs to one thread.
class Connection {
public:
    /// Opens or makes it. Throws Error where it can't be, and Damaged.
    explicit Connection(const std::filesystem::path& file);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    const std::filesystem::path& file() const { return m_file; }
    Statement prepare(const std::string& text) const;
    /// One that is run many times: kept, once it was made. To be finished after each time.
    Statement& prepared(const std::string& text) const;
    void run(const std::string& text) const;
    /// What stands in the first column of the first row; 0 where there is none.
    std::int64_t number(const std::string& text) const;
    std::int64_t lastId() const;

private:
    std::filesystem::path m_file;
    struct State;
    std::unique_ptr<State> m_state;
};

/// One view of the library for several questions, whatever others write meanwhile.
class Snapshot {
public:
    explicit Snapshot(Connection& connection) : m_connection(connection) { connection.run("BEGIN"); }
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

private:
    Connection& m_connection;
};

/// As long as it is there, what another program is writing is an Error at once.
class Impatience {
public:
    explicit Impatience(Connection& connection);
    ~Impatience();
    Impatience(const Impatience&) = delete;
    Impatience& operator=(const Impatience&) = delete;

private:
    Connection& m_connection;
};

/// All or nothing: what was not committed is taken back. Nobody else writes meanwhile.
class Transaction {
public:
    explicit Transaction(Connection& connection) : m_connection(connection) {
        connection.run("BEGIN IMMEDIATE");
    }
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Connection& m_connection;
    bool m_isDone = false;
};

}
