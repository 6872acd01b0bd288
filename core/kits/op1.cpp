#include "kits/kit_files.h"
#include "kits/target_writers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <algorithm>
#include <cmath>

// Drum kits of Teenage Engineering's OP-1: one AIFF of 44.1 kHz, 16 bit, mono, at most 12 s long, with up to
// 24 sounds one behind the other and an `APPL` chunk of JSON that says where each begins and ends (the format
// is not documented; github.com/operator1/op1/wiki).
namespace gleaner::kits {
namespace {

constexpr int op1Rate = 44100;
constexpr int op1Keys = 24;
constexpr double longestKit = 12.0;      ///< seconds
constexpr double positionScale = 4096.0; ///< of a place in the JSON, a frame
constexpr int playOnce = 8192, forwards = 8192, usualVolume = 8192;

/// Big-endian fields and chunks of an AIFF.
QByteArray number(quint32 value, int size) {
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes.right(size);
}
QByteArray aiffChunk(const char* id, QByteArray body) {
    const QByteArray size = number(static_cast<quint32>(body.size()), 4);
    if (body.size() % 2 != 0) body += '\0';
    return id + size + body;
}

/// 44,100 Hz as the 80-bit float of the format: exponent 16383 + 15, mantissa 44100 << 48.
QByteArray rateField() { return number(16383 + 15, 2) + number(44100U << 16, 4) + QByteArray(4, '\0'); }

QJsonArray same(int value, int count = op1Keys) {
    QJsonArray array;
    for (int i = 0; i < count; ++i)
        array.append(value);
    return array;
}

/// Sounds one behind the other, and where each begins and ends, in frames.
struct Tape {
    QByteArray points;
    QJsonArray begins, ends;
    std::vector<std::size_t> samples;
    Frame frames = 0;

    bool hasRoomFor(Frame more) const {
        return samples.size() < op1Keys && frames + more <= framesFromSeconds(longestKit, op1Rate);
    }
    void add(std::size_t sample, const audio::AudioBuffer& sound) {
        begins.append(static_cast<double>(frames) * positionScale);
        for (const float x : sound.channel(0))
            points +=
                number(static_cast<quint32>(std::clamp<long>(std::lround(x * 32768.0F), -32768, 32767)), 2);
        frames += sound.frames();
        ends.append(static_cast<double>(frames - 1) * positionScale);
        samples.push_back(sample);
    }
};

QByteArray aiffOf(Tape tape, const std::string& name) {
    while (tape.begins.size() < op1Keys) { // keys without a sound of their own play the last one again
        tape.begins.append(tape.begins.last());
        tape.ends.append(tape.ends.last());
    }
    const QJsonObject settings{
        {QStringLiteral("drum_version"), 1},
        {QStringLiteral("type"), QStringLiteral("drum")},
        {QStringLiteral("name"), QString::fromStdString(name)},
        {QStringLiteral("octave"), 0},
        {QStringLiteral("pitch"), same(0)},
        {QStringLiteral("start"), tape.begins},
        {QStringLiteral("end"), tape.ends},
        {QStringLiteral("playmode"), same(playOnce)},
        {QStringLiteral("reverse"), same(forwards)},
        {QStringLiteral("volume"), same(usualVolume)},
        {QStringLiteral("dyna_env"), QJsonArray{0, 8192, 0, 8192, 0, 0, 0, 0}},
        {QStringLiteral("fx_active"), false},
        {QStringLiteral("fx_type"), QStringLiteral("delay")},
        {QStringLiteral("fx_params"), same(8000, 8)},
        {QStringLiteral("lfo_active"), false},
        {QStringLiteral("lfo_type"), QStringLiteral("tremolo")},
        {QStringLiteral("lfo_params"), QJsonArray{16000, 16000, 16000, 16000, 0, 0, 0, 0}}};
    const QByteArray common =
        number(1, 2) + number(static_cast<quint32>(tape.frames), 4) + number(16, 2) + rateField();
    const QByteArray body =
        aiffChunk("COMM", common) +
        aiffChunk("APPL", "op-1" + QJsonDocument(settings).toJson(QJsonDocument::Compact)) +
        aiffChunk("SSND", QByteArray(8, '\0') + tape.points);
    return "FORM" + number(static_cast<quint32>(body.size() + 4), 4) + "AIFF" + body;
}

}

/// Of each sound its loudest layer's first take, shortened to the kit's length where it is longer; a kit that
/// is full goes on in the next file.
void writeOp1(const Kit& kit, KitOutput& output) {
    const SampleForm form{.rate = op1Rate, .bits = 16, .channels = 1, .seconds = longestKit};
    for (const Instrument& instrument : kit.instruments) {
        ShortNames names(20);
        Tape tape;
        const auto finish = [&] {
            if (tape.samples.empty()) return;
            const std::string name = names.take(instrument.name);
            writeBytes(output.file(name + ".aif", tape.samples), aiffOf(tape, name));
            tape = {};
        };
        for (const Sound& sound : instrument.sounds) {
            const auto loudest =
                std::ranges::find_if(sound.zones, [&](const Zone& zone) { return zone.highVelocity == 127; });
            int rate = kit.samples[loudest->sample].rate;
            const audio::AudioBuffer heard = inForm(audioOf(kit.samples[loudest->sample]), rate, form);
            if (!tape.hasRoomFor(heard.frames())) finish();
            tape.add(loudest->sample, heard);
        }
        finish();
    }
}

}
