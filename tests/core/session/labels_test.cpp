#include "session/labels.h"

#include "base/error.h"
#include "core/pack/pack_fixture.h"
#include "session/redetect.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;
using music::Role;
using music::SampleKind;
using session::Label;
using session::LabelledRegion;

namespace {

constexpr int labelRate = 48000;

session::SliceList aHitAndALoop() {
    session::SliceList slices =
        session::chosenFrom({-60.0, {hit(Role::Kick, 24000), test::loop(Role::Perc, 120000, 120.0, 2)}});
    slices[1].name = "wet\tgate\n";
    return slices;
}

std::string messageOf(const QByteArray& text) {
    try {
        session::labelsFrom(text);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}

/// Regions as Audacity's labels, there and back.
class LabelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLineEach() {
        QCOMPARE(session::labelsOf(aHitAndALoop(), labelRate),
                 QByteArray("0.500000\t0.750000\thit: Kick\n"
                            "2.500000\t6.500000\tloop: wet gate \n"));
    }

    void whatIsLeftOutHasNone() {
        session::SliceList slices = aHitAndALoop();
        slices[0].leftOut = true;
        QCOMPARE(session::labelsOf(slices, labelRate).count('\n'), qsizetype{1});
    }

    /// As Audacity 3 writes it: with a second line for the frequencies of a spectral selection.
    void audacitysOwnFilesAreRead() {
        const auto labels = session::labelsFrom("0.500000\t0.750000\tdoor\n\\\t200.000000\t4000.000000\n"
                                                "12.25\t12.25\t\r\n\n3,5\t4,0\tTür zu\n");
        QCOMPARE(labels,
                 (std::vector<Label>{{0.5, 0.75, "door"}, {12.25, 12.25, ""}, {3.5, 4.0, "T\u00FCr zu"}}));
    }

    void whatIsNoLabelIsNamed() {
        const std::string message = messageOf("0.5\t0.75\tdoor\nonce upon a time\n");
        QVERIFY2(message.find("line 2") != std::string::npos, message.c_str());
        QVERIFY(message.find("once upon a time") != std::string::npos);
        QVERIFY(!messageOf("inf\tnan\tx").empty());
        QVERIFY(messageOf("").empty());
    }

    void pointsReachToTheNextLabel() {
        const auto regions = session::regionsOf({{1.0, 1.0, "a"}, {3.0, 3.5, "b"}, {8.0, 8.0, "c"}},
                                                10 * labelRate, labelRate);
        QCOMPARE(regions.size(), std::size_t{3});
        QCOMPARE(regions[0].range, (FrameRange{labelRate, 3 * labelRate}));
        QCOMPARE(regions[1].range, (FrameRange{3 * labelRate, 7 * labelRate / 2}));
        QCOMPARE(regions[2].range, (FrameRange{8 * labelRate, 10 * labelRate}));
        QCOMPARE(regions[1].kind, SampleKind::Hit);
        QCOMPARE(regions[0].kind, SampleKind::Phrase);
    }

    void labelsOfALongerFileAreLeftOut() {
        const auto regions =
            session::regionsOf({{-5.0, 1.0, ""}, {9.0, 12.0, ""}, {11.0, 12.0, ""}, {1e300, 1e301, ""}},
                               10 * labelRate, labelRate);
        QCOMPARE(regions, (std::vector<LabelledRegion>{{{0, labelRate}, SampleKind::Hit},
                                                       {{9 * labelRate, 10 * labelRate}, SampleKind::Hit}}));
    }

    void thereAndBackIsTheSame() {
        const session::SliceList slices = aHitAndALoop();
        session::SliceList back;
        session::addLabelled(back,
                             session::regionsOf(session::labelsFrom(session::labelsOf(slices, labelRate)),
                                                100 * labelRate, labelRate));
        QCOMPARE(back.size(), slices.size());
        QCOMPARE(back[0].slice.traits.role, Role::Kick);
        QCOMPARE(back[0].name, std::string());
        QCOMPARE(back[1].name, std::string("wet gate"));
        for (std::size_t n = 0; n < back.size(); ++n) {
            QCOMPARE(back[n].slice.range, slices[n].slice.range);
            QCOMPARE(back[n].slice.traits.kind, slices[n].slice.traits.kind);
        }
        // What is there already takes the names, and is not there twice.
        session::addLabelled(back, {{back[0].slice.range, SampleKind::Hit, "thump"}});
        QCOMPARE(back.size(), slices.size());
        QCOMPARE(back[0].name, std::string("thump"));
    }
};

GLEANER_TEST(LabelsTest)
#include "labels_test.moc"
