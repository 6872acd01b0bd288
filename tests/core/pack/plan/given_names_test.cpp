#include "pack/plan/names.h"

#include "core/pack/pack_fixture.h"
#include "support/program.h"

#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace gleaner;
using namespace gleaner::test;
using music::Role;

namespace {

/// Paths when a person gives these stems.
std::vector<std::string> pathsForWishes(const std::vector<std::string>& names,
                                        const std::string& group = {}) {
    const std::vector recordings{recording("walk.wav", {})};
    pack::PackRequest request = requestFor(recordings);
    std::vector<pack::ChosenSlice> chosen;
    for (std::size_t n = 0; n < names.size(); ++n)
        chosen.push_back({hit(Role::Kick, static_cast<Frame>(n) * 20000), names[n], group, false});
    request.assets[0].slices = chosen;
    return pathsOf(pack::plan(recordings, request));
}

using Paths = std::vector<std::string>;

}

/// Names and folders that a person gives.
class GivenNamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPersonsNameComesFirst() {
        const std::vector recordings{recording("walk.wav", {})};
        pack::PackRequest request = requestFor(recordings);
        // The second slice wants the name that the convention would give the first.
        request.assets[0].slices = {{hit(Role::Kick, 0), "", "", false},
                                    {hit(Role::Kick, 50000), "kick_01", "", false}};
        const pack::PackPlan plan = pack::plan(recordings, request);
        QCOMPARE(pathsOf(plan), (Paths{"Drums/Hits/kick_01.wav", "Drums/Hits/kick_01_2.wav"}));
        QCOMPARE(plan.items[0].slice.range.begin, Frame{50000});
    }

    void nastyWishesBecomeLegalAndUnique() {
        const Paths wishes{"CON",
                           "nul.txt",
                           "a/b\\c:d*e?f\"g<h>i|j",
                           "..",
                           "",
                           "   ",
                           "-rf",
                           ".hidden",
                           "trailing. ",
                           "Kick",
                           "kick",
                           "KICK",
                           "caf\u00e9",
                           "cafe\u0301",
                           "CAF\u00c9",
                           "tab\there",
                           "a.wav",
                           "lpt1",
                           std::string(300, 'x'),
                           std::string(300, 'x'),
                           "\u97f3\u58f0 \U0001F941",
                           "\u03a3\u03c3\u03c2"};
        const Paths paths = pathsForWishes(wishes);
        QCOMPARE(paths.size(), wishes.size());
        std::set<QString> folded;
        const QRegularExpression legal(QStringLiteral("^Drums/Hits/[^<>:\"/\\\\|?*\\x00-\\x1f]+\\.wav$"));
        const QRegularExpression reserved(QStringLiteral("^(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?\\.wav$"),
                                          QRegularExpression::CaseInsensitiveOption);
        for (const std::string& path : paths) {
            const QString text = QString::fromStdString(path), name = text.section(u'/', 2);
            QVERIFY2(legal.match(text).hasMatch(), path.c_str());
            QVERIFY2(!reserved.match(name).hasMatch(), path.c_str());
            QVERIFY2(!name.startsWith(u'.') && !name.startsWith(u'-') &&
                         !name.contains(QStringLiteral(" .wav")),
                     path.c_str());
            QVERIFY2(name.toUtf8().size() <= 120, path.c_str());
            QCOMPARE(text, text.normalized(QString::NormalizationForm_C));
            folded.insert(text.toCaseFolded());
        }
        QCOMPARE(folded.size(), wishes.size());
    }

    void anEndingTypedAlongIsNotDoubled() {
        QCOMPARE(pathsForWishes({"boom.WAV"}), Paths{"Drums/Hits/boom.wav"});
    }

    void aFolderHasOneSpelling() {
        const std::vector recordings{recording("walk.wav", {})};
        pack::PackRequest request = requestFor(recordings);
        request.assets[0].slices = {{hit(Role::Kick, 0), "a", "My/Drums", false},
                                    {hit(Role::Kick, 50000), "b", "my_DRUMS", false},
                                    {hit(Role::Kick, 90000), "c", "manifest.json", false},
                                    {hit(Role::Kick, 120000), "d", "..", false}};
        QCOMPARE(pathsOf(pack::plan(recordings, request)),
                 (Paths{"My_Drums/Hits/a.wav", "My_Drums/Hits/b.wav", "_manifest.json/Hits/c.wav",
                        "untitled/Hits/d.wav"}));
    }
};

GLEANER_TEST(GivenNamesTest)
#include "given_names_test.moc"
