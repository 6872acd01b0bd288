#include "fx/picture.h"

#include "core/fx/signals.h"
#include "fx/live_spectrum.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::fx;
using namespace gleaner::test;

namespace {

DrawnEffect drawnOf(const std::string& type, const Settings& values,
                    const audio::AudioBuffer* sound = nullptr) {
    return drawn({type, true, values}, rate, sound, {});
}

/// The line's height at the point nearest to `x`.
double heightAt(const Trace& trace, double x) {
    const auto nearest =
        std::ranges::min_element(trace.points, {}, [&](const Point& point) { return std::abs(point.x - x); });
    return nearest->y;
}

const Trace& after(const DrawnEffect& drawn, std::size_t plot = 0) {
    return *std::ranges::find(drawn.plots.at(plot).traces, TraceRole::After, &Trace::role);
}

/// Everything so far (0 to 1) up from where it usually is: what another one needs may be off there.
Settings someWayUp(const EffectType& type, double part) {
    Settings values;
    for (const Parameter& p : type.parameters)
        values[std::string(p.id)] = p.scale == Scale::Choice || p.scale == Scale::Switch
                                        ? p.maximum
                                        : p.initial + part * (p.maximum - p.initial);
    return values;
}

}

class PictureTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyEffectHasOne() {
        for (const EffectType& type : catalogue()) {
            const std::string id(type.id);
            QVERIFY2(type.picture != Picture::Response || type.responseDb, id.c_str());
            const DrawnEffect picture = drawnOf(id, {});
            QVERIFY2(!picture.plots.empty() && picture.plots.size() <= 2, id.c_str());
            for (const Plot& plot : picture.plots) {
                QVERIFY2(plot.x.low < plot.x.high && plot.y.low < plot.y.high, id.c_str());
                QVERIFY2(!plot.traces.empty(), id.c_str());
                for (const Trace& trace : plot.traces) {
                    QVERIFY2(trace.points.size() >= 2, id.c_str());
                    QVERIFY2(std::ranges::is_sorted(trace.points, {}, &Point::x), id.c_str());
                    for (const Point& point : trace.points)
                        QVERIFY2(std::isfinite(point.x) && std::isfinite(point.y), id.c_str());
                }
            }
        }
    }

    void everyParameterChangesIt_data() {
        QTest::addColumn<int>("effect");
        QTest::addColumn<int>("parameter");
        for (std::size_t e = 0; e < catalogue().size(); ++e)
            for (std::size_t p = 0; p < catalogue()[e].parameters.size(); ++p)
                QTest::addRow("%s %s", catalogue()[e].id.data(), catalogue()[e].parameters[p].id.data())
                    << static_cast<int>(e) << static_cast<int>(p);
    }
    void everyParameterChangesIt() {
        QFETCH(int, effect);
        QFETCH(int, parameter);
        const EffectType& type = catalogue()[static_cast<std::size_t>(effect)];
        const Parameter& p = type.parameters[static_cast<std::size_t>(parameter)];
        bool changes = false;
        for (const double part : {0.0, 0.25}) {
            Settings low = someWayUp(type, part), high = low;
            low[std::string(p.id)] = p.minimum;
            high[std::string(p.id)] = p.maximum;
            changes |= drawnOf(std::string(type.id), low).plots != drawnOf(std::string(type.id), high).plots;
        }
        QVERIFY(changes);
    }

    void aCompressorsCurveBendsAtItsThreshold() {
        const DrawnEffect picture =
            drawnOf("compressor", {{"threshold", -20.0}, {"ratio", 4.0}, {"knee", 0.0}});
        QVERIFY(std::abs(heightAt(after(picture), -40.0) + 40.0) < 0.2);
        QVERIFY(std::abs(heightAt(after(picture), -8.0) + 17.0) < 0.3); // 12 dB above: 3 above
    }

    /// A point a moment, with how much less it is.
    void theMovingPointSaysWhatIsTurnedDown() {
        audio::AudioBuffer sound = toneBuffer(1000.0, 1.0, 1.0);
        for (std::size_t n = 0; n < sound.channel(0).size() / 2; ++n)
            sound.channel(0)[n] *= 0.01F;
        const DrawnEffect picture = drawnOf("limiter", {{"ceiling", -6.0}}, &sound);
        QCOMPARE(picture.hops.size(), 400u);
        QVERIFY(std::abs(picture.hopSeconds - 1.0 / 400.0) < 1e-9);
        QVERIFY(std::abs(picture.hops[100].out - picture.hops[100].in) < 0.1);
        QVERIFY(std::abs(picture.hops[300].in) < 0.1);
        QVERIFY(std::abs(picture.hops[300].out + 6.0) < 0.3);
        QVERIFY(std::abs(heightAt(after(picture, 1), 750.0) + 6.0) < 0.3);
    }

    void echoesStandWhereTheyAreHeard() {
        const DrawnEffect picture =
            drawnOf("delay", {{"time", 200.0}, {"feedback", 50.0}, {"mix", 50.0}, {"pingPong", 1.0}});
        const Trace& left = picture.plots[0].traces[0];
        const Trace& right = picture.plots[0].traces[1];
        const auto loudestFrom = [](const Trace& trace, double from, double to) {
            double loudest = -120.0;
            for (const Point& point : trace.points)
                if (point.x >= from && point.x <= to) loudest = std::max(loudest, point.y);
            return loudest;
        };
        QVERIFY(loudestFrom(left, 190.0, 220.0) > -20.0);
        QVERIFY(loudestFrom(right, 190.0, 220.0) < -60.0);
        QVERIFY(loudestFrom(right, 390.0, 420.0) > -40.0);
        QVERIFY(loudestFrom(left, 390.0, 420.0) < -60.0);
    }

    void mutedSidesAreGoneBelowTheLimit() {
        const DrawnEffect picture = drawnOf("width", {{"width", 200.0}, {"monoBelow", 400.0}});
        QVERIFY(std::abs(heightAt(after(picture), 5000.0) - 6.02) < 0.1);
        QVERIFY(heightAt(after(picture), 100.0) < -15.0);
    }

    void aToneStandsInItsBand() {
        const LiveSpectrum spectrum = liveSpectrum(toneBuffer(1000.0, 0.5, 1.0), rate, {});
        const auto loudest =
            static_cast<std::size_t>(std::ranges::max_element(spectrum.mean) - spectrum.mean.begin());
        QVERIFY(std::abs(std::log2(spectrum.hertz[loudest] / 1000.0)) < 0.12);
        QVERIFY(std::abs(static_cast<double>(spectrum.moments[5][loudest]) + 6.0) < 1.5);
        QVERIFY(spectrum.mean[10] < -60.0F);
        QVERIFY(liveSpectrum({}, rate, {}).mean.empty());
    }
};

GLEANER_TEST(PictureTest)
#include "picture_test.moc"
