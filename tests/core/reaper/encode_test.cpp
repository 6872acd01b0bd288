// A REAPER project read back by a strict grammar: blocks that close, properties that are known and have the
// fields that REAPER's own have, and the song in them.

#include "reaper/chunk_writer.h"
#include "reaper/encode.h"
#include "support/program.h"

#include <QRegularExpression>
#include <QStringList>
#include <QTest>

#include <cmath>
#include <map>

using namespace gleaner;

namespace {

/// A line of the project, with the lines of its block.
struct Node {
    QString name;
    QStringList fields;
    bool isBlock = false;
    std::vector<Node> children;

    std::vector<const Node*> all(const char* wanted) const {
        std::vector<const Node*> found;
        for (const Node& child : children)
            if (child.name == QLatin1String(wanted)) found.push_back(&child);
        return found;
    }
    const Node& one(const char* wanted) const {
        const auto found = all(wanted);
        if (found.size() != 1) qFatal("%d of %s", static_cast<int>(found.size()), wanted);
        return *found.front();
    }
    double number(const char* property, int field = 0) const {
        return one(property).fields.at(field).toDouble();
    }
};

/// Words of a line; a quoted one may hold spaces and the other quotes.
QStringList wordsOf(const QString& line) {
    static const QRegularExpression word(
        QStringLiteral("\\G(\"[^\"]*\"|'[^']*'|`[^`]*`|[^\\s\"'`]\\S*)(?: |$)"));
    QStringList words;
    qsizetype at = 0;
    while (at < line.size()) {
        const auto match = word.match(line, at);
        if (!match.hasMatch()) qFatal("not a word at %d of: %s", static_cast<int>(at), qPrintable(line));
        words << match.captured(1);
        at = match.capturedEnd();
    }
    return words;
}

/// Properties and the number of fields that each has.
const std::map<QString, int>& grammar() {
    static const std::map<QString, int> fields = {
        {QStringLiteral("TEMPO"), 3},    {QStringLiteral("MASTER_VOLUME"), 5},
        {QStringLiteral("MARKER"), 4},   {QStringLiteral("NAME"), 1},
        {QStringLiteral("PEAKCOL"), 1},  {QStringLiteral("VOLPAN"), 5},
        {QStringLiteral("MUTESOLO"), 3}, {QStringLiteral("NCHAN"), 1},
        {QStringLiteral("POSITION"), 1}, {QStringLiteral("LENGTH"), 1},
        {QStringLiteral("LOOP"), 1},     {QStringLiteral("FADEIN"), 7},
        {QStringLiteral("FADEOUT"), 7},  {QStringLiteral("MUTE"), 2},
        {QStringLiteral("SOFFS"), 1},    {QStringLiteral("PLAYRATE"), 6},
        {QStringLiteral("FILE"), 1},     {QStringLiteral("HASDATA"), 3},
        {QStringLiteral("E"), 4}};
    return fields;
}

Node nodeOf(const QString& text, bool isBlock) {
    QStringList words = wordsOf(text);
    Node node{words.takeFirst(), words, isBlock, {}};
    const auto known = grammar().find(node.name);
    if (!isBlock && known == grammar().end()) qFatal("unknown property %s", qPrintable(node.name));
    const bool isItemsVolume = node.name == QLatin1String("VOLPAN") && node.fields.size() == 4;
    if (!isBlock && !isItemsVolume && node.fields.size() != known->second)
        qFatal("%s has %d fields", qPrintable(node.name), static_cast<int>(node.fields.size()));
    return node;
}

Node parsed(const std::string& text) {
    Node root{QStringLiteral("file"), {}, true, {}};
    std::vector<Node*> open = {&root};
    const QStringList lines = QString::fromStdString(text).split(u'\n');
    if (!lines.last().isEmpty()) qFatal("the last line has no end");
    for (const QString& whole : lines.first(lines.size() - 1)) {
        const QString line = whole.trimmed();
        if (whole.size() - line.size() != 2 * (static_cast<qsizetype>(open.size()) - (line == u">" ? 2 : 1)))
            qFatal("indented otherwise: %s", qPrintable(whole));
        if (line == u">") {
            open.pop_back();
            continue;
        }
        const bool isBlock = line.startsWith(u'<');
        open.back()->children.push_back(nodeOf(isBlock ? line.mid(1) : line, isBlock));
        if (isBlock) open.push_back(&open.back()->children.back());
    }
    if (open.size() != 1) qFatal("a block is open at the end");
    return root.one("REAPER_PROJECT");
}

music::Song song() {
    music::Song made;
    made.meta.bpm = 96.0;
    made.meta.ppq = 960;
    music::Pattern beat{"Beat", 1, {}};
    for (const double pos : {0.0, 0.7520833333333333, 2.0})
        beat.notes.push_back({0, {pos, 0.25, 60, pos == 2.0 ? 50 : 100}});
    made.patterns = {beat};
    made.items = {{1, 0, 2, 1, false}, {1, 3, 1, 1, true}};
    made.drums = {{0, music::Role::Kick, "kick.wav", 0.78, -0.5}};
    music::MelodicTrack lead;
    lead.role = music::Role::Lead;
    lead.name = "Lead \"low\"";
    lead.samplePath = "lead.wav";
    lead.notes = {{0.0, 1.0, 64, 90}, {1.0, 5.0, 64, 80}};
    lead.bars = 1;
    music::MelodicTrack loop;
    loop.role = music::Role::Vocal;
    loop.source = music::SourceType::Audio;
    loop.samplePath = "vocal.wav";
    loop.channel = 18;
    loop.seconds = 4.0;
    loop.stretchBeats = 8.0; // 5 seconds at 96
    loop.bar = 1.0;
    loop.bars = 1.0;
    loop.transpose = -2.0;
    loop.gain = 0.5;
    loop.fadeInMs = 125.0;
    loop.offsetSeconds = 1.0;
    made.melodicTracks = {lead, loop};
    made.sections = {{"Verse", 1, 1}, {"Intro", 0, 1}};
    return made;
}

std::vector<arrangement::MediaFile> media() {
    return {{"kick.wav", "song media/audio/kick.wav", 0.3, 48000, 1, {}},
            {"vocal.wav", "song media/audio/vocal.wav", 4.0, 48000, 2, {}},
            {"", "song media/stems/stem_17_lead.wav", 5.0, 48000, 2, 17}};
}

Node project() { return parsed(reaper::encode(song(), media(), 0.8)); }

const Node& trackOf(const Node& project, const char* name) {
    for (const Node* track : project.all("TRACK"))
        if (track->one("NAME").fields.at(0).mid(1).startsWith(QLatin1String(name))) return *track;
    qFatal("no track %s", name);
}

bool isNear(double value, double wanted) { return std::abs(value - wanted) < 1e-9; }

}

class EncodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSongAsAWhole() {
        const Node made = project();
        QCOMPARE(made.number("TEMPO"), 96.0);
        QCOMPARE(made.number("MASTER_VOLUME"), 0.8);
        const auto markers = made.all("MARKER");
        QCOMPARE(markers.size(), std::size_t(2));
        QCOMPARE(markers[1]->fields.at(2), QStringLiteral("\"Verse\""));
        QCOMPARE(markers[1]->fields.at(1).toDouble(), 2.5); // a bar at 96
        QCOMPARE(made.all("TRACK").size(), std::size_t(5)); // two pairs and the loop
    }

    void strokesAreItems() {
        const Node made = project();
        const Node& kick = trackOf(made, "Kick (audio)");
        QVERIFY(isNear(kick.number("VOLPAN"), 1.0) && isNear(kick.number("VOLPAN", 1), -0.5));
        QCOMPARE(kick.number("MUTESOLO"), 0.0);
        const auto items = kick.all("ITEM");
        QCOMPARE(items.size(), std::size_t(6));
        const double second = 60.0 / 96.0;
        for (std::size_t n = 0; n < 6; ++n) {
            const double beat =
                std::array{0.0, 0.7520833333333333, 2.0}[n % 3] + 4.0 * static_cast<double>(n / 3);
            QVERIFY(isNear(items[n]->number("POSITION"), beat * second));
            QVERIFY(isNear(items[n]->number("LENGTH"), 0.3));
            QVERIFY(isNear(items[n]->number("VOLPAN", 2), n % 3 == 2 ? 0.5 : 1.0));
            QVERIFY(isNear(items[n]->number("PLAYRATE"), 1.0));
            QCOMPARE(items[n]->one("SOURCE").one("FILE").fields.at(0),
                     QStringLiteral("\"song media/audio/kick.wav\""));
        }
    }

    void notesAreMidi() {
        const Node made = project();
        const Node& notes = trackOf(made, "Kick (notes");
        QCOMPARE(notes.number("MUTESOLO"), 1.0);
        const auto items = notes.all("ITEM");
        QCOMPARE(items.size(), std::size_t(3));
        QCOMPARE(items[2]->number("MUTE"), 1.0);
        const Node& source = items[0]->one("SOURCE");
        QCOMPARE(source.one("HASDATA").fields,
                 QStringList({QStringLiteral("1"), QStringLiteral("960"), QStringLiteral("QN")}));
        std::vector<int> on;
        int tick = 0;
        for (const Node* event : source.all("E")) {
            tick += event->fields.at(0).toInt();
            const int status = event->fields.at(1).toInt(nullptr, 16);
            if (status == 0x90) on.push_back(tick);
        }
        QVERIFY(on == std::vector<int>({0, 722, 1920}));
        QCOMPARE(tick, 3840); // the item's whole bar
        QCOMPARE(source.all("E").back()->fields.at(1), QStringLiteral("b0"));
    }

    void aNoteEndsBeforeTheNextOfItsKey() {
        const Node made = project();
        const Node& lead = trackOf(made, "Lead \"low\" (notes");
        int sounding = 0;
        for (const Node* event : lead.one("ITEM").one("SOURCE").all("E")) {
            const int status = event->fields.at(1).toInt(nullptr, 16);
            if (status == 0x90) QVERIFY(++sounding == 1);
            if (status == 0x80) --sounding;
        }
        QCOMPARE(sounding, 0);
        QCOMPARE(trackOf(made, "Lead \"low\" (stem").one("ITEM").number("LENGTH"), 5.0);
    }

    void clipsAreStretchedMovedAndFaded() {
        const Node made = project();
        const auto tracks = made.all("TRACK");
        const Node& item = tracks.back()->one("ITEM");
        QVERIFY(isNear(item.number("POSITION"), 2.5));
        QVERIFY(isNear(item.number("LENGTH"), 2.5));
        QVERIFY(isNear(item.number("PLAYRATE"), 0.8));
        QCOMPARE(item.number("PLAYRATE", 1), 1.0); // its pitch stays
        QVERIFY(isNear(item.number("PLAYRATE", 2), -2.0));
        QVERIFY(isNear(item.number("SOFFS"), 1.0));
        QVERIFY(isNear(item.number("VOLPAN", 2), 0.5));
        QVERIFY(isNear(item.number("FADEIN", 1), 0.125));
    }

    void everyTextCanBeQuoted() {
        QCOMPARE(reaper::quoted("a b"), std::string("\"a b\""));
        QCOMPARE(reaper::quoted("a \"b\""), std::string("'a \"b\"'"));
        QCOMPARE(reaper::quoted("'a' \"b\""), std::string("`'a' \"b\"`"));
        QCOMPARE(reaper::quoted("`a` 'b' \"c\"\n"), std::string("`'a' 'b' \"c\" `"));
    }
};

GLEANER_TEST(EncodeTest)
#include "encode_test.moc"
