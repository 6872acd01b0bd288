// What the oldest and the newest projects do otherwise: blocks in place of clips, 33 tracks, a release that
// nobody has seen yet, and a tempo that moves.

#include "base/error.h"
#include "flp/conformity.h"
#include "flp/document.h"
#include "flp/template.h"
#include "projects.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;

namespace {

flp::Project readFile(const char* name) {
    return flp::decode(test::bytesOf(test::projectsFolder() + u'/' + QLatin1String(name)));
}

flp::StoredEvent number(flp::EventId id, std::uint32_t value) {
    flp::ByteWriter out;
    const int bytes = 1 << (static_cast<int>(id) / 64);
    for (int n = 0; n < bytes; ++n)
        out.u8(static_cast<std::uint8_t>(value >> (8 * n)));
    return {id, out.take(), 0};
}

flp::StoredEvent version(std::string text) {
    flp::Bytes bytes(text.begin(), text.end());
    bytes.push_back(0);
    return {flp::EventId::Version, bytes, 0};
}

flp::Bytes bytesOf(std::vector<flp::StoredEvent> events) {
    flp::EventList list;
    list.events = std::move(events);
    return flp::writeEvents(list);
}

/// FL's own way to say that something is moved: the tempo of the project.
flp::StoredEvent tempoLink(int channel) {
    flp::ByteWriter out;
    out.u16(0);
    out.u16(static_cast<std::uint16_t>(channel));
    out.u32(0);
    out.u32(0x40000005);
    out.u32(8);
    out.u32(0x1D5);
    return {flp::EventId::RemoteControl, out.take(), 0};
}

flp::Bytes control(std::uint32_t place, std::uint32_t what, std::uint32_t value) {
    flp::ByteWriter out;
    out.u32(place);
    out.u32(what);
    out.u32(value);
    return out.take();
}

std::string allOf(const std::vector<std::string>& sentences) {
    std::string all;
    for (const std::string& sentence : sentences)
        all += sentence + '\n';
    return all;
}

/// The small song's project with another version in it.
flp::EventList ofVersion(const char* text) {
    flp::EventList list = flp::readEvents(flp::encode(test::smallSong(), {flp::Version::Fl25_2}));
    for (flp::StoredEvent& event : list.events)
        if (event.id == flp::EventId::Version) event = version(text);
    return flp::readEvents(flp::writeEvents(list));
}

}

class GenerationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBlockOfTheFirstPlaylistsIsAnItem() {
        const flp::Project project = flp::decode(bytesOf(
            {version("3.4.0"), number(flp::EventId::TempoOld, 130),
             number(flp::EventId::SignatureNumerator, 16), number(flp::EventId::SignatureDenominator, 4),
             number(flp::EventId::Channel, 0), number(flp::EventId::Pattern, 2),
             number(flp::EventId::StepOld, 0x100), number(flp::EventId::ItemOld, 0 | 2U << 16),
             number(flp::EventId::ItemOld, 5 | 2U << 16), number(flp::EventId::ItemOld, 5 | 9U << 16)}));
        QCOMPARE(project.playlist.size(), std::size_t{3});
        QCOMPARE(project.playlist[0].kind, std::string("pattern"));
        QCOMPARE(project.playlist[0].index, 2);
        QCOMPARE(project.playlist[0].startTicks, 0);
        QCOMPARE(project.playlist[1].startTicks, 5 * 384); // blocks of sixteen steps
        QCOMPARE(project.playlist[1].lengthTicks, 384);
        QCOMPARE(project.playlist[2].index, 9); // names a pattern that is not there, and says so
        QCOMPARE(project.playlist[2].track, 9);
        QCOMPARE(project.numerator, 4);
        QCOMPARE(project.denominator, 4);
        QCOMPARE(allOf(project.warnings).find("left out"), std::string::npos);
    }

    void realProjectsOfFl3HaveTheirPlaylist() {
        NEEDS_SHARED_DATA();
        const flp::Project song = readFile("3.4.0__pepsifx357.FL-Studio-Projects__you-were-never-mine.flp");
        QCOMPARE(song.playlist.size(), std::size_t{38});
        QCOMPARE(song.playlist[1].startTicks, 12 * 384);
        QCOMPARE(song.playlist[1].index, 5);
        const flp::Project tiny = readFile("3.0.0__juddy.ComputerMusic__untitled.flp");
        QCOMPARE(tiny.playlist.size(), std::size_t{1});
        QCOMPARE(tiny.playlist[0].index, 9);
    }

    void aTempoThatMovesIsNamedAndItsBeginToo() {
        flp::EventList list = flp::readEvents(flp::encode(test::smallSong(), {flp::Version::Fl24_1}));
        const auto at = [&](flp::EventId id) {
            return std::ranges::find(list.events, id, &flp::StoredEvent::id);
        };
        // The last channel, the rain, becomes an automation clip that is linked to the tempo.
        list.events.insert(at(flp::EventId::Channel), tempoLink(19));
        const auto kind = std::ranges::find(list.events.rbegin(), list.events.rend(),
                                            flp::EventId::ChannelType, &flp::StoredEvent::id);
        kind->data[0] = static_cast<unsigned char>(flp::ChannelKind::Automation);
        flp::Project project = flp::decode(flp::writeEvents(list));
        QCOMPARE(project.tempo, 95.0);
        QCOMPARE(project.startTempo, std::optional(95.0));
        QVERIFY2(allOf(project.warnings)
                         .find("automated by the automation clip \"Ambience\" (channel 19); it "
                               "begins with 95 bpm") != std::string::npos,
                 allOf(project.warnings).c_str());
        // The tempo in the header is where the song stood; the initial controls say what it begins with.
        at(flp::EventId::ControllerChannels)->data = control(0, 0x40000005, 128'500);
        project = flp::decode(flp::writeEvents(list));
        QCOMPARE(project.startTempo, std::optional(128.5));
        QVERIFY(allOf(project.warnings).find("begins with 128.5 bpm") != std::string::npos);
    }

    void tempoEventsOfAPatternMoveItToo() {
        flp::EventList list = flp::readEvents(flp::encode(test::smallSong()));
        const auto notes = std::ranges::find(list.events, flp::EventId::PatternNotes, &flp::StoredEvent::id);
        list.events.insert(notes, {flp::EventId::PatternControls, control(96, 0x40000005, 140'000), 0});
        const flp::Project project = flp::decode(flp::writeEvents(list));
        QCOMPARE(project.tempoAutomation, std::vector<std::string>{"events of pattern 1"});
    }

    void aTempoThatStaysIsNotAutomated() {
        const flp::Project plain = flp::decode(flp::encode(test::smallSong()));
        QVERIFY(plain.tempoAutomation.empty() && !plain.startTempo);
        flp::EventList list = flp::readEvents(flp::encode(test::smallSong()));
        const auto channel = std::ranges::find(list.events, flp::EventId::Channel, &flp::StoredEvent::id);
        list.events.insert(channel, tempoLink(3)); // a knob that is held to it, and no automation clip
        QVERIFY(flp::decode(flp::writeEvents(list)).tempoAutomation.empty());
    }

    void aNewerFlIsReadAsFarAsItGoes() {
        flp::EventList list = ofVersion("26.1.0.6000");
        const flp::Project known = flp::decode(flp::encode(test::smallSong(), {flp::Version::Fl25_2}));
        flp::Project project = flp::decode(flp::writeEvents(list));
        QVERIFY2(allOf(project.warnings).find("26.1.0.6000 is newer than what is known") != std::string::npos,
                 allOf(project.warnings).c_str());
        QVERIFY(project.channels == known.channels && project.playlist == known.playlist);
        QCOMPARE(allOf(flp::errorsOf(list)), std::string());
        QVERIFY(!flp::addToProject(flp::writeEvents(list), test::smallSong()).bytes.empty());
        // An event that is new, and items with more behind them.
        const auto tempo = std::ranges::find(list.events, flp::EventId::Tempo, &flp::StoredEvent::id);
        list.events.insert(tempo, number(static_cast<flp::EventId>(60), 1));
        const auto playlist = std::ranges::find(list.events, flp::EventId::Playlist, &flp::StoredEvent::id);
        flp::Bytes longer;
        for (std::size_t from = 0; from < playlist->data.size(); from += 80) {
            longer.insert(longer.end(), playlist->data.begin() + static_cast<std::ptrdiff_t>(from),
                          playlist->data.begin() + static_cast<std::ptrdiff_t>(from + 80));
            longer.insert(longer.end(), 12, 0);
        }
        playlist->data = longer;
        project = flp::decode(flp::writeEvents(list));
        QCOMPARE(project.itemSize, std::optional(92));
        QCOMPARE(project.playlist, known.playlist);
        const std::string errors = allOf(flp::errorsOf(list));
        QVERIFY2(errors.starts_with(
                     "It keeps to the order of FL Studio 25.2, the newest that is known, up to here: "
                     "Event 60"),
                 errors.c_str());
        QCOMPARE(flp::writeEvents(flp::readEvents(flp::writeEvents(list))), flp::writeEvents(list));
        QVERIFY_THROWS_EXCEPTION(Error, flp::addToProject(flp::writeEvents(list), test::smallSong()));
    }

    void aProjectOf33TracksGetsAnArrangementOf33() {
        NEEDS_SHARED_DATA();
        flp::EventList list = flp::readEvents(
            test::bytesOf(test::projectsFolder() +
                          QStringLiteral("/20.0.3.532__novikovrabota433.Music-flp__untitled-zvuki.flp")));
        int seen = 0; // as those of 20.0.2 to 20.0.5 that save no more
        std::erase_if(list.events, [&](const flp::StoredEvent& event) {
            const bool isOfTrack = event.id == flp::EventId::Track || event.id == flp::EventId::TrackName;
            if (event.id == flp::EventId::Track) ++seen;
            return isOfTrack && seen > 33;
        });
        const std::string own = allOf(flp::errorsOf(list)); // a clip of no length, and nothing about tracks
        QVERIFY2(own.find("Event") == std::string::npos, own.c_str());
        const flp::Bytes both = flp::addToProject(flp::writeEvents(list), test::smallSong()).bytes;
        QCOMPARE(flp::decode(both).tracks, 2 * 33);
        QCOMPARE(allOf(flp::errorsOf(flp::readEvents(both))), own);
    }
};

GLEANER_TEST(GenerationsTest)
#include "generations_test.moc"
