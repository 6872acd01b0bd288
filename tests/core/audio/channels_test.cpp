#include "audio/channels.h"
#include "audio/track_names.h"
#include "base/error.h"
#include "codec/file_reader.h"
#include "core/audio/printed.h"
#include "core/audio/signals.h"
#include "core/audio/wave_maker.h"
#include "support/program.h"
#include "support/scratch.h"

using namespace gleaner;
using namespace gleaner::audio;
using namespace gleaner::audio::test;
using gleaner::test::Scratch;

namespace {

/// Channel c holds c + 1 at every frame.
MemorySource numbered(int channels, Frame frames) {
    AudioBuffer sound(channels, frames);
    for (int c = 0; c < channels; ++c)
        std::ranges::fill(sound.channel(c), static_cast<float>(c + 1));
    return {std::move(sound), 48000};
}

/// Remembers the most samples that were asked for at once.
class Weighing final : public AudioSource {
public:
    explicit Weighing(AudioSource& source) : m_source(source) {}
    const AudioInfo& info() const override { return m_source.info(); }
    void read(FrameRange range, AudioBuffer& into) override {
        most = std::max(most, range.length() * info().channels);
        m_source.read(range, into);
    }
    Frame most = 0;

private:
    AudioSource& m_source;
};

std::string track(int channel, int interleave, const std::string& name) {
    return "<TRACK><CHANNEL_INDEX>" + std::to_string(channel) + "</CHANNEL_INDEX><INTERLEAVE_INDEX>" +
           std::to_string(interleave) + "</INTERLEAVE_INDEX><NAME>" + name + "</NAME></TRACK>";
}

}

class ChannelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void choicesAreReadAsTheyAreWritten() {
        for (const char* text : {"auto", "mix", "1", "3", "1,2", "4,3", "31,32"})
            QCOMPARE(toString(*channelChoiceFromText(text)), std::string(text));
        for (const char* text : {"", "0", "33", "1,", ",1", "1,1", "1,2,3", "-1", "1-2", "left", "1 ,2"})
            QVERIFY2(!channelChoiceFromText(text), text);
    }

    void aSourceOfSomeChannelsHoldsThem() {
        MemorySource source = numbered(4, 300000);
        AudioBuffer sound;
        ChannelSource(source, Channels::one(2)).read({5, 299000}, sound);
        QCOMPARE(sound.channels(), 1);
        QCOMPARE(sound.frames(), Frame(298995));
        QCOMPARE(sound.channel(0)[298994], 3.0F);
        ChannelSource(source, Channels::pair(3, 0)).read({0, 10}, sound);
        QCOMPARE(sound.channels(), 2);
        QCOMPARE(sound.channel(0)[9], 4.0F);
        QCOMPARE(sound.channel(1)[9], 1.0F);
        ChannelSource(source, Channels::mixOfAll()).read({0, 10}, sound);
        QCOMPARE(sound.channels(), 1);
        QCOMPARE(sound.channel(0)[0], 2.5F);
        ChannelSource(source, Channels::one(0)).read({299999, 300500}, sound);
        QCOMPARE(sound.frames(), Frame(1));
    }

    /// Thirty-two channels are legitimate: a long stretch of one of them takes a short block of the others.
    void theOthersTakeNoRoom() {
        MemorySource source = numbered(32, 200000);
        Weighing weighing(source);
        AudioBuffer sound;
        ChannelSource(weighing, Channels::one(31)).read({0, 200000}, sound);
        QCOMPARE(sound.frames(), Frame(200000));
        QCOMPARE(sound.channel(0)[199999], 32.0F);
        QVERIFY(weighing.most <= 300000);
    }

    void aChannelThatIsNotThereIsRefused() {
        MemorySource source = numbered(2, 10);
        try {
            ChannelSource(source, Channels::one(2));
            QFAIL("taken");
        } catch (const Error& error) {
            QVERIFY(std::string(error.what()).find("2 channels") != std::string::npos);
        }
    }

    void numbersCountFromOne() {
        QCOMPARE(numbersOf(Channels::pair(2, 3), 4), (std::vector<int>{3, 4}));
        QCOMPARE(numbersOf(Channels::mixOfAll(), 3), (std::vector<int>{1, 2, 3}));
        QCOMPARE(channelsFromNumbers({3, 4}), Channels::pair(2, 3));
        QVERIFY(!channelsFromNumbers({}));
        QVERIFY(!channelsFromNumbers({0}));
        QVERIFY(Channels::pair(0, 1).areAllOf(2));
        QVERIFY(Channels::one(0).areAllOf(1));
        QVERIFY(Channels::mixOfAll().areAllOf(1));
        QVERIFY(!Channels::one(0).areAllOf(2));
        QVERIFY(!Channels::mixOfAll().areAllOf(2));
    }

    void tracksHaveTheNamesOfTheirPlaceInTheFile() {
        const std::string ixml = "<?xml version=\"1.0\"?><BWFXML><TRACK_LIST><TRACK_COUNT>3</TRACK_COUNT>" +
                                 track(7, 3, "Boom") + track(1, 1, " MixL ") + track(2, 2, "MixR") +
                                 "</TRACK_LIST></BWFXML>";
        QCOMPARE(trackNamesOf(ixml, 4), (std::vector<std::string>{"MixL", "MixR", "Boom", ""}));
        QCOMPARE(trackNamesOf(ixml, 2), (std::vector<std::string>{"MixL", "MixR"}));
        QVERIFY(trackNamesOf("<BWFXML></BWFXML>", 4).empty());
        QVERIFY(trackNamesOf("<TRACK_LIST><TRACK><NAME>cut", 4).empty());
    }

    /// Sound Devices and Zoom write a line for each track into the description of `bext`.
    void tracksAreNamedInTheDescriptionToo() {
        using Names = std::vector<std::string>;
        const char* lines = "sSPEED=25\r\nsTAKE=7\r\nsTRK1=MixL\r\nsTRK3= Boom \r\nsTRK4=\r\n";
        QCOMPARE(trackNamesOfDescription(lines, 4), (Names{"MixL", "", "Boom", ""}));
        // Tracks 5 and 6 of a recorder, in a file of their own.
        QCOMPARE(trackNamesOfDescription("zTRK6=Room R\nzTRK5=Room L", 2), (Names{"Room L", "Room R"}));
        for (const char* none : {"", "TRK1=Boom", "sTRK=Boom", "sTRK0=Boom", "sTRK1", "sTRKL=Boom", "a walk"})
            QVERIFY2(trackNamesOfDescription(none, 4).empty(), none);
    }

    void namesOfIxmlGoFirst() {
        const Scratch scratch;
        const QByteArray described =
            chunk("bext", QByteArray("zTRK1=Tr1\r\nzTRK2=Tr2\r\nzTRK3=Tr3").leftJustified(602, '\0'));
        const auto named = [&](const QByteArray& chunks) {
            const auto file = scratch.folder() / "tracks.wav";
            const WaveHead head = saneHead({.before = chunks, .channels = 3}, 600);
            writeSparse(file, head.bytes(), 600, {});
            return FileReader(file).info().trackNames;
        };
        const QByteArray bare = chunk("iXML", "<BWFXML><SCENE>4</SCENE></BWFXML>");
        const QByteArray listed =
            chunk("iXML", QByteArray::fromStdString("<TRACK_LIST>" + track(1, 1, "Boom") + "</TRACK_LIST>"));
        QCOMPARE(named(described), (std::vector<std::string>{"Tr1", "Tr2", "Tr3"}));
        QCOMPARE(named(bare + described), (std::vector<std::string>{"Tr1", "Tr2", "Tr3"}));
        QCOMPARE(named(described + listed), (std::vector<std::string>{"Boom", "", ""}));
    }

    void leftAndRightAreOnePair() {
        for (const auto& [left, right] : {std::pair{"TrL", "TrR"},
                                          {"Left mic", "Right mic"},
                                          {"L", "R"},
                                          {"Stereo-L 1", "Stereo-R 1"},
                                          {"XY left", "XY Right"}})
            QVERIFY2(areLeftAndRight(left, right), left);
        for (const auto& [left, right] : {std::pair{"TrR", "TrL"},
                                          {"Lav", "Rav"},
                                          {"Boom", "Lav"},
                                          {"", ""},
                                          {"L", "L"},
                                          {"MixL", "TrR"}})
            QVERIFY2(!areLeftAndRight(left, right), left);
    }
};

GLEANER_TEST(ChannelsTest)
#include "channels_test.moc"
