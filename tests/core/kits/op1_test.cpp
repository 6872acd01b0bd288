#include "core/kits/foreign.h"
#include "core/kits/kit_fixture.h"
#include "support/program.h"
#include "support/some.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

/// The JSON of the `APPL` chunk.
QJsonObject settingsOf(const std::string& aiff) {
    const std::size_t at = aiff.find("APPL");
    if (at == std::string::npos || aiff.substr(at + 8, 4) != "op-1") qFatal("there is no APPL chunk");
    std::size_t size = 0;
    for (std::size_t i = at + 4; i < at + 8; ++i)
        size = size << 8 | static_cast<unsigned char>(aiff[i]);
    return QJsonDocument::fromJson(QByteArray::fromStdString(aiff.substr(at + 12, size - 4))).object();
}

}

class Op1Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void soxReadsItsForm() {
        if (!isInstalled("soxi")) QSKIP("sox is not installed");
        const PackOnDisk pack;
        const fs::path folder = writtenFor(pack, "op1");
        for (const std::string& file : some(filesIn(folder))) {
            const auto asked = [&](const char* what) {
                return ran(pack.folder(), "soxi", {QLatin1String(what), pathText(folder / file)}).trimmed();
            };
            QCOMPARE(asked("-r"), QByteArray("44100"));
            QCOMPARE(asked("-b"), QByteArray("16"));
            QCOMPARE(asked("-c"), QByteArray("1"));
            QCOMPARE(asked("-t"), QByteArray("aiff"));
            QVERIFY(asked("-D").toDouble() <= 12.0);
        }
    }

    /// 24 places each; each sound lies where its place says, as another reader of AIFF hears it.
    void soundsLieWhereTheirPlacesSay() {
        const PackOnDisk pack;
        const fs::path file = writtenFor(pack, "op1") / "Drums.aif";
        const QJsonObject settings = settingsOf(contentOf(file));
        QCOMPARE(settings[u"type"].toString(), QStringLiteral("drum"));
        for (const char* const list : {"start", "end", "pitch", "playmode", "reverse", "volume"})
            QCOMPARE(settings[QLatin1String(list)].toArray().size(), 24);
        const audio::AudioBuffer tape = soundIn(file);
        const kits::Kit kit = pack.kit();
        const kits::Instrument& drums = instrumentNamed(kit, "Drums");
        for (std::size_t n = 1; n < drums.sounds.size(); ++n) { // the kick is stereo: mixed down
            const auto begin =
                static_cast<Frame>(settings[u"start"].toArray()[static_cast<int>(n)].toDouble() / 4096.0);
            const auto last =
                static_cast<Frame>(settings[u"end"].toArray()[static_cast<int>(n)].toDouble() / 4096.0);
            const kits::Zone* loudest = nullptr;
            for (const kits::Zone& zone : drums.sounds[n].zones)
                if (zone.highVelocity == 127 && zone.robin == 1) loudest = &zone;
            const kits::Sample& sample = kit.samples[loudest->sample];
            QCOMPARE(last + 1 - begin, sample.frames);
            const Null null = nullOf(tape, 0, begin, soundIn(sample.file), 0, 1);
            QVERIFY2(null.residueDb <= -60.0, sample.path.c_str());
        }
    }

    void aFullKitGoesOnInTheNext() {
        PackOnDisk pack;
        const kits::Sample first = pack.samples.front();
        pack.samples.clear();
        for (int n = 0; n < 60; ++n) {
            pack.samples.push_back(first);
            pack.samples.back().print.reset(); // like no other
            pack.samples.back().traits.role = music::Role::Perc;
        }
        QCOMPARE(filesIn(writtenFor(pack, "op1")),
                 (std::vector<std::string>{"Drums.aif", "Drums_2.aif", "Drums_3.aif"}));
    }
};

GLEANER_TEST(Op1Test)
#include "op1_test.moc"
