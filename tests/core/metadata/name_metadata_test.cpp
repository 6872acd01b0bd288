#include "core/music/printed.h"
#include "metadata/name_metadata.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::analysis;
using music::Role;
using music::SampleKind;

namespace {
std::string keyIn(const char* name) {
    const auto key = metadataFromName(name).key;
    return key ? music::toString(*key) : "";
}
std::string roleIn(const char* name) {
    const auto role = metadataFromName(name).role;
    return role ? std::string(info(*role).id) : "";
}
}

/// Names of samples as packs have them, and what is read from them.
class NameMetadataTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tempo_data() {
        QTest::addColumn<double>("bpm"); // 0: none
        for (const auto& [name, bpm] :
             std::initializer_list<std::pair<const char*, double>>{{"perc_loop_01_95bpm", 95},
                                                                   {"jungle01 - 168 BPM", 168},
                                                                   {"break_168_BPM", 168},
                                                                   {"Bpm120 groove", 120},
                                                                   {"BPM 87 dusty", 87},
                                                                   {"slow (92.5bpm)", 92.5},
                                                                   {"[174Bpm] roller", 174},
                                                                   {"loop_120", 0},
                                                                   {"kick_808", 0},
                                                                   {"1000bpm speedcore", 0},
                                                                   {"7bpm", 0},
                                                                   {"120bpm or 60bpm", 0},
                                                                   {"bpm", 0},
                                                                   {"", 0}})
            QTest::newRow(name) << bpm;
    }
    void tempo() {
        QFETCH(double, bpm);
        QCOMPARE(metadataFromName(QTest::currentDataTag()).bpm.value_or(0.0), bpm);
    }

    void bareNumbersAreCandidates() {
        QCOMPARE(metadataFromName("loop_120_03").bareNumbers, std::vector<double>{120});
        QCOMPARE(metadataFromName("take 096").bareNumbers, std::vector<double>{});
        QCOMPARE(metadataFromName("TR 909 hat").bareNumbers, std::vector<double>{});
        QCOMPARE(metadataFromName("loop_120_95bpm").bareNumbers, std::vector<double>{});
    }

    void key_data() {
        QTest::addColumn<QString>("key");
        for (const auto& [name, key] : std::initializer_list<std::pair<const char*, const char*>>{
                 {"lead_02_Am", "Am"},
                 {"Pad F#m 120bpm", "F#m"},
                 {"pad_f#m", "F#m"},
                 {"Strings (Bb minor)", "Bbm"},
                 {"strings_bbmin", "Bbm"},
                 {"359500__mtg__sax-tenor-e-major", "E"},
                 {"359628__mtg__sax-tenor-d-minor", "Dm"},
                 {"Keys C Maj", "C"},
                 {"Keys_Dbmaj_90", "C#"},
                 {"arp F sharp minor", "F#m"},
                 {"arp E flat major", "Eb"},
                 {"choir A♭m", "Abm"},
                 {"Melody 8A 128bpm", "Am"},
                 {"Melody 12B 128bpm", "E"},
                 {"Take 8A", ""},
                 {"Ambient", ""},
                 {"Amen break", ""},
                 {"i am here", ""},
                 {"Who Am I", ""},
                 {"A Dream", ""},
                 {"Em_and_Am", ""},
                 {"Cmaj7 stab", ""},
                 {"dm from a friend", ""},
                 {"Bass_C_01", ""},
                 {"mini", ""},
                 {"field recording 2024-05-12 10am", ""}})
            QTest::newRow(name) << QString::fromUtf8(key);
    }
    void key() {
        QFETCH(QString, key);
        QCOMPARE(QString::fromStdString(keyIn(QTest::currentDataTag())), key);
    }

    void notes() {
        QCOMPARE(metadataFromName("Bass_C_01").note, (NamedNote{0, {}, false}));
        QCOMPARE(metadataFromName("sub F#").note, (NamedNote{6, {}, true}));
        QCOMPARE(metadataFromName("piano_Bb3").note, (NamedNote{10, 3, true}));
        QCOMPARE(metadataFromName("piano_A3").note, (NamedNote{9, 3, false}));
        for (const char* none : {"A door", "take A", "C and D", "bass_c", "Gong", "H3", "E12", "Am pad"})
            QVERIFY2(!metadataFromName(none).note, none);
    }

    void role_data() {
        QTest::addColumn<QString>("role");
        for (const auto& [name, role] :
             std::initializer_list<std::pair<const char*, const char*>>{{"Kick 808", "kick"},
                                                                        {"KickHard02", "kick"},
                                                                        {"BassDrum3", "kick"},
                                                                        {"808 long", "bass"},
                                                                        {"SNARES_12", "snare"},
                                                                        {"Closed Hat 4", "hat"},
                                                                        {"hat_open_1", "openhat"},
                                                                        {"HiHat-Open", "openhat"},
                                                                        {"hihat_opened03", "openhat"},
                                                                        {"perc_loop_01_95bpm", "perc"},
                                                                        {"congas", "perc"},
                                                                        {"Bass guitar Am", "bass"},
                                                                        {"Sub Bass F#", "bass"},
                                                                        {"vocal chop", "vocal"},
                                                                        {"ambience_station", "ambience"},
                                                                        {"drum and bass 174bpm", ""},
                                                                        {"drum n bass", ""},
                                                                        {"bass_lead", ""},
                                                                        {"that", ""},
                                                                        {"whatever", ""},
                                                                        {"tomorrow", ""},
                                                                        {"classic", ""}})
            QTest::newRow(name) << QString::fromUtf8(role);
    }
    void role() {
        QFETCH(QString, role);
        QCOMPARE(QString::fromStdString(roleIn(QTest::currentDataTag())), role);
    }

    void kinds() {
        QCOMPARE(metadataFromName("perc_loop_01").kind, SampleKind::Loop);
        QCOMPARE(metadataFromName("Bass One Shot C").kind, SampleKind::Hit);
        QCOMPARE(metadataFromName("OneShots 3").kind, SampleKind::Hit);
        QVERIFY(!metadataFromName("loophole").kind);
        QVERIFY(!metadataFromName("one-shot from a loop").kind);
    }
};

GLEANER_TEST(NameMetadataTest)
#include "name_metadata_test.moc"
