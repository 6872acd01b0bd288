// Each rule finds its own fault, and nothing in a pack that has none.

#include "lint/lint.h"
#include "support/places.h"
#include "support/program.h"
#include "support/some.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace gleaner;
using namespace gleaner::test;

namespace {

using music::Role;
using music::SampleKind;

lint::Sample sampleOf(const std::string& path, SampleKind kind, Role role, double seconds) {
    lint::Sample sample;
    sample.path = path;
    sample.traits.kind = kind;
    sample.traits.role = role;
    sample.seconds = seconds;
    sample.rate = 48000;
    sample.bits = 24;
    sample.channels = 2;
    sample.frames = framesFromSeconds(seconds, 48000);
    sample.lufs = -14.0;
    sample.truePeakDb = -1.0;
    sample.bytes = 100000;
    sample.measures = lint::Measures();
    return sample;
}

lint::Sample loopOf(const std::string& path, Role role, double bpm, int bars) {
    lint::Sample sample = sampleOf(path, SampleKind::Loop, role, bars * 240.0 / bpm);
    sample.traits.bpm = bpm;
    sample.traits.bars = bars;
    return sample;
}

/// A pack that every shop takes: 100 loops at 48 kHz for Soundtrack Loops; freesound's tags.
lint::Pack soundPack() {
    lint::Pack pack;
    pack.name = "Walk_0123456789ab";
    pack.tags = {"street", "field-recording", "dembow"};
    pack.licence = "CC0-1.0";
    pack.others = {"README.txt", "LICENSE.txt", "cover.png", "demo.wav"};
    for (int n = 0; n < 100; ++n) {
        const std::string word{static_cast<char>('a' + n / 10), static_cast<char>('k' + n % 10)};
        pack.samples.push_back(
            loopOf("Drums/Loops/walk_100_perc_loop_" + word + ".wav", Role::Perc, 100.0, 4));
    }
    pack.samples.push_back(sampleOf("Drums/Hits/walk_kick_ember.wav", SampleKind::Hit, Role::Kick, 0.4));
    lint::Sample sung = loopOf("Bass/Loops/walk_100_bass_loop_moss_Am.wav", Role::Bass, 100.0, 8);
    sung.traits.key = music::Key{9, music::Mode::Minor};
    pack.samples.push_back(std::move(sung));
    return pack;
}

/// The same for a device: a hit of mono, 16 bit, at its rate.
lint::Pack devicePack(const lint::Profile& profile) {
    lint::Pack pack;
    pack.name = "Walk_0123456789ab";
    pack.others = {"LICENSE.txt"};
    pack.samples = {sampleOf("KICK01.wav", SampleKind::Hit, Role::Kick, 0.4)};
    pack.samples[0].rate = profile.rates.front();
    pack.samples[0].bits = profile.mostBits;
    pack.samples[0].channels = 1;
    return pack;
}

lint::Pack packFor(const lint::Profile& profile) {
    if (profile.shop == lint::Shop::Device) return devicePack(profile);
    lint::Pack pack = soundPack();
    if (profile.shop == lint::Shop::Loopmasters)
        for (lint::Sample& sample : pack.samples) {
            sample.rate = 44100;
            sample.frames = framesFromSeconds(sample.seconds, 44100);
        }
    return pack;
}

QString shown(const std::vector<lint::Finding>& findings) {
    QString text;
    for (const lint::Finding& finding : findings)
        text += QString::fromStdString(finding.rule + ": " + finding.path + ' ' + finding.text + "; ");
    return text;
}

using Spoil = std::function<void(lint::Pack&)>;

}

class LintTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsRightForAShopHasNoFinding() {
        for (const lint::Profile& profile : some(lint::profiles())) {
            const auto findings = lint::lint(packFor(profile), profile);
            QVERIFY2(findings.empty(),
                     qPrintable(QString::fromStdString(profile.id + ' ') + shown(findings)));
        }
    }

    void everyFaultIsFoundByItsRule_data() {
        QTest::addColumn<QString>("shop");
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<bool>("isRed");
        const auto row = [](const char* rule, const char* shop, bool isRed, const Spoil& spoil) {
            QTest::newRow(rule) << QString::fromLatin1(shop) << spoil << isRed;
        };
        const auto rename = [](const char* path) {
            return Spoil([path](lint::Pack& pack) { pack.samples[100].path = path; });
        };
        const auto measure = [](auto change) {
            return Spoil([change](lint::Pack& pack) { change(*pack.samples[100].measures); });
        };
        row("file-readable", "splice", true, [](auto& pack) { pack.samples[0].trouble = "is missing"; });
        row("name-legal", "freesound", true, rename("Drums/Hits/what?.wav"));
        row("name-truth", "freesound", true, [](auto& pack) { pack.samples[0].path = "a_98bpm.wav"; });
        row("level-silent", "splice", true, [](auto& pack) { pack.samples[0].truePeakDb = -HUGE_VAL; });
        row("level-over", "splice", true, [](auto& pack) { pack.samples[0].truePeakDb = 0.4; });
        row("name-letters", "splice", true, rename("Drums/Hits/walk kick ember.wav"));
        row("name-numbers", "splice", true, rename("Drums/Hits/walk_kick_01.wav"));
        row("name-tempo", "soundtrack-loops", true,
            [](auto& pack) { pack.samples[0].path = "Drums/Loops/walk_loop_yonder.wav"; });
        row("name-key", "soundtrack-loops", true,
            [](auto& pack) { pack.samples[101].path = "Bass/Loops/walk_100_bass_loop_moss.wav"; });
        row("name-unique", "splice", true,
            [](auto& pack) { pack.samples[1].path = "FX/Loops/WALK_100_perc_loop_ak.wav"; });
        row("name-length", "digitakt", true,
            [](auto& pack) { pack.samples[0].path = std::string(33, 'K') + ".wav"; });
        row("path-length", "splice", false, [](auto& pack) {
            pack.samples[100].path = "Drums/" + std::string(100, 'a') + '/' + std::string(90, 'b') + ".wav";
        });
        row("level-peak", "loopmasters", false, [](auto& pack) { pack.samples[0].truePeakDb = -0.1; });
        row("level-balance", "splice", false, [](auto& pack) { pack.samples[0].lufs = -7.0; });
        row("silence-begin", "splice", false, measure([](auto& heard) { heard.beginSilence = 0.02; }));
        row("silence-end", "splice", false, measure([](auto& heard) { heard.endSilence = 0.7; }));
        row("level-offset", "splice", false, [](auto& pack) {
            pack.samples[100].seconds = 1.0;
            pack.samples[100].measures->offsetDb = -40.0;
        });
        row("edge-click", "splice", false, measure([](auto& heard) { heard.endStepDb = -20.0; }));
        row("format-file", "soundtrack-loops", true, rename("Drums/Hits/walk_kick_ember.ogg"));
        row("format-rate", "soundtrack-loops", true, [](auto& pack) { pack.samples[100].rate = 44100; });
        row("format-bits", "soundtrack-loops", true, [](auto& pack) { pack.samples[100].bits = 16; });
        row("format-channels", "polyend", true, [](auto& pack) { pack.samples[0].channels = 2; });
        row("format-size", "freesound", true,
            [](auto& pack) { pack.samples[0].bytes = (std::uintmax_t{1} << 30) + 1; });
        row("length-short", "splice", false, [](auto& pack) { pack.samples[100].seconds = 0.02; });
        row("length-long", "koala", true, [](auto& pack) { pack.samples[0].seconds = 61.0; });
        row("loop-bars", "soundtrack-loops", true, [](auto& pack) { *pack.samples[0].frames += 40; });
        row("loop-tempo", "soundtrack-loops", true, [](auto& pack) {
            pack.samples[0].path = "Drums/Loops/walk_85.101BPM_perc_loop_yonder.wav";
            pack.samples[0].traits.bpm = 85.101;
            pack.samples[0].frames = framesFromSeconds(4 * 240.0 / 85.101, 48000);
        });
        row("loop-measures", "soundtrack-loops", true, [](auto& pack) {
            pack.samples[0].traits.bars = 3;
            pack.samples[0].frames = framesFromSeconds(3 * 2.4, 48000);
        });
        row("loop-seam", "splice", false, [](auto& pack) { pack.samples[0].measures->isSeamSmooth = false; });
        row("pack-loops", "soundtrack-loops", true,
            [](auto& pack) { pack.samples.erase(pack.samples.begin(), pack.samples.begin() + 10); });
        row("pack-readme", "loopmasters", false, [](auto& pack) { std::erase(pack.others, "README.txt"); });
        row("pack-licence", "splice", false, [](auto& pack) { std::erase(pack.others, "LICENSE.txt"); });
        row("licence-choice", "freesound", true,
            [](auto& pack) { pack.licence = "LicenseRef-royalty-free"; });
        row("pack-cover", "splice", false, [](auto& pack) { std::erase(pack.others, "cover.png"); });
        row("pack-demo", "soundtrack-loops", true, [](auto& pack) { std::erase(pack.others, "demo.wav"); });
        row("pack-tags", "freesound", true, [](auto& pack) { pack.tags[0] = "what a day"; });
        row("pack-depth", "loopmasters", false, rename("Drums/Hits/Low/Soft/walk_kick_ember.wav"));
        row("pack-folders", "koala", true, [](auto& pack) {
            for (int n = 0; n < 64; ++n) {
                pack.samples.push_back(pack.samples[0]);
                pack.samples.back().path = "HIT" + std::to_string(n) + ".wav";
            }
        });
    }
    void everyFaultIsFoundByItsRule() {
        QFETCH(QString, shop);
        QFETCH(Spoil, spoil);
        QFETCH(bool, isRed);
        const lint::Profile* profile = lint::findProfile(shop.toStdString());
        QVERIFY(profile);
        lint::Pack pack = packFor(*profile);
        spoil(pack);
        const auto findings = lint::lint(pack, *profile);
        QVERIFY2(!findings.empty(), "nothing was found");
        for (const lint::Finding& finding : findings)
            QVERIFY2(finding.rule == QTest::currentDataTag(), qPrintable(shown(findings)));
        QCOMPARE(findings.front().level, isRed ? lint::Level::Red : lint::Level::Amber);
        QVERIFY(!findings.front().text.ends_with('.'));
    }

    /// No rule is without its row above, and each counts for somebody.
    void everyRuleIsTried() {
        QFile test(sourceFile(QStringLiteral("tests/core/lint/lint_test.cpp")));
        QVERIFY(test.open(QIODevice::ReadOnly));
        const QByteArray text = test.readAll();
        for (const lint::RuleText& rule : some(lint::ruleTexts())) {
            QVERIFY2(text.contains("row(\"" +
                                   QByteArray(rule.id.data(), static_cast<qsizetype>(rule.id.size())) + '"'),
                     std::string(rule.id).c_str());
            QVERIFY(
                std::ranges::any_of(rule.demands, [](std::string_view demand) { return !demand.empty(); }));
        }
    }

    /// What is not known is not complained about: a plan has neither levels nor files.
    void whatIsNotKnownIsNoFault() {
        lint::Pack pack = soundPack();
        for (lint::Sample& sample : pack.samples) {
            sample.frames.reset();
            sample.lufs.reset();
            sample.truePeakDb.reset();
            sample.measures.reset();
            sample.bytes.reset();
            sample.channels.reset();
        }
        for (const lint::Profile& profile : lint::profiles())
            for (const lint::Finding& finding : lint::lint(pack, profile))
                QVERIFY2(finding.rule.starts_with("name-") || finding.rule.starts_with("format-") ||
                             finding.rule.starts_with("pack-") || finding.rule.starts_with("length-"),
                         finding.rule.c_str());
    }

    void redComesFirstAndCustomIsNeverRed() {
        lint::Pack pack = soundPack();
        pack.others.clear();
        pack.samples[100].path = "Drums/Hits/walk kick 01.wav";
        for (const lint::Profile& profile : lint::profiles()) {
            const auto findings = lint::lint(pack, profile);
            QVERIFY(std::ranges::is_sorted(findings, std::greater(), &lint::Finding::level));
            for (const lint::Finding& finding : findings)
                QVERIFY(finding.isConfirmed || finding.level == lint::Level::Amber);
        }
    }

    void aFixNamesTheSetting() {
        lint::Pack pack = soundPack();
        pack.samples[100].rate = 44100;
        const auto findings = lint::lint(pack, *lint::findProfile("soundtrack-loops"));
        QCOMPARE(findings.size(), 1U);
        QVERIFY(findings[0].fix == (lint::Fix{"sample_rate", "48000"}));
    }

    /// docs/lint.md shows the table; GLEANER_REWRITE=1 writes it.
    void theManualShowsTheRules() {
        QByteArray table =
            "| rule | what is right | Splice | Soundtrack Loops | Loopmasters | Freesound | device |\n"
            "| --- | --- | --- | --- | --- | --- | --- |\n";
        for (const lint::RuleText& rule : lint::ruleTexts()) {
            table += "| `" + std::string(rule.id) + "` | " + std::string(rule.what) + " |";
            for (const std::string_view demand : rule.demands)
                table += ' ' + (demand.empty() ? std::string() : std::string(demand) + ' ') + '|';
            table += '\n';
        }
        QFile page(sourceFile(QStringLiteral("docs/lint.md")));
        QVERIFY(page.open(QIODevice::ReadOnly));
        QByteArray text = page.readAll();
        const qsizetype begin = text.indexOf("| rule |"), end = text.indexOf("\n\n", begin) + 1;
        QVERIFY(begin > 0 && end > begin);
        if (qEnvironmentVariableIntValue("GLEANER_REWRITE") == 1) {
            text.replace(begin, end - begin, table);
            QFile fresh(page.fileName());
            QVERIFY(fresh.open(QIODevice::WriteOnly));
            fresh.write(text);
        }
        QVERIFY2(text.mid(begin, table.size()) == table, "GLEANER_REWRITE=1 core_lint_test lint writes it");
    }
};

GLEANER_TEST(LintTest)
#include "lint_test.moc"
