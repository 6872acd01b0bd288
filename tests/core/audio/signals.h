#pragma once

#include "audio/audio_buffer.h"
#include "base/random.h"
#include "codec/file_writer.h"

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <filesystem>
#include <numbers>
#include <string>

namespace gleaner::audio::test {

inline AudioBuffer sine(double hz, double level, int channels, Frame frames, int rate) {
    AudioBuffer buffer(channels, frames);
    for (int c = 0; c < channels; ++c)
        for (Frame i = 0; i < frames; ++i)
            buffer.channel(c)[static_cast<std::size_t>(i)] = static_cast<float>(
                level * std::sin(2.0 * std::numbers::pi * hz * (c + 1) * static_cast<double>(i) / rate));
    return buffer;
}

/// White noise whose every sample is a whole step of a format of `bits`, so that no format may change it.
inline AudioBuffer steppedNoise(int bits, int channels, Frame frames, std::uint64_t seed = 1) {
    Random random(seed);
    const double steps = std::ldexp(1.0, bits - 1);
    AudioBuffer buffer(channels, frames);
    for (int c = 0; c < channels; ++c)
        for (float& sample : buffer.channel(c))
            sample = static_cast<float>(std::floor(random.between(-steps, steps)) / steps);
    return buffer;
}

inline std::filesystem::path in(const QTemporaryDir& folder, const std::string& name) {
    return std::filesystem::path(folder.path().toStdString()) / name;
}

inline void writeFile(const std::filesystem::path& file, const AudioBuffer& buffer,
                      const WriteSettings& settings) {
    FileWriter writer(file, settings);
    writer.write(buffer);
    writer.finish();
}

inline QByteArray bytesOf(const std::filesystem::path& path) {
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void writeBytes(const std::filesystem::path& path, const QByteArray& bytes) {
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

inline bool hasProgram(const char* name) {
    return !QStandardPaths::findExecutable(QString::fromLatin1(name)).isEmpty();
}

/// Largest difference of two buffers of one shape; infinite where the shapes differ.
inline double distance(const AudioBuffer& a, const AudioBuffer& b) {
    if (a.channels() != b.channels() || a.frames() != b.frames()) return HUGE_VAL;
    double worst = 0.0;
    for (int c = 0; c < a.channels(); ++c)
        for (std::size_t i = 0; i < a.channel(c).size(); ++i)
            worst = std::max(worst, std::abs(static_cast<double>(a.channel(c)[i]) - b.channel(c)[i]));
    return worst;
}

}
