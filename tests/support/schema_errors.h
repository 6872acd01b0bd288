#pragma once

#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace gleaner::test {

/// What an outside validator (Python's jsonschema, tests/support/schema_errors.py) finds wrong with
/// documents, each with its place; also fields that the schema does not describe. `schema` is the name of a
/// file in resources/schema without its ending. Nothing where that validator is not installed.
std::optional<QStringList> schemaErrors(const QString& schema, const std::vector<QJsonObject>& documents);

}

/// The documents are without a fault, or the test is skipped where there is no validator.
#define VERIFY_SCHEMA(schema, ...)                                                                           \
    do {                                                                                                     \
        const auto errors = gleaner::test::schemaErrors(QStringLiteral(schema), {__VA_ARGS__});              \
        if (!errors) QSKIP("python3-jsonschema is not installed");                                           \
        QCOMPARE(errors->join(u'\n'), QString());                                                            \
    } while (false)
