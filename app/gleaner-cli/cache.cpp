#include "verbs.h"

#include "library/cache_folder.h"
#include "library/recording.h"

#include <QJsonArray>

#include <array>
#include <cmath>

namespace gleaner::cli {
namespace {

constexpr std::array<const char*, 5> units = {"", "k", "M", "G", "T"};

/// "500M", "2.5G", "10 GB" or bytes; thousands, as disks count.
std::int64_t bytesFrom(const std::string& given) {
    QString text = QString::fromStdString(given).trimmed().toUpper();
    if (text.endsWith(u'B')) text.chop(1);
    double factor = 1.0;
    for (std::size_t unit = 1; unit < units.size(); ++unit)
        if (text.endsWith(QString(QLatin1String(units[unit])).toUpper())) {
            text.chop(1);
            factor = std::pow(1000.0, static_cast<double>(unit));
            break;
        }
    bool isNumber = false;
    const double bytes = text.trimmed().toDouble(&isNumber) * factor;
    if (!isNumber || !(bytes >= 0.0 && bytes <= 1e15))
        throw UsageError("--limit takes a size such as 500M, 10G or 2000000, not \"" + given + "\".");
    return static_cast<std::int64_t>(bytes);
}

QString sizeText(std::int64_t bytes) {
    auto size = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (size >= 999.5 && unit + 1 < units.size()) {
        size /= 1000.0;
        ++unit;
    }
    return QStringLiteral("%1 %2B")
        .arg(size, 0, 'f', unit > 0 && size < 99.5 ? 1 : 0)
        .arg(QLatin1String(units[unit]));
}

QJsonObject toJson(const library::CacheSum& sum) {
    return {{QStringLiteral("entries"), static_cast<qint64>(sum.entries)},
            {QStringLiteral("bytes"), static_cast<qint64>(sum.bytes)}};
}

/// What was done, and what is there now.
struct Report {
    bool isChecked = false;
    library::CacheSum removed;
    std::vector<std::filesystem::path> damaged;
    std::vector<library::CacheSum> contents;
    std::int64_t limit = 0;
};

library::CacheSum total(const Report& report) {
    library::CacheSum sum;
    for (const library::CacheSum& one : report.contents) {
        sum.entries += one.entries;
        sum.bytes += one.bytes;
    }
    return sum;
}

void printJson(const library::CacheFolder& cache, const Report& report) {
    QJsonArray kinds, damaged;
    for (const library::CacheKindInfo& info : library::cacheKinds()) {
        QJsonObject kind = toJson(report.contents[static_cast<std::size_t>(info.kind)]);
        kind[QStringLiteral("kind")] = QLatin1String(info.id);
        kinds.append(kind);
    }
    for (const std::filesystem::path& file : report.damaged)
        damaged.append(display(file));
    QJsonObject object = toJson(total(report));
    object[QStringLiteral("folder")] = display(cache.path());
    object[QStringLiteral("limitBytes")] = static_cast<qint64>(report.limit);
    object[QStringLiteral("kinds")] = kinds;
    object[QStringLiteral("removed")] = toJson(report.removed);
    object[QStringLiteral("damaged")] = damaged;
    print(object);
}

void printLines(const library::CacheFolder& cache, const Report& report) {
    for (const std::filesystem::path& file : report.damaged)
        print(QStringLiteral("damaged, removed: ") + display(file));
    if (report.isChecked && report.damaged.empty()) print(QStringLiteral("every entry is sound"));
    if (report.removed.entries > 0)
        print(QStringLiteral("removed: %1, %2")
                  .arg(counted(static_cast<qint64>(report.removed.entries), "entry", "entries"))
                  .arg(sizeText(report.removed.bytes)));
    const library::CacheSum all = total(report);
    print(QStringLiteral("%1: %2, %3 of %4")
              .arg(display(cache.path()), counted(static_cast<qint64>(all.entries), "entry", "entries"))
              .arg(sizeText(all.bytes), sizeText(report.limit)));
    for (const library::CacheKindInfo& info : library::cacheKinds()) {
        const library::CacheSum& sum = report.contents[static_cast<std::size_t>(info.kind)];
        print(QStringLiteral("  %1 %2  %3  %4")
                  .arg(QLatin1String(info.id), -11)
                  .arg(sum.entries, 7)
                  .arg(sizeText(sum.bytes), 8)
                  .arg(QLatin1String(info.holds)));
    }
}

}

int runCache(const Arguments& arguments) {
    if (!arguments.files().isEmpty()) throw UsageError("cache takes no files.");
    const std::optional<std::int64_t> limit =
        arguments.has("limit") ? std::optional(bytesFrom(arguments.string("limit"))) : std::nullopt;
    library::CacheFolder cache(library::defaultCacheFolder());
    Report report;
    report.isChecked = arguments.has("check");
    if (report.isChecked) report.damaged = cache.removeDamaged(arguments.progress());
    if (limit) {
        cache.setLimit(*limit);
        report.removed = cache.evict();
    }
    if (arguments.has("clear")) {
        const library::CacheSum cleared = cache.clear();
        report.removed = {report.removed.entries + cleared.entries, report.removed.bytes + cleared.bytes};
    }
    report.contents = cache.contents();
    report.limit = cache.limit();
    if (arguments.json())
        printJson(cache, report);
    else
        printLines(cache, report);
    return 0;
}

}
