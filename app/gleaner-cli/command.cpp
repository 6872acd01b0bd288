#include "command.h"

#include "standard_error.h"

#include "base/plain_reason.h"
#include "base/shown_text.h"
#include "files/name_bytes.h"
#include "json/json.h"

#include <cerrno>
#include <cmath>
#include <cstdio>
#include <system_error>
#include <utility>

namespace gleaner::cli {
namespace {

std::string optionName(const char* option) { return std::string("--") + option; }

std::string shortest(double value) { return QString::number(value).toStdString(); }

/// For standard error, where the verb succeeds.
QStringList& keptWarnings() {
    static QStringList lines;
    return lines;
}

/// Whatever a file's name or a project's title holds, a line stays a line.
QByteArray asLine(const QString& line) {
    return QByteArray::fromStdString(shownText(line.toStdString())) + '\n';
}

/// JSON may hold DEL and the controls from U+0080 to U+009F as they are, and terminals obey them: CSI is one.
QByteArray withControlsEscaped(const QByteArray& json) {
    QByteArray escaped;
    escaped.reserve(json.size());
    for (qsizetype i = 0; i < json.size(); ++i) {
        const auto byte = static_cast<unsigned char>(json[i]);
        const auto next = static_cast<unsigned char>(i + 1 < json.size() ? json[i + 1] : 0);
        const bool isC1 = byte == 0xC2 && next >= 0x80 && next < 0xA0;
        if (byte != 0x7F && !isC1) {
            escaped += json[i];
            continue;
        }
        escaped += "\\u00" + QByteArray::number(isC1 ? next : byte, 16);
        i += isC1;
    }
    return escaped;
}

/// A name that is no UTF-8 is kept in our own files as it is (U+DC80 to U+DCFF); readers of what is printed
/// get a substitute for each such byte.
QByteArray withSubstitutes(const QByteArray& json) {
    qsizetype at = json.indexOf("\\udc");
    if (at < 0) return json;
    QByteArray shown = json;
    for (at = 0; at + 6 <= shown.size(); ++at) {
        if (shown[at] != '\\') continue;
        if (shown.mid(at, 4) == "\\udc") shown.replace(at, 6, "\xEF\xBF\xBD");
        ++at; // what a backslash spells out is not looked at again
    }
    return shown;
}

void write(std::FILE* stream, const QByteArray& bytes) {
    const auto count = static_cast<std::size_t>(bytes.size());
    const bool isWritten =
        std::fwrite(bytes.constData(), 1, count, stream) == count && std::fflush(stream) == 0;
    // A result that nobody gets is none. That standard error can't be written there is nowhere to say.
    if (!isWritten && stream == stdout)
        throw Error("Standard output can't be written (" +
                    plainReason(std::error_code(errno, std::generic_category())) + ").");
}

}

std::vector<std::filesystem::path> Arguments::paths() const {
    std::vector<std::filesystem::path> result;
    for (const QString& file : files())
        result.push_back(library::pathFromQString(file));
    return result;
}

std::filesystem::path Arguments::path(const char* option) const {
    if (has(option) && text(option).isEmpty())
        throw UsageError(optionName(option) + " has no name behind it: \"\".");
    return library::pathFromQString(text(option));
}

std::vector<std::string> Arguments::strings(const char* option) const {
    std::vector<std::string> result;
    for (const QString& value : m_parser.values(QLatin1String(option)))
        result.push_back(value.toStdString());
    return result;
}

double Arguments::number(const char* option, double low, double high) const {
    bool ok = false;
    const double value = text(option).toDouble(&ok);
    if (!ok || !std::isfinite(value) || value < low || value > high)
        throw UsageError(optionName(option) + " takes a number from " + shortest(low) + " to " +
                         shortest(high) + ", not \"" + string(option) + "\".");
    return value;
}

int Arguments::whole(const char* option, int low, int high) const {
    bool ok = false;
    const int value = text(option).toInt(&ok);
    if (!ok || value < low || value > high)
        throw UsageError(optionName(option) + " takes a whole number from " + std::to_string(low) + " to " +
                         std::to_string(high) + ", not \"" + string(option) + "\".");
    return value;
}

std::optional<settings::Value> Arguments::given(const settings::Setting& setting) const {
    const auto isGiven = [&](std::string_view option) {
        return m_parser.optionNames().contains(
            QLatin1String(option.data(), static_cast<qsizetype>(option.size())));
    };
    if (isGiven(setting.offOption)) {
        if (isGiven(setting.option))
            throw UsageError("--" + std::string(setting.option) + " and --" + std::string(setting.offOption) +
                             " exclude each other.");
        return settings::Value(false);
    }
    if (!isGiven(setting.option)) return std::nullopt;
    if (setting.kind == settings::Kind::Switch) return settings::Value(true);
    const std::string option(setting.option);
    // Words of one's own are given one by one, and may hold a comma.
    if (setting.kind == settings::Kind::Texts && !setting.choices)
        return settings::Value(strings(option.c_str()));
    const auto value = settings::parse(setting, string(option.c_str()));
    if (!value)
        throw UsageError(optionName(option.c_str()) + " takes " + settings::wantedFor(setting) + ", not \"" +
                         string(option.c_str()) + "\".");
    return value;
}

void Arguments::require(const char* option) const {
    if (!has(option)) throw UsageError(optionName(option) + " is missing.");
}

void print(const QJsonObject& object) { printPart(json::toBytes(object)); }
void printPart(const QByteArray& text) { write(stdout, withControlsEscaped(withSubstitutes(text))); }
void print(const QString& line) { write(stdout, asLine(line)); }
void printText(const QString& lines) { write(stdout, lines.toUtf8() + '\n'); }
void printError(const QString& line) {
    write(ownStandardError(), asLine(QString::fromStdString(asSentence(line.toStdString()))));
}
void warn(const QString& line) { keptWarnings() << line; }
void printWarnings() {
    for (const QString& line : std::exchange(keptWarnings(), {}))
        printError(line);
}

void warnOfLength(const std::filesystem::path& file, const std::string& note) {
    if (!note.empty())
        warn(display(file) + QStringLiteral(": ") + QString::fromStdString(note) + QLatin1Char('.'));
}

QString counted(qint64 count, const char* one, const char* several) {
    return QString::number(count) + QLatin1Char(' ') + QLatin1String(count == 1 ? one : several);
}

QString display(const std::filesystem::path& path) { return library::shownPath(path.generic_string()); }

}
