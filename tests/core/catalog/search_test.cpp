#include "catalog/rows.h"
#include "catalog/search.h"
#include "support/program.h"
#include "support/scratch.h"

#include <QTest>

using namespace gleaner;
using catalog::SampleQuery;

namespace {

music::SampleEntry sample(const char* id, music::SampleKind kind, music::Role role, double seconds) {
    music::SampleEntry entry;
    entry.id = id;
    entry.traits.kind = kind;
    entry.traits.role = role;
    entry.seconds = seconds;
    return entry;
}

}

/// One library for all questions: six samples, told apart by one fact each.
class SearchTest : public QObject {
    Q_OBJECT

    std::string found(const SampleQuery& query) {
        std::string ids;
        for (const catalog::FoundSample& one : catalog::search(*m_library, query, {}))
            ids += one.entry.id;
        return ids;
    }
    void enter(const std::string& path, const music::SampleEntry& entry) {
        catalog::putWords(
            m_library->connection(),
            catalog::put(m_library->connection(), catalog::SampleRow{path, {}, {}, {}, entry, {}, {}}));
    }

private Q_SLOTS:
    void initTestCase() {
        m_library = std::make_unique<catalog::Library>(m_scratch.folder() / "library.sqlite");
        catalog::Transaction transaction(m_library->connection());
        music::SampleEntry kick = sample("a", music::SampleKind::Hit, music::Role::Kick, 0.2);
        kick.lufs = -9.0;
        kick.traits.character = {music::Character::Boomy, music::Character::Dark};
        enter("/s/1 Rain_drum.wav", kick);
        music::SampleEntry bass = sample("b", music::SampleKind::Hit, music::Role::Bass, 0.9);
        bass.traits.key = music::parseKey("Am");
        bass.lufs = -14.0;
        enter("/s/2 rail bass.wav", bass);
        music::SampleEntry slow = sample("c", music::SampleKind::Loop, music::Role::Perc, 4.0);
        slow.traits.bpm = 60.0;
        slow.traits.character = {music::Character::Deep};
        enter("/s/3-trámway.wav", slow);
        music::SampleEntry quick = sample("d", music::SampleKind::Loop, music::Role::Perc, 2.0);
        quick.traits.bpm = 120.0;
        quick.lufs = -20.0;
        enter("/s/4.wav", quick);
        music::SampleEntry relative = sample("e", music::SampleKind::Phrase, music::Role::Lead, 5.0);
        relative.traits.key = music::parseKey("C");
        enter("/s/5.wav", relative);
        music::SampleEntry neighbour = sample("f", music::SampleKind::Texture, music::Role::Pad, 60.0);
        neighbour.traits.key = music::parseKey("Em");
        enter("/s/6.wav", neighbour);
        music::SampleEntry far = sample("g", music::SampleKind::Texture, music::Role::Pad, 61.0);
        far.traits.key = music::parseKey("F#m");
        enter("/s/7.wav", far);
        transaction.commit();
    }

    void everyFilterKeepsWhatItIsFor_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("ids");
        const auto row = [](const char* field, const char* value, const char* ids) {
            QTest::addRow("%s %s", field, value)
                << QString::fromLatin1(field) << QString::fromLatin1(value) << QString::fromLatin1(ids);
        };
        row("role", "bass", "b");
        row("kind", "loop", "cd");
        row("key", "Am", "b");
        row("key", "8A", "b"); // the same on the wheel
        row("slowest", "60.5", "d");
        row("fastest", "119", "c");
        row("character", "deep", "c");
        row("character", "dark", "a");
        row("shortest", "5", "efg");
        row("longest", "0.5", "a");
        row("quietest", "-14", "ab");
        row("loudest", "-14", "bd");
        row("limit", "3", "abc");
        row("limit", "0", "");
    }
    void everyFilterKeepsWhatItIsFor() {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(QString, ids);
        const auto* setting = settings::findField(catalog::querySettings(), field.toStdString());
        QVERIFY(setting);
        const auto parsed = settings::parse(setting->setting, value.toStdString());
        QVERIFY(parsed);
        SampleQuery query;
        setting->set(query, *parsed);
        QCOMPARE(found(query), ids.toStdString());
    }

    void compatibleKeysAreTheRelativeAndTheNeighbours() {
        SampleQuery query;
        query.key = music::parseKey("Am");
        query.compatibleKeys = true;
        QCOMPARE(found(query), std::string("bef"));
    }

    void halfAndDoubleTempoCount() {
        SampleQuery query;
        query.slowest = 118.0;
        query.fastest = 122.0;
        QCOMPARE(found(query), std::string("d"));
        query.octaves = true;
        QCOMPARE(found(query), std::string("cd"));
        query.slowest = 59.0;
        query.fastest = 61.0;
        QCOMPARE(found(query), std::string("cd"));
    }

    void filtersHoldTogether() {
        SampleQuery query;
        query.kind = music::SampleKind::Loop;
        query.longest = 3.0;
        query.words = "perc";
        QCOMPARE(found(query), std::string("d"));
    }

    void wordsAreBeginningsWhateverSignsStandInThem_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("ids");
        QTest::newRow("two begin so") << QStringLiteral("rai") << QStringLiteral("ab");
        QTest::newRow("case") << QStringLiteral("RAIN") << QStringLiteral("a");
        QTest::newRow("both words") << QStringLiteral("rai bass") << QStringLiteral("b");
        QTest::newRow("accents aside") << QStringLiteral("tramw") << QStringLiteral("c");
        QTest::newRow("with accents") << QStringLiteral("trámway") << QStringLiteral("c");
        QTest::newRow("role") << QStringLiteral("perc") << QStringLiteral("cd");
        QTest::newRow("character") << QStringLiteral("boomy") << QStringLiteral("a");
        QTest::newRow("not within") << QStringLiteral("ail") << QString();
        QTest::newRow("signs of the search's own language")
            << QStringLiteral("rain\" OR (*) -NEAR") << QString(); // every word has to be there
        QTest::newRow("only signs") << QStringLiteral("\"*-()") << QStringLiteral("abcdefg");
        QTest::newRow("none") << QString() << QStringLiteral("abcdefg");
    }
    void wordsAreBeginningsWhateverSignsStandInThem() {
        QFETCH(QString, words);
        QFETCH(QString, ids);
        SampleQuery query;
        query.words = words.toStdString();
        QCOMPARE(found(query), ids.toStdString());
    }

    void whatIsFoundIsWhatWasEntered() {
        SampleQuery query;
        query.role = music::Role::Kick;
        const auto kick = catalog::search(*m_library, query, {}).at(0).entry;
        QCOMPARE(kick.traits.character, (std::vector{music::Character::Boomy, music::Character::Dark}));
        QVERIFY(!kick.traits.bpm && !kick.traits.key && !kick.traits.pitchHz);
        QCOMPARE(kick.lufs, std::optional(-9.0));
        QCOMPARE(catalog::samplesOfRole(*m_library, music::Role::Perc).size(), std::size_t{2});
    }

    /// Packed facts are made anew, whoever changed a sample; while somebody is writing they are read from the
    /// rows.
    void whatOthersChangeIsFound() {
        catalog::Connection other(m_library->file());
        SampleQuery deep;
        deep.shortest = 100.0;
        QCOMPARE(found(deep), std::string());
        other.run("UPDATE samples SET seconds = 100 WHERE sample_id = 'b'");
        QCOMPARE(found(deep), std::string("b"));
        QCOMPARE(other.number("SELECT count(*) FROM scan_stale"), std::int64_t{0});
        other.run("UPDATE samples SET path = '/a' WHERE sample_id = 'g'");
        {
            const catalog::Transaction writing(other);
            QCOMPARE(found({}), std::string("gabcdef"));
        }
        QVERIFY(other.number("SELECT count(*) FROM scan_stale") > 0);
        other.run("DELETE FROM samples WHERE sample_id = 'g'");
        QCOMPARE(found({}), std::string("abcdef"));
        other.run("UPDATE samples SET seconds = 0.9 WHERE sample_id = 'b'");
    }

    /// More samples than a chunk holds, and as far from each other as their order says.
    void manySamplesAreGoneThroughInChunks() {
        catalog::Library library(m_scratch.folder() / "many.sqlite");
        {
            catalog::Transaction transaction(library.connection());
            for (int n = 0; n < 2500; ++n) {
                music::SampleEntry entry = sample("", music::SampleKind::Hit, music::Role::Kick, n);
                entry.id = std::to_string(n);
                catalog::put(library.connection(),
                             catalog::SampleRow{"/" + std::to_string(9999 - n), {}, {}, {}, entry, {}, {}});
            }
            transaction.commit();
        }
        SampleQuery query;
        query.limit = 2;
        query.longest = 2100.0;
        const auto samples = catalog::search(library, query, {});
        QCOMPARE(samples.size(), std::size_t{2});
        QCOMPARE(samples[0].entry.id, std::string("2100"));
        QCOMPARE(samples[1].entry.id, std::string("2099"));
        query = {};
        query.limit = 10000;
        QCOMPARE(catalog::search(library, query, {}).size(), std::size_t{2500});
    }

    void cleanupTestCase() { m_library.reset(); }

private:
    test::Scratch m_scratch;
    std::unique_ptr<catalog::Library> m_library;
};

GLEANER_TEST(SearchTest)
#include "search_test.moc"
