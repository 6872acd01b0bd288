// What the window takes from the engine's tables can be translated: resources/translations/engine_words.h
// lists it for lupdate. GLEANER_REWRITE=1 tests/ui_theme_test words writes the list anew.

#include "catalog/query.h"
#include "compose/song_settings.h"
#include "export/output_settings.h"
#include "fx/effect.h"
#include "guards/flag.h"
#include "music/role.h"
#include "music/sample_kind.h"
#include "pack/plan/names.h"
#include "pack/plan/pack_settings.h"
#include "support/places.h"
#include "support/program.h"
#include "ui/theme/pseudo_translator.h"
#include "ui/theme/words.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

/// Words in the order in which they are come across, each once; figures and signs are none.
class Words {
public:
    void add(std::string_view english) {
        const QString text = QString::fromUtf8(english.data(), static_cast<qsizetype>(english.size()));
        static const QRegularExpression letters(QStringLiteral("\\p{L}{2}"));
        if (text.contains(letters) && !m_all.contains(text)) m_all << text;
    }
    /// Also as it stands inside a sentence.
    void addName(std::string_view english) {
        add(english);
        add(QString::fromUtf8(english.data(), static_cast<qsizetype>(english.size()))
                .toLower()
                .toStdString());
    }
    const QStringList& all() const { return m_all; }

private:
    QStringList m_all;
};

void addSetting(Words& words, const settings::Setting& setting) {
    for (const std::string_view text : {setting.name, setting.help, setting.absent, symbolOf(setting.unit)})
        words.add(text);
    if (!setting.choices || setting.isKnown) return; // keys are spelt alike everywhere
    for (const settings::Choice& choice : setting.choices()) {
        words.add(choice.name);
        words.add(choice.help);
    }
}

QStringList wordsOfTheEngine() {
    Words words;
    for (const music::SampleKindInfo& kind : music::sampleKinds) {
        words.addName(kind.name);
        words.addName(kind.plural);
    }
    for (const music::RoleInfo& role : music::roles)
        words.addName(role.name);
    for (const fx::EffectType& effect : fx::catalogue()) {
        words.add(effect.name);
        words.add(effect.help);
        for (const fx::Parameter& parameter : effect.parameters) {
            words.add(parameter.name);
            words.add(parameter.help);
            for (const std::string_view choice : parameter.choices)
                words.add(choice);
        }
    }
    for (const auto& field : pack::packSettings())
        addSetting(words, field.setting);
    for (const guards::FlagInfo& flag : guards::flagKinds())
        for (const std::string_view text : {flag.name, flag.unit, flag.help})
            words.add(text);
    for (const pack::NamingProfile& profile : pack::namingProfiles()) {
        words.add(profile.name);
        words.add(profile.help);
    }
    for (const auto& field : compose::songSettings())
        addSetting(words, field.setting);
    for (const auto& field : catalog::querySettings())
        addSetting(words, field.setting);
    for (const auto& field : pack::outputSettings())
        addSetting(words, field.setting);
    return words.all();
}

QByteArray listed(const QStringList& words) {
    QByteArray text =
        "// What the engine's tables say to people, for lupdate alone: no program is built of it.\n"
        "// GLEANER_REWRITE=1 tests/ui_theme_test words writes it.\n\n"
        "// clang-format off\n"
        "constexpr const char* words[] = {\n";
    for (QString word : words) {
        word.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
        text += "    QT_TRANSLATE_NOOP(\"Engine\", \"" + word.toUtf8() + "\"),\n";
    }
    return text + "};\n";
}

}

class WordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theListIsWhatTheTablesSay() {
        const QByteArray expected = listed(wordsOfTheEngine());
        QFile file(sourceFile(QStringLiteral("resources/translations/engine_words.h")));
        if (qEnvironmentVariableIsSet("GLEANER_REWRITE")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(expected);
            file.close();
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
        QVERIFY2(file.readAll() == expected,
                 "it differs from the tables; GLEANER_REWRITE=1 tests/ui_theme_test words writes it");
    }

    void aWordIsTranslated() {
        QCOMPARE(ui::word("Threshold"), QStringLiteral("Threshold"));
        QCOMPARE(ui::wordInside("Open hat"), QStringLiteral("open hat"));
        QVERIFY(ui::word({}).isEmpty());
        ui::PseudoTranslator translator;
        QCoreApplication::installTranslator(&translator);
        QCOMPARE(ui::word("Threshold"), ui::pseudoText(QStringLiteral("Threshold")));
        QCOMPARE(ui::wordInside("Hit"), ui::pseudoText(QStringLiteral("hit")));
        QCoreApplication::removeTranslator(&translator);
    }
};

GLEANER_TEST(WordsTest)
#include "words_test.moc"
