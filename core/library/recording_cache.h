#pragma once

#include "guards/flag.h"
#include "library/recording.h"
#include "library/sealed_folder.h"

namespace gleaner::library {

/// What is known of recordings from earlier runs: the hash of a file by its path and stamp, and what was
/// found by the hash and the settings, and what its guards say.
class RecordingCache {
public:
    explicit RecordingCache(std::filesystem::path folder);

    std::optional<std::string> hashOf(const std::filesystem::path& file, const FileStamp& stamp) const;
    void rememberHash(const std::filesystem::path& file, const FileStamp& stamp,
                      const std::string& sha256) const;

    std::optional<analysis::Detection> detectionOf(const std::string& sha256,
                                                   const analysis::DetectSettings& settings) const;
    void rememberDetection(const std::string& sha256, const analysis::DetectSettings& settings,
                           const analysis::Detection& detection) const;

    std::optional<std::vector<guards::Flag>> flagsOf(const std::string& sha256) const;
    void rememberFlags(const std::string& sha256, const std::vector<guards::Flag>& flags) const;

private:
    SealedFolder m_texts;
};

}
