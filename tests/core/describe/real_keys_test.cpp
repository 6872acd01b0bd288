#include "codec/file_reader.h"
#include "describe/sample_sound.h"
#include "support/program.h"
#include "support/shared_data.h"

#include <QTest>

#include <fstream>
#include <sstream>

using namespace gleaner;
using namespace gleaner::analysis;

namespace {
std::filesystem::path audioFolder() { return test::sharedFolder() / "data" / "audio"; }

struct KeyedFile {
    std::string file;
    music::Key key;
};
/// The rows of INDEX.tsv whose truth is a key.
std::vector<KeyedFile> keyedFiles() {
    constexpr int setColumn = 2, keyColumn = 13;
    std::ifstream index(audioFolder() / "INDEX.tsv");
    std::vector<KeyedFile> files;
    for (std::string line; std::getline(index, line);) {
        std::vector<std::string> columns;
        std::istringstream row(line);
        for (std::string column; std::getline(row, column, '\t');)
            columns.push_back(column);
        if (columns.size() <= keyColumn || columns[setColumn] != "key") continue;
        if (const auto key = music::parseKey(columns[keyColumn])) files.push_back({columns[0], *key});
    }
    return files;
}
std::optional<KeyEstimate> estimateOf(const std::filesystem::path& file) {
    audio::FileReader reader(file);
    const auto sound = SampleSound::of(audio::readWhole(reader), reader.info().rate);
    return estimateKey(noteSalienceOf(sound.sound, sound.rate, sound.chroma.tuningCents), sound.chroma);
}

/// As MIREX scores keys.
double credit(const music::Key& found, const music::Key& truth) {
    using music::Mode;
    if (found == truth) return 1.0;
    if (found == music::transposed(truth, 7)) return 0.5;
    if (found.mode != truth.mode && music::fifths(found) == music::fifths(truth)) return 0.3;
    return found.pitchClass == truth.pitchClass ? 0.2 : 0.0;
}
}

/// Bars somewhat below what is measured, so that only a fault fails.
class RealKeysTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void choralesAndTunes() {
        NEEDS_SHARED_DATA();
        double sum = 0.0;
        const auto files = keyedFiles();
        QVERIFY(files.size() >= 30);
        for (const KeyedFile& keyed : files) {
            const auto found = estimateOf(audioFolder() / keyed.file);
            QVERIFY2(found && found->confidence >= 0.2, keyed.file.c_str());
            sum += credit(found->key, keyed.key);
        }
        const double weighted = sum / static_cast<double>(files.size());
        QVERIFY2(weighted > 0.83, qPrintable(QString::number(weighted)));
    }
    void drumsAndWeatherHaveNone() {
        NEEDS_SHARED_DATA();
        for (const std::string file : {"onset/dev/mdb_Rock_drum.flac", "onset/dev/mdb_Punk_drum.flac",
                                       "onset/dev/mdb_Britpop_drum.flac", "loops/dev/dirt_000_AMEN.WAV",
                                       "fieldrec/dev/ambience/river.mp3", "fieldrec/dev/ambience/cafe.mp3"}) {
            const auto found = estimateOf(audioFolder() / file);
            QVERIFY2(!found || found->confidence < 0.1, file.c_str());
        }
    }
};

GLEANER_TEST(RealKeysTest)
#include "real_keys_test.moc"
