#include "session/redetect.h"
#include "support/program.h"
#include "ui/document/document.h"
#include "ui/short_walk.h"
#include "ui/walk.h"

#include "base/random.h"
#include "export/demo_recording.h"
#include "library/analysed_recording.h"
#include "session/session_json.h"
#include "support/mutants.h"
#include "json/json.h"

#include <QTemporaryDir>
#include <QtTest>

#include <map>

using namespace gleaner;
using ui::Document;

namespace {

using Kind = music::SampleKind;
constexpr Kind kinds[] = {Kind::Hit, Kind::Loop, Kind::Phrase, Kind::Texture};

/// What a person has had in hand, kept apart from the document: the stretches each region was once found as.
struct Memory {
    std::map<std::string, std::vector<pack::DetectedAs>> hands; ///< by region; none: drawn
    std::vector<pack::DetectedAs> removed;
};

bool isSameStretch(const analysis::Slice& slice, const pack::DetectedAs& original) {
    const double common = static_cast<double>(intersection(slice.range, original.range).length());
    const bool half = 2.0 * common >= static_cast<double>(original.range.length());
    return intersectionOverUnion(slice.range, original.range) >= 0.5 ||
           (half && slice.traits.kind == original.kind);
}

/// One person at one recording, for as many edits as wanted; every detection is looked at.
class Person {
public:
    Person(std::uint64_t seed, const library::Recording& recording,
           const std::vector<analysis::Detection>& detections)
        : m_random(seed), m_detections(detections) {
        m_document.addRecording(recording);
        m_document.undoStack()->clear(); // it stays open
        keep();
    }

    void doSomething() {
        using Act = void (Person::*)();
        constexpr Act acts[] = {&Person::trim,   &Person::move,      &Person::split,      &Person::join,
                                &Person::remove, &Person::draw,      &Person::kind,       &Person::thinOut,
                                &Person::rename, &Person::undo,      &Person::redo,       &Person::detect,
                                &Person::detect, &Person::bringBack, &Person::saveAndOpen};
        (this->*acts[m_random.below(std::size(acts))])();
    }
    QString error() const { return m_error; }
    int appeared() const { return m_appeared; }

private:
    const std::vector<pack::ChosenSlice>& slices() const { return m_document.slices(0); }
    Frame frames() const { return m_document.recordings().front().recording.info.frames; }
    const pack::ChosenSlice* any() {
        return slices().empty() ? nullptr : &slices()[m_random.below(slices().size())];
    }
    /// Takes a region in hand.
    std::vector<pack::DetectedAs>& take(const pack::ChosenSlice& slice) {
        return m_memory.hands
            .try_emplace(slice.slice.id,
                         std::vector<pack::DetectedAs>{{slice.slice.range, slice.slice.traits.kind}})
            .first->second;
    }
    void keep() { m_kept[m_document.undoStack()->index()] = m_memory; }
    /// Makes an edit, and forgets what was taken in hand where nothing came of it.
    void edit(const std::function<void()>& make) {
        const int before = m_document.undoStack()->index();
        const Memory was = m_before;
        make();
        m_document.endMerging();
        if (m_document.undoStack()->index() == before) m_memory = was;
        keep();
    }

    void change(const std::function<void(const pack::ChosenSlice&)>& make) {
        m_before = m_memory;
        const pack::ChosenSlice* found = any();
        if (!found) return;
        const pack::ChosenSlice slice = *found;
        take(slice);
        edit([&] { make(slice); });
    }
    void trim() {
        change([&](const pack::ChosenSlice& slice) {
            const FrameRange old = slice.slice.range;
            const auto part = static_cast<Frame>(m_random.below(static_cast<std::uint64_t>(old.length())));
            const bool fromTheLeft = m_random.below(2);
            m_document.setSliceRange(0, slice.slice.id,
                                     fromTheLeft ? FrameRange{old.begin + part, old.end}
                                                 : FrameRange{old.begin, old.end - part});
        });
    }
    void move() {
        change([&](const pack::ChosenSlice& slice) {
            const auto begin = static_cast<Frame>(m_random.below(static_cast<std::uint64_t>(frames())));
            m_document.setSliceRange(0, slice.slice.id, {begin, begin + slice.slice.range.length()});
        });
    }
    void kind() {
        change([&](const pack::ChosenSlice& slice) {
            m_document.setSliceKind(0, slice.slice.id, kinds[m_random.below(4)]);
        });
    }
    void thinOut() {
        change([&](const pack::ChosenSlice& slice) { m_document.setLeftOut(0, {slice.slice.id}, true); });
    }
    void rename() {
        change([&](const pack::ChosenSlice& slice) {
            m_document.renameSlice(0, slice.slice.id, QStringLiteral("mine %1").arg(m_random.below(1000)));
        });
    }
    void split() {
        change([&](const pack::ChosenSlice& slice) {
            const std::vector<pack::ChosenSlice> before = slices();
            m_document.splitSlice(0, slice.slice.id, (slice.slice.range.begin + slice.slice.range.end) / 2);
            const auto originals = take(slice);
            for (const std::string& id : newSince(before))
                m_memory.hands[id] = originals;
        });
    }
    void join() {
        m_before = m_memory;
        if (slices().size() < 2) return;
        const pack::ChosenSlice first = *any(), second = *any();
        if (first.slice.id == second.slice.id) return;
        std::vector<pack::DetectedAs> originals = take(first);
        std::ranges::copy(take(second), std::back_inserter(originals));
        edit([&] {
            const std::string id = m_document.joinSlices(0, {first.slice.id, second.slice.id});
            m_memory.hands.erase(first.slice.id);
            m_memory.hands.erase(second.slice.id);
            m_memory.hands[id] = originals;
        });
    }
    void remove() {
        change([&](const pack::ChosenSlice& slice) {
            std::ranges::copy(take(slice), std::back_inserter(m_memory.removed));
            m_memory.hands.erase(slice.slice.id);
            m_document.removeSlices(0, {slice.slice.id});
        });
    }
    void draw() {
        m_before = m_memory;
        const auto begin = static_cast<Frame>(m_random.below(static_cast<std::uint64_t>(frames() - 100)));
        const auto length = static_cast<Frame>(64 + m_random.below(40000));
        edit([&] {
            const std::string id = m_document.addSlice(0, {begin, begin + length}, kinds[m_random.below(4)]);
            m_memory.hands[id] = {};
        });
    }
    void bringBack() {
        m_before = m_memory;
        if (m_random.below(3)) return; // seldom: else nothing stays removed for long
        const std::vector<pack::ChosenSlice> before = slices();
        edit([&] {
            m_document.bringBackRemoved(0);
            for (const std::string& id : newSince(before))
                m_memory.hands[id] = m_document.findSlice(0, id)->detectedAs;
            m_memory.removed.clear();
        });
    }
    void undo() { step(&QUndoStack::undo); }
    void redo() { step(&QUndoStack::redo); }
    void step(void (QUndoStack::*way)()) {
        (m_document.undoStack()->*way)();
        m_memory = m_kept.at(m_document.undoStack()->index());
    }
    void saveAndOpen() {
        const QByteArray bytes = json::toBytes(session::toJson(m_document.session()));
        const auto recordings = m_document.recordings();
        const session::Session saved = m_document.session();
        m_document.load(session::sessionFromJson(QJsonDocument::fromJson(bytes).object()), recordings, {});
        if (m_document.session() != saved) m_error = QStringLiteral("a session came back as another one");
        m_kept.clear();
        keep();
    }

    void detect() {
        m_before = m_memory;
        const std::vector<pack::ChosenSlice> before = slices();
        const analysis::Detection& found = m_detections[m_random.below(m_detections.size())];
        std::set<Kind> wanted;
        for (const Kind one : kinds)
            if (m_random.below(4)) wanted.insert(one);
        auto merged = session::mergedWithDetection(before, m_document.removedSlices(0), found, wanted);
        const analysis::Detection last = m_document.recordings().front().recording.detection;
        edit([&] {
            m_document.replaceDetection(0, session::mergedDetection(last, found, wanted), std::move(merged),
                                        0.01 * static_cast<double>(m_random.below(101)),
                                        QStringLiteral("Detect"));
        });
        look(before);
    }
    void look(const std::vector<pack::ChosenSlice>& before) {
        for (const pack::ChosenSlice& slice : before)
            if (m_memory.hands.contains(slice.slice.id) && !std::ranges::count(slices(), slice))
                m_error = QStringLiteral("%1, which a hand made, is gone")
                              .arg(QString::fromStdString(slice.slice.id));
        for (const pack::ChosenSlice& slice : slices()) {
            if (std::ranges::count(before, slice)) continue;
            ++m_appeared;
            const auto collides = [&](const pack::DetectedAs& known) {
                return isSameStretch(slice.slice, known);
            };
            bool comesBack = std::ranges::any_of(m_memory.removed, collides);
            for (const auto& [id, originals] : m_memory.hands)
                comesBack = comesBack || std::ranges::any_of(originals, collides);
            if (comesBack)
                m_error = QStringLiteral("%1 came back").arg(QString::fromStdString(slice.slice.id));
        }
    }
    std::vector<std::string> newSince(const std::vector<pack::ChosenSlice>& before) const {
        std::vector<std::string> ids;
        for (const pack::ChosenSlice& slice : slices())
            if (std::ranges::none_of(before, [&](const auto& old) { return old.slice.id == slice.slice.id; }))
                ids.push_back(slice.slice.id);
        return ids;
    }

    Document m_document;
    Random m_random;
    const std::vector<analysis::Detection>& m_detections;
    Memory m_memory, m_before;
    std::map<int, Memory> m_kept; ///< by the place in the undo stack
    QString m_error;
    int m_appeared = 0;
};

}

/// A person works, the detection runs again and again: it never takes from them, nor brings back what they
/// have dealt with.
class HandPropertyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingAHandMadeIsLostAndNothingItDealtWithComesBack() {
        QTemporaryDir folder;
        const auto file = pack::writeDemoRecording(test::shortWalk(), folder.path().toStdString(), {});
        const library::Recording recording =
            library::openRecording(file, {}, folder.filePath(QStringLiteral("cache")).toStdString(), {});
        library::AnalysedRecording analysed(recording, {}, {});
        std::vector<analysis::Detection> detections;
        for (const double sensitivity : {0.0, 0.15, 0.3, 0.5, 0.7, 0.85, 1.0}) {
            analysis::DetectSettings settings;
            settings.sensitivity = sensitivity;
            detections.push_back(analysed.find(settings, {}));
        }
        QVERIFY(detections.front().slices.size() < detections.back().slices.size());

        const int people = test::rounds(2000, 200);
        int appeared = 0;
        for (int seed = 1; seed <= people; ++seed) {
            Person person(static_cast<std::uint64_t>(seed), recording, detections);
            for (int i = 0; i < 60; ++i) {
                person.doSomething();
                QVERIFY2(
                    person.error().isEmpty(),
                    qPrintable(QStringLiteral("seed %1, edit %2: %3").arg(seed).arg(i).arg(person.error())));
            }
            appeared += person.appeared();
        }
        QVERIFY(appeared > people); // it looked at something
    }
};

GLEANER_TEST(HandPropertyTest)
#include "hand_property_test.moc"
