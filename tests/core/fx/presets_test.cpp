#include "core/fx/signals.h"
#include "support/places.h"
#include "support/program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace gleaner;
using namespace gleaner::fx;
using namespace gleaner::test;

namespace {

const char* const ids[] = {"clean-one-shots", "punchy-drums", "warm-tape",
                           "airy-ambience",   "lo-fi",        "transparent"};

QJsonObject fileOf(const char* id) {
    QFile file(test::sourceFile(QStringLiteral("resources/presets/%1.json")).arg(QLatin1String(id)));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

Chain chainOf(const char* id) {
    Chain chain;
    for (const QJsonValue& entry : fileOf(id)[QLatin1String("effects")].toArray()) {
        Effect effect{entry[QLatin1String("type")].toString().toStdString(),
                      entry[QLatin1String("enabled")].toBool(),
                      {}};
        const QJsonObject values = entry[QLatin1String("values")].toObject();
        for (auto value = values.begin(); value != values.end(); ++value)
            effect.values[value.key().toStdString()] = value->toDouble(std::nan(""));
        chain.push_back(effect);
    }
    return chain;
}

/// A hit in a room with some noise, cut off while it rings.
audio::AudioBuffer recordedHit(double level) {
    auto hit = noiseBuffer(2, 30000, 0.0005 * level);
    for (int c = 0; c < 2; ++c)
        for (std::size_t n = 0; n < 27000; ++n)
            hit.channel(c)[3000 + n] += static_cast<float>(
                level * std::exp(-static_cast<double>(n) / 8000.0) * std::sin(0.03 * static_cast<double>(n)));
    return hit;
}

}

class PresetsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void filesAreWholeAndTheirChainsRun() {
        for (const char* id : ids) {
            const QJsonObject preset = fileOf(id);
            QCOMPARE(preset[QLatin1String("format")].toString(), QStringLiteral("gleaner-preset"));
            QCOMPARE(preset[QLatin1String("version")].toInt(), 1);
            QCOMPARE(preset[QLatin1String("id")].toString(), QLatin1String(id));
            QVERIFY(!preset[QLatin1String("name")].toString().isEmpty());
            QVERIFY(!preset[QLatin1String("description")].toString().isEmpty());
            const auto wrong = errors(chainOf(id));
            QVERIFY2(wrong.empty(), wrong.empty() ? "" : wrong[0].c_str());
            QVERIFY(!chainOf(id).empty());
        }
    }

    void nothingClicksAtTheEnds() {
        for (const char* id : ids)
            for (const double level : {0.02, 0.9}) {
                auto sample = recordedHit(level);
                process(chainOf(id), sample, rate);
                for (int c = 0; c < 2; ++c) {
                    QCOMPARE(sample.channel(c).front(), 0.0F);
                    QCOMPARE(sample.channel(c).back(), 0.0F);
                }
                const double peak = peakOf(sample.channel(0));
                QVERIFY2(peak > 0.01 && peak < 2.0, (std::string(id) + " " + said(peak)).c_str());
            }
    }

    void presetsDoNotDependOnTheRecordingsLevel() {
        for (const char* id : ids) {
            if (std::string(id) == "transparent") continue;
            auto soft = recordedHit(0.05), loud = recordedHit(0.8);
            process(chainOf(id), soft, rate);
            process(chainOf(id), loud, rate);
            QCOMPARE(soft.frames(), loud.frames());
            QVERIFY(std::abs(decibels(rmsOf(soft.channel(0)) / rmsOf(loud.channel(0)))) < 0.1);
        }
    }

    void transparentIsBitForBitBetweenItsFades() {
        const auto in = recordedHit(0.7);
        auto out = in;
        process(chainOf("transparent"), out, rate);
        QCOMPARE(out.frames(), in.frames());
        for (std::size_t n = 48; n < 30000 - 192; ++n)
            QCOMPARE(out.channel(0)[n], in.channel(0)[n]);
        auto loop = in;
        processLoop(chainOf("transparent"), loop, rate);
        QCOMPARE(loop, in);
    }

    void loopsKeepTheirLength() {
        for (const char* id : ids) {
            auto loop = recordedHit(0.5);
            processLoop(chainOf(id), loop, rate);
            QCOMPARE(loop.frames(), 30000);
        }
    }

    void cleanOneShotsTakesOutRumbleAndSilence() {
        auto sample = recordedHit(0.5);
        process(chainOf("clean-one-shots"), sample, rate);
        QVERIFY(sample.frames() < 27500);
        QVERIFY(responseDb(chainOf("clean-one-shots"), 15.0, rate) < -25.0);
        QVERIFY(responseDb(chainOf("clean-one-shots"), 60.0, rate) > -0.2);
    }
};

GLEANER_TEST(PresetsTest)
#include "presets_test.moc"
