// Where the song's channels play: inserts by role, cut groups, envelopes.

#include "flp/document.h"
#include "flp/draft.h"
#include "flp/text.h"
#include "projects.h"
#include "support/program.h"

#include <QTest>

#include <cmath>

using namespace gleaner;
using flp::EventId;
using gleaner::test::intAt;

namespace {

/// "1 Kick #b54b41|2 Snare …": the inserts that have a name.
QString mixerOf(const flp::Bytes& bytes) {
    QStringList inserts;
    const flp::Document document = flp::readDocument(bytes);
    int number = -1;
    for (const flp::Section* insert : document.all(flp::SectionKind::Insert)) {
        ++number;
        const auto* name = insert->valueOf<flp::Text>(EventId::InsertName);
        if (!name) continue;
        const auto colour = static_cast<unsigned>(insert->numberOf(EventId::InsertColour).value_or(0));
        inserts << QStringLiteral("%1 %2 #%3%4%5")
                       .arg(number)
                       .arg(QString::fromStdString(name->utf8))
                       .arg(colour & 0xFF, 2, 16, QLatin1Char('0'))
                       .arg(colour >> 8 & 0xFF, 2, 16, QLatin1Char('0'))
                       .arg(colour >> 16 & 0xFF, 2, 16, QLatin1Char('0'));
    }
    return inserts.join(u'|');
}

/// The insert of every channel of the song.
std::vector<int> insertsOf(const flp::Bytes& bytes) {
    std::vector<int> inserts;
    for (const flp::ProjectChannel& channel : flp::decode(bytes).channels)
        inserts.push_back(channel.insert.value_or(-1));
    return inserts;
}

}

class FlpMixerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyVersion_data() { test::everyVersion(); }

    void everyRoleHasAnInsertByNameAndColour_data() { everyVersion_data(); }
    void everyRoleHasAnInsertByNameAndColour() {
        QFETCH(int, number);
        const flp::Bytes bytes = flp::encode(test::smallSong(), {flp::versions[number].version});
        QCOMPARE(mixerOf(bytes),
                 QStringLiteral("1 Kick #b54b41|2 Snare #c06a3a|3 Hat #b8963e|4 Open hat #c2a852|"
                                "5 Bass #3f6e9e|6 Vocal #965f93|7 Ambience #6b8066"));
        const std::vector<int> inserts = insertsOf(bytes);
        QCOMPARE((std::vector{inserts[0], inserts[1], inserts[4], inserts[5]}), (std::vector{1, 2, 3, 4}));
        QCOMPARE((std::vector{inserts[17], inserts[18], inserts[19]}), (std::vector{5, 6, 7}));
        QCOMPARE(inserts[2], 0); // a drum channel that the song leaves empty: straight to the master
    }

    void channelsOfARoleShareItsInsert_data() { everyVersion_data(); }
    void channelsOfARoleShareItsInsert() {
        QFETCH(int, number);
        music::Song song = test::smallSong();
        song.drums.push_back({9, music::Role::Snare, "/packs/snare_02.wav"});
        for (int n = 0; n < 100; ++n) {
            song.melodicTracks.push_back(song.melodicTracks[n % 3]);
            song.melodicTracks.back().channel = 20 + n;
        }
        const flp::Bytes bytes = flp::encode(song, {flp::versions[number].version});
        QCOMPARE(mixerOf(bytes), mixerOf(flp::encode(test::smallSong(), {flp::versions[number].version})));
        const std::vector<int> inserts = insertsOf(bytes);
        QCOMPARE(inserts[9], 2);
        for (std::size_t n = 0; n < 100; ++n)
            QCOMPARE(inserts[20 + n], static_cast<int>(5 + n % 3));
    }

    void whatHasNoSampleMakesNoInsert() {
        music::Song song = test::smallSong();
        song.drums.push_back({9, music::Role::Snare, ""});
        song.drums.push_back({10, music::Role::Tom, ""});
        const flp::Bytes bytes = flp::encode(song);
        QCOMPARE(mixerOf(bytes), mixerOf(flp::encode(test::smallSong())));
        QCOMPARE(insertsOf(bytes)[9], 2); // a second snare, should somebody load one
        QCOMPARE(insertsOf(bytes)[10], 0);
    }

    void everyRoleOfTheTableFits_data() { everyVersion_data(); }
    void everyRoleOfTheTableFits() {
        QFETCH(int, number);
        music::Song song;
        for (const music::RoleInfo& role : music::roles) {
            music::MelodicTrack track;
            track.role = role.role;
            track.notes = {{0.0, 1.0, 60, 100}};
            track.channel = 17 + static_cast<int>(song.melodicTracks.size());
            song.melodicTracks.insert(song.melodicTracks.begin(), track);
        }
        const flp::Bytes bytes = flp::encode(song, {flp::versions[number].version});
        const std::vector<int> inserts = insertsOf(bytes);
        for (int n = 0; n < 17; ++n)
            QCOMPARE(inserts[static_cast<std::size_t>(17 + n)], n + 1);
        QCOMPARE(mixerOf(bytes).count(u'|'), 16);
    }

    void everyInsertGoesToTheMaster_data() { everyVersion_data(); }
    void everyInsertGoesToTheMaster() {
        QFETCH(int, number);
        const auto routings =
            test::only(test::eventsOf(flp::encode(test::smallSong(), {flp::versions[number].version})),
                       EventId::InsertRouting);
        for (std::size_t n = 1; n + 1 < routings.size(); ++n) {
            QCOMPARE(static_cast<int>(routings[n].data[0]), 1);
            QVERIFY(std::all_of(routings[n].data.begin() + 1, routings[n].data.end(),
                                [](unsigned char send) { return send == 0; }));
        }
    }

    void a808CutsItselfAndHatsCutOpenOnes_data() { everyVersion_data(); }
    void a808CutsItselfAndHatsCutOpenOnes() {
        QFETCH(int, number);
        const auto cuts =
            test::only(test::eventsOf(flp::encode(test::smallSong(), {flp::versions[number].version})),
                       EventId::ChannelCut);
        QCOMPARE(cuts[17].number, 18 | 18 << 16); // cuts its group, and is cut by it
        QCOMPARE(cuts[4].number, 5);              // the closed hat's group …
        QCOMPARE(cuts[5].number, 5 << 16);        // … by which the open one is cut
        for (const std::size_t other : {0, 1, 18, 19})
            QCOMPARE(cuts[other].number, 0);
    }

    void anEnvelopeIsSwitchedOnWhereAsked_data() { everyVersion_data(); }
    void anEnvelopeIsSwitchedOnWhereAsked() {
        // In real projects the second field is -1 where the envelope is on (29 of 564 channels), else 0.
        QFETCH(int, number);
        music::Song song = test::smallSong();
        song.melodicTracks[0].envelope = music::Envelope{5.0, 0.0, 250.0, 0.5, 9500.0};
        const auto envelopes = test::only(test::eventsOf(flp::encode(song, {flp::versions[number].version})),
                                          EventId::ChannelEnvelope);
        const test::HeldEvent &off = envelopes[16 * 5 + 1], &on = envelopes[17 * 5 + 1];
        QCOMPARE(intAt(off, 4), 0);
        QCOMPARE(intAt(on, 0), 4);
        QCOMPARE(intAt(on, 4), -1);
        QCOMPARE(intAt(on, 8), 100);  // no delay
        QCOMPARE(intAt(on, 16), 100); // no hold
        QCOMPARE(intAt(on, 24), 64);  // half of 128
        QCOMPARE(intAt(on, 64), -101);
        // 9.54 s * (units / 65536) ^ 2.7, DawVert's calibration
        for (const auto& [offset, ms] : {std::pair{12u, 5.0}, {20u, 250.0}, {28u, 9500.0}})
            QVERIFY(std::abs(9540.0 * std::pow(intAt(on, offset) / 65536.0, 2.7) / ms - 1.0) < 0.001);
    }
};

GLEANER_TEST(FlpMixerTest)
#include "mixer_test.moc"
