#pragma once

// Other people's programs that load and play kits, and how what they play is compared with our files.

#include "audio/audio_buffer.h"
#include "codec/file_reader.h"
#include "music/pitch.h"
#include "support/scratch.h"

#include <QProcess>
#include <QStandardPaths>
#include <QString>

#include <algorithm>
#include <cmath>
#include <vector>

namespace gleaner::test {

inline QString pathText(const fs::path& path) { return QString::fromStdString(path.string()); }

inline bool isInstalled(const char* program) {
    return !QStandardPaths::findExecutable(QLatin1String(program)).isEmpty();
}

/// Runs to the end, without a screen and with a home of its own; what it said, or an empty text where it
/// failed.
inline QByteArray ran(const fs::path& home, const char* program, const QStringList& arguments,
                      bool mayFail = false) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("HOME"), QString::fromStdString(home.string()));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), QString::fromStdString(home.string()));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QLatin1String(program), arguments);
    if (!process.waitForFinished(120000)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    const QByteArray said = process.readAll() + ' ';
    if (mayFail || (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)) return said;
    qWarning("%s: %s", program, said.constData());
    return {};
}

struct Stroke {
    int key = 60, velocity = 127;
    int bank = 0, program = 0; ///< bank 128: the drum channel
};

/// What such a stroke is to play.
struct Expected {
    Stroke stroke;
    std::string sample; ///< in the pack
    double level = 0.0; ///< dB over its file
};

inline void number(std::string& bytes, std::uint32_t value, int size) {
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
        bytes += static_cast<char>(value >> shift);
}

/// A Standard MIDI File with a stroke every two seconds, each held for 1.9 s.
inline std::string midiFile(const std::vector<Stroke>& strokes) {
    std::string track;
    const std::string now(1, '\0'), held("\x8e\x20", 2), rest("\x60", 1); // 0, 1824, 96 ticks at 960 a second
    const auto event = [&](const std::string& later, std::initializer_list<int> bytes) {
        track += later;
        for (const int byte : bytes)
            track += static_cast<char>(byte);
    };
    for (std::size_t n = 0; n < strokes.size(); ++n) {
        const int channel = strokes[n].bank == 128 ? 9 : 0;
        event(n > 0 ? rest : now, {0xC0 | channel, strokes[n].program});
        event(now, {0x90 | channel, strokes[n].key, strokes[n].velocity});
        event(held, {0x80 | channel, strokes[n].key, 0});
    }
    event(rest, {0xFF, 0x2F, 0});
    std::string bytes = "MThd";
    number(bytes, 6, 4), number(bytes, 0, 2), number(bytes, 1, 2), number(bytes, 480, 2);
    bytes += "MTrk";
    number(bytes, static_cast<std::uint32_t>(track.size()), 4);
    return bytes + track;
}

/// What fluidsynth plays of a SoundFont, two seconds a stroke; empty where it failed.
inline audio::AudioBuffer playedByFluidsynth(const fs::path& home, const fs::path& soundFont,
                                             const std::vector<Stroke>& strokes, int rate) {
    const fs::path midi = home / "strokes.mid", wav = home / "played.wav";
    write(midi, midiFile(strokes));
    fs::remove(wav);
    ran(home, "fluidsynth",
        {QStringLiteral("-ni"), QStringLiteral("-q"), QStringLiteral("-R0"), QStringLiteral("-C0"),
         QStringLiteral("-g1"), QStringLiteral("-r%1").arg(rate), QStringLiteral("-Twav"),
         QStringLiteral("-Ofloat"), QStringLiteral("-F"), pathText(wav), pathText(soundFont),
         pathText(midi)});
    if (!fs::exists(wav)) return {};
    audio::FileReader reader(wav);
    return audio::readWhole(reader);
}

/// What a player makes of a click at `from` (of the level of PackOnDisk::clickLevel): its filters, its gain.
/// From the first frame that sounds.
inline std::vector<double> responseAt(const audio::AudioBuffer& played, int channel, Frame from,
                                      double level) {
    const auto heard = played.channel(channel).subspan(static_cast<std::size_t>(from));
    const auto first = std::ranges::find_if(heard, [](float x) { return std::abs(x) > 1e-6F; });
    std::vector<double> response;
    for (auto x = first; x != heard.end() && response.size() < 256; ++x)
        response.push_back(*x / level);
    return response;
}

/// A sound as a player with that response plays it.
inline audio::AudioBuffer through(const std::vector<double>& response, const audio::AudioBuffer& sound) {
    audio::AudioBuffer heard(sound.channels(), sound.frames());
    for (int c = 0; c < sound.channels(); ++c)
        for (std::size_t i = 0; i < static_cast<std::size_t>(sound.frames()); ++i) {
            double sum = 0.0;
            for (std::size_t k = 0; k < std::min(response.size(), i + 1); ++k)
                sum += response[k] * static_cast<double>(sound.channel(c)[i - k]);
            heard.channel(c)[i] = static_cast<float>(sum);
        }
    return heard;
}

/// How one sound lies in another: where, how much louder, and what is left when it is taken away.
struct Null {
    Frame late = 0;         ///< frames
    double gainDb = 0.0;    ///< of what was played over what was expected
    double residueDb = 0.0; ///< RMS of the difference at that gain over that of what was expected
};

/// The best match of `expected` in the `most` frames behind `from`.
inline Null nullOf(const audio::AudioBuffer& played, int channel, Frame from,
                   const audio::AudioBuffer& expected, int expectedChannel = 0, Frame most = 600) {
    const auto heard = played.channel(channel);
    const auto wanted = expected.channel(expectedChannel);
    double energy = 0.0;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        energy += static_cast<double>(wanted[i]) * wanted[i];
    const auto product = [&](Frame late) {
        double sum = 0.0;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const auto at = static_cast<std::size_t>(from + late) + i;
            if (at < heard.size()) sum += static_cast<double>(wanted[i]) * heard[at];
        }
        return sum;
    };
    Null best;
    double highest = 0.0;
    for (Frame late = 0; late < most; ++late)
        if (const double sum = product(late); sum > highest) {
            highest = sum;
            best.late = late;
        }
    const double gain = highest / energy;
    double rest = 0.0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto at = static_cast<std::size_t>(from + best.late) + i;
        const double error = (at < heard.size() ? static_cast<double>(heard[at]) : 0.0) - gain * wanted[i];
        rest += error * error;
    }
    best.gainDb = 20.0 * std::log10(gain + 1e-12);
    best.residueDb = 10.0 * std::log10(rest / (gain * gain * energy + 1e-30) + 1e-20);
    return best;
}

/// The MIDI note, with its fraction, of a tone in the fifth of a second behind `from`: by its
/// zero crossings.
inline double noteHeard(const audio::AudioBuffer& played, Frame from, int rate) {
    const auto sound = played.channel(0).subspan(static_cast<std::size_t>(from + rate / 20),
                                                 static_cast<std::size_t>(rate / 5));
    std::vector<double> crossings;
    for (std::size_t i = 1; i < sound.size(); ++i)
        if (sound[i - 1] < 0.0F && sound[i] >= 0.0F)
            crossings.push_back(static_cast<double>(i) -
                                static_cast<double>(sound[i]) / static_cast<double>(sound[i] - sound[i - 1]));
    if (crossings.size() < 3) return 0.0;
    const double hertz =
        static_cast<double>(crossings.size() - 1) * rate / (crossings.back() - crossings.front());
    return music::midiFromHertz(hertz);
}

inline audio::AudioBuffer soundIn(const fs::path& file) {
    audio::FileReader reader(file);
    return audio::readWhole(reader);
}

}
