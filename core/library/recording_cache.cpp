#include "library/recording_cache.h"

#include "library/cache_stream.h"
#include "library/paths.h"

#include <QFile>
#include <QSaveFile>

#include <system_error>

namespace gleaner::library {
namespace {

/// The name of a cached fact: a hash of everything that it depends on.
std::filesystem::path placeOf(const std::filesystem::path& folder, const std::string& facts) {
    const std::string key = sha256Of(facts);
    return folder / key.substr(0, 2) / key.substr(2);
}

std::string hashFacts(const std::filesystem::path& file, const FileStamp& stamp) {
    std::error_code unknown;
    const std::filesystem::path whole = std::filesystem::absolute(file, unknown).lexically_normal();
    return "hash " + std::to_string(stamp.size) + ' ' + std::to_string(stamp.changed) + ' ' +
           utf8FromPath(whole);
}

std::string detectionFacts(const std::string& sha256, const analysis::DetectSettings& settings) {
    std::string facts = "detection " + std::to_string(cacheVersion) + ' ' +
                        std::to_string(analysis::detectorVersion) + ' ' + sha256 + ' ' +
                        QByteArray::number(settings.sensitivity, 'g', 17).toStdString();
    for (const double bpm : {settings.tempi.slowest, settings.tempi.fastest})
        facts += ' ' + QByteArray::number(bpm, 'g', 17).toStdString();
    facts += ' ' + audio::toString(settings.channels);
    for (const music::SampleKind kind : settings.kinds)
        facts += ' ' + std::string(music::facts(kind).id);
    return facts;
}

std::optional<QByteArray> readCached(const std::filesystem::path& place) {
    QFile file(qStringFromPath(place));
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    return file.readAll();
}

void writeCached(const std::filesystem::path& place, const QByteArray& bytes) {
    std::error_code failed;
    std::filesystem::create_directories(place.parent_path(), failed);
    QSaveFile file(qStringFromPath(place));
    if (!file.open(QIODevice::WriteOnly)) return;
    // A failure leaves nothing, and the next run finds out anew. `commit` alone would take half a write for a
    // whole one.
    if (file.write(bytes) == bytes.size() && file.flush()) file.commit();
}

}

RecordingCache::RecordingCache(std::filesystem::path folder) : m_folder(std::move(folder)) {}

std::optional<std::string> RecordingCache::hashOf(const std::filesystem::path& file,
                                                  const FileStamp& stamp) const {
    const std::optional<QByteArray> bytes = readCached(placeOf(m_folder, hashFacts(file, stamp)));
    return bytes && bytes->size() == 64 ? std::optional(bytes->toStdString()) : std::nullopt;
}

void RecordingCache::rememberHash(const std::filesystem::path& file, const FileStamp& stamp,
                                  const std::string& sha256) const {
    writeCached(placeOf(m_folder, hashFacts(file, stamp)), QByteArray::fromStdString(sha256));
}

std::optional<analysis::Detection>
RecordingCache::detectionOf(const std::string& sha256, const analysis::DetectSettings& settings) const {
    const std::optional<QByteArray> bytes = readCached(placeOf(m_folder, detectionFacts(sha256, settings)));
    return bytes ? detectionFromCache(*bytes) : std::nullopt;
}

void RecordingCache::rememberDetection(const std::string& sha256, const analysis::DetectSettings& settings,
                                       const analysis::Detection& detection) const {
    writeCached(placeOf(m_folder, detectionFacts(sha256, settings)), toCache(detection));
}

}
