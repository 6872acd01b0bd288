// A DAWproject sounds as its song does: its own rules (linear faders, clips, fades, gains) mix its tracks
// here, and each is as loud as the channel it stands for.

#include "audio/resampler.h"
#include "codec/file_reader.h"
#include "core/pack/made_pack.h"
#include "export/song_files.h"
#include "export/song_sound.h"
#include "files/archive.h"
#include "preview/voices.h"
#include "support/program.h"

#include <QTest>
#include <QXmlStreamReader>

#include <cmath>
#include <map>

using namespace gleaner;
using namespace gleaner::test;

namespace {

constexpr double loudestDifference = 0.5; // dB

/// A sound on a track of the document; times in beats.
struct HeardClip {
    double time = 0.0, duration = 0.0, playStart = 0.0, fadeIn = 0.0, fadeOut = 0.0, gain = 1.0;
    double fileBeats = 0.0, fileSeconds = 0.0;
    bool enabled = true;
    std::string file;
};

struct HeardTrack {
    QString name;
    bool muted = false;
    double volume = 1.0, pan = 0.5;
    std::vector<HeardClip> clips;
};

struct Document {
    double bpm = 0.0, master = 1.0;
    std::map<QString, HeardTrack> tracks; ///< by id
};

/// Reads project.xml by the format's own words and nothing of ours.
Document documentFrom(const std::string& xml) {
    Document document;
    QXmlStreamReader reader(QByteArray::fromStdString(xml));
    QString track, expression;
    HeardClip clip;
    bool isMaster = false;
    const auto number = [&](const char* name, double fallback = 0.0) {
        const auto value = reader.attributes().value(QLatin1String(name));
        return value.isEmpty() ? fallback : value.toDouble();
    };
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        const auto name = reader.name();
        if (token == QXmlStreamReader::EndElement && name == u"Clip" && !clip.file.empty())
            document.tracks[track].clips.push_back(clip);
        if (token != QXmlStreamReader::StartElement) continue;
        const auto text = [&](const char* of) {
            return reader.attributes().value(QLatin1String(of)).toString();
        };
        if (name == u"Tempo") document.bpm = number("value");
        if (name == u"Track") {
            track = text("id");
            document.tracks[track].name = text("name");
        }
        if (name == u"Channel") isMaster = text("role") == u"master";
        if (name == u"Mute") document.tracks[track].muted = text("value") == u"true";
        if (name == u"Pan") document.tracks[track].pan = number("value");
        if (name == u"Volume") (isMaster ? document.master : document.tracks[track].volume) = number("value");
        if (name == u"Lanes" && reader.attributes().hasAttribute(QStringLiteral("track")))
            track = text("track");
        if (name == u"Clip") {
            clip = {};
            clip.time = number("time");
            clip.duration = number("duration");
            clip.playStart = number("playStart");
            clip.fadeIn = number("fadeInTime");
            clip.fadeOut = number("fadeOutTime");
            clip.enabled = text("enable") != u"false";
        }
        if (name == u"File") clip.file = text("path").toStdString();
        if (name == u"Warp" && number("time") > 0.0) {
            clip.fileBeats = number("time");
            clip.fileSeconds = number("contentTime");
        }
        if (name == u"Target") expression = text("expression");
        if (name == u"RealPoint" && expression == u"gain") clip.gain = number("value");
    }
    return document;
}

using Sides = std::array<std::vector<double>, 2>;

class Player {
public:
    Player(const fs::path& file, const fs::path& scratch) : m_zip(file), m_scratch(scratch) {
        document = documentFrom(m_zip.read("project.xml"));
    }

    /// One track through its fader: gain linear, the pan by constant power as the song has it.
    Sides play(const HeardTrack& track, Frame frames) {
        Sides out{std::vector<double>(static_cast<std::size_t>(frames)),
                  std::vector<double>(static_cast<std::size_t>(frames))};
        const auto [left, right] = preview::levelsOfPan(track.pan * 2.0 - 1.0);
        for (const HeardClip& clip : track.clips) {
            if (!clip.enabled || track.muted) continue;
            add(clip, out, track.volume * clip.gain * left, track.volume * clip.gain * right);
        }
        return out;
    }

    Document document;

private:
    Frame frameOf(double beats) const { return std::llround(beats * 60.0 / document.bpm * pack::songRate); }

    void add(const HeardClip& clip, Sides& out, double left, double right) {
        const audio::AudioBuffer& sound = soundOf(clip);
        const Frame begin = frameOf(clip.time), length = frameOf(clip.duration),
                    skip = frameOf(clip.playStart);
        const double in = static_cast<double>(frameOf(clip.fadeIn)),
                     fade = static_cast<double>(frameOf(clip.fadeOut));
        for (Frame n = 0; n < length && begin + n < static_cast<Frame>(out[0].size()); ++n) {
            if (skip + n >= sound.frames()) break;
            double level = 1.0;
            if (static_cast<double>(n) < in) level *= static_cast<double>(n) / in;
            if (static_cast<double>(length - n) < fade) level *= static_cast<double>(length - n) / fade;
            for (int side = 0; side < 2; ++side)
                out[static_cast<std::size_t>(side)][static_cast<std::size_t>(begin + n)] +=
                    level * (side ? right : left) *
                    static_cast<double>(
                        sound.channel(sound.channels() > 1 ? side : 0)[static_cast<std::size_t>(skip + n)]);
        }
    }

    const audio::AudioBuffer& soundOf(const HeardClip& clip) {
        auto& known = m_sounds[clip.file];
        if (!known.isEmpty()) return known;
        const fs::path file = m_scratch / (std::to_string(m_sounds.size()) + ".wav");
        m_zip.extract(clip.file, file, {});
        audio::FileReader reader(file);
        return known = audio::resample(audio::readWhole(reader), reader.info().rate, pack::songRate);
    }

    pack::ZipReader m_zip;
    fs::path m_scratch;
    std::map<std::string, audio::AudioBuffer> m_sounds;
};

double levelDb(const Sides& sound) {
    double energy = 0.0;
    for (const auto& side : sound)
        for (const double sample : side)
            energy += sample * sample;
    return 10.0 * std::log10(energy + 1e-20);
}

Sides sidesOf(const fs::path& wav) {
    audio::FileReader reader(wav);
    const audio::AudioBuffer sound = audio::readWhole(reader);
    Sides sides;
    for (int side = 0; side < 2; ++side)
        sides[static_cast<std::size_t>(side)].assign(sound.channel(side).begin(), sound.channel(side).end());
    return sides;
}

/// A song in which everything is turned, struck, faded or cut in some way.
class TurnedSong {
public:
    TurnedSong() {
        fs::create_directories(out());
        const auto sound = [&](const char* name, const audio::AudioBuffer& samples) {
            writeSound(out() / name, samples, 48000);
            return (out() / name).generic_string();
        };
        song.meta.bpm = 120.0;
        song.drums = {{0, music::Role::Kick, sound("kick.wav", struck(60.0, 0.3, 48000)), 0.9, 0.0},
                      {1, music::Role::Snare, sound("snare.wav", struck(900.0, 1.2, 48000)), 0.4, -0.6},
                      {2, music::Role::Hat, sound("hat.wav", struck(6000.0, 0.05, 48000)), 0.3, 0.5},
                      {3, music::Role::OpenHat, sound("open.wav", struck(5000.0, 0.9, 48000)), 0.78, 0.2}};
        music::Pattern beat{"Beat", 1, {}};
        for (int step = 0; step < 16; ++step)
            beat.notes.push_back({2, {step / 4.0, 0.25, 60, step % 2 ? 20 : 110}});
        for (const int beatOf : {0, 2})
            beat.notes.push_back({0, {static_cast<double>(beatOf), 0.25, 60, beatOf ? 30 : 127}});
        for (const double place : {1.0, 1.5, 3.0}) // each rings into the next
            beat.notes.push_back({1, {place, 0.25, 60, 64}});
        beat.notes.push_back({3, {0.125, 0.25, 60, 90}});
        song.patterns = {beat};
        song.items = {{1, 0, 3, 1, false}, {1, 3, 1, 1, true}};
        music::MelodicTrack bass;
        bass.samplePath = sound("bass.wav", struck(110.0, 0.8, 48000));
        bass.rootNote = 45;
        bass.volume = 1.0;
        bass.pan = 0.3;
        bass.bars = 1;
        bass.repeats = {1, 2};
        bass.notes = {{0.0, 1.0, 45, 127}, {0.5, 1.0, 48, 127}, {2.0, 1.0, 33, 40}};
        music::MelodicTrack lead = bass;
        lead.channel = 18;
        lead.role = music::Role::Lead;
        lead.notes = {
            {0.0, 3.0, 52, 127}, {0.01, 3.0, 52, 127}, {0.02, 3.0, 52, 127}}; // louder than full scale
        music::MelodicTrack rain;
        rain.channel = 19;
        rain.role = music::Role::Ambience;
        rain.source = music::SourceType::Audio;
        rain.samplePath = sound("rain.wav", noise(48000 * 6, 3, 0.2, 2));
        rain.seconds = 6.0;
        rain.bars = 2;
        rain.volume = 0.5;
        rain.gain = 0.5;
        rain.fadeInMs = 900.0;
        rain.fadeOutMs = 400.0;
        rain.offsetSeconds = 1.25;
        music::MelodicTrack twice = rain; // of which the second begins before the first has ended
        twice.channel = 20;
        twice.pan = -1.0;
        twice.repeats = {1};
        music::MelodicTrack allFade = rain;
        allFade.channel = 21;
        allFade.fadeInMs = 3500.0;
        allFade.fadeOutMs = 3000.0;
        music::MelodicTrack silent = rain;
        silent.channel = 22;
        silent.muted = true;
        song.melodicTracks = {bass, lead, rain, twice, allFade, silent};
    }

    fs::path out() const { return m_scratch.folder() / "out"; }

    /// One channel of it, as the song itself sounds it, through its own volume and pan.
    Sides alone(int channel) const {
        music::Song one = song;
        one.meta.title = "one";
        for (music::DrumChannel& drum : one.drums)
            if (drum.channel != channel) drum.volume = 0.0; // it still closes the open hat
        for (music::MelodicTrack& track : one.melodicTracks)
            if (track.channel != channel) track.volume = 0.0;
        const fs::path wav = out() / ("alone_" + std::to_string(channel) + ".wav");
        pack::SongSound(one, {}).write(wav, 0.25, {}); // with room for what is louder than full scale
        Sides sides = sidesOf(wav);
        for (auto& side : sides)
            for (double& sample : side)
                sample *= 4.0;
        return sides;
    }

    music::Song song;

private:
    Scratch m_scratch;
};

}

class DawProjectMixTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTrackAndTheirSumAreAsLoudAsTheSong() {
        const TurnedSong bench;
        pack::SongOutputs outputs;
        outputs.dawproject = bench.out() / "song.dawproject";
        outputs.wav = bench.out() / "song.wav";
        outputs.flp = bench.out() / "song.flp";
        pack::writeSong(bench.song, outputs, {});
        const Sides wav = sidesOf(outputs.wav);
        const auto frames = static_cast<Frame>(wav[0].size());

        Player player(outputs.dawproject, bench.out());
        const std::map<int, std::string> names = music::channelNames(bench.song);
        Sides sum{std::vector<double>(wav[0].size()), std::vector<double>(wav[0].size())};
        int heard = 0;
        for (const auto& [channel, name] : names) {
            const Sides alone = bench.alone(channel);
            Sides played{std::vector<double>(wav[0].size()), std::vector<double>(wav[0].size())};
            for (const auto& [id, track] : player.document.tracks) {
                const QString own = QString::fromStdString(name);
                if (track.name != own && !track.name.startsWith(own + QStringLiteral(" ("))) continue;
                const Sides one = player.play(track, frames);
                for (std::size_t side = 0; side < 2; ++side)
                    for (std::size_t n = 0; n < one[side].size(); ++n) {
                        played[side][n] += one[side][n];
                        sum[side][n] += one[side][n] * player.document.master;
                    }
            }
            const double is = levelDb(played), wanted = levelDb(alone);
            QVERIFY2(std::abs(is - wanted) < loudestDifference || (is < -100.0 && wanted < -100.0),
                     qPrintable(QStringLiteral("%1: %2 dB in place of %3")
                                    .arg(QString::fromStdString(name))
                                    .arg(is)
                                    .arg(wanted)));
            heard += wanted > -60.0;
        }
        QCOMPARE(heard, 9);
        QVERIFY(player.document.master < 1.0); // the song is turned down as a whole
        QVERIFY2(std::abs(levelDb(sum) - levelDb(wav)) < loudestDifference,
                 qPrintable(QString::number(levelDb(sum) - levelDb(wav))));
        Sides rest = sum; // and it is the same sound, not one that is but as loud
        for (std::size_t side = 0; side < 2; ++side)
            for (std::size_t n = 0; n < rest[side].size(); ++n)
                rest[side][n] -= wav[side][n];
        QVERIFY2(levelDb(rest) < levelDb(wav) - 30.0,
                 qPrintable(QString::number(levelDb(rest) - levelDb(wav))));
    }

    void tracksAreCalledAsInTheProject() {
        const TurnedSong bench;
        pack::SongOutputs outputs;
        outputs.dawproject = bench.out() / "song.dawproject";
        pack::writeSong(bench.song, outputs, {});
        Player player(outputs.dawproject, bench.out());
        QStringList names;
        for (const auto& [id, track] : player.document.tracks)
            names << track.name;
        names.sort();
        QCOMPARE(names.removeDuplicates(), 0);
        for (const char* name : {"Ambience", "Ambience 2 (stem)", "Ambience 3 (stem)", "Ambience 4",
                                 "Kick (audio)", "Snare (stem)", "Bass (stem)"})
            QVERIFY2(names.contains(QLatin1String(name)), name);
    }
};

GLEANER_TEST(DawProjectMixTest)
#include "dawproject_mix_test.moc"
