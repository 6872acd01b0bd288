#include "pack/plan/names.h"

#include "base/error.h"
#include "core/pack/pack_fixture.h"
#include "support/program.h"
#include "support/some.h"

#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace gleaner;
using namespace gleaner::test;
using music::Mode;
using music::Role;
using music::SampleKind;

namespace {

std::vector<std::string> namesOf(const std::vector<analysis::Slice>& slices, const std::string& naming) {
    const std::vector recordings{recording("walk.wav", slices)};
    pack::PackRequest request = requestFor(recordings);
    request.naming = naming;
    return pathsOf(pack::plan(recordings, request));
}

using Paths = std::vector<std::string>;

}

class NamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void classicNumbersARoleAndTellsTempoAndKey() {
        const Paths names =
            namesOf({hit(Role::Kick, 0), hit(Role::Snare, 20000), hit(Role::Kick, 40000),
                     loop(Role::Perc, 60000, 95.0), inKey(hit(Role::Lead, 500000), 9, Mode::Minor),
                     slice(SampleKind::Texture, Role::Ambience, 600000, 1200000),
                     inKey(slice(SampleKind::Phrase, Role::Vocal, 700000, 800000), 6, Mode::Minor)},
                    "classic");
        QCOMPARE(names, (Paths{"Ambience/Textures/ambience_texture_01.wav", "Drums/Hits/kick_01.wav",
                               "Drums/Hits/kick_02.wav", "Drums/Hits/snare_01.wav",
                               "Drums/Loops/perc_loop_01_95bpm.wav", "Melodic/Hits/lead_01_Am.wav",
                               "Vocals/Phrases/vocal_phrase_01_F#m.wav"}));
    }

    /// Whatever else comes or goes, what went out as kick_02 is kick_02.
    void keptNumbersStay() {
        const std::vector recordings{recording("walk.wav", {})};
        const auto kick = [](Frame at) { return pack::ChosenSlice{hit(Role::Kick, at), {}, {}, false}; };
        const auto pathsFor = [&](std::vector<pack::ChosenSlice> slices,
                                  const std::vector<pack::KeptNumbers>& numbers) {
            pack::PackRequest request = requestFor(recordings);
            request.assets[0].slices = std::move(slices);
            request.assets[0].numbers = numbers;
            const pack::PackPlan plan = pack::plan(recordings, request);
            QStringList all;
            for (const pack::PlanItem& item : plan.items)
                all << QString::fromStdString(item.slice.id + ' ' +
                                              item.path.substr(item.path.rfind('/') + 1));
            all.sort();
            return all.join(u", ");
        };
        const std::vector<pack::KeptNumbers> out{
            {"kick", SampleKind::Hit, 2, {{"h10000", 1}, {"h20000", 2}, {"h30000", 3}}},
            {"snare", SampleKind::Hit, 2, {{"h20000", 7}}}};
        // The first is deleted; one comes before all.
        QCOMPARE(pathsFor({kick(20000), kick(30000), kick(5000)}, out),
                 QStringLiteral("h20000 kick_02.wav, h30000 kick_03.wav, h5000 kick_04.wav"));
        // What is called otherwise has a number there; what a person named takes none from others.
        pack::ChosenSlice snare = kick(20000), named = kick(10000);
        snare.slice.traits.role = Role::Snare;
        named.name = "boom";
        QCOMPARE(
            pathsFor({named, snare, kick(30000), kick(40000)}, out),
            QStringLiteral("h10000 boom.wav, h20000 snare_07.wav, h30000 kick_03.wav, h40000 kick_04.wav"));
        // The digits stay, too, when there are a hundred.
        std::vector<pack::ChosenSlice> many;
        for (Frame n = 1; n <= 100; ++n)
            many.push_back(kick(n * 10000));
        const QString all = pathsFor(many, out);
        QVERIFY2(all.contains(u"h20000 kick_02.wav") && all.contains(u"h1000000 kick_100.wav"),
                 qPrintable(all));
        QVERIFY(pathsFor(many, {}).contains(u"h20000 kick_002.wav"));
        // Of two that claim one number the first has it.
        QCOMPARE(pathsFor({kick(20000), kick(30000)},
                          {{"kick", SampleKind::Hit, 2, {{"h20000", 5}, {"h30000", 5}}}}),
                 QStringLiteral("h20000 kick_05.wav, h30000 kick_01.wav"));
    }

    /// Numbers that are those of a fresh pack make the same pack.
    void keptNumbersAreInNoIdButByTheNames() {
        const std::vector recordings{recording("walk.wav", {hit(Role::Kick, 0), hit(Role::Kick, 20000)})};
        pack::PackRequest request = requestFor(recordings);
        const pack::PackPlan fresh = pack::plan(recordings, request);
        request.assets[0].numbers = {{"kick", SampleKind::Hit, 2, {{"h0", 1}, {"h20000", 2}}}};
        QCOMPARE(pack::plan(recordings, request).packId, fresh.packId);
        request.assets[0].numbers = {{"kick", SampleKind::Hit, 2, {{"h0", 2}, {"h20000", 1}}}};
        const pack::PackPlan other = pack::plan(recordings, request);
        QVERIFY(other.packId != fresh.packId);
        QCOMPARE(other.items.front().key.size(), fresh.items.front().key.size());
    }

    /// A wrong fact in a name is worse than none (docs/naming.md 2).
    void whatIsNotSureIsLeftOut() {
        analysis::Slice some = hit(Role::Kick, 0), drum = hit(Role::Snare, 20000),
                        unknown = hit(Role::Hat, 40000);
        some.traits.roleConfidence = 0.9;
        drum.traits.roleConfidence = 0.85;
        unknown.traits.roleConfidence = 0.5;
        analysis::Slice tone = inKey(hit(Role::Lead, 60000), 9, Mode::Minor);
        tone.traits.roleConfidence = 0.85;
        tone.traits.keyConfidence = 0.9;
        analysis::Slice round = loop(Role::Perc, 100000, 95.0);
        round.traits.roleConfidence = 0.2;
        round.traits.bpmConfidence = 0.65;
        QCOMPARE(namesOf({some, drum, unknown, tone, round}, "classic"),
                 (Paths{"Drums/Hits/drum_01.wav", "Drums/Hits/kick_01.wav", "Melodic/Hits/tonal_01.wav",
                        "Other/Hits/hit_01.wav", "Other/Loops/loop_01.wav"}));
    }

    /// A folder tells no more than a name does, unless it is asked to, or was before there was a choice.
    void foldersAreAsSureAsNames() {
        analysis::Slice horn = hit(Role::Vocal, 0), voice = hit(Role::Vocal, 20000),
                        bass = hit(Role::Bass, 40000), said = hit(Role::Vocal, 60000);
        horn.traits.roleConfidence = 0.6;
        voice.traits.roleConfidence = 0.85;
        bass.traits.roleConfidence = 0.85;
        const std::vector recordings{recording("walk.wav", {horn, voice, bass, said})};
        pack::PackRequest request = requestFor(recordings);
        const pack::PackPlan plan = pack::plan(recordings, request);
        QCOMPARE(pathsOf(plan), (Paths{"Melodic/Hits/tonal_01.wav", "Other/Hits/hit_01.wav",
                                       "Vocals/Hits/vocal_01.wav", "Vocals/Hits/vocal_02.wav"}));
        request.unsureRoles = pack::UnsureRoles::ByRole;
        const pack::PackPlan before = pack::plan(recordings, request);
        QCOMPARE(pathsOf(before), (Paths{"Bass/Hits/tonal_01.wav", "Vocals/Hits/hit_01.wav",
                                         "Vocals/Hits/vocal_01.wav", "Vocals/Hits/vocal_02.wav"}));
        QVERIFY(before.packId != plan.packId);
        QVERIFY(before.configHash != plan.configHash);

        request.unsureRoles = pack::UnsureRoles::ByFamily;
        request.assets[0].slices.emplace(); // a person's group stands before anything that was heard
        pack::ChosenSlice grouped{horn, {}, {}, false};
        grouped.group = "Brass";
        request.assets[0].slices->push_back(grouped);
        QCOMPARE(pathsOf(pack::plan(recordings, request)), (Paths{"Brass/Hits/hit_01.wav"}));
        request.folders = "{group}/{kind}";
        request.assets[0].slices->front().group.clear();
        QCOMPARE(pathsOf(pack::plan(recordings, request)), (Paths{"Other/hit/hit_01.wav"}));
    }

    void whatIsCalledTheSameIsCountedTogether() {
        std::vector<analysis::Slice> unsure = {hit(Role::Kick, 0), hit(Role::Snare, 20000),
                                               hit(Role::Tom, 40000)};
        for (analysis::Slice& one : unsure)
            one.traits.roleConfidence = 0.85;
        QCOMPARE(namesOf(unsure, "classic"),
                 (Paths{"Drums/Hits/drum_01.wav", "Drums/Hits/drum_02.wav", "Drums/Hits/drum_03.wav"}));
    }

    void aTempoThatMayBeCountedTwiceAsFastIsLeftOut() {
        analysis::Slice either = loop(Role::Perc, 0, 90.0);
        either.traits.bpmConfidence = music::mostHeard;
        either.traits.bpmAlternatives = {180.0, 135.0};
        QCOMPARE(namesOf({either}, "{bpm}_{number}"), Paths{"Drums/Loops/01.wav"});
        const std::vector recordings{recording("walk.wav", {either})};
        pack::PackRequest request = requestFor(recordings);
        request.naming = "{bpm}_{number}";
        request.tempi = {80.0, 159.0}; // then 180 is out of the question
        QCOMPARE(pathsOf(pack::plan(recordings, request)), Paths{"Drums/Loops/90_01.wav"});
        either.traits.bpmConfidence = music::certain; // a person said so
        QCOMPARE(namesOf({either}, "{bpm}_{number}"), Paths{"Drums/Loops/90_01.wav"});
        either.traits.bpmConfidence = music::mostHeard;
        either.traits.bpmAlternatives = {135.0, 180.0};
        QCOMPARE(namesOf({either}, "{bpm}_{number}"), Paths{"Drums/Loops/90_01.wav"});
    }

    void everyPlaceholderTellsWhatItSays() {
        analysis::Slice note =
            inKey(slice(SampleKind::Phrase, Role::Lead, 48000 * 83 + 24000, 48000 * 90), 9, Mode::Minor);
        note.traits.pitchHz = 440.0;
        note.traits.bpm = 120.0;
        note.traits.bpmConfidence = music::certain;
        note.traits.character = {music::Character::Warm, music::Character::Deep};
        library::Recording walk = recording("harbour walk.wav", {note});
        walk.scene = "12A";
        walk.take = "3";
        walk.recorded = "2024-05-12T23:59:22";
        walk.device = "ZOOM F8";
        const std::pair<const char*, const char*> said[] = {
            {"pack", "Test pack"}, {"role", "lead"},    {"number", "01"},       {"bpm", "120"},
            {"key", "Am"},         {"note", "A4"},      {"character", "warm"},  {"source", "harbour walk"},
            {"scene", "12A"},      {"take", "3"},       {"date", "2024-05-12"}, {"time", "00-00-45"},
            {"begin", "1m23s50"},  {"kind", "phrase"},  {"loop", "phrase"},     {"group", "Melodic"},
            {"artist", "Jo"},      {"ucs", "MUSCSong"}, {"code", "PLEAD"}};
        QCOMPARE(std::size(said) + 1, pack::namingPlaceholders().size()); // and {word}, which is drawn
        const std::vector recordings{walk};
        pack::PackRequest request = requestFor(recordings);
        request.artist = "Jo";
        for (const auto& [placeholder, words] : said) {
            request.naming = "x_{" + std::string(placeholder) + "}";
            QCOMPARE(pathsOf(pack::plan(recordings, request)),
                     Paths{"Melodic/Phrases/x_" + std::string(words) + ".wav"});
        }
    }

    void devicesGetEightCapitals() {
        const Paths names =
            namesOf({hit(Role::Kick, 0), hit(Role::OpenHat, 20000), loop(Role::Perc, 60000, 95.0),
                     slice(SampleKind::Texture, Role::Ambience, 600000, 1200000)},
                    "device-8.3");
        QCOMPARE(names, (Paths{"Ambience/Textures/TAMBI01.wav", "Drums/Hits/KICK01.wav",
                               "Drums/Hits/OPEN01.wav", "Drums/Loops/LPERC01.wav"}));
        const std::vector recordings{recording("walk.wav", {})};
        pack::PackRequest request = requestFor(recordings);
        request.naming = "device-8.3";
        request.assets[0].slices = {{hit(Role::Kick, 0), "Größter Knall", "", false},
                                    {hit(Role::Kick, 50000), "Größter Knall", "", false}};
        QCOMPARE(pathsOf(pack::plan(recordings, request)),
                 (Paths{"Drums/Hits/GROSSTE2.wav", "Drums/Hits/GROSSTER.wav"}));
    }

    void ucsHasFourBlocks() {
        const std::vector recordings{recording("walk.wav", {hit(Role::Kick, 0)})};
        pack::PackRequest request = requestFor(recordings);
        request.naming = "ucs";
        request.name = "Field_Drums - one";
        const QRegularExpression blocks(
            QStringLiteral("^Drums/Hits/MUSCPerc_[a-z]+ [a-z]+ kick 01_Gleaner_Field Drums   one.wav$"));
        const std::string path = pathsOf(pack::plan(recordings, request)).front();
        QVERIFY2(blocks.match(QString::fromStdString(path)).hasMatch(), path.c_str());
    }

    void soundtrackLoopsTellTheTempoExactly() {
        const Paths names = namesOf({loop(Role::Perc, 0, 62.4013)}, "soundtrack-loops");
        QCOMPARE(names.size(), std::size_t{1});
        QVERIFY2(QRegularExpression(
                     QStringLiteral("^Drums/Loops/Test_pack_[a-z]+_[a-z]+_perc_loop_62.401BPM_01.wav$"))
                     .match(QString::fromStdString(names[0]))
                     .hasMatch(),
                 names[0].c_str());
    }

    void aTempoIsWholeOrHasOneDecimal() {
        QCOMPARE(namesOf({loop(Role::Perc, 0, 94.97)}, "classic"),
                 Paths{"Drums/Loops/perc_loop_01_95bpm.wav"});
        QCOMPARE(namesOf({loop(Role::Perc, 0, 62.66)}, "classic"),
                 Paths{"Drums/Loops/perc_loop_01_62.7bpm.wav"});
    }

    void foldersAreATemplateToo() {
        const std::vector recordings{
            recording("walk.wav", {hit(Role::Kick, 0), loop(Role::Perc, 60000, 95.0),
                                   slice(SampleKind::Texture, Role::Ambience, 600000, 1200000)})};
        pack::PackRequest request = requestFor(recordings);
        request.folders = "{kind}/{role}";
        QCOMPARE(pathsOf(pack::plan(recordings, request)),
                 (Paths{"hit/kick/kick_01.wav", "loop/perc/perc_loop_01_95bpm.wav",
                        "texture/ambience/ambience_texture_01.wav"}));
        request.folders = "Samples/{source}/{bpm}bpm"; // what has nothing to say is left out
        QCOMPARE(pathsOf(pack::plan(recordings, request)),
                 (Paths{"Samples/walk/95bpm/perc_loop_01_95bpm.wav", "Samples/walk/ambience_texture_01.wav",
                        "Samples/walk/kick_01.wav"}));
        request.folders = "manifest.json/{role}: ?"; // legal everywhere
        for (const std::string& path : pathsOf(pack::plan(recordings, request))) {
            QVERIFY2(!path.starts_with("manifest.json/"), path.c_str());
            QCOMPARE(path.find_first_of(":?"), std::string::npos);
        }
    }

    void foldersThatCantBeAreRefused_data() {
        QTest::addColumn<QString>("folders");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no such") << "{colour}"
                                 << "a placeholder that does not exist, {colour}";
        QTest::newRow("open") << "{role"
                              << "a { without its }";
        QTest::newRow("too many") << "a/b/{role}/d"
                                  << "there may be three";
        QTest::newRow("nameless") << "{role}//{kind}"
                                  << "one without a name";
        QTest::newRow("nothing said") << "Samples"
                                      << "name no placeholder";
        QTest::newRow("up") << "../{role}"
                            << "one without a name";
        QTest::newRow("one a file") << "{role}/{number}"
                                    << "which is for names";
    }
    void foldersThatCantBeAreRefused() {
        QFETCH(QString, folders);
        QFETCH(QString, reason);
        const std::string error = pack::foldersError(folders.toStdString());
        QVERIFY2(QString::fromStdString(error).contains(reason), error.c_str());
        const std::vector recordings{recording("walk.wav", {hit(Role::Kick, 0)})};
        pack::PackRequest request = requestFor(recordings);
        request.folders = folders.toStdString();
        QVERIFY_THROWS_EXCEPTION(Error, pack::plan(recordings, request));
    }

    /// A name tells what the file has: exact bars are stretched by half a percent at most.
    void aLoopTellsTheTempoOfItsFile() {
        const std::vector recordings{recording("walk.wav", {loop(Role::Perc, 0, 94.66)})};
        pack::PackRequest request = requestFor(recordings);
        QCOMPARE(pathsOf(pack::plan(recordings, request)), Paths{"Drums/Loops/perc_loop_01_95bpm.wav"});
        request.loopStretch = 0.25;
        QCOMPARE(pathsOf(pack::plan(recordings, request)), Paths{"Drums/Loops/perc_loop_01_94.7bpm.wav"});
        request.loopStretch.reset();
        request.loops = pack::LoopLength::AsFound;
        QCOMPARE(pathsOf(pack::plan(recordings, request)), Paths{"Drums/Loops/perc_loop_01_94.7bpm.wav"});
    }

    /// 120 bpm were said and the region is as long as 4 beats at 118.8: no name tells either.
    void aTempoThatIsAnotherOneByMoreThanHalfIsNotTold() {
        analysis::Slice off = loop(Role::Perc, 0, 120.0);
        off.range.end = framesFromSeconds(4 * 60.0 / 118.8, 48000);
        QCOMPARE(namesOf({off}, "classic"), Paths{"Drums/Loops/perc_loop_01.wav"});
        off.range.end = framesFromSeconds(4 * 60.0 / 119.6, 48000);
        QCOMPARE(namesOf({off}, "classic"), Paths{"Drums/Loops/perc_loop_01_120bpm.wav"});
    }

    void drumsCarryNoKey() {
        QCOMPARE(namesOf({inKey(hit(Role::Kick, 0), 9, Mode::Minor)}, "classic"),
                 Paths{"Drums/Hits/kick_01.wav"});
    }

    void threeDigitsFromAHundred() {
        std::vector<analysis::Slice> many;
        for (Frame n = 0; n < 100; ++n)
            many.push_back(hit(Role::Hat, n * 20000));
        const Paths names = namesOf(many, "classic");
        QCOMPARE(names.front(), std::string("Drums/Hits/hat_001.wav"));
        QCOMPARE(names.back(), std::string("Drums/Hits/hat_100.wav"));
        many.pop_back();
        QCOMPARE(namesOf(many, "classic").back(), std::string("Drums/Hits/hat_99.wav"));
    }

    /// Letters, `_` and `#`, numbers for the tempo alone, every name another (docs/formats.md 3.3).
    void spliceNamesKeepTheShopsRules() {
        std::vector<analysis::Slice> many;
        for (Frame n = 0; n < 300; ++n)
            many.push_back(hit(Role::Kick, n * 15000));
        many.push_back(inKey(loop(Role::Bass, 0, 94.7, 2), 9, Mode::Minor));
        const std::vector recordings{recording("walk.wav", many)};
        pack::PackRequest request = requestFor(recordings);
        request.name = "Café 808 — Nº 5 walk";
        request.naming = "splice";
        const QRegularExpression hitName(
            QStringLiteral("^Drums/Hits/Cafe_N[a-z]*_walk_kick_[a-z]+_[a-z]+\\.wav$"));
        const QRegularExpression loopName(
            QStringLiteral("^Bass/Loops/Cafe_N[a-z]*_walk_95_bass_loop_[a-z]+_[a-z]+_Am\\.wav$"));
        std::set<std::string> words;
        for (const std::string& path : some(pathsOf(pack::plan(recordings, request)))) {
            const QString name = QString::fromStdString(path);
            QVERIFY2(hitName.match(name).hasMatch() || loopName.match(name).hasMatch(), qPrintable(name));
            words.insert(path);
        }
        QCOMPARE(words.size(), many.size());
    }

    void wordsFollowTheCharacterAndTheSeed() {
        analysis::Slice dark = hit(Role::Perc, 0);
        dark.traits.character = {music::Character::Dark};
        const std::vector recordings{recording("walk.wav", {dark})};
        pack::PackRequest request = requestFor(recordings);
        request.naming = "{role}_{word}";
        std::set<std::string> names;
        for (request.seed = 1; request.seed <= 20; ++request.seed) {
            const std::string first = pathsOf(pack::plan(recordings, request)).front();
            QCOMPARE(pathsOf(pack::plan(recordings, request)).front(), first);
            const QRegularExpression darkWord(
                QStringLiteral("perc_(dark|dusky|shadowy|smoky|midnight|dim)_"));
            QVERIFY2(QString::fromStdString(first).contains(darkWord), first.c_str());
            names.insert(first);
        }
        QVERIFY(names.size() > 10);
    }

    void aTemplateLeavesOutWhatIsNotKnown() {
        const Paths names = namesOf({hit(Role::Kick, 0), loop(Role::Perc, 50000, 95.0)},
                                    "{pack} - {bpm} bpm - {kind}-{role}{number}");
        QCOMPARE(names, (Paths{"Drums/Hits/Test pack bpm - hit-kick01.wav",
                               "Drums/Loops/Test pack - 95 bpm - loop-perc01.wav"}));
        QCOMPARE(namesOf({hit(Role::Kick, 0), hit(Role::Kick, 50000)}, "{role}"),
                 (Paths{"Drums/Hits/kick.wav", "Drums/Hits/kick_2.wav"}));
    }

    void aTemplateThatCannotBeReadIsRefused_data() {
        QTest::addColumn<QString>("naming");
        for (const char* naming : {"classical", "", "{rolle}_{number}", "{role", "role}", "{}"})
            QTest::newRow(naming) << QString::fromLatin1(naming);
    }
    void aTemplateThatCannotBeReadIsRefused() {
        QFETCH(QString, naming);
        try {
            namesOf({hit(Role::Kick, 0)}, naming.toStdString());
            QFAIL("was taken");
        } catch (const Error& error) {
            QVERIFY(QString::fromUtf8(error.what()).contains(QStringLiteral("{role}")));
            QVERIFY(QString::fromUtf8(error.what()).contains(QStringLiteral("classic")));
        }
    }

    void everyProfileCanBeRead() {
        for (const pack::NamingProfile& profile : pack::namingProfiles())
            QCOMPARE(
                namesOf({hit(Role::Kick, 0), loop(Role::Bass, 90000, 101.0)}, std::string(profile.id)).size(),
                std::size_t{2});
    }
};

GLEANER_TEST(NamesTest)
#include "names_test.moc"
