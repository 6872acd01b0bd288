#include "library/recording_cache.h"

#include "files/paths.h"
#include "library/cache_stream.h"

#include <system_error>

namespace gleaner::library {
namespace {

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

std::string flagsInfo(const std::string& sha256) {
    return "flags " + std::to_string(guards::guardVersion) + ' ' + sha256;
}

bool isSha256(const std::string& text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}

RecordingCache::RecordingCache(std::filesystem::path folder) : m_texts(std::move(folder)) {}

std::optional<std::string> RecordingCache::hashOf(const std::filesystem::path& file,
                                                  const FileStamp& stamp) const {
    auto sha256 = m_texts.recall(hashInfo(file, stamp));
    return sha256 && isSha256(*sha256) ? sha256 : std::nullopt;
}

void RecordingCache::rememberHash(const std::filesystem::path& file, const FileStamp& stamp,
                                  const std::string& sha256) const {
    m_texts.remember(hashInfo(file, stamp), sha256);
}

std::optional<analysis::Detection>
RecordingCache::detectionOf(const std::string& sha256, const analysis::DetectSettings& settings) const {
    const auto bytes = m_texts.recall(detectionInfo(sha256, settings));
    return bytes ? detectionFromCache(QByteArray::fromStdString(*bytes)) : std::nullopt;
}

void RecordingCache::rememberDetection(const std::string& sha256, const analysis::DetectSettings& settings,
                                       const analysis::Detection& detection) const {
    m_texts.remember(detectionInfo(sha256, settings), toCache(detection).toStdString());
}

std::optional<std::vector<guards::Flag>> RecordingCache::flagsOf(const std::string& sha256) const {
    const auto bytes = m_texts.recall(flagsInfo(sha256));
    if (!bytes) return std::nullopt;
    std::vector<guards::Flag> flags;
    for (const QByteArray& line : QByteArray::fromStdString(*bytes).split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (line.isEmpty()) continue;
        const auto kind = guards::flagKindFromId(words.front().toStdString());
        if (!kind || words.size() != 4) return std::nullopt;
        flags.push_back({*kind, {words[1].toLongLong(), words[2].toLongLong()}, words[3].toDouble()});
    }
    return flags;
}

void RecordingCache::rememberFlags(const std::string& sha256, const std::vector<guards::Flag>& flags) const {
    QByteArray lines;
    for (const guards::Flag& flag : flags)
        lines += QByteArray::fromStdString(std::string(guards::info(flag.kind).id)) + ' ' +
                 QByteArray::number(flag.range.begin) + ' ' + QByteArray::number(flag.range.end) + ' ' +
                 QByteArray::number(flag.value, 'g', 17) + '\n';
    m_texts.remember(flagsInfo(sha256), lines.toStdString());
}

}
