#include "core/kits/foreign.h"
#include "core/kits/kit_fixture.h"
#include "files/gzip.h"
#include "support/program.h"
#include "support/some.h"

#include <QRegularExpression>
#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

fs::path drumsOf(const PackOnDisk& pack) {
    return writtenFor(pack, "hydrogen") / "Night walk Drums.h2drumkit";
}

/// The kit's drumkit.xml, unpacked by tar into `to`.
QString drumkitXml(const fs::path& kit, const fs::path& to) {
    fs::create_directories(to);
    ran(to, "tar", {QStringLiteral("xzf"), pathText(kit), QStringLiteral("-C"), pathText(to)});
    return QString::fromStdString(contentOf(to / kit.stem() / "drumkit.xml"));
}

/// A song that strikes an instrument of the kit every bar of two seconds.
std::string songOf(const QString& drumkit, const std::vector<std::pair<int, double>>& strokes) {
    static const QRegularExpression instrument(QStringLiteral("<instrument>.*?</instrument>"),
                                               QRegularExpression::DotMatchesEverythingOption);
    std::string instruments, patterns, sequence;
    for (auto found = instrument.globalMatch(drumkit); found.hasNext();) {
        QString one = found.next().captured();
        one.insert(one.indexOf(QStringLiteral("<volume>")),
                   QStringLiteral("<drumkit>Night walk Drums</drumkit><drumkitLookup>1</drumkitLookup>"));
        instruments += one.toStdString();
    }
    for (const auto& [number, velocity] : strokes) {
        const std::string name = "p" + std::to_string(patterns.size());
        patterns += "<pattern><name>" + name +
                    "</name><category/><size>192</size><denominator>4</denominator><info/"
                    "><noteList><note><position>0</position>"
                    "<leadlag>0</leadlag><velocity>" +
                    std::to_string(velocity) +
                    "</velocity><pan>0</pan><pitch>0</pitch><probability>1</probability><key>C0</key>"
                    "<length>-1</length><instrument>" +
                    std::to_string(number) +
                    "</instrument><note_off>false</note_off></note></noteList></pattern>";
        sequence += "<group><patternID>" + name + "</patternID></group>";
    }
    return "<?xml version=\"1.0\" "
           "encoding=\"UTF-8\"?>\n<song><version>1.2.0</version><bpm>120</bpm><volume>1</volume>"
           "<metronomeVolume>0.5</metronomeVolume><name>s</name><author/><notes/><license/>"
           "<loopEnabled>false</loopEnabled><patternModeMode>true</patternModeMode><playbackTrackFilename/>"
           "<playbackTrackEnabled>false</playbackTrackEnabled><playbackTrackVolume>0</playbackTrackVolume>"
           "<action_mode>0</action_mode><mode>song</mode>"
           "<pan_law_type>RATIO_STRAIGHT_POLYGONAL</pan_law_type><pan_law_k_norm>1.33333</pan_law_k_norm>"
           "<humanize_time>0</humanize_time><humanize_velocity>0</humanize_velocity><swing_factor>0</"
           "swing_factor>"
           "<componentList><drumkitComponent><id>0</id><name>Main</name><volume>1</volume></drumkitComponent>"
           "</componentList><instrumentList>" +
           instruments + "</instrumentList><patternList>" + patterns +
           "</patternList><virtualPatternList/><patternSequence>" + sequence + "</patternSequence></song>";
}

/// What Hydrogen exports; empty where it failed. With ALSA, which isn't there, it asks for no sound server.
audio::AudioBuffer playedByHydrogen(const fs::path& home, const std::string& song) {
    const fs::path file = home / "s.h2song", wav = home / "s.wav";
    write(file, song);
    ran(home, "h2cli",
        {QStringLiteral("-d"), QStringLiteral("alsa"), QStringLiteral("-s"), pathText(file),
         QStringLiteral("-o"), pathText(wav), QStringLiteral("-r"), QString::number(PackOnDisk::rate),
         QStringLiteral("-b"), QStringLiteral("24")},
        true);
    return fs::exists(wav) ? soundIn(wav) : audio::AudioBuffer();
}

/// Which of the takes is heard, and how well. Its bars are up to 618 frames off: a take is looked for around
/// the bar.
std::pair<std::string, Null> takeHeard(const PackOnDisk& pack, const audio::AudioBuffer& played, Frame bar,
                                       const std::vector<std::string>& takes) {
    constexpr Frame around = 2000;
    std::pair<std::string, Null> best{"", {0, 0.0, HUGE_VAL}};
    for (const std::string& take : takes) {
        const audio::AudioBuffer sound = soundIn(pack.folder() / "Drums/Hits" / (take + ".wav"));
        const Null null = nullOf(played, 0, std::max<Frame>(0, bar - around), sound, 0, 2 * around);
        if (null.residueDb < best.second.residueDb) best = {take, null};
    }
    return best;
}

}

class HydrogenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hydrogenFindsNothingWrong() {
        if (!isInstalled("h2cli")) QSKIP("Hydrogen is not installed");
        const PackOnDisk pack;
        for (const std::string& kit : some(filesIn(writtenFor(pack, "hydrogen")))) {
            const QByteArray said = ran(pack.folder(), "h2cli",
                                        {QStringLiteral("-d"), QStringLiteral("alsa"), QStringLiteral("-c"),
                                         pathText(pack.kitFolder("hydrogen") / kit)},
                                        true);
            QVERIFY2(said.contains("is valid") && !said.contains("not valid"), said.constData());
        }
    }

    void itsSchemaTakesIt() {
        const char* const schema = "/usr/share/hydrogen/data/xsd/drumkit.xsd";
        if (!isInstalled("xmllint") || !fs::exists(schema)) QSKIP("xmllint or Hydrogen is not installed");
        const PackOnDisk pack;
        const fs::path to = pack.folder() / "unpacked";
        const QString xml = drumkitXml(drumsOf(pack), to);
        QVERIFY(xml.contains(QStringLiteral("<author>Jo Field</author>")));
        QVERIFY(xml.contains(QStringLiteral("<license>CC BY</license>"))); // as Hydrogen spells it
        QVERIFY(!ran(to, "xmllint",
                     {QStringLiteral("--noout"), QStringLiteral("--schema"), QLatin1String(schema),
                      pathText(to / "Night walk Drums" / "drumkit.xml")})
                     .isEmpty());
    }

    /// Layers by velocity and takes by turn: the files themselves, at the model's levels.
    void hydrogenPlaysOurFiles() {
        if (!isInstalled("h2cli")) QSKIP("Hydrogen is not installed");
        const PackOnDisk pack;
        const fs::path kit = drumsOf(pack), home = pack.folder() / "home";
        const QString drumkit = drumkitXml(kit, home / ".hydrogen/data/drumkits");
        const auto snares = soundNamed(pack.kit(), "snare_01").zones;
        struct Struck {
            int instrument;
            double velocity;
            std::vector<std::string> takes; ///< that may play
            double level;
        };
        const std::vector<std::string> loud = {"snare_01", "snare_02"}, soft = {"snare_03", "snare_04"};
        const std::vector<Struck> cases = {{0, 1.0, {"kick 01"}, 0.0},
                                           {1, 1.0, loud, 0.0},
                                           {1, 1.0, loud, 0.0},
                                           {1, 1.0, loud, 0.0},
                                           {1, 64 / 127.0, soft, snares[1].gainDb},
                                           {1, 64 / 127.0, soft, snares[1].gainDb},
                                           {1, 20 / 127.0, {"snare_05"}, snares[0].gainDb},
                                           {2, 1.0, {"perc_01"}, 0.0}};
        std::vector<std::pair<int, double>> strokes;
        for (const Struck& one : cases)
            strokes.emplace_back(one.instrument, one.velocity);
        const audio::AudioBuffer played = playedByHydrogen(home, songOf(drumkit, strokes));
        QCOMPARE(played.channels(), 2);
        std::string before;
        for (std::size_t n = 0; n < cases.size(); ++n) {
            const Frame bar = static_cast<Frame>(n) * 2 * PackOnDisk::rate;
            const auto [take, null] = takeHeard(pack, played, bar, cases[n].takes);
            qInfo("%s: %.1f dB, level %+.2f dB", take.c_str(), null.residueDb, null.gainDb - cases[n].level);
            QVERIFY2(null.residueDb <= -60.0, take.c_str());
            QVERIFY2(std::abs(null.gainDb - cases[n].level) <= 0.5, take.c_str());
            QVERIFY2(take != before, take.c_str());
            before = take;
        }
    }

    void theSameKitIsTheSameFile() {
        const PackOnDisk pack;
        const std::string once = contentOf(drumsOf(pack));
        QVERIFY(!once.empty());
        QVERIFY(contentOf(drumsOf(pack)) == once);
    }
};

GLEANER_TEST(HydrogenTest)
#include "hydrogen_test.moc"
