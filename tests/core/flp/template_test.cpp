// A song in somebody's own project: all of theirs is still there, and ours conforms to their release.

#include "base/error.h"
#include "flp/conformity.h"
#include "flp/document.h"
#include "flp/template.h"
#include "projects.h"
#include "support/program.h"
#include "support/some.h"

#include <QDir>
#include <QTest>

using namespace gleaner;

namespace {

bool isKeptInOrder(const flp::EventList& original, const flp::EventList& now) {
    std::size_t at = 0;
    for (const flp::StoredEvent& event : now.events)
        if (at < original.events.size() && event == original.events[at]) ++at;
    return at == original.events.size();
}

flp::Bytes bytesOfFile(const QString& name) { return test::bytesOf(test::projectsFolder() + u'/' + name); }

/// The corpus's projects of FL 11.5 and 12: no arrangements yet, and else what is written today.
QStringList projectsBefore20() {
    QStringList names;
    for (const QString& name : QDir(test::projectsFolder()).entryList({QStringLiteral("1[12].*.flp")}))
        if (flp::readEvents(bytesOfFile(name)).release >= flp::templatesSince) names << name;
    return names;
}

/// "64:2 21:1 …" of the first channel of that kind from number `from` on that has a sample; sizes of what is
/// no text and no root note.
QString shapeOfChannel(const flp::EventList& list, flp::ChannelKind kind, int from) {
    const flp::Document document = flp::documentFrom(list);
    for (const flp::Section* channel : document.all(flp::SectionKind::Channel)) {
        if (channel->number < from || !channel->find(flp::EventId::SamplePath) ||
            channel->numberOf(flp::EventId::ChannelType) != static_cast<flp::Number>(kind))
            continue;
        QStringList events;
        for (const flp::Entry& entry : channel->entries) {
            if (entry.id == flp::EventId::ChannelRootNote) continue;
            const bool isText = std::holds_alternative<flp::Text>(entry.value);
            const auto size = flp::bytesOf(entry.value, entry.id, list.release).size();
            events << QString::number(static_cast<int>(entry.id)) +
                          (isText ? QString() : u':' + QString::number(size));
        }
        return events.join(u' ');
    }
    return {};
}

}

class FlpTemplateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingOfTheProjectStays() {
        NEEDS_SHARED_DATA();
        const music::Song song = test::smallSong();
        const QDir folder(test::projectsFolder());
        int added = 0;
        for (const QString& name : gleaner::test::some(folder.entryList({QStringLiteral("2*.flp")}))) {
            const flp::Bytes original = bytesOfFile(name);
            const flp::EventList before = flp::readEvents(original);
            const flp::Bytes bytes = flp::addToProject(original, song).bytes;
            const flp::EventList after = flp::readEvents(bytes);
            QVERIFY2(isKeptInOrder(before, after), qPrintable(name));
            QVERIFY2(bytes.size() > original.size(), qPrintable(name));
            // What was wrong with it before may be; nothing more is.
            const auto errors = flp::errorsOf(after), old = flp::errorsOf(before);
            QVERIFY2(errors.size() <= old.size(),
                     qPrintable(name + QString::fromStdString(errors.empty() ? "" : errors.front())));

            const flp::Project mine = flp::decode(bytes), theirs = flp::decode(original);
            QCOMPARE(mine.channels.size(), theirs.channels.size() + 4 + 3);
            QCOMPARE(mine.patterns.size(), theirs.patterns.size() + 3);
            QVERIFY(std::equal(theirs.channels.begin(), theirs.channels.end(), mine.channels.begin()));
            QVERIFY(std::equal(theirs.playlist.begin(), theirs.playlist.end(), mine.playlist.begin()));
            QCOMPARE(mine.playlist.size(),
                     theirs.playlist.size() + flp::decode(flp::encode(song)).playlist.size());
            ++added;
        }
        QVERIFY(added >= 60);
    }

    void theSongIsAllThere_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("20.5") << "20.5.0.1142__NixesGithub.lettingGo__progre.flp";
        QTest::newRow("20.9") << "20.9.2.2907__LeftofZen.flstudioprojects__UFS.flp";
        QTest::newRow("21.2") << "21.2.3.4004__LeftofZen.flstudioprojects__Skyway.flp";
        QTest::newRow("24.1")
            << "24.1.2.4394__astRoland00.astroland00.github.io__Project-1-autosaved-at-12h11.flp";
        QTest::newRow("25.2") << "25.2.5.5319__aguayo79.Music-Projects__Lax-Library-autosaved-at-21h40.flp";
        QTest::newRow("trial") << "21.0.3.3517__Dekerter.ogg__Project-1.flp";
    }
    void theSongIsAllThere() {
        NEEDS_SHARED_DATA();
        QFETCH(QString, file);
        music::Song song = test::smallSong();
        const flp::Bytes original = bytesOfFile(file);
        const flp::Project theirs = flp::decode(original);
        const flp::Project now = flp::decode(flp::addToProject(original, song).bytes);
        song.meta.ppq = theirs.ppq;
        song.meta.bpm = theirs.tempo;
        const flp::Project alone = flp::decode(flp::encode(song));
        const std::size_t first = theirs.playlist.size();
        const int patterns = now.playlist.at(first).index - alone.playlist.at(0).index;
        for (std::size_t n = 0; n < alone.playlist.size(); ++n) {
            const flp::ProjectItem &a = alone.playlist[n], &b = now.playlist[first + n];
            QCOMPARE(b.kind, a.kind);
            QCOMPARE(b.startTicks, a.startTicks);
            QCOMPARE(b.lengthTicks, a.lengthTicks);
            QCOMPARE(b.track, a.track);
            QCOMPARE(b.muted, a.muted);
            if (a.kind == "pattern") {
                QCOMPARE(b.index, a.index + patterns);
                continue;
            }
            QCOMPARE(now.channels.at(static_cast<std::size_t>(b.index)).samplePath,
                     alone.channels.at(static_cast<std::size_t>(a.index)).samplePath);
        }
        for (const flp::ProjectPattern& pattern : gleaner::test::some(alone.patterns)) {
            const auto other = std::find_if(now.patterns.begin(), now.patterns.end(),
                                            [&](const auto& p) { return p.id == pattern.id + patterns; });
            QVERIFY(other != now.patterns.end());
            QCOMPARE(other->name, pattern.name);
            QCOMPARE(other->notes.size(), pattern.notes.size());
            for (std::size_t n = 0; n < pattern.notes.size(); ++n) {
                QCOMPARE(other->notes[n].position, pattern.notes[n].position);
                QCOMPARE(other->notes[n].key, pattern.notes[n].key);
                QCOMPARE(now.channels.at(static_cast<std::size_t>(other->notes[n].channel)).samplePath,
                         alone.channels.at(static_cast<std::size_t>(pattern.notes[n].channel)).samplePath);
            }
        }
    }

    void before20TheSongStandsBehindTheProjectsOwn() {
        NEEDS_SHARED_DATA();
        const music::Song song = test::smallSong();
        QVERIFY(projectsBefore20().size() >= 10);
        for (const QString& name : gleaner::test::some(projectsBefore20())) {
            const flp::Bytes original = bytesOfFile(name);
            flp::EventList before = flp::readEvents(original);
            const flp::AddedSong added = flp::addToProject(original, song);
            const flp::EventList after = flp::readEvents(added.bytes);
            // The playlist alone is another, and what was in it is still in front.
            const auto isPlaylist = [](const flp::StoredEvent& event) {
                return event.id == flp::EventId::Playlist;
            };
            const auto old = std::ranges::find_if(before.events, isPlaylist);
            const auto now = std::ranges::find_if(after.events, isPlaylist);
            QVERIFY2(now->data.size() > old->data.size(), qPrintable(name));
            QVERIFY2(std::equal(old->data.begin(), old->data.end(), now->data.begin()), qPrintable(name));
            before.events.erase(old);
            QVERIFY2(isKeptInOrder(before, after), qPrintable(name));
            QVERIFY2(flp::errorsOf(after).size() <= flp::errorsOf(flp::readEvents(original)).size(),
                     qPrintable(name));

            const flp::Project theirs = flp::decode(original), mine = flp::decode(added.bytes);
            QCOMPARE(mine.channels.size(), theirs.channels.size() + 7);
            QCOMPARE(mine.patterns.size(), theirs.patterns.size() + 3);
            std::int64_t end = 0;
            for (const flp::ProjectItem& item : theirs.playlist)
                end = std::max(end, item.startTicks + item.lengthTicks);
            const std::int64_t bar = flp::ticksPerBar(theirs);
            const flp::ProjectItem& first = mine.playlist.at(theirs.playlist.size());
            QCOMPARE(first.startTicks, (end + bar - 1) / bar * bar);
            QCOMPARE(first.track, 1);
            QCOMPARE(mine.markers.size(), theirs.markers.size() + 2);
            QCOMPARE(mine.markers.back().positionTicks, first.startTicks + 16 * theirs.ppq);
            QVERIFY(added.notices.back().find("begins in bar " + std::to_string(first.startTicks / bar + 1) +
                                              " of the playlist") != std::string::npos);
        }
    }

    /// What we add is what FL itself wrote there: every event of a channel, in order and with its size.
    void before20OurChannelsHaveFlsShape() {
        NEEDS_SHARED_DATA();
        int samplers = 0, clips = 0;
        for (const QString& name : gleaner::test::some(projectsBefore20())) {
            const flp::EventList before = flp::readEvents(bytesOfFile(name));
            const flp::EventList after =
                flp::readEvents(flp::addToProject(bytesOfFile(name), test::smallSong()).bytes);
            for (const auto kind : {flp::ChannelKind::Sampler, flp::ChannelKind::AudioClip}) {
                const QString theirs = shapeOfChannel(before, kind, 0);
                if (theirs.isEmpty()) continue;
                QCOMPARE(shapeOfChannel(after, kind, before.channels), theirs);
                (kind == flp::ChannelKind::Sampler ? samplers : clips) += 1;
            }
        }
        QVERIFY2(samplers >= 8 && clips >= 5, qPrintable(QString::number(samplers * 100 + clips)));
    }

    void anotherTempoIsSaid() {
        NEEDS_SHARED_DATA();
        const auto added = flp::addToProject(
            bytesOfFile(QStringLiteral("25.2.4.4960__dawhubapp.flpdiff__base-empty.flp")), test::smallSong());
        QVERIFY(added.notices.front().find("holds for the song") != std::string::npos);
        QVERIFY(added.notices.back().find("arrangement of its own") != std::string::npos);
    }

    void whatCannotTakeASongSaysWhy() {
        NEEDS_SHARED_DATA();
        const flp::Bytes old = bytesOfFile(QStringLiteral("11.1.0__andrewrk.node-flp__mdl.flp"));
        QVERIFY_THROWS_EXCEPTION(Error, flp::addToProject(old, test::smallSong()));
        flp::Bytes cut = flp::encode(test::smallSong());
        cut.resize(cut.size() / 2);
        QVERIFY_THROWS_EXCEPTION(Error, flp::addToProject(cut, test::smallSong()));
    }
};

GLEANER_TEST(FlpTemplateTest)
#include "template_test.moc"
