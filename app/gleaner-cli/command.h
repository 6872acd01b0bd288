#pragma once

#include "base/error.h"
#include "base/progress.h"
#include "base/sentence.h"
#include "settings/field.h"

#include <QCommandLineParser>
#include <QJsonObject>
#include <QStringList>

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace gleaner::cli {

/// The person used a verb wrongly: exit 2, with one sentence and a pointer to --help.
class UsageError : public std::runtime_error {
public:
    explicit UsageError(std::string_view reason) : std::runtime_error(asSentence(reason)) {}
};

/// One option of a verb. `value` is the placeholder in the help; empty for a switch.
struct OptionInfo {
    std::string name;
    std::string value;
    std::string help;
    std::string initial = {};
};

/// What a verb was given, read with the checks that every verb wants.
class Arguments {
public:
    Arguments(const QCommandLineParser& parser, Progress progress)
        : m_parser(parser), m_progress(std::move(progress)) {}

    QStringList files() const { return m_parser.positionalArguments(); }
    std::vector<std::filesystem::path> paths() const;
    bool has(const char* option) const { return m_parser.isSet(QLatin1String(option)); }
    QString text(const char* option) const { return m_parser.value(QLatin1String(option)); }
    std::string string(const char* option) const { return text(option).toStdString(); }
    std::filesystem::path path(const char* option) const;
    std::vector<std::string> strings(const char* option) const;
    /// A number inside [low, high]; UsageError names the option and the range.
    double number(const char* option, double low, double high) const;
    int whole(const char* option, int low, int high) const;
    /// What its option says; nothing where it is not there. UsageError says what is wanted.
    std::optional<settings::Value> given(const settings::Setting& setting) const;
    /// Reads every setting that was given into a request.
    template <typename Request>
    void read(std::span<const settings::Field<Request>> fields, Request& request) const {
        for (const settings::Field<Request>& field : fields)
            if (const auto value = given(field.setting)) field.set(request, *value);
    }
    /// UsageError unless the option is there.
    void require(const char* option) const;
    const Progress& progress() const { return m_progress; }
    bool json() const { return has("json"); }

private:
    const QCommandLineParser& m_parser;
    Progress m_progress;
};

/// A verb of the command line. The table in verbs.cpp is the one list of them.
struct Verb {
    const char* name;
    const char* operands; ///< in the usage line: "RECORDING..."
    const char* summary;
    std::vector<OptionInfo> options;
    int (*run)(const Arguments& arguments); ///< returns the exit code; throws Error, UsageError, Cancelled
};

std::span<const Verb> verbs();

/// One JSON document on standard output.
void print(const QJsonObject& object);
/// A piece of one, for what would be long in memory.
void printPart(const QByteArray& text);
/// One line on standard output; what would break it or move the cursor is spelled out.
void print(const QString& line);
/// Lines of our own: help.
void printText(const QString& lines);
/// Keeps one sentence that is no failure for standard error, until the verb has come to its end: an error
/// stands alone.
void warn(const QString& line);
/// Writes what was kept.
void printWarnings();
/// One sentence on standard error, at once: it ends with one full stop, as all of them do.
void printError(const QString& line);

/// What a recording's reader has to say about its length (AudioInfo::note), if anything, on standard error.
void warnOfLength(const std::filesystem::path& file, const std::string& note);

/// A path for people and JSON; bytes that are no UTF-8 have a substitute.
QString display(const std::filesystem::path& path);
/// "1 sample", "3 samples".
QString counted(qint64 count, const char* one, const char* several);

}
