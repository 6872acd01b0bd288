#include "music/certainty.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner::music;

/// What is known well enough to be told.
class CertaintyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFactHasItsLimit() {
        for (std::size_t i = 0; i < factLimits.size(); ++i) {
            QCOMPARE(factLimits[i].fact, static_cast<Fact>(i));
            QVERIFY(factLimits[i].limit > 0.5 && factLimits[i].limit < mostHeard);
        }
        QVERIFY(info(Fact::Family).limit <
                info(Fact::Role).limit); // who knows it is a kick knows it is a drum
    }

    void whatIsAbsentIsNotSure() {
        SampleTraits traits;
        traits.bpmConfidence = traits.keyConfidence = certain;
        QVERIFY(!isSure(traits, Fact::Tempo) && !isSure(traits, Fact::Key) && !isSure(traits, Fact::Role));
    }

    void itIsSureFromItsLimitOn() {
        SampleTraits traits;
        traits.key = Key{9, Mode::Minor};
        traits.bpm = 120.0;
        for (const FactLimit& row : factLimits) {
            traits.roleConfidence = traits.keyConfidence = traits.bpmConfidence = row.limit;
            QVERIFY(isSure(traits, row.fact));
            traits.roleConfidence = traits.keyConfidence = traits.bpmConfidence = row.limit - 0.001;
            QVERIFY(!isSure(traits, row.fact));
        }
    }

    void familiesAreOfSeveralRoles() {
        QCOMPARE(familyOf(Role::Kick), std::string_view("drum"));
        QCOMPARE(familyOf(Role::Arp), std::string_view("tonal"));
        QCOMPARE(familyOf(Role::Vocal), std::string_view("vocal"));
        QCOMPARE(familyOf(Role::Fx), std::string_view("fx"));
        QCOMPARE(familyOf(Role::Ambience), std::string_view("ambience"));
    }
};

GLEANER_TEST(CertaintyTest)
#include "certainty_test.moc"
