#pragma once

#include <QByteArray>
#include <QFile>
#include <QtEndian>

#include <filesystem>
#include <string>

// Headers as recorders, editors and crashes leave them, made by hand because no program writes them on
// purpose.

namespace gleaner::audio::test {

inline void append(QByteArray& bytes, quint64 value, int size, bool bigEndian = false) {
    for (int i = 0; i < size; ++i)
        bytes += static_cast<char>((value >> (8 * (bigEndian ? size - 1 - i : i))) & 0xFF);
}

inline QByteArray chunk(const char* id, const QByteArray& body, bool bigEndian = false) {
    QByteArray bytes(id, 4);
    append(bytes, static_cast<quint64>(body.size()), 4, bigEndian);
    bytes += body;
    if (body.size() % 2 != 0) bytes += '\0';
    return bytes;
}

/// A `bext` chunk as a recorder writes it; `samples` from midnight to the first one.
inline QByteArray bext(const char* originator, const char* date, const char* time, quint64 samples = 0) {
    QByteArray body(256, '\0');
    body += QByteArray(originator).leftJustified(32, '\0') + QByteArray(32, '\0');
    body += QByteArray(date).leftJustified(10, '\0') + QByteArray(time).leftJustified(8, '\0');
    append(body, samples, 8);
    return chunk("bext", body.leftJustified(602, '\0'));
}

/// What stands before the samples of a WAV. Sizes are written as they are given, however wrong.
struct WaveHead {
    const char* form = "RIFF";
    quint32 riffSize = 0;
    quint32 dataSize = 0;
    bool hasDs64 = false;
    quint64 wideRiff = 0, wideData = 0, wideFrames = 0;
    QByteArray before{}; ///< chunks before `fmt `
    int channels = 2, rate = 48000, bits = 16, tag = 1;

    int frameBytes() const { return channels * bits / 8; }
    QByteArray bytes() const {
        const bool big = QByteArray(form) == "RIFX";
        QByteArray head(form, 4);
        append(head, riffSize, 4, big);
        head += "WAVE";
        if (hasDs64) {
            QByteArray sizes;
            append(sizes, wideRiff, 8);
            append(sizes, wideData, 8);
            append(sizes, wideFrames, 8);
            append(sizes, 0, 4);
            head += chunk("ds64", sizes);
        }
        head += before;
        QByteArray format;
        append(format, static_cast<quint64>(tag), 2, big);
        append(format, static_cast<quint64>(channels), 2, big);
        append(format, static_cast<quint64>(rate), 4, big);
        append(format, static_cast<quint64>(rate) * static_cast<quint64>(frameBytes()), 4, big);
        append(format, static_cast<quint64>(frameBytes()), 2, big);
        append(format, static_cast<quint64>(bits), 2, big);
        head += chunk("fmt ", format, big) + "data";
        append(head, dataSize, 4, big);
        return head;
    }
};

/// The same with the sizes that a sane writer gives it for so many bytes of samples, if the header can hold
/// them: what does not fit wraps.
inline WaveHead saneHead(WaveHead head, quint64 dataBytes, quint64 behind = 0) {
    const quint64 riff = static_cast<quint64>(head.bytes().size()) + dataBytes + dataBytes % 2 + behind - 8;
    const bool isWide = QByteArray(head.form) == "RF64" || QByteArray(head.form) == "BW64";
    head.riffSize = isWide ? 0xFFFFFFFFU : static_cast<quint32>(riff);
    head.dataSize = isWide ? 0xFFFFFFFFU : static_cast<quint32>(dataBytes);
    if (!isWide) return head;
    head.hasDs64 = true;
    head.wideRiff = riff + 36;
    head.wideData = dataBytes;
    head.wideFrames = dataBytes / static_cast<quint64>(head.frameBytes());
    return head;
}

/// A file of zeros behind a head, with sounds at given places of the data, and chunks behind it. Sparse: it
/// takes no room. False where the file system does not take it.
struct Sound {
    qint64 at = 0; ///< in bytes of the data
    QByteArray samples{};
};
inline bool writeSparse(const std::filesystem::path& path, const QByteArray& head, qint64 dataBytes,
                        const std::vector<Sound>& sounds, const QByteArray& behind = {}) {
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadWrite | QIODevice::Truncate) || file.write(head) != head.size())
        return false;
    if (!file.resize(head.size() + dataBytes)) return false;
    for (const Sound& sound : sounds)
        if (!file.seek(head.size() + sound.at) || file.write(sound.samples) != sound.samples.size())
            return false;
    return behind.isEmpty() || (file.seek(file.size()) && file.write(behind) == behind.size());
}

}
