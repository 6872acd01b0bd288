// A thousand damaged copies of each of our own text formats (a sample of them by default): each is taken as
// written or refused in one sentence, and nothing that it claims costs more than it holds.

#include "base/error.h"
#include "base/shown_text.h"
#include "compose/compose.h"
#include "compose/select.h"
#include "flp/encode.h"
#include "midi/encode.h"
#include "pack/plan/plan.h"
#include "pack/plan/plan_json.h"
#include "pack/plan/request_errors.h"
#include "pack/plan/request_json.h"
#include "session/session.h"
#include "session/session_json.h"
#include "support/mutants.h"
#include "support/program.h"
#include "json/index.h"
#include "json/values.h"

#include "core/pack/pack_fixture.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include <cmath>

using namespace gleaner;

class TextMutantsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::vector<library::Recording> m_recordings = {
        gleaner::test::recording("a.wav", {gleaner::test::hit(music::Role::Kick, 0),
                                           gleaner::test::loop(music::Role::Bass, 48000, 95.0)}),
        gleaner::test::recording("b.wav", {gleaner::test::hit(music::Role::Snare, 0)})};

    std::filesystem::path file() const {
        return std::filesystem::path(m_folder.path().toStdString()) / "it.json";
    }

    /// The request with all that a person can settle.
    pack::PackRequest request() const {
        pack::PackRequest request = gleaner::test::requestFor(m_recordings);
        request.genres = {"dembow"};
        request.tags = {"field recording", "Straße"};
        request.targetLufs = -16.0;
        request.preset = json::factoryPresets().at(2);
        for (std::size_t n = 0; n < m_recordings.size(); ++n) {
            request.assets[n].slices.emplace();
            for (const analysis::Slice& slice : m_recordings[n].detection.slices)
                request.assets[n].slices->push_back({slice, "a name", "a group", false});
        }
        return request;
    }

    std::vector<music::SampleEntry> samples() const {
        std::vector<music::SampleEntry> entries;
        for (const music::RoleInfo& role : music::roles) {
            music::SampleEntry entry;
            entry.id = std::string(role.id);
            entry.path = std::string(role.id) + ".wav";
            entry.seconds = 0.5;
            entry.traits.role = role.role;
            entry.traits.tonal = role.isTonal;
            if (role.isTonal) entry.traits.key = music::parseKey("Am");
            entries.push_back(entry);
        }
        return entries;
    }

    /// Hands mutants to `take`, which may throw Error and nothing else. Counts those that were taken.
    template <typename Take>
    int sweep(const QByteArray& whole, Take take) {
        int taken = 0;
        const int count = gleaner::test::rounds(1000, 120);
        for (int seed = 0; seed < count; ++seed) {
            const auto mutant = gleaner::test::damagedJson(whole, static_cast<std::uint64_t>(seed));
            QFile target(QString::fromStdString(file().string()));
            if (!target.open(QIODevice::WriteOnly) || target.write(mutant.bytes) != mutant.bytes.size())
                qFatal("no room");
            target.close();
            QElapsedTimer time;
            time.start();
            try {
                take();
                ++taken;
            } catch (const Error& error) {
                const std::string said = shownText(error.what());
                if (said.size() < 10 || said.size() > 5000)
                    qFatal("%s: %zu characters: %.300s", qPrintable(mutant.what), said.size(), said.c_str());
            }
            if (time.elapsed() > 20000) qFatal("%s took %lld ms", qPrintable(mutant.what), time.elapsed());
        }
        return taken;
    }

private Q_SLOTS:
    void initTestCase() {
#ifndef __SANITIZE_ADDRESS__                        // which needs terabytes of it
        const rlimit limit{4ULL << 30, 4ULL << 30}; // who trusts a claim dies here
        setrlimit(RLIMIT_AS, &limit);
#endif
    }

    void requests() {
        const int taken = sweep(json::toBytes(pack::toJson(request())), [&] {
            const pack::PackRequest read = json::readValue(file(), pack::requestFromJson);
            QCOMPARE(pack::requestFromJson(pack::toJson(read)), read);
            pack::toJson(pack::plan(m_recordings, read));
        });
        QVERIFY(taken > 0);
    }

    void sessions() {
        const QByteArray whole = json::toBytes(session::toJson(session::Session{request(), {}}));
        const int taken = sweep(whole, [&] {
            const session::Session read = json::readValue(file(), session::sessionFromJson);
            QCOMPARE(session::toJson(read), session::toJson(session::sessionFromJson(session::toJson(read))));
            pack::plan(m_recordings, read.request);
            compose::compose(read.song, samples());
        });
        QVERIFY(taken > 0);
    }

    void presets() {
        const int taken = sweep(json::toBytes(json::toJson(json::factoryPresets().at(2))), [&] {
            const fx::Preset read = json::findPreset(file().string());
            audio::AudioBuffer sample(2, 4800);
            for (int c = 0; c < 2; ++c)
                for (std::size_t i = 0; i < 4800; ++i)
                    sample.channel(c)[i] = static_cast<float>(std::sin(0.1 * static_cast<double>(i)));
            if (read.chain.size() <= 20) fx::process(read.chain, sample, 48000);
            for (int c = 0; c < sample.channels(); ++c)
                for (const float value : sample.channel(c))
                    QVERIFY(std::isfinite(value));
        });
        QVERIFY(taken > 0);
    }

    void songs() {
        compose::ComposeRequest wanted;
        wanted.bars = 8;
        const music::Song song = compose::compose(wanted, samples()).song;
        const int taken = sweep(json::toBytes(json::toJson(song)), [&] {
            const music::Song read = json::readValue(file(), json::songFromJson);
            flp::encode(read);
            midi::encode(read);
        });
        QVERIFY(taken > 0);
    }

    void indexes() {
        const int taken = sweep(json::toBytes(json::indexToJson(samples(), "samples")), [&] {
            const json::IndexReading read = json::readIndex(file());
            compose::SampleRequest wanted;
            wanted.role = music::Role::Lead;
            wanted.key = music::parseKey("Cm");
            wanted.bpm = 95.0;
            for (const compose::Match& match : compose::select(read.entries, wanted))
                QVERIFY(std::isfinite(match.score));
            compose::ComposeRequest song;
            song.bars = 8;
            compose::compose(song, read.entries);
        });
        QVERIFY(taken > 0);
    }
};

GLEANER_TEST(TextMutantsTest)
#include "text_mutants_test.moc"
