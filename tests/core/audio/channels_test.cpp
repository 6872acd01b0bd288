#include "audio/channels.h"
#include "audio/track_names.h"
#include "base/error.h"
#include "codec/file_reader.h"
#include "core/audio/printed.h"
#include "core/audio/signals.h"
#include "support/program.h"

using namespace gleaner;
using namespace gleaner::audio;

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
