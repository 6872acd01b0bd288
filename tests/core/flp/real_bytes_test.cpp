// What we write, held against what FL Studio itself saved: every constant, byte for byte.

#include "flp/encode.h"
#include "flp/text.h"
#include "projects.h"
#include "support/program.h"

#include <QDir>
#include <QTest>

using namespace gleaner;
using flp::EventId;

namespace {

constexpr const char* fl20 =
    "20.9.2.2907__LeftofZen.flstudioprojects__Inquisitor.flp"; // an instrument and a clip
constexpr const char* fl24 =
    "24.1.2.4394__astRoland00.astroland00.github.io__Project-4-overwritten-at-0h35.flp";
constexpr const char* fl25 = "25.2.4.4960__dawhubapp.flpdiff__base-one-channel.flp";

std::vector<test::HeldEvent> eventsOfFile(const char* name) {
    return test::eventsOf(test::bytesOf(test::projectsFolder() + u'/' + QLatin1String(name)));
}

/// A song of the clip that a real project holds on its playlist.
music::Song songOfClip(const std::string& name, const std::string& path) {
    music::Song song;
    music::MelodicTrack clip;
    clip.source = music::SourceType::Audio;
    clip.name = name;
    clip.samplePath = path;
    clip.bars = 4;
    song.melodicTracks = {clip};
    return song;
}

std::vector<test::HeldEvent> channel(const std::vector<test::HeldEvent>& events, int n) {
    return test::section(events, EventId::Channel, n, EventId::Arrangement);
}

std::string textOf(const std::vector<test::HeldEvent>& events, EventId id) {
    return flp::utf8FromUtf16(test::only(events, id).at(0).data);
}

/// Ids of what a project decides for itself: place, colour, mixer insert, group.
bool isOfTheProject(EventId id) {
    return id == EventId::Channel || id == EventId::Colour || id == EventId::ChannelInsertByte ||
           id == EventId::ChannelInsertWord || id == EventId::ChannelGroup || id == EventId::IgnoresTheme;
}

QString comparable(const test::HeldEvent& event) {
    if (isOfTheProject(event.id)) return QString::number(static_cast<int>(event.id)) + QStringLiteral(":*");
    // The place of the plugin's window, and its page.
    if (event.id == EventId::PluginWindow) return test::shown(event).left(4 + 2 * 20);
    return test::shown(event);
}

void compare(const std::vector<test::HeldEvent>& ours, const std::vector<test::HeldEvent>& real) {
    QVERIFY(!real.empty());
    for (std::size_t n = 0; n < std::min(ours.size(), real.size()); ++n)
        QCOMPARE(comparable(ours[n]), comparable(real[n]));
    QCOMPARE(ours.size(), real.size());
}

/// Effects, names and themes are the real song's own.
std::vector<test::HeldEvent> withoutEffects(std::vector<test::HeldEvent> events) {
    std::erase_if(events, [](const test::HeldEvent& event) {
        return event.id == EventId::PluginId || event.id == EventId::PluginWindow ||
               event.id == EventId::PluginName || event.id == EventId::Icon || event.id == EventId::Colour ||
               event.id == EventId::IgnoresTheme || static_cast<int>(event.id) == 213 ||
               event.id == EventId::InsertIgnoresTheme || event.id == EventId::InsertColour ||
               event.id == EventId::InsertName;
    });
    return events;
}

/// Ids and sizes alone, texts without size.
QStringList shapes(const std::vector<test::HeldEvent>& events) {
    QStringList shape;
    for (const test::HeldEvent& event : events) {
        const int id = static_cast<int>(event.id);
        const bool text = id >= 192 && id < 209;
        shape << (text ? QString::number(id) : QStringLiteral("%1:%2").arg(id).arg(event.data.size()));
    }
    return shape;
}

/// Parameter, kind and address of every record of the mixer, with its value.
QStringList mixerRecords(const std::vector<test::HeldEvent>& events) {
    const test::HeldEvent parameters = test::only(events, EventId::MixerParameters).at(0);
    QStringList records;
    for (std::size_t at = 0; at < parameters.data.size(); at += 12) {
        test::HeldEvent record = parameters;
        record.data = parameters.data.subspan(at, 12);
        records << test::shown(record);
    }
    return records;
}

}

class FlpRealBytesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { NEEDS_SHARED_DATA(); }

    void anAudioClipsChannelIsFlsOwn_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<int>("version");
        QTest::addColumn<int>("number");
        QTest::newRow("20.9") << QByteArray(fl20) << 0 << 1;
        QTest::newRow("24.1") << QByteArray(fl24) << 1 << 6;
    }
    void anAudioClipsChannelIsFlsOwn() {
        QFETCH(QByteArray, file);
        QFETCH(int, version);
        QFETCH(int, number);
        const auto real = channel(eventsOfFile(file.constData()), number);
        const music::Song song =
            songOfClip(textOf(real, EventId::PluginName), textOf(real, EventId::SamplePath));
        const auto ours = channel(test::eventsOf(flp::encode(song, {flp::versions[version].version})), 17);
        QCOMPARE(test::only(ours, EventId::ChannelParameters).at(0).data.size(), 168u);
        compare(ours, real);
    }

    void aSamplersChannelHasFlsShape_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<int>("version");
        QTest::newRow("24.1") << QByteArray(fl24) << 1;
        QTest::newRow("25.2") << QByteArray(fl25) << 2;
    }
    void aSamplersChannelHasFlsShape() {
        QFETCH(QByteArray, file);
        QFETCH(int, version);
        const auto events = eventsOfFile(file.constData());
        int n = 0; // the first sampler that has a sample
        while (test::only(channel(events, n), EventId::SamplePath).empty())
            ++n;
        music::Song song;
        song.drums = {{1, music::Role::Snare, "/a.wav", 0.78, 0.0}};
        const auto ours = channel(test::eventsOf(flp::encode(song, {flp::versions[version].version})), 1);
        QCOMPARE(shapes(ours), shapes(channel(events, n)));
    }

    void samplerParametersAreAmongFlsOwn() {
        music::Song song;
        song.drums = {{0, music::Role::Kick, "/a.wav", 0.78, 0.0}};
        const auto ours = test::only(test::eventsOf(flp::encode(song)), EventId::ChannelParameters).at(0);
        int seen = 0;
        const QDir folder(test::projectsFolder());
        for (const QString& file : folder.entryList({QStringLiteral("2*.flp")}))
            for (const test::HeldEvent& real :
                 test::only(test::eventsOf(test::bytesOf(folder.filePath(file))), EventId::ChannelParameters))
                if (std::equal(ours.data.begin(), ours.data.end(), real.data.begin(), real.data.end()))
                    ++seen;
        QVERIFY2(seen >= 10, qPrintable(QString::number(seen)));
    }

    void headerEventsComeInFlsOrder_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<int>("version");
        QTest::newRow("20.9") << QByteArray(fl20) << 0;
        QTest::newRow("24.1") << QByteArray(fl24) << 1;
        QTest::newRow("25.2") << QByteArray(fl25) << 2;
    }
    void headerEventsComeInFlsOrder() {
        QFETCH(QByteArray, file);
        QFETCH(int, version);
        const auto header = [](const std::vector<test::HeldEvent>& events) {
            return shapes(test::section(events, EventId::Version, 0, EventId::GroupName));
        };
        const auto ours = test::eventsOf(flp::encode(test::smallSong(), {flp::versions[version].version}));
        QCOMPARE(header(ours), header(eventsOfFile(file.constData())));
        const auto inputs = test::only(ours, EventId::MidiInput);
        compare(inputs, test::only(eventsOfFile(file.constData()), EventId::MidiInput));
    }

    void tracksAndTailAreFlsOwn_data() { headerEventsComeInFlsOrder_data(); }
    void tracksAndTailAreFlsOwn() {
        QFETCH(QByteArray, file);
        QFETCH(int, version);
        const auto ours = test::eventsOf(flp::encode(music::Song{}, {flp::versions[version].version}));
        const auto real = eventsOfFile(file.constData());
        const auto tracks = test::only(ours, EventId::Track), realTracks = test::only(real, EventId::Track);
        QCOMPARE(tracks.size(), realTracks.size());
        for (std::size_t n = 0; n < tracks.size(); ++n) {
            // Bytes 4 to 6 are the colour, which is a matter of the template.
            const auto plain = [](QString text) { return text.replace(4 + 8, 6, QStringLiteral("......")); };
            QCOMPARE(plain(test::shown(tracks[n])), plain(test::shown(realTracks[n])));
        }
        const auto tail = [](const auto& events) {
            auto part = test::section(events, EventId::CurrentArrangement, 0, EventId::SlotIndex);
            part.resize(6); // then the mixer begins
            return part;
        };
        compare(tail(ours), tail(real));
    }

    void insertsAreFlsOwn_data() { headerEventsComeInFlsOrder_data(); }
    void insertsAreFlsOwn() {
        QFETCH(QByteArray, file);
        QFETCH(int, version);
        const auto ours = test::eventsOf(flp::encode(music::Song{}, {flp::versions[version].version}));
        const auto real = eventsOfFile(file.constData());
        const auto insert = [](const auto& events, int n) {
            return withoutEffects(test::section(events, EventId::InsertFlags, n, EventId::MixerParameters));
        };
        const auto count = static_cast<int>(test::only(real, EventId::InsertFlags).size());
        for (int n = 0; n < count - 2; ++n)
            compare(insert(ours, n), insert(real, n));
        const auto last = static_cast<int>(test::only(ours, EventId::InsertFlags).size()) - 1;
        compare(insert(ours, last), insert(real, count - 1));
    }

    void mixerParametersAreFlsOwn() {
        // 20.9: 4,697 records. The real project's master holds a plugin, which leaves no trace here.
        const auto ours = mixerRecords(test::eventsOf(flp::encode(music::Song{})));
        QCOMPARE(ours.size(), 4697);
        QCOMPARE(ours, mixerRecords(eventsOfFile(fl20)));
    }

    void mixerParametersOf24AreAtFlsAddresses() {
        const auto ours = mixerRecords(test::eventsOf(flp::encode(music::Song{}, {flp::Version::Fl24_1})));
        const auto real = mixerRecords(eventsOfFile(fl24));
        QCOMPARE(ours.size(), 4193);
        QCOMPARE(real.size(), 4193);
        int different = 0; // faders that the real song moved
        for (qsizetype n = 0; n < ours.size(); ++n) {
            QCOMPARE(ours[n].left(4 + 16), real[n].left(4 + 16));
            different += ours[n] != real[n];
        }
        QVERIFY2(different < 20, qPrintable(QString::number(different)));
    }

    void mixerParametersOf25GrowByInsert() {
        // FL's empty one has 16 beside the master and "current", and so has ours. Of a song of all 17 roles
        // they are equal up to there, and at the end.
        const auto real = mixerRecords(eventsOfFile(fl25));
        QCOMPARE(real.size(), 1 + 18 * 32);
        QCOMPARE(mixerRecords(test::eventsOf(flp::encode(music::Song{}, {flp::Version::Fl25_2}))), real);
        music::Song song;
        for (const music::RoleInfo& role : music::roles)
            song.drums.push_back({static_cast<int>(song.drums.size()), role.role, "/a.wav"});
        const auto ours = mixerRecords(test::eventsOf(flp::encode(song, {flp::Version::Fl25_2})));
        QCOMPARE(ours.size(), 1 + 19 * 32);
        QCOMPARE(ours.mid(0, 1 + 17 * 32), real.mid(0, 1 + 17 * 32));
        QCOMPARE(ours.mid(1 + 18 * 32), real.mid(1 + 17 * 32));
    }

    void patternInfoHasFlsShape() {
        const auto real =
            eventsOfFile("25.2.4.5242__aguayo79.Music-Projects__Prehistoric-Play-autosaved-at-16h14.flp");
        const auto ours = test::eventsOf(flp::encode(test::smallSong(), {flp::Version::Fl25_2}));
        // Patterns 3, 4, 5 have notes there and 1, 2, 3 here; then the first with a name stands.
        const auto info = [](const auto& events) {
            return test::section(events, EventId::Pattern, 3, EventId::Channel);
        };
        QCOMPARE(shapes(info(ours)), shapes(info(real)));
        for (const EventId id :
             {EventId::Pattern252, EventId::Pattern253, EventId::Pattern157, EventId::Pattern171})
            QCOMPARE(test::shown(test::only(info(ours), id).at(0)),
                     test::shown(test::only(info(real), id).at(0)));
    }
};

GLEANER_TEST(FlpRealBytesTest)
#include "real_bytes_test.moc"
