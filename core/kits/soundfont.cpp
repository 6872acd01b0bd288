#include "kits/kit_files.h"
#include "kits/riff_bytes.h"
#include "kits/sample_points.h"
#include "kits/target_writers.h"

#include "base/error.h"
#include "files/output_file.h"
#include "files/paths.h"

#include <QFile>

#include <algorithm>
#include <cmath>
#include <map>

// SoundFont Technical Specification 2.04 (Creative Technology, 2006), its section in brackets.
//
// Levels of layers are in the samples themselves: players disagree on what a decibel of `initialAttenuation`
// is (fluidsynth takes 0.4 of it). The format knows no round robins: take 2 of every sound that has one is
// in a preset of its own, beside the sounds that have one take.
namespace gleaner::kits {
namespace {

constexpr qint64 mostBytes = 0xFFFFFFFFLL;
constexpr int mostRecords = 0xFFFF; ///< of a list, counted in 16 bits
constexpr int drumBank = 128;
constexpr int longestRelease = 8000; ///< timecents, 101 s [8.1.3]: a one-shot hardly dies away

enum Generator : quint16 {
    Pan = 17,
    ReleaseVolumeEnvelope = 38,
    InstrumentIndex = 41,
    KeyRange = 43,
    VelocityRange = 44,
    FineTune = 52,
    SampleIndex = 53,
    SampleModes = 54,
    OverridingRootKey = 58
};
constexpr quint16 monoSample = 1, rightSample = 2, leftSample = 4;

[[noreturn]] void refuse(const Kit& kit, const std::string& what) {
    throw Error("A SoundFont of " + kit.name + " would have more " + what +
                " than the format holds; leave sf2 out, or make two packs.");
}

/// Presets, instruments, zones and headers of samples, each list as it goes into the file.
class Lists {
public:
    explicit Lists(const Kit& kit) : m_kit(kit) {}

    void addSamples(SamplePoints& points) {
        for (const Instrument& instrument : m_kit.instruments)
            for (const Sound& sound : instrument.sounds)
                for (const Zone& zone : sound.zones)
                    addSample(zone, sound, points);
    }

    void addPresets() {
        int drums = 0, others = 0;
        for (const Instrument& instrument : m_kit.instruments) {
            int takes = 1;
            for (const Sound& sound : instrument.sounds)
                for (const Zone& zone : sound.zones)
                    takes = std::max(takes, zone.robins);
            const int single = addInstrument(instrument, instrument.name, 0);
            const bool isDrums = instrument.kind == Instrument::Kind::Drums;
            for (int take = 1; take <= takes; ++take) {
                const std::string name = instrument.name + (take > 1 ? " take " + std::to_string(take) : "");
                const int several = addInstrument(instrument, name, take);
                addPreset(name, isDrums ? drumBank : 0, isDrums ? drums++ : others++, {single, several});
            }
        }
    }

    QByteArray bytes() {
        m_phdr.text("EOP", 20), m_phdr.u16(0), m_phdr.u16(0), m_phdr.u16(m_presetZones);
        for (int i = 0; i < 3; ++i)
            m_phdr.u32(0);
        m_pbag.u16(m_presetGenerators), m_pbag.u16(0);
        m_inst.text("EOI", 20), m_inst.u16(m_zones);
        m_ibag.u16(m_generators), m_ibag.u16(m_modulators);
        m_shdr.text("EOS", 46);
        for (const int count : {m_presetZones, m_presetGenerators, m_zones, m_generators, m_modulators})
            if (count > mostRecords) refuse(m_kit, "zones");
        const QByteArray lastModulator(10, '\0'), lastGenerator(4, '\0');
        RiffBytes all;
        all.chunk("phdr", m_phdr.bytes());
        all.chunk("pbag", m_pbag.bytes());
        all.chunk("pmod", lastModulator);
        all.chunk("pgen", m_pgen.bytes() + lastGenerator);
        all.chunk("inst", m_inst.bytes());
        all.chunk("ibag", m_ibag.bytes());
        all.chunk("imod", m_imod.bytes() + lastModulator);
        all.chunk("igen", m_igen.bytes() + lastGenerator);
        all.chunk("shdr", m_shdr.bytes());
        return "pdta" + all.bytes();
    }

private:
    void addSample(const Zone& zone, const Sound& sound, SamplePoints& points) {
        const Sample& sample = m_kit.samples[zone.sample];
        audio::AudioBuffer audio = audioOf(sample, zone.gainDb);
        int rate = sample.rate;
        audio = inForm(std::move(audio), rate, {});
        const bool isStereo = audio.channels() > 1;
        m_first[zone.sample] = m_samples;
        for (int c = 0; c < audio.channels(); ++c) {
            const qint64 begin = points.add(audio.channel(c));
            const FrameRange loop = zone.loop.value_or(FrameRange{0, audio.frames()});
            m_shdr.text(std::to_string(m_samples + 1) + ' ' + stemOf(sample), 20);
            for (const qint64 at : {qint64(0), qint64(audio.frames()), qint64(loop.begin), qint64(loop.end)})
                m_shdr.u32(begin + at);
            m_shdr.u32(rate);
            m_shdr.u8(sound.key), m_shdr.u8(0);
            m_shdr.u16(isStereo ? m_samples + (c == 0 ? 1 : -1) : 0);
            m_shdr.u16(isStereo ? (c == 0 ? leftSample : rightSample) : monoSample);
            ++m_samples;
        }
        m_isStereo[zone.sample] = isStereo;
    }

    /// The zones of all layers with one take (`take` 0), or of the `take`th of those that have several;
    /// nothing, and -1, where there are none.
    int addInstrument(const Instrument& instrument, const std::string& name, int take) {
        const int first = m_zones;
        for (const Sound& sound : instrument.sounds)
            for (const Zone& zone : sound.zones) {
                const bool isSingle = zone.robins == 1;
                if (take == 0 ? isSingle : !isSingle && zone.robin == (take - 1) % zone.robins + 1)
                    addZone(zone, sound);
            }
        if (m_zones == first) return -1;
        m_inst.text(name, 20);
        m_inst.u16(first);
        return m_instruments++;
    }

    void addZone(const Zone& zone, const Sound& sound) {
        const bool isStereo = m_isStereo.at(zone.sample);
        for (int c = 0; c < (isStereo ? 2 : 1); ++c) {
            m_ibag.u16(m_generators), m_ibag.u16(m_modulators);
            ++m_zones;
            range(KeyRange, sound.lowKey, sound.highKey);
            range(VelocityRange, zone.lowVelocity, zone.highVelocity);
            const double side = isStereo ? (c == 0 ? -1.0 : 1.0) : 0.0;
            const int pan = static_cast<int>(std::lround(500.0 * std::clamp(side + zone.pan, -1.0, 1.0)));
            if (pan != 0) generator(Pan, pan);
            generator(ReleaseVolumeEnvelope,
                      sound.isOneShot ? longestRelease
                                      : static_cast<int>(std::lround(1200.0 * std::log2(releaseSeconds))));
            if (const int cents = static_cast<int>(std::lround(tuningOf(zone, sound))); cents != 0)
                generator(FineTune, cents);
            if (zone.loop) generator(SampleModes, 1);
            generator(OverridingRootKey, sound.key);
            generator(SampleIndex, m_first.at(zone.sample) + c);
            if (!sound.followsVelocity) ignoreVelocity();
        }
    }

    /// The default modulator from velocity to attenuation [8.4.1] once more, with an amount of nothing: that
    /// replaces it.
    void ignoreVelocity() {
        for (const int field : {0x0502, 48, 0, 0, 0})
            m_imod.u16(field);
        ++m_modulators;
    }

    void addPreset(const std::string& name, int bank, int program, std::initializer_list<int> instruments) {
        m_phdr.text(name, 20);
        m_phdr.u16(program), m_phdr.u16(bank), m_phdr.u16(m_presetZones);
        for (int i = 0; i < 3; ++i)
            m_phdr.u32(0);
        for (const int instrument : instruments) {
            if (instrument < 0) continue;
            m_pbag.u16(m_presetGenerators), m_pbag.u16(0);
            m_pgen.u16(InstrumentIndex), m_pgen.u16(instrument);
            ++m_presetZones, ++m_presetGenerators;
        }
    }

    void generator(Generator what, int amount) {
        m_igen.u16(what), m_igen.u16(amount);
        ++m_generators;
    }
    void range(Generator what, int low, int high) { generator(what, low | high << 8); }

    const Kit& m_kit;
    RiffBytes m_phdr, m_pbag, m_pgen, m_inst, m_ibag, m_imod, m_igen, m_shdr;
    int m_samples = 0, m_instruments = 0, m_zones = 0, m_generators = 0, m_modulators = 0;
    int m_presetZones = 0, m_presetGenerators = 0;
    std::map<std::size_t, int> m_first;
    std::map<std::size_t, bool> m_isStereo;
};

QByteArray infoOf(const Kit& kit) {
    RiffBytes version, all;
    version.u16(2), version.u16(4);
    all.chunk("ifil", version.bytes());
    using Text = std::pair<const char*, std::string>;
    for (const auto& [id, text] : {Text{"isng", "EMU8000"}, Text{"INAM", kit.name}, Text{"IENG", kit.author},
                                   Text{"ICOP", termsOf(kit)}, Text{"ISFT", "Gleaner " GLEANER_VERSION}})
        if (!text.empty()) all.chunk(id, QByteArray::fromStdString(text.substr(0, 254)) + '\0');
    return "INFO" + all.bytes();
}

QByteArray head(const char* id, qint64 size, const char* form = "") {
    RiffBytes bytes;
    bytes.u32(size);
    return id + bytes.bytes() + form;
}

}

void writeSoundFont(const Kit& kit, KitOutput& output) {
    const std::filesystem::path path = output.file(fileNameOf(kit) + ".sf2", kit);
    qint64 most = 0;
    for (const Sample& sample : kit.samples)
        most += 3 * (sample.frames + SamplePoints::zeros) * sample.channels;
    if (most > mostBytes - (64 << 20)) refuse(kit, "sound");
    QFile file(library::qStringFromPath(path));
    const auto put = [&](const QByteArray& bytes) {
        if (file.write(bytes) != bytes.size())
            throw Error(path, "can't be written (" + library::reasonOfFailedWrite(file) + ").");
    };
    if (!file.open(QIODevice::WriteOnly)) put("R");
    RiffBytes info;
    info.chunk("LIST", infoOf(kit));
    const qint64 sdtaAt = 12 + info.bytes().size();
    put(head("RIFF", 0, "sfbk") + info.bytes() + head("LIST", 0, "sdta") + head("smpl", 0));
    SamplePoints points(file);
    Lists lists(kit);
    lists.addSamples(points);
    put(head("sm24", points.lowerBytes()));
    points.writeLower();
    const qint64 sdtaEnd = file.pos();
    lists.addPresets();
    RiffBytes pdta;
    pdta.chunk("LIST", lists.bytes());
    put(pdta.bytes());
    const qint64 end = file.pos();
    file.seek(4), put(head("", end - 8));
    file.seek(sdtaAt + 4), put(head("", sdtaEnd - sdtaAt - 8));
    file.seek(sdtaAt + 16), put(head("", points.count() * 2));
    if (!file.flush()) put("R");
}

}
