#include "core/kits/device_files.h"

#include <QtEndian>

#include <bit>

using namespace gleaner;
using namespace gleaner::test;

namespace {

/// An instrument as the Tracker's files have it; what is not as in those ends the test.
struct Pti {
    std::string name;
    int mode = 0, loopBegin = 0, loopEnd = 0, tune = 0, cents = 0, release = 0;
    audio::AudioBuffer sound;
};

class PtiReader {
public:
    explicit PtiReader(std::string bytes) : m_bytes(std::move(bytes)) {}

    Pti read() const {
        expect(m_bytes.size() > 392 && m_bytes.substr(0, 2) == "TI", "identity");
        expect(word(2) == 1 && word(12) == 372 && byte(16) == 1 && byte(20) == 0, "kind");
        expect(byte(8) == 9 && byte(9) == 9 && byte(10) == 9 && byte(11) == 9, "version of the structure");
        expect(m_bytes[51] == '\0' || byte(52) == 0, "end of the name");
        const auto frames = qFromLittleEndian<quint32>(m_bytes.data() + 60);
        expect(m_bytes.size() == 392 + std::size_t{frames} * 2, "length");
        expect(word(64) == 2048 && word(68) == 0, "wavetable");
        expect(byte(76) <= 7 && word(78) == 0 && word(84) == 65535, "playback");
        for (int n = 0; n < 6; ++n)
            expect(real(92 + 20 * n) == 1.0F && real(104 + 20 * n) == 1.0F &&
                       byte(111 + 20 * n) == (n == 0) && byte(212 + 8 * n) == 2 && real(216 + 8 * n) == 0.5F,
                   "automation");
        expect(real(260) == 1.0F && byte(269) == 0, "filter");
        expect(byte(272) == 50 && word(276) == 50 && byte(386) == 16, "level, panning, bits");
        Pti pti{m_bytes.substr(21, 31),
                byte(76),
                word(80),
                word(82),
                static_cast<signed char>(m_bytes[270]),
                static_cast<signed char>(m_bytes[271]),
                word(108),
                audio::AudioBuffer(1, frames)};
        pti.name.resize(pti.name.find('\0') == std::string::npos ? 31 : pti.name.find('\0'));
        for (std::size_t i = 0; i < frames; ++i)
            pti.sound.channel(0)[i] =
                static_cast<float>(qFromLittleEndian<qint16>(m_bytes.data() + 392 + 2 * i)) / 32768.0F;
        return pti;
    }

private:
    static void expect(bool holds, const char* what) {
        if (!holds) qFatal("its %s is not as in the Tracker's files", what);
    }
    int byte(int at) const { return static_cast<unsigned char>(m_bytes[static_cast<std::size_t>(at)]); }
    int word(int at) const { return qFromLittleEndian<quint16>(m_bytes.data() + at); }
    float real(int at) const { return std::bit_cast<float>(qFromLittleEndian<quint32>(m_bytes.data() + at)); }

    std::string m_bytes;
};

Pti ptiIn(const fs::path& file) { return PtiReader(contentOf(file)).read(); }

}

class PolyendInstrumentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Each take once, as it stands in the tree of WAVs, to the bit.
    void everyTakeIsAnInstrument() {
        const PackOnDisk pack;
        const fs::path folder = writtenFor(pack, "polyend-pti"), wavs = writtenFor(pack, "polyend");
        const auto files = filesIn(folder);
        QCOMPARE(files.size(), pack.samples.size());
        for (const std::string& file : some(files)) {
            const Pti pti = ptiIn(folder / file);
            QCOMPARE(pti.name, fs::path(file).stem().string());
            isNameFor(pti.name, kits::polyend);
            const audio::AudioBuffer wav = soundIn((wavs / file).replace_extension(".wav"));
            QCOMPARE(pti.sound.frames(), wav.frames());
            QVERIFY(std::ranges::equal(pti.sound.channel(0), wav.channel(0)));
        }
    }

    void theSoundIsThePacks() {
        const PackOnDisk pack;
        const Pti pti = ptiIn(writtenFor(pack, "polyend-pti") / "Drums/snare_01.pti");
        const Null null = nullOf(pti.sound, 0, 0, soundIn(pack.folder() / "Drums/Hits/snare_01.wav"), 0, 1);
        QVERIFY(null.residueDb <= -60.0);
        QVERIFY(std::abs(null.gainDb) < 0.01);
    }

    /// A1 and a quarter, A1 at MIDI 33: three semitones up to its C and 25 cents down. E2 at 40: four down.
    void whatHasAPitchPlaysItsNotes() {
        const PackOnDisk pack;
        const fs::path folder = writtenFor(pack, "polyend-pti");
        const Pti low = ptiIn(folder / "Bass/bass_01_A1.pti"), high = ptiIn(folder / "Bass/bass_02_E2.pti");
        QCOMPARE(low.tune, 3);
        QCOMPARE(low.cents, -25);
        QCOMPARE(high.tune, -4);
        QCOMPARE(high.cents, 0);
        QCOMPARE(low.release, 50);
    }

    void loopsGoRoundAndHitsPlayOnce() {
        const PackOnDisk pack;
        const fs::path folder = writtenFor(pack, "polyend-pti");
        const Pti loop = ptiIn(folder / "Loops/perc_loop_01.pti");
        QCOMPARE(loop.mode, 1);
        QCOMPARE(loop.loopBegin, 1);
        QCOMPARE(loop.loopEnd, 65534);
        const Pti kick = ptiIn(folder / "Drums/kick 01.pti");
        QCOMPARE(kick.mode, 0);
        QCOMPARE(kick.tune, 0);
        QCOMPARE(kick.release, 1000);
    }
};

GLEANER_TEST(PolyendInstrumentTest)
#include "polyend_instrument_test.moc"
