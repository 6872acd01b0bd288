#include "core/fx/signals.h"
#include "support/program.h"

#include <QTest>

#include <set>

using namespace gleaner;
using namespace gleaner::fx;
using namespace gleaner::test;

namespace {

/// Initial values; all lowest; all highest; and each parameter alone at its ends.
std::vector<Settings> corners(const EffectType& type) {
    std::vector<Settings> all(3);
    for (const Parameter& p : type.parameters) {
        all[1][std::string(p.id)] = p.minimum;
        all[2][std::string(p.id)] = p.maximum;
        all.push_back({{std::string(p.id), p.minimum}});
        all.push_back({{std::string(p.id), p.maximum}});
    }
    return all;
}

std::string describe(const EffectType& type, const Settings& values) {
    std::string text(type.id);
    for (const auto& [id, value] : values)
        text += " " + id + "=" + std::to_string(value);
    return text;
}

bool isFiniteAndBounded(const audio::AudioBuffer& sample) {
    for (int c = 0; c < sample.channels(); ++c)
        for (const float x : sample.channel(c))
            if (!std::isfinite(x) || std::abs(x) > 1e5F) return false;
    return true;
}

bool isSilent(const audio::AudioBuffer& sample) {
    for (int c = 0; c < sample.channels(); ++c)
        for (const float x : sample.channel(c))
            if (x != 0.0F) return false;
    return true;
}

}

class CatalogueTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tablesMakeSense() {
        std::set<std::string_view> ids;
        for (const EffectType& type : catalogue()) {
            QVERIFY(ids.insert(type.id).second);
            QVERIFY(!type.name.empty() && !type.help.empty());
            QVERIFY(type.process != nullptr);
            QCOMPARE(findEffectType(type.id), &type);
            std::set<std::string_view> parameters;
            for (const Parameter& p : type.parameters) {
                const std::string where = std::string(type.id) + "." + std::string(p.id);
                QVERIFY2(parameters.insert(p.id).second, where.c_str());
                QVERIFY2(!p.name.empty() && !p.help.empty(), where.c_str());
                QVERIFY2(p.minimum < p.maximum && p.minimum <= p.initial && p.initial <= p.maximum,
                         where.c_str());
                if (p.scale == Scale::Logarithmic) QVERIFY2(p.minimum > 0.0, where.c_str());
                if (p.scale == Scale::Switch) QVERIFY2(p.minimum == 0.0 && p.maximum == 1.0, where.c_str());
                if (p.scale == Scale::Choice)
                    QVERIFY2(p.minimum == 0.0 && p.maximum + 1.0 == static_cast<double>(p.choices.size()),
                             where.c_str());
                else
                    QVERIFY2(p.choices.empty(), where.c_str());
            }
        }
        QCOMPARE(findEffectType("flanger"), nullptr);
    }

    void everyCornerIsFinite() {
        for (const EffectType& type : catalogue())
            for (const Settings& values : corners(type))
                for (const int channels : {1, 2}) {
                    const auto out = through(std::string(type.id), values, noiseBuffer(channels, 3000));
                    QVERIFY2(isFiniteAndBounded(out), describe(type, values).c_str());
                    QCOMPARE(out.channels(), channels);
                    QVERIFY2(!type.keepsLength || out.frames() == 3000, describe(type, values).c_str());
                }
    }

    void everyRateAndEveryShortLength() {
        for (const EffectType& type : catalogue())
            for (const int at : {8000, 44100, 48000, 96000})
                for (const int channels : {1, 2, 5})
                    for (const Frame frames : {0, 1, 2, 10, 777}) {
                        const auto in = noiseBuffer(channels, frames);
                        for (const Settings& values : {Settings{}, corners(type)[1], corners(type)[2]}) {
                            const auto out = through(std::string(type.id), values, in, at);
                            QVERIFY2(isFiniteAndBounded(out), describe(type, values).c_str());
                            QVERIFY2(frames > 0 || out.frames() == 0, describe(type, values).c_str());
                            QVERIFY2(frames == 0 || out.frames() > 0, describe(type, values).c_str());
                        }
                    }
    }

    void silenceStaysSilence() {
        for (const EffectType& type : catalogue())
            for (const Settings& values : corners(type))
                QVERIFY2(isSilent(through(std::string(type.id), values, audio::AudioBuffer(2, 5000))),
                         describe(type, values).c_str());
    }

    void sameInSameOut() {
        for (const EffectType& type : catalogue()) {
            const auto in = noiseBuffer(2, 6000);
            const auto first = through(std::string(type.id), {}, in);
            through(std::string(type.id), {},
                    noiseBuffer(2, 3000, 0.5, 9)); // what ran in between leaves no trace
            QVERIFY2(through(std::string(type.id), {}, in) == first, std::string(type.id).c_str());
        }
    }

    void overloadsComeThroughWithoutWrapping() {
        for (const EffectType& type : catalogue())
            QVERIFY2(isFiniteAndBounded(through(std::string(type.id), {}, noiseBuffer(2, 3000, 8.0))),
                     std::string(type.id).c_str());
    }
};

GLEANER_TEST(CatalogueTest)
#include "catalogue_test.moc"
