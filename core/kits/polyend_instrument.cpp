#include "files/paths.h"
#include "kits/device_tree.h"
#include "kits/kit_files.h"
#include "kits/target_writers.h"

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cmath>

// Instruments of the Polyend Tracker (.pti): 392 bytes of settings, then 16 bit, mono, 44.1 kHz, all of it
// little-endian. Polyend publishes no description; what stands here is from github.com/polyend/tracker-lib
// (Polyend's own reader, which says that the checksum is not used) and github.com/jaap3/pti-file-format, held
// against the files that lie there.
namespace gleaner::kits {
namespace {

constexpr int ptiSize = 392;
constexpr std::size_t ptiNameLength = 31;
constexpr int widest = 65535;     ///< of a place in the sample: its end
constexpr int ptiTuneLimit = 100; ///< cents either way
constexpr int ownRelease = 1000;  ///< ms, of an instrument that nobody changed
constexpr int middleLevel = 50;   ///< of volume (as recorded) and panning (middle), of 100
constexpr int usualWindow = 2048; ///< frames, of a wavetable, which none is
constexpr int envelopes = 6;
constexpr int usualGrain = 441; ///< frames

class PtiHeader {
public:
    PtiHeader() : m_bytes(ptiSize, '\0') {}
    void byte(int at, int value) { m_bytes[at] = static_cast<char>(value); }
    void word(int at, int value) { qToLittleEndian(static_cast<quint16>(value), m_bytes.data() + at); }
    void count(int at, Frame value) { qToLittleEndian(static_cast<quint32>(value), m_bytes.data() + at); }
    void real(int at, float value) { qToLittleEndian(std::bit_cast<quint32>(value), m_bytes.data() + at); }
    void text(int at, const std::string& value, std::size_t size) {
        std::copy_n(value.begin(), std::min(value.size(), size), m_bytes.data() + at);
    }
    const QByteArray& bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

/// What every instrument begins with: "TI", its kind, the firmware that it is for, the version of its
/// structure, the size of what follows up to the checksum.
void writeIdentity(PtiHeader& pti, const std::string& name, Frame frames) {
    pti.text(0, "TI", 2);
    pti.word(2, 1);
    for (const auto& [at, part] : {std::pair{4, 1}, {5, 5}, {6, 0}, {7, 1}})
        pti.byte(at, part);
    for (int at = 8; at < 12; ++at)
        pti.byte(at, 9);
    pti.word(12, 372);
    pti.byte(16, 1); // is used
    pti.text(21, name, ptiNameLength);
    pti.count(60, frames);
    pti.word(64, usualWindow);
}

void writePlaying(PtiHeader& pti, const Zone& zone, Frame fileFrames) {
    const auto place = [&](Frame frame) {
        return std::clamp(static_cast<int>(frame * widest / std::max<Frame>(fileFrames, 1)), 1, widest - 1);
    };
    const FrameRange loop = zone.loop.value_or(FrameRange{0, fileFrames});
    pti.byte(76, zone.loop ? 1 : 0); // forwards, or once
    pti.word(80, place(loop.begin));
    pti.word(82, place(loop.end));
    pti.word(84, widest);
}

/// Its C plays a C near to what was recorded: semitones and cents.
void writeTuning(PtiHeader& pti, const Sound& sound, const Zone& zone) {
    const int upToC = (12 - sound.key % 12) % 12;
    pti.byte(270, upToC > 6 ? upToC - 12 : upToC);
    pti.byte(271,
             std::clamp(static_cast<int>(std::lround(tuningOf(zone, sound))), -ptiTuneLimit, ptiTuneLimit));
}

void writeShape(PtiHeader& pti, const Sound& sound) {
    for (int n = 0; n < envelopes; ++n) { // volume, panning, cutoff, wavetable, grains, tuning
        const int at = 92 + 20 * n;
        pti.real(at, 1.0F);
        pti.real(at + 12, 1.0F);
        pti.word(at + 16, ownRelease);
        pti.byte(212 + 8 * n, 2); // the shape of its oscillator, a triangle …
        pti.real(212 + 8 * n + 4, 0.5F);
    }
    pti.byte(92 + 19, 1); // the volume's is on
    if (!sound.isOneShot) pti.word(92 + 16, static_cast<int>(std::lround(releaseSeconds * 1000.0)));
    pti.real(260, 1.0F); // the filter is open, and off
    pti.byte(272, middleLevel);
    pti.word(276, middleLevel);
    pti.word(378, usualGrain);
    pti.byte(386, polyend.form.bits);
}

QByteArray pointsOf(const audio::AudioBuffer& sound) {
    QByteArray points(static_cast<qsizetype>(sound.frames()) * 2, '\0');
    char* to = points.data();
    for (const float x : sound.channel(0)) {
        qToLittleEndian(static_cast<qint16>(std::clamp<long>(std::lround(x * 32768.0F), -32768, 32767)), to);
        to += 2;
    }
    return points;
}

/// The sample as the tree of WAVs has it, dither and all.
audio::AudioBuffer asTracked(const Sample& sample, const QTemporaryDir& folder) {
    Sample tracked = sample;
    tracked.file = library::pathFromUtf8(folder.filePath(QStringLiteral("sample.wav")).toStdString());
    writeWav(sample, polyend.form, tracked.file);
    return audioOf(tracked);
}

}

void writePolyendInstruments(const Kit& kit, KitOutput& output) {
    const QTemporaryDir folder;
    for (const TreeFile& file : treeOf(kit, polyend)) {
        const Sample& sample = kit.samples[file.zone->sample];
        const audio::AudioBuffer sound = asTracked(sample, folder);
        PtiHeader pti;
        writeIdentity(pti, file.name, sound.frames());
        writePlaying(pti, *file.zone, sample.frames);
        writeTuning(pti, *file.sound, *file.zone);
        writeShape(pti, *file.sound);
        writeBytes(output.file(file.folder + '/' + file.name + ".pti", std::vector{file.zone->sample}),
                   pti.bytes() + pointsOf(sound));
    }
}

}
