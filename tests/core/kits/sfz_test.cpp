#include "core/kits/foreign.h"
#include "core/kits/kit_fixture.h"
#include "support/program.h"
#include "support/some.h"

#include <QTest>

#include <map>
#include <regex>
#include <sstream>

using namespace gleaner;
using namespace gleaner::test;

namespace {

using Opcodes = std::map<std::string, std::string>;

/// A reader of its own: the regions, each with what its group says. Anything that is no header, comment or
/// opcode is an error, and ends the test.
std::vector<Opcodes> regionsOf(const std::string& text) {
    std::vector<Opcodes> regions;
    Opcodes group;
    Opcodes* current = nullptr;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.starts_with("//")) continue;
        const std::size_t equals = line.find('=');
        if (line == "<group>") {
            group.clear();
            current = &group;
        } else if (line == "<region>") {
            current = &regions.emplace_back(group);
        } else if (equals == std::string::npos || !current ||
                   !current->emplace(line.substr(0, equals), line.substr(equals + 1)).second) {
            qFatal("unexpected line: %s", line.c_str());
        }
    }
    return regions;
}

/// The file without the regions of other turns: polyphone knows no round robins.
std::string ofTurn(const std::string& text, int turn) {
    std::string kept;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t next = std::min(text.find("\n<", at + 1), text.size());
        const std::string part = text.substr(at, next - at);
        std::smatch position;
        if (!std::regex_search(part, position, std::regex("seq_position=(\\d+)")) ||
            std::stoi(position[1]) == turn)
            kept += part;
        at = next;
    }
    return kept;
}

/// What polyphone makes a SoundFont of.
fs::path byPolyphone(const fs::path& home, const fs::path& sfz, const std::string& name) {
    ran(home, "polyphone",
        {QStringLiteral("-1"), QStringLiteral("-i"), pathText(sfz), QStringLiteral("-d"), pathText(home),
         QStringLiteral("-o"), QString::fromStdString(name)});
    return home / (name + ".sf2");
}

}

class SfzTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyZoneOfTheModelIsARegion() {
        const PackOnDisk pack;
        const fs::path folder = writtenFor(pack, "sfz");
        QCOMPARE(filesIn(folder), (std::vector<std::string>{"Night walk Bass.sfz", "Night walk Drums.sfz",
                                                            "Night walk Loops.sfz"}));
        const kits::Kit kit = pack.kit();
        for (const kits::Instrument& instrument : some(kit.instruments)) {
            const auto regions = regionsOf(contentOf(folder / ("Night walk " + instrument.name + ".sfz")));
            std::size_t n = 0;
            for (const kits::Sound& sound : instrument.sounds)
                for (const kits::Zone& zone : sound.zones) {
                    const Opcodes& region = regions.at(n++);
                    const auto number = [&](const char* opcode, double otherwise) {
                        return region.contains(opcode) ? std::stod(region.at(opcode)) : otherwise;
                    };
                    QVERIFY(fs::equivalent(folder / region.at("sample"), kit.samples[zone.sample].file));
                    QCOMPARE(number("lokey", -1), sound.lowKey);
                    QCOMPARE(number("hikey", -1), sound.highKey);
                    QCOMPARE(number("lovel", -1), zone.lowVelocity);
                    QCOMPARE(number("hivel", -1), zone.highVelocity);
                    QCOMPARE(number("seq_length", 1), zone.robins);
                    QCOMPARE(number("seq_position", 1), zone.robin);
                    QVERIFY(std::abs(number("volume", 0) - zone.gainDb) < 0.006);
                    QVERIFY(std::abs(number("pitch_keycenter", -1) - number("tune", 0) / 100 - zone.root) <
                            0.006);
                    QCOMPARE(number("amp_veltrack", 100), sound.followsVelocity ? 100.0 : 0.0);
                    QCOMPARE(region.contains("loop_end"), zone.loop.has_value());
                    if (zone.loop) QCOMPARE(number("loop_end", 0) + 1, static_cast<double>(zone.loop->end));
                    QCOMPARE(region.at("loop_mode"), std::string(zone.loop         ? "loop_continuous"
                                                                 : sound.isOneShot ? "one_shot"
                                                                                   : "no_loop"));
                }
            QCOMPARE(n, regions.size());
        }
    }

    /// SFZ, by polyphone to SoundFont, by fluidsynth to sound: each layer and each turn plays its file.
    /// polyphone leaves `amp_veltrack` out, so a velocity turns layers down, too; it takes 3 dB off what is
    /// stereo, as much as a mono sound loses in the middle.
    void polyphoneAndFluidsynthPlayOurFiles() {
        if (!isInstalled("polyphone") || !isInstalled("fluidsynth"))
            QSKIP("polyphone or fluidsynth is not installed");
        const PackOnDisk pack;
        const fs::path folder = writtenFor(pack, "sfz");
        const std::string drums = contentOf(folder / "Night walk Drums.sfz");
        const auto snares = soundNamed(pack.kit(), "snare_01").zones;
        const auto curve = [](int velocity) { return 40.0 * std::log10(velocity / 127.0); };
        const auto expected = [&](int turn) {
            const std::string loud = turn == 1 ? "01" : "02", soft = turn == 1 ? "03" : "04";
            return std::vector<Expected>{
                {{36, 127}, "Drums/Hits/kick 01.wav", 0.0},
                {{38, 127}, "Drums/Hits/snare_" + loud + ".wav", 0.0},
                {{38, 64}, "Drums/Hits/snare_" + soft + ".wav", snares[1].gainDb + curve(64)},
                {{38, 20}, "Drums/Hits/snare_05.wav", snares[0].gainDb + curve(20)},
                {{60, 127}, "Drums/Hits/perc_01.wav", 0.0}};
        };
        for (const int turn : {1, 2}) {
            const fs::path sfz = folder / ("turn" + std::to_string(turn) + ".sfz");
            write(sfz, ofTurn(drums, turn));
            const fs::path soundFont = byPolyphone(pack.folder(), sfz, "turn" + std::to_string(turn));
            QVERIFY(fs::exists(soundFont));
            const std::vector<Expected> cases = expected(turn);
            std::vector<Stroke> strokes;
            for (const Expected& one : cases)
                strokes.push_back(one.stroke);
            strokes.push_back({61, 127});
            const audio::AudioBuffer played =
                playedByFluidsynth(pack.folder(), soundFont, strokes, PackOnDisk::rate);
            const Frame apart = 2 * PackOnDisk::rate;
            const auto response =
                responseAt(played, 0, static_cast<Frame>(cases.size()) * apart, PackOnDisk::clickLevel);
            for (std::size_t n = 0; n < cases.size(); ++n) {
                const Null null = nullOf(played, 0, static_cast<Frame>(n) * apart,
                                         through(response, soundIn(pack.folder() / cases[n].sample)));
                qInfo("%s: %.1f dB, level %+.2f dB", cases[n].sample.c_str(), null.residueDb,
                      null.gainDb - cases[n].level);
                QVERIFY2(null.residueDb <= -60.0, cases[n].sample.c_str());
                QVERIFY2(std::abs(null.gainDb - cases[n].level) <= 0.5, cases[n].sample.c_str());
            }
        }
    }

    void itSaysWhoseItIs() {
        const PackOnDisk pack;
        QVERIFY(contentOf(writtenFor(pack, "sfz") / "Night walk Bass.sfz")
                    .starts_with("// Night walk, Bass\n// Jo Field, CC-BY-4.0\n"));
    }

    void theSameKitIsTheSameText() {
        const PackOnDisk pack;
        const std::string once = contentOf(writtenFor(pack, "sfz") / "Night walk Drums.sfz");
        QVERIFY(once == contentOf(writtenFor(pack, "sfz") / "Night walk Drums.sfz"));
    }
};

GLEANER_TEST(SfzTest)
#include "sfz_test.moc"
