#include "library/cache_state.h"

#include "base/sealed.h"
#include "files/paths.h"

#include <QFile>
#include <QSaveFile>

#include <sstream>

namespace gleaner::library {
namespace {

constexpr const char* stateName = "gleaner-cache";
constexpr const char* tagName = "CACHEDIR.TAG";
constexpr const char* tagText = "Signature: 8a477f597d28d172789f06886806bc55\n"
                                "# What Gleaner found out before, and can find out again.\n";

QString nameIn(const std::filesystem::path& folder, const char* name) {
    return qStringFromPath(folder / name);
}

bool writeWhole(const QString& name, const std::string& bytes) {
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly)) return false;
    file.write(bytes.data(), static_cast<qint64>(bytes.size()));
    return file.flush() && file.commit();
}

}

CacheState readCacheState(const std::filesystem::path& folder) {
    QFile file(nameIn(folder, stateName));
    if (!file.open(QIODevice::ReadOnly)) return {};
    const auto text = unsealed(stateName, file.read(4096).toStdString());
    CacheState state;
    std::istringstream numbers(text.value_or(""));
    numbers >> state.version >> state.limit >> state.seen >> state.entries >> state.bytes;
    return numbers ? state : CacheState();
}

bool writeCacheState(const std::filesystem::path& folder, const CacheState& state) {
    if (!QFile::exists(nameIn(folder, tagName))) writeWhole(nameIn(folder, tagName), tagText);
    std::ostringstream numbers;
    numbers << state.version << ' ' << state.limit << ' ' << state.seen << ' ' << state.entries << ' '
            << state.bytes;
    return writeWhole(nameIn(folder, stateName), sealed(stateName, numbers.str()));
}

}
