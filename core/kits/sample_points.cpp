#include "kits/sample_points.h"

#include "base/error.h"
#include "files/output_file.h"
#include "files/paths.h"

#include <QFile>

#include <algorithm>
#include <cmath>

namespace gleaner::kits {
namespace {

constexpr int fullScale = 1 << 23;

void put(QFileDevice& file, const QByteArray& bytes) {
    if (file.write(bytes) != bytes.size())
        throw Error(library::pathFromUtf8(file.fileName().toStdString()),
                    "can't be written (" + library::reasonOfFailedWrite(file) + ").");
}

}

SamplePoints::SamplePoints(QFile& file) : m_file(file) {
    if (!m_lower.open())
        throw Error(
            "The SoundFont can't be written: there is no room for temporary files; name another folder "
            "for them in TMPDIR.");
}

qint64 SamplePoints::add(std::span<const float> channel) {
    const qint64 begin = m_count;
    QByteArray upper, lower;
    const auto push = [&](int value) {
        upper += static_cast<char>(value >> 8 & 0xFF);
        upper += static_cast<char>(value >> 16 & 0xFF);
        lower += static_cast<char>(value & 0xFF);
    };
    for (const float x : channel)
        push(std::clamp(static_cast<int>(std::lround(static_cast<double>(x) * fullScale)), -fullScale,
                        fullScale - 1));
    for (int i = 0; i < zeros; ++i)
        push(0);
    put(m_file, upper);
    put(m_lower, lower);
    m_count += lower.size();
    return begin;
}

void SamplePoints::writeLower() {
    m_lower.seek(0);
    for (QByteArray block; !(block = m_lower.read(1 << 20)).isEmpty();)
        put(m_file, block);
    if (m_count % 2 != 0) put(m_file, QByteArray(1, '\0'));
}

}
