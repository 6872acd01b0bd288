#include "dsp/denormals.h"
#include "support/program.h"

#include <QTest>

#include <limits>

using gleaner::dsp::FlushDenormals;

namespace {

/// A product that is denormal, and that the compiler can't work out beforehand.
float tiny() {
    volatile float small = std::numeric_limits<float>::min();
    return small * 0.25F;
}

}

class DenormalsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void flushesWhileItLivesAndRestores() {
#if !defined(__SSE2__)
        QSKIP("denormals are left alone on this processor");
#endif
        QVERIFY(tiny() > 0.0F);
        {
            const FlushDenormals flush;
            QCOMPARE(tiny(), 0.0F);
            {
                const FlushDenormals nested;
                QCOMPARE(tiny(), 0.0F);
            }
            QCOMPARE(tiny(), 0.0F);
        }
        QVERIFY(tiny() > 0.0F);
    }
};

GLEANER_TEST(DenormalsTest)
#include "denormals_test.moc"
