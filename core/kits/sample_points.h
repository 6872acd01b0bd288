#pragma once

#include <QTemporaryFile>

#include <span>

class QFile;

namespace gleaner::kits {

/// The points of a SoundFont's samples, 24 bit: their upper 16 bits go into the file, the lower 8 beside it
/// until all are there (SoundFont 2.04, 6.1 and 6.2).
class SamplePoints {
public:
    static constexpr int zeros = 46; ///< behind every sample

    explicit SamplePoints(QFile& file);

    /// Adds one channel of a sample, 1.0 = full scale, and says at which point it begins. Throws Error.
    qint64 add(std::span<const float> channel);
    /// Writes the lower bits of all, and the byte that makes their number even. Throws Error.
    void writeLower();
    qint64 count() const { return m_count; }
    /// What `writeLower` writes. Even, and told so in the chunk's head: players leave the chunk out where it
    /// is not half of the upper bits' rounded up to two, and play 16 bits.
    qint64 lowerBytes() const { return m_count + m_count % 2; }

private:
    QFile& m_file;
    QTemporaryFile m_lower;
    qint64 m_count = 0;
};

}
