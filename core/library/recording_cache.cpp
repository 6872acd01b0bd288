#include "library/recording_cache.h"

#include "base/sealed.h"
#include "files/paths.h"
#include "files/sha256.h"
#include "library/cache_entries.h"
#include "library/cache_stream.h"

#include <QFile>
#include <QSaveFile>

#include <system_error>

namespace gleaner::library {
namespace {

/// The name of a cached fact, and the key it is sealed with: a hash of everything that it depends on.
std::string cacheKeyOf(const std::string& info) { return sha256Of(info); }

std::filesystem::path placeOf(const std::filesystem::path& folder, const std::string& key) {
    return folder / key.substr(0, 2) / key.substr(2);
}

std::string hashInfo(const std::filesystem::path& file, const FileStamp& stamp) {
    std::error_code unknown;
    const std::filesystem::path whole = std::filesystem::absolute(file, unknown).lexically_normal();
    return "hash " + toString(stamp) + ' ' + utf8FromPath(whole);
}

std::string detectionInfo(const std::string& sha256, const analysis::DetectSettings& settings) {
    std::string info = "detection " + std::to_string(cacheVersion) + ' ' +
                       std::to_string(analysis::detectorVersion) + ' ' + sha256 + ' ' +
                       QByteArray::number(settings.sensitivity, 'g', 17).toStdString();
    for (const double bpm : {settings.tempi.slowest, settings.tempi.fastest})
        info += ' ' + QByteArray::number(bpm, 'g', 17).toStdString();
    info += ' ' + audio::toString(settings.channels);
    for (const music::SampleKind kind : settings.kinds)
        info += ' ' + std::string(music::info(kind).id);
    return info;
}

std::optional<std::string> readCached(const std::filesystem::path& place, const std::string& key) {
    QFile file(qStringFromPath(place));
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    return unsealed(key, file.readAll().toStdString());
}

std::optional<std::string> recall(const std::filesystem::path& folder, const std::string& key) {
    const std::filesystem::path place = placeOf(folder, key);
    auto content = readCached(place, key);
    if (content) markUsed(place);
    return content;
}

void writeCached(const std::filesystem::path& folder, const std::string& key, const std::string& content) {
    const std::filesystem::path place = placeOf(folder, key);
    std::error_code failed;
    std::filesystem::create_directories(place.parent_path(), failed);
    QSaveFile file(qStringFromPath(place));
    if (!file.open(QIODevice::WriteOnly)) return;
    const QByteArray bytes = QByteArray::fromStdString(sealed(key, content));
    // A failure leaves nothing, and the next run finds out anew. `commit` alone would take half a write for a
    // whole one.
    if (file.write(bytes) == bytes.size() && file.flush()) file.commit();
}

bool isSha256(const std::string& text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}

RecordingCache::RecordingCache(std::filesystem::path folder) : m_folder(std::move(folder)) {}

std::optional<std::string> RecordingCache::hashOf(const std::filesystem::path& file,
                                                  const FileStamp& stamp) const {
    auto sha256 = recall(m_folder, cacheKeyOf(hashInfo(file, stamp)));
    return sha256 && isSha256(*sha256) ? sha256 : std::nullopt;
}

void RecordingCache::rememberHash(const std::filesystem::path& file, const FileStamp& stamp,
                                  const std::string& sha256) const {
    writeCached(m_folder, cacheKeyOf(hashInfo(file, stamp)), sha256);
}

std::optional<analysis::Detection>
RecordingCache::detectionOf(const std::string& sha256, const analysis::DetectSettings& settings) const {
    const auto bytes = recall(m_folder, cacheKeyOf(detectionInfo(sha256, settings)));
    return bytes ? detectionFromCache(QByteArray::fromStdString(*bytes)) : std::nullopt;
}

void RecordingCache::rememberDetection(const std::string& sha256, const analysis::DetectSettings& settings,
                                       const analysis::Detection& detection) const {
    writeCached(m_folder, cacheKeyOf(detectionInfo(sha256, settings)), toCache(detection).toStdString());
}

bool RecordingCache::isSound(const std::filesystem::path& file) {
    return readCached(file, utf8FromPath(file.parent_path().filename()) + utf8FromPath(file.filename()))
        .has_value();
}

}
