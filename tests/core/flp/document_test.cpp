// The two layers, on every real project: its bytes come back, and its parts are counted as the INDEX counts
// them.

#include "base/error.h"
#include "flp/document.h"
#include "projects.h"
#include "support/program.h"
#include "support/some.h"

#include <QDir>
#include <QTest>

#include <map>
#include <set>

using namespace gleaner;
using flp::EventId;
using flp::SectionKind;

namespace {

/// The INDEX beside the projects: a row of named columns for each file.
std::vector<std::map<QString, QString>> indexRows() {
    const flp::Bytes bytes = test::bytesOf(test::projectsFolder() + QStringLiteral("/INDEX.tsv"));
    const QStringList lines =
        QString::fromUtf8(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()))
            .split(u'\n', Qt::SkipEmptyParts);
    std::vector<std::map<QString, QString>> rows;
    const QStringList names = lines.value(0).split(u'\t');
    for (const QString& line : lines.mid(1)) {
        const QStringList cells = line.split(u'\t');
        std::map<QString, QString> row;
        for (qsizetype n = 0; n < names.size(); ++n)
            row[names[n].trimmed()] = cells.value(n).trimmed();
        rows.push_back(row);
    }
    return rows;
}

flp::Bytes bytesOfFile(const QString& name) { return test::bytesOf(test::projectsFolder() + u'/' + name); }

template <typename Value>
std::vector<const Value*> valuesOf(const flp::Document& document, EventId id) {
    std::vector<const Value*> values;
    for (const flp::Section& section : document.sections)
        for (const flp::Entry& entry : section.entries)
            if (entry.id == id)
                if (const auto* value = std::get_if<Value>(&entry.value)) values.push_back(value);
    return values;
}

int channelsOfKind(const flp::Document& document, int kind) {
    int count = 0;
    for (const flp::Section* channel : document.all(SectionKind::Channel))
        count += channel->numberOf(EventId::ChannelType) == kind;
    return count;
}

/// The first FLs have inserts of a name alone.
int insertsOf(const flp::Document& document) {
    int count = 0;
    for (const flp::Section* insert : document.all(SectionKind::Insert))
        count += insert->find(EventId::InsertFlags) != nullptr;
    return count;
}

std::size_t itemsOf(const flp::Document& document, bool patterns) {
    std::size_t count = 0;
    for (const auto* items : valuesOf<std::vector<flp::ItemRecord>>(document, EventId::Playlist))
        for (const flp::ItemRecord& item : *items)
            count += item.isPattern() == patterns;
    return count;
}

}

class FlpDocumentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRealProjectComesBackByteForByte() {
        NEEDS_SHARED_DATA();
        const auto rows = indexRows();
        QVERIFY(rows.size() >= 90);
        for (const auto& row : rows) {
            const QString& name = row.at(QStringLiteral("file"));
            const flp::Bytes bytes = bytesOfFile(name);
            QVERIFY2(!bytes.empty(), qPrintable(name));
            QVERIFY2(flp::writeEvents(flp::readEvents(bytes)) == bytes, qPrintable(name));
            QVERIFY2(flp::writeDocument(flp::readDocument(bytes)) == bytes, qPrintable(name));
        }
    }

    void itsPartsAreTheIndexs() {
        NEEDS_SHARED_DATA();
        for (const auto& row : gleaner::test::some(indexRows())) {
            const QString& name = row.at(QStringLiteral("file"));
            const flp::Document document = flp::readDocument(bytesOfFile(name));
            const auto wanted = [&](const char* column) { return row.at(QLatin1String(column)).toInt(); };
            const auto check = [&] {
                QCOMPARE(QString::fromStdString(document.file.version), row.at(QStringLiteral("fl_version")));
                QCOMPARE(static_cast<int>(document.numbers(SectionKind::Channel).size()), wanted("channels"));
                QCOMPARE(document.file.channels, wanted("channels"));
                if (!document.file.scrambleKey) { // the index has a trial's types as they are scrambled
                    QCOMPARE(channelsOfKind(document, 0), wanted("sampler"));
                    QCOMPARE(channelsOfKind(document, 4), wanted("audio_clip_ch"));
                    QCOMPARE(channelsOfKind(document, 5), wanted("automation_ch"));
                    QCOMPARE(channelsOfKind(document, 3), wanted("layer"));
                }
                QCOMPARE(static_cast<int>(document.numbers(SectionKind::Pattern).size()), wanted("patterns"));
                QCOMPARE(static_cast<int>(valuesOf<flp::TrackRecord>(document, EventId::Track).size()),
                         wanted("tracks_238"));
                QCOMPARE(insertsOf(document), wanted("inserts_236"));
                // 4.5.2 is read at a stride there that its marks don't confirm (decode_test).
                if (document.file.release[0] == 4) return;
                QCOMPARE(static_cast<int>(itemsOf(document, true)), wanted("items_pattern"));
                QCOMPARE(static_cast<int>(itemsOf(document, false)),
                         wanted("items_audio") + wanted("items_automation"));
            };
            check();
            if (QTest::currentTestFailed()) QFAIL(qPrintable(name));
        }
    }

    void whatIsKnownIsReadAsAValue() {
        NEEDS_SHARED_DATA();
        std::size_t notes = 0, raw = 0, known = 0;
        for (const auto& row : gleaner::test::some(indexRows())) {
            const flp::Document document = flp::readDocument(bytesOfFile(row.at(QStringLiteral("file"))));
            for (const auto* list : valuesOf<std::vector<flp::NoteRecord>>(document, EventId::PatternNotes)) {
                notes += list->size();
                for (const flp::NoteRecord& note : *list)
                    QVERIFY(note.velocity <= 128 && note.key <= 131);
            }
            for (const flp::Section& section : document.sections)
                for (const flp::Entry& entry : section.entries) {
                    const bool typed = entry.id == EventId::PatternNotes || entry.id == EventId::Playlist ||
                                       entry.id == EventId::Track || entry.id == EventId::MixerParameters ||
                                       entry.id == EventId::PluginName || entry.id == EventId::SamplePath;
                    if (!typed) continue;
                    ++(std::holds_alternative<flp::Bytes>(entry.value) ? raw : known);
                }
        }
        QVERIFY(notes > 20'000);
        // A text with bytes behind its end, or in a code page of its own, stays bytes.
        QVERIFY2(raw * 1000 < known, qPrintable(QStringLiteral("%1 of %2").arg(raw).arg(known)));
    }

    void insertsSendToTheMasterAndMarkersHavePlaces() {
        for (const flp::VersionInfo& info : flp::versions) {
            const flp::Document document = flp::readDocument(flp::encode(test::smallSong(), {info.version}));
            const auto inserts = document.all(SectionKind::Insert);
            for (std::size_t n = 0; n < inserts.size(); ++n)
                QCOMPARE(inserts[n]->valueOf<flp::Routing>(EventId::InsertRouting)->reaches(0),
                         n != 0 && n + 1 != inserts.size());
            const auto markers = valuesOf<flp::MarkerPlace>(document, EventId::Marker);
            QCOMPARE(markers.size(), 2u);
            QCOMPARE(markers[1]->position, 1536u);
            QCOMPARE(static_cast<int>(markers[1]->type), 0);
        }
    }

    void markersOfRealProjectsAreOfKnownTypes() {
        NEEDS_SHARED_DATA();
        std::size_t count = 0;
        for (const auto& row : gleaner::test::some(indexRows())) {
            const flp::Document document = flp::readDocument(bytesOfFile(row.at(QStringLiteral("file"))));
            for (const auto* marker : valuesOf<flp::MarkerPlace>(document, EventId::Marker)) {
                QVERIFY(marker->type <= 11);
                ++count;
            }
        }
        QVERIFY(count >= 10);
    }

    void aChangedValueChangesThatAlone() {
        flp::Document document = flp::readDocument(flp::encode(test::smallSong(), {flp::Version::Fl24_1}));
        flp::Section* playlist = nullptr;
        for (flp::Section& section : document.sections)
            if (section.kind == SectionKind::Arrangement) playlist = &section;
        QVERIFY(playlist);
        auto& items = std::get<std::vector<flp::ItemRecord>>(playlist->find(EventId::Playlist)->value);
        items[2].gain = 0.5F;
        items[2].fadeOut = 120.0F;
        const flp::Bytes before = flp::encode(test::smallSong(), {flp::Version::Fl24_1});
        const flp::Bytes after = flp::writeDocument(document);
        QCOMPARE(after.size(), before.size());
        std::set<std::size_t> changed;
        for (std::size_t n = 0; n < after.size(); ++n)
            if (after[n] != before[n]) changed.insert(n);
        QVERIFY(!changed.empty() && *changed.rbegin() - *changed.begin() < 12); // fade out to gain
    }

    void anUnknownEventIsKept() {
        flp::EventList list = flp::readEvents(flp::encode(test::smallSong()));
        list.events.insert(list.events.begin() + 40, {static_cast<EventId>(250), {1, 2, 3}, 0});
        list.events.insert(list.events.begin() + 90, {static_cast<EventId>(63), {7}, 0});
        const flp::Bytes bytes = flp::writeEvents(list);
        QCOMPARE(flp::writeDocument(flp::readDocument(bytes)), bytes);
        QVERIFY(flp::decode(bytes).warnings.empty());
    }

    void eventsSurviveWhateverTheirForm() {
        flp::ByteWriter events;
        events.u8(199);
        events.u8(12);
        for (const char c : std::string_view("25.2.5.5319", 12))
            events.u8(static_cast<std::uint8_t>(c));
        for (const int byte : {172, 1, 1, 0}) // three bytes
            events.u8(static_cast<std::uint8_t>(byte));
        for (const int byte : {213, 0x83, 0x80, 0, 9, 8, 7}) // a length longer than need be
            events.u8(static_cast<std::uint8_t>(byte));
        for (const int byte : {80, 1, 2, 128, 1, 2, 3, 4, 28, 1})
            events.u8(static_cast<std::uint8_t>(byte));
        const flp::Bytes whole = test::projectOf(events);
        const flp::EventList list = flp::readEvents(whole);
        QCOMPARE(list.events.size(), 6u);
        QCOMPARE(list.events[1].data.size(), 3u);
        QCOMPARE(list.events[2].data.size(), 3u);
        QCOMPARE(list.events[4].number(), 0x04030201);
        // Cut off anywhere, and with bytes behind: still the same file.
        for (std::size_t length = 22; length <= whole.size(); ++length) {
            const flp::Bytes part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
            QCOMPARE(flp::writeDocument(flp::readDocument(part)), part);
        }
        flp::Bytes longer = whole;
        longer.insert(longer.end(), {1, 2, 3, 4, 5});
        QCOMPARE(flp::writeEvents(flp::readEvents(longer)), longer);
    }

    void aTrialsNumbersAreReadAndScrambledAgain() {
        NEEDS_SHARED_DATA();
        const flp::Bytes bytes = bytesOfFile(QStringLiteral("21.0.3.3517__Dekerter.ogg__Project-1.flp"));
        flp::EventList list = flp::readEvents(bytes);
        QVERIFY(list.scrambleKey);
        // With an event more in front, every number behind it is scrambled for its new place.
        const auto at = std::find_if(list.events.begin(), list.events.end(),
                                     [](const auto& event) { return event.id == EventId::Title; });
        list.events.insert(at, {EventId::Url, {'a', 0, 0, 0}, 0});
        const flp::EventList again = flp::readEvents(flp::writeEvents(list));
        QCOMPARE(again.events, list.events);
    }
};

GLEANER_TEST(FlpDocumentTest)
#include "document_test.moc"
