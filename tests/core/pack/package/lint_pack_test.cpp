// A pack is listened to as a shop would, and mended by asking for another one.

#include "core/pack/made_pack.h"
#include "pack/package/lint_pack.h"
#include "pack/package/verify.h"
#include "pack/package/write.h"
#include "support/program.h"
#include "support/schema_errors.h"
#include "support/some.h"

#include <QTest>

#include <algorithm>

using namespace gleaner;
using namespace gleaner::test;

namespace {

const lint::Sample& sampleAt(const lint::Pack& pack, std::size_t index) { return pack.samples.at(index); }

std::vector<lint::Finding> findingsOf(const lint::Pack& pack, const char* profile) {
    return lint::lint(pack, *lint::findProfile(profile));
}

bool has(const std::vector<lint::Finding>& findings, std::string_view rule, std::string_view path) {
    return std::ranges::any_of(findings, [&](const lint::Finding& one) {
        return one.rule == rule && one.path.find(path) != std::string::npos;
    });
}

}

class LintPackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void folderAndZipAreHeardAlike() {
        const Bench bench;
        const pack::RenderedPack made = bench.render();
        const pack::WrittenPack written = pack::write(made, bench.out(), true, {});
        const lint::Pack folder = pack::lintPackOf(written.folder, {}),
                         zip = pack::lintPackOf(*written.zip, {});
        QCOMPARE(folder.samples.size(), made.artifacts.size());
        for (std::size_t n = 0; n < some(folder.samples).size(); ++n) {
            const lint::Sample& sample = sampleAt(folder, n);
            QCOMPARE(sample.path, made.artifacts[n].item.path);
            QCOMPARE(sample.rate, 48000);
            QCOMPARE(sample.bits, 24);
            QVERIFY(std::abs(*sample.lufs - made.artifacts[n].lufs) < 0.1);
            QVERIFY(std::abs(*sample.truePeakDb - made.artifacts[n].truePeakDb) < 0.1);
            QVERIFY(sample.measures == sampleAt(zip, n).measures);
        }
        QVERIFY(folder.others.empty());
        const auto findings = findingsOf(folder, "splice");
        QVERIFY(has(findings, "name-numbers", "kick_01")); // the classic way to name
        QVERIFY(!has(findings, "edge-click", ""));         // what we write is faded
        QVERIFY(!has(findings, "level-over", ""));
    }

    void whatWasDoneToASampleIsHeard() {
        const Bench bench;
        const pack::WrittenPack written = pack::write(bench.render(), bench.out(), false, {});
        audio::AudioBuffer sound = noise(48000, 5, 0.1, 2);
        for (int channel = 0; channel < 2; ++channel)
            for (std::size_t n = 0; n < 2400; ++n) {
                sound.channel(channel)[n] = 0.0F;               // 50 ms of silence
                sound.channel(channel)[48000 - 1 - n] += 0.05F; // and a step at its end
            }
        writeSound(written.folder / "Drums/Hits/kick_01.wav", sound, 48000);
        const lint::Pack pack = pack::lintPackOf(written.folder, {});
        const auto kick = std::ranges::find(pack.samples, "Drums/Hits/kick_01.wav", &lint::Sample::path);
        QVERIFY(kick != pack.samples.end());
        QVERIFY(std::abs(kick->measures->beginSilence - 0.05) < 0.001);
        const auto findings = findingsOf(pack, "splice");
        QVERIFY(has(findings, "silence-begin", "kick_01"));
        QVERIFY(has(findings, "edge-click", "kick_01"));
        fs::remove(written.folder / "Drums/Hits/kick_02.wav");
        QVERIFY(has(findingsOf(pack::lintPackOf(written.folder, {}), "splice"), "file-readable", "kick_02"));
    }

    /// By the court's numbers, behind the effects: an attack right behind the seam is no click.
    void theSeamIsJudgedAsItIsWritten() {
        const Bench bench;
        const pack::RenderedPack made = bench.render();
        const pack::WrittenPack written = pack::write(made, bench.out(), false, {});
        QVERIFY(!has(findingsOf(pack::lintPackOf(written.folder, {}), "splice"), "loop-seam", ""));
        const auto loop =
            std::ranges::find(made.artifacts, music::SampleKind::Loop,
                              [](const auto& artifact) { return artifact.item.slice.traits.kind; });
        writeSound(written.folder / loop->item.path, sine(96000, 440.125 / 48000.0, 0.3),
                   48000); // a quarter of a turn is missing
        QVERIFY(has(findingsOf(pack::lintPackOf(written.folder, {}), "splice"), "loop-seam", "loop"));
    }

    /// Names, lengths and formats are known before anything is rendered, and told alike.
    void thePlanTellsWhatItCan() {
        const Bench bench;
        const pack::PackPlan plan = bench.plan();
        const auto before = findingsOf(pack::lintPackOf(plan), "splice");
        const auto after = findingsOf(
            pack::lintPackOf(pack::write(bench.render(), bench.out(), false, {}).folder, {}), "splice");
        QVERIFY(!some(before).empty());
        for (const lint::Finding& finding : before)
            QVERIFY2(std::ranges::find(after, finding) != after.end(), finding.text.c_str());
    }

    /// The new request, made into a pack, has none of the findings that it was to mend; the old pack is as it
    /// was.
    void whatIsMendedIsGone() {
        Bench bench;
        const pack::WrittenPack old = pack::write(bench.render(), bench.out(), false, {});
        auto findings = findingsOf(pack::lintPackOf(old.folder, {}), "loopmasters");
        QVERIFY(has(findings, "format-rate", "kick_01"));
        const pack::MendedRequest mended =
            pack::mended(pack::requestOfPack(old.folder, bench.folder()), findings);
        // It is named as labels want it, in 24 bit, already; papers are added one by one.
        const std::vector<pack::MendedRequest::Change> wanted = {
            {"sample_rate", "48000", "44100", static_cast<int>(bench.plan().items.size())},
            {"papers", "", "readme", 1},
            {"papers", "", "license", 1}};
        for (const pack::MendedRequest::Change& change : wanted)
            QVERIFY2(std::ranges::find(mended.changes, change) != mended.changes.end(), change.to.c_str());
        for (const lint::Finding& finding : findings)
            QVERIFY(!finding.fix || finding.fix->setting == "sample_rate" ||
                    finding.fix->setting == "papers");
        QCOMPARE(mended.request.assets[0].file, (bench.folder() / "Walk home.wav").generic_string());
        bench.request = mended.request;
        const pack::WrittenPack fresh = pack::write(bench.render(), bench.out(), false, {});
        QVERIFY(!has(findingsOf(pack::lintPackOf(fresh.folder, {}), "loopmasters"), "format-rate", ""));
        for (const fs::path& folder : {old.folder, fresh.folder})
            QCOMPARE(pack::verify(folder, {}).errors, std::vector<std::string>());
    }

    /// Another naming doesn't make a key any surer.
    void aNamingMendsWhatItTells() {
        const auto fixOf = [](const char* naming, const char* rule) {
            pack::PackRequest request;
            request.naming = naming;
            std::vector<lint::Finding> findings = {{rule, lint::Level::Amber, "a.wav", "is not told", true,
                                                    lint::Fix{"naming_convention", "splice"}}};
            pack::mended(request, findings);
            return findings.front().fix.has_value();
        };
        QVERIFY(!fixOf("classic", "name-key"));
        QVERIFY(!fixOf("classic", "name-tempo"));
        QVERIFY(fixOf("{role}_{number}", "name-key"));
        QVERIFY(fixOf("classic", "name-numbers"));
        QVERIFY(!fixOf("splice", "name-numbers"));
    }

    void theReportFollowsItsSchema() {
        pack::LintReport report{"pack", "splice", "somewhere", 1, 0, {}, {{"sample_rate", "1", "2", 3}}};
        report.findings = {{"name-letters", lint::Level::Red, "a b.wav", "has a space in its name", true,
                            lint::Fix{"naming_convention", "splice"}},
                           {"pack-readme", lint::Level::Amber, "", "has no README", false, std::nullopt}};
        VERIFY_SCHEMA("lint-1", pack::toJson(report));
    }
};

GLEANER_TEST(LintPackTest)
#include "lint_pack_test.moc"
