// Three real projects, written again byte for byte from a draft. What the draft takes from the file is the
// project's own: names, paths, colours, notes, plugin states, where windows stood. All else (order, sizes,
// 500 tracks, inserts, the mixer's 4,697, 4,193 or 577 values, the items, every other event of a channel) is
// the writer's.

#include "flp/document.h"
#include "flp/draft.h"
#include "flp/text.h"
#include "projects.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using flp::EventId;
using flp::SectionKind;

namespace {

const flp::Bytes& rawOf(const flp::Section& section, EventId id) {
    return std::get<flp::Bytes>(section.find(id)->value);
}

const flp::Section& first(const flp::Document& document, SectionKind kind) {
    return *document.all(kind).at(0);
}

flp::DraftHeader headerOf(const flp::Document& document) {
    const flp::Section& from = first(document, SectionKind::Header);
    const auto number = [&](EventId id) { return static_cast<int>(*from.numberOf(id)); };
    flp::DraftHeader header;
    header.build = document.file.version;
    header.windows = number(EventId::Platform) == 1;
    header.licensee = flp::utf8FromUtf16(rawOf(from, EventId::Licensee));
    header.bpm = number(EventId::Tempo) / 1000.0;
    header.currentPattern = number(EventId::CurrentPattern);
    header.songMode = number(EventId::SongMode) != 0;
    header.title = *from.textOf(EventId::Title);
    header.dataFolder = *from.textOf(EventId::DataFolder);
    header.comment = *from.textOf(EventId::Comment);
    header.ownDataFolder = from.numberOf(EventId::OwnDataFolder).value_or(0) != 0;
    const auto* times = from.valueOf<flp::Times>(EventId::Timestamp);
    header.created = times->created;
    header.worked = times->worked;
    header.currentGroup =
        static_cast<std::int32_t>(*first(document, SectionKind::Groups).numberOf(EventId::CurrentGroup));
    return header;
}

flp::RackChannel channelOf(const flp::Section& from, EventId insertEvent) {
    const auto number = [&](EventId id) { return from.numberOf(id).value_or(0); };
    flp::RackChannel channel;
    channel.kind = static_cast<flp::ChannelKind>(number(EventId::ChannelType));
    channel.name = *from.textOf(EventId::PluginName);
    channel.samplePath = from.textOf(EventId::SamplePath).value_or("");
    channel.pluginId = *from.textOf(EventId::PluginId);
    channel.window = rawOf(from, EventId::PluginWindow);
    if (from.find(EventId::PluginState)) channel.pluginState = rawOf(from, EventId::PluginState);
    channel.colour = static_cast<flp::Colour>(number(EventId::Colour));
    channel.ownColour = number(EventId::IgnoresTheme) != 0;
    channel.insert = static_cast<int>(number(insertEvent));
    channel.volume = from.valueOf<flp::LevelsRecord>(EventId::ChannelLevels)->volume;
    channel.slideTime =
        static_cast<std::int32_t>(flp::numberAt(rawOf(from, EventId::ChannelPolyphony), 4, 4));
    channel.cuts = static_cast<std::uint16_t>(number(EventId::ChannelCut));
    channel.cutBy = static_cast<std::uint16_t>(number(EventId::ChannelCut) >> 16);
    channel.group = static_cast<int>(number(EventId::ChannelGroup));
    if (channel.kind != flp::ChannelKind::AudioClip) { // a clip's are all constants
        channel.parameters = rawOf(from, EventId::ChannelParameters);
        channel.sampleFlags = static_cast<int>(number(EventId::ChannelSampleFlags));
    }
    if (from.find(EventId::Channel251)) channel.unknown251 = rawOf(from, EventId::Channel251);
    int envelopes = 0;
    for (const flp::Entry& entry : from.entries)
        if (entry.id == EventId::ChannelEnvelope && ++envelopes == 2)
            channel.envelope = std::get<flp::Bytes>(entry.value);
    return channel;
}

void takeRack(const flp::Document& document, flp::Draft& draft) {
    for (const flp::Entry& entry : first(document, SectionKind::Groups).entries)
        if (entry.id == EventId::GroupName)
            draft.rack.groups.push_back(std::get<flp::Text>(entry.value).utf8);
    for (const flp::Section* channel : document.all(SectionKind::Channel))
        draft.rack.channels.push_back(channelOf(*channel, flp::formatOf(document.file.release).insertEvent));
}

void takePlaylist(const flp::Document& document, flp::Draft& draft) {
    for (const flp::Section* pattern : document.all(SectionKind::Pattern))
        if (const auto* notes = pattern->valueOf<std::vector<flp::NoteRecord>>(EventId::PatternNotes))
            draft.arrangement.patterns.push_back({"", flp::plainColour, *notes});
    const flp::Section& from = first(document, SectionKind::Arrangement);
    if (const auto* items = from.valueOf<std::vector<flp::ItemRecord>>(EventId::Playlist))
        for (const flp::ItemRecord& item : *items) {
            flp::Clip clip{item.position, item.length, !item.isPattern(), item.number(),
                           item.track(document.file.release)};
            clip.part = {std::bit_cast<float>(item.begin), std::bit_cast<float>(item.end)};
            clip.id = item.id;
            draft.arrangement.clips.push_back(clip);
        }
    const auto* track = from.valueOf<flp::TrackRecord>(EventId::Track);
    draft.arrangement.tracks.assign(500, {"", track->colour, false});
    if (from.find(EventId::PlaylistView)) draft.view.playlist = rawOf(from, EventId::PlaylistView);
}

/// Effects, event by event; their order in the slots is the writer's.
void takeMixer(const flp::Document& document, flp::Draft& draft) {
    for (const flp::Section* insert : document.all(SectionKind::Insert)) {
        flp::DraftInsert made;
        std::vector<flp::StoredEvent> effect;
        std::size_t slot = 0;
        for (const flp::Entry& entry : insert->entries) {
            if (entry.id == EventId::InsertIgnoresTheme || entry.id == EventId::InsertFlags) continue;
            if (entry.id == EventId::InsertRouting) break;
            if (entry.id == EventId::SlotIndex)
                made.effects.at(slot++) = std::exchange(effect, {});
            else
                effect.push_back({entry.id, flp::bytesOf(entry.value, entry.id, document.file.release), 0});
        }
        draft.inserts.push_back(made);
    }
    const flp::Section& mixer = first(document, SectionKind::Mixer);
    draft.view.rackHeight = static_cast<int>(*mixer.numberOf(EventId::RackHeight));
    if (mixer.find(EventId::Mixer243))
        for (std::size_t n = 0; n < 2; ++n)
            draft.view.mixer[n] =
                static_cast<std::int32_t>(flp::numberAt(rawOf(mixer, EventId::Mixer243), 4 * n, 4));
}

}

class FlpRebuildTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRealProjectIsWrittenAgain_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("20.9.2") << "20.9.2.2907__LeftofZen.flstudioprojects__Inquisitor.flp";
        QTest::newRow("24.1.1") << "24.1.1.4239__poznas.flp-to-dawproject__sample-project.flp";
        QTest::newRow("25.2.4") << "25.2.4.4960__dawhubapp.flpdiff__base-one-channel.flp";
    }
    void aRealProjectIsWrittenAgain() {
        NEEDS_SHARED_DATA();
        QFETCH(QString, file);
        const flp::Bytes real = test::bytesOf(test::projectsFolder() + u'/' + file);
        const flp::Document document = flp::readDocument(real);
        flp::Draft draft;
        draft.header = headerOf(document);
        draft.ppq = document.file.ppq;
        takeRack(document, draft);
        takePlaylist(document, draft);
        takeMixer(document, draft);
        const flp::Bytes ours = flp::encode(draft);
        const flp::EventList mine = flp::readEvents(ours), theirs = flp::readEvents(real);
        for (std::size_t n = 0; n < std::min(mine.events.size(), theirs.events.size()); ++n)
            if (!(mine.events[n] == theirs.events[n]))
                QFAIL(qPrintable(QStringLiteral("event %1: %2 %3 against %4 %5")
                                     .arg(n)
                                     .arg(static_cast<int>(mine.events[n].id))
                                     .arg(mine.events[n].data.size())
                                     .arg(static_cast<int>(theirs.events[n].id))
                                     .arg(theirs.events[n].data.size())));
        QCOMPARE(ours, real);
    }
};

GLEANER_TEST(FlpRebuildTest)
#include "rebuild_test.moc"
