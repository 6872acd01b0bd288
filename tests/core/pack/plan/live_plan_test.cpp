#include "pack/plan/live_plan.h"

#include "base/error.h"
#include "base/random.h"
#include "core/pack/pack_fixture.h"
#include "support/mutants.h"
#include "support/program.h"

#include <QTest>

#include <algorithm>

using namespace gleaner;
using namespace gleaner::test;
using music::Role;
using music::SampleKind;

namespace {

using Slices = std::vector<pack::ChosenSlice>;
constexpr SampleKind kinds[] = {SampleKind::Hit, SampleKind::Loop, SampleKind::Phrase, SampleKind::Texture};
constexpr Role roles[] = {Role::Kick, Role::Snare, Role::Lead, Role::Vocal};
constexpr const char* names[] = {"", "", "", "Thump", "thump", "kick_02", "Überraschung"};
constexpr const char* groups[] = {"", "", "", "Drums", "drums", "Pack.json", "Höhle"};
constexpr const char* namings[] = {"classic", "splice", "descriptive",
                                   "{word}",  "{role}", "{kind}_{bpm}_{key}"};

/// A person who edits three recordings, two of which hold the same, and looks at the plan.
class Editing {
public:
    explicit Editing(std::uint64_t seed) : m_random(seed) {
        for (const char* file : {"walk.wav", "rain.wav", "walk.wav"})
            m_recordings.push_back(recording(file, {}));
        m_request = requestFor(m_recordings);
        m_request.naming = namings[m_random.below(std::size(namings))];
        for (pack::Asset& asset : m_request.assets) {
            asset.slices.emplace();
            for (int i = 0; i < 12; ++i)
                asset.slices->push_back(fresh());
            sortSlices(*asset.slices);
            if (m_random.below(2)) asset.numbers = someNumbers();
        }
    }

    pack::PackPlan whole(bool withLeftOut = false) const {
        pack::PackRequest request = m_request;
        if (withLeftOut)
            for (pack::Asset& asset : request.assets)
                for (pack::ChosenSlice& slice : *asset.slices)
                    slice.leftOut = false;
        return pack::plan(m_recordings, request);
    }
    pack::LivePlan live(pack::LivePlan::LeftOut leftOut) const {
        const std::vector<library::RecordingRef> refs(m_recordings.begin(), m_recordings.end());
        return pack::LivePlan(refs, m_request, leftOut);
    }

    bool isLeftOut(const pack::LiveItem& item) const {
        const Slices& slices = *m_request.assets[item.asset].slices;
        return std::ranges::find(slices, item.item.slice.id, [](const auto& s) { return s.slice.id; })
            ->leftOut;
    }

    struct Edit {
        std::size_t asset = 0;
        Slices put;
        std::vector<std::string> gone;
    };
    /// One to three slices are changed, deleted or drawn.
    Edit edit() {
        Edit edit{m_random.below(m_recordings.size()), {}, {}};
        Slices& slices = *m_request.assets[edit.asset].slices;
        for (auto count = 1 + m_random.below(3); count > 0; --count) {
            if (slices.empty() || m_random.below(5) == 0) {
                edit.put.push_back(fresh());
                slices.push_back(edit.put.back());
                continue;
            }
            const auto at = static_cast<std::ptrdiff_t>(m_random.below(slices.size()));
            const std::string id = slices[static_cast<std::size_t>(at)].slice.id;
            std::erase_if(edit.put, [&](const pack::ChosenSlice& put) { return put.slice.id == id; });
            if (m_random.below(4) == 0) {
                edit.gone.push_back(id);
                slices.erase(slices.begin() + at);
                continue;
            }
            change(slices[static_cast<std::size_t>(at)]);
            edit.put.push_back(slices[static_cast<std::size_t>(at)]);
        }
        sortSlices(slices);
        return edit;
    }

private:
    /// As names that went out have them; also of slices that are not there.
    std::vector<pack::KeptNumbers> someNumbers() {
        std::vector<pack::KeptNumbers> all;
        for (const Role role : roles)
            for (const SampleKind kind : kinds) {
                pack::KeptNumbers series{std::string(music::info(role).id), kind, 2, {}};
                for (int i = 1; i < 60; ++i)
                    if (m_random.below(3) == 0)
                        series.of["s" + std::to_string(i)] = 1 + static_cast<int>(m_random.below(9));
                all.push_back(std::move(series));
            }
        return all;
    }
    FrameRange range() {
        const auto begin = static_cast<Frame>(1000 * m_random.below(40));
        return {begin, begin + static_cast<Frame>(1000 * (1 + m_random.below(30)))};
    }
    pack::ChosenSlice fresh() {
        pack::ChosenSlice made{hit(Role::Perc, 0), {}, {}, false, false, false, {}};
        made.slice.id = "s" + std::to_string(++m_last);
        for (int i = 0; i < 6; ++i)
            change(made);
        made.slice.range = range();
        return made;
    }
    void change(pack::ChosenSlice& slice) {
        music::SampleTraits& traits = slice.slice.traits;
        const FrameRange old = slice.slice.range;
        switch (m_random.below(10)) {
        case 0:
            traits.kind = kinds[m_random.below(std::size(kinds))];
            return;
        case 1:
            traits.role = roles[m_random.below(std::size(roles))];
            return;
        case 2:
            slice.name = names[m_random.below(std::size(names))];
            return;
        case 3:
            slice.group = groups[m_random.below(std::size(groups))];
            return;
        case 4:
            slice.leftOut = !slice.leftOut;
            slice.kept = !slice.leftOut && m_random.below(2);
            return;
        case 5:
            if (m_random.below(2))
                traits.bpm = 90.0 + static_cast<double>(m_random.below(3));
            else
                traits.bpm.reset();
            return;
        case 6:
            slice.slice.channels = audio::Channels::one(static_cast<int>(m_random.below(2)));
            return;
        case 7:
            slice.slice.range = range();
            return;
        default: // an edge is dragged
            slice.slice.range.end = old.end + static_cast<Frame>(m_random.below(300));
            slice.unanalysed = true;
            slice.edited = true;
            slice.detectedAs = {{old, traits.kind}};
        }
    }
    static void sortSlices(Slices& slices) {
        std::ranges::stable_sort(slices, {}, [](const pack::ChosenSlice& slice) {
            return std::tuple(slice.slice.range.begin, slice.slice.range.end,
                              std::string_view(slice.slice.id));
        });
    }

    Random m_random;
    std::vector<library::Recording> m_recordings;
    pack::PackRequest m_request;
    int m_last = 0;
};

/// Where the kept plan is another one than that made anew; empty: nowhere.
QString difference(const pack::LivePlan& live, const pack::PackPlan& whole) {
    if (live.counts() != pack::counts(whole)) return QStringLiteral("counts");
    const pack::PackPlan kept = live.planOf(live.items());
    if (kept.sources != whole.sources) return QStringLiteral("sources");
    if (kept.items.size() != whole.items.size()) return QStringLiteral("number of items");
    for (std::size_t i = 0; i < whole.items.size(); ++i)
        if (kept.items[i] != whole.items[i])
            return QStringLiteral("item %1: %2 instead of %3")
                .arg(QString::fromStdString(whole.items[i].slice.id),
                     QString::fromStdString(kept.items[i].path), QString::fromStdString(whole.items[i].path));
    return {};
}

}

class LivePlanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsThePlanMadeAnewAfterEveryEdit() {
        using LeftOut = pack::LivePlan::LeftOut;
        for (int seed = 1; seed <= test::rounds(400, 12); ++seed) {
            Editing editing(static_cast<std::uint64_t>(seed));
            pack::LivePlan live = editing.live(LeftOut::Stays), all = editing.live(LeftOut::IsTaken);
            for (int i = 0; i < 40; ++i) {
                const Editing::Edit edit = editing.edit();
                live.replace(edit.asset, edit.put, edit.gone);
                all.replace(edit.asset, edit.put, edit.gone);
                if (seed % 2 == 0 && i % 3 != 0) continue; // nobody looks after each of them
                for (const auto& [kept, whole] :
                     {std::pair(&live, editing.whole()), std::pair(&all, editing.whole(true))}) {
                    const QString fault = difference(*kept, whole);
                    QVERIFY2(fault.isEmpty(),
                             qPrintable(QStringLiteral("seed %1, edit %2: %3").arg(seed).arg(i).arg(fault)));
                    for (const pack::LiveItem* item : kept->items())
                        QCOMPARE(item->isLeftOut, editing.isLeftOut(*item));
                }
            }
        }
    }

    void aRevisionTellsWhatBecameAnother() {
        const std::vector recordings{
            recording("walk.wav", {hit(Role::Kick, 0), hit(Role::Kick, 20000), hit(Role::Snare, 40000)})};
        const std::vector<library::RecordingRef> refs(recordings.begin(), recordings.end());
        pack::LivePlan live(refs, requestFor(recordings));
        const auto revisionOf = [&](const char* id) { return live.find(0, id)->revision; };
        const auto kick = revisionOf("h20000"), snare = revisionOf("h40000");
        pack::ChosenSlice dragged{hit(Role::Snare, 40000), {}, {}, false};
        dragged.slice.range.end += 100;
        live.replace(0, std::span(&dragged, 1), {});
        QCOMPARE(revisionOf("h20000"), kick);
        QVERIFY(revisionOf("h40000") != snare);
        const auto draggedSnare = revisionOf("h40000");
        const std::string first = "h0";
        live.replace(0, {}, std::span(&first, 1));
        QVERIFY(revisionOf("h20000") != kick); // it is the first kick now
        QCOMPARE(revisionOf("h40000"), draggedSnare);
        QVERIFY(!live.find(0, "h0"));
    }

    void refusesWhatAPlanRefuses() {
        const std::vector recordings{recording("walk.wav", {hit(Role::Kick, 0)})};
        const std::vector<library::RecordingRef> refs(recordings.begin(), recordings.end());
        pack::PackRequest request = requestFor(recordings);
        request.naming = "{nothing}";
        QVERIFY_THROWS_EXCEPTION(Error, pack::LivePlan(refs, request));
        pack::LivePlan live(refs, requestFor(recordings));
        pack::ChosenSlice behind{hit(Role::Kick, 4800000), {}, {}, false};
        QVERIFY_THROWS_EXCEPTION(Error, live.replace(0, std::span(&behind, 1), {}));
    }

    void choosingAmongHitsIsNoMatterOfOneSlice() {
        const std::vector recordings{recording("walk.wav", {hit(Role::Kick, 0), hit(Role::Kick, 20000)})};
        const std::vector<library::RecordingRef> refs(recordings.begin(), recordings.end());
        pack::PackRequest request = requestFor(recordings);
        QVERIFY(pack::LivePlan(refs, request).canReplace());
        request.variety.most = 1;
        const pack::LivePlan live(refs, request);
        QVERIFY(!live.canReplace());
        QCOMPARE(difference(live, pack::plan(recordings, request)), QString());
    }
};

GLEANER_TEST(LivePlanTest)
#include "live_plan_test.moc"
