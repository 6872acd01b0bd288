#pragma once

// A hand at work on a session as a value: every kind of edit, at random.

#include "base/random.h"
#include "core/pack/pack_fixture.h"
#include "session/history.h"
#include "session/redetect.h"
#include "json/values.h"

namespace gleaner::test {

inline session::OpenRecording opened(const std::string& name) { return {recording(name, {}), {}}; }

/// Two recordings, `regions` regions in the first.
inline session::History someHistory(int regions) {
    session::History history;
    history.state.session = session::freshSession();
    session::SliceList slices;
    for (int i = 0; i < regions; ++i)
        slices.push_back({hit(i % 2 ? music::Role::Snare : music::Role::Kick, 1000 + 500 * Frame{i}),
                          {},
                          {},
                          false,
                          false,
                          false,
                          {}});
    session::sortSlices(slices);
    for (const char* name : {"walk.wav", "rain.wav"}) {
        history.state.recordings.push_back(opened(name));
        history.state.session.request.assets.push_back(
            {"/somewhere/" + std::string(name), std::exchange(slices, {}), {}, session::SliceList()});
    }
    return history;
}

class Hand {
public:
    explicit Hand(std::uint64_t seed) : m_random(seed) {}

    /// Another preset, for all or for one kind, or another of the states to compare.
    session::PresetChange shaped(const session::Session& session) {
        session::PresetChange change = session::presetsOf(session);
        const fx::Preset preset = json::factoryPresets()[m_random.below(6)];
        const auto choice = static_cast<std::size_t>(m_random.below(7));
        if (choice < music::sampleKinds.size())
            change.chains.kindPresets[music::sampleKinds[choice].kind] = preset;
        else if (choice == 6)
            session::switchTo(change.states, static_cast<int>(m_random.below(3)), change.chains);
        else
            change.chains.preset = preset;
        return change;
    }

    /// Something that a person does next, in the state that there is.
    session::Event next(const session::History& now) {
        const session::State& state = now.state;
        switch (m_random.below(13)) {
        case 0:
            return now.done > 0 ? bare(session::Event::Kind::Undo) : drawn(state);
        case 1:
            return now.done < now.steps.size() ? bare(session::Event::Kind::Redo) : drawn(state);
        case 2:
            return added(state);
        case 3:
            return pushed(state, {shaped(state.session)});
        case 4: {
            compose::ComposeRequest song = state.session.song;
            song.seed = m_random.below(1000);
            return pushed(state, {session::SongChange{song}});
        }
        case 5: {
            pack::PackRequest request = state.session.request;
            request.name = "Pack " + std::to_string(m_random.below(1000));
            return pushed(state, session::Change{session::settingsOf(request)});
        }
        case 6:
            return deleted(state);
        case 7:
            return detected(state);
        case 8:
            return {session::Event::Kind::Save, {}, QStringLiteral("/a/walk.gleaner"), "ab", 0};
        case 9:
            return heard(state);
        case 10:
            return moved(now, session::Event::Kind::Merge);
        case 11:
            return numbered(state);
        default:
            return moved(now, session::Event::Kind::Push);
        }
    }

    /// An edge dragged a little further.
    session::Event moved(const session::History& now, session::Event::Kind kind) {
        const session::State& state = now.state;
        if (slicesOf(state).empty()) return drawn(state);
        session::SliceList slices = slicesOf(state);
        const bool goesOn = kind == session::Event::Kind::Merge && now.done > 0 &&
                            now.done == now.steps.size() && now.saved != now.done && isDrag(now.steps.back());
        pack::ChosenSlice& slice = slices[goesOn ? 0 : m_random.below(slices.size())];
        slice.slice.range.end += 1 + static_cast<Frame>(m_random.below(5000));
        slice.edited = true;
        session::sortSlices(slices);
        session::Event event = changed(state, slices, *assetOf(state).removed);
        event.kind = goesOn ? kind : session::Event::Kind::Push;
        return event;
    }

private:
    static bool isDrag(const session::Step& step) {
        const auto* slices = std::get_if<session::SlicesChange>(&step.after.part);
        return slices && slices->removed.isEmpty();
    }
    static const pack::Asset& assetOf(const session::State& state) {
        return state.session.request.assets.front();
    }
    static const session::SliceList& slicesOf(const session::State& state) { return *assetOf(state).slices; }
    static session::Event bare(session::Event::Kind kind) { return {kind, {}, {}, {}, 0}; }
    static session::Event pushed(const session::State& state, session::Change after) {
        session::Change before = session::inverse(state, after);
        return {session::Event::Kind::Push,
                {QStringLiteral("Edit"), std::move(before), std::move(after)},
                {},
                {},
                0};
    }
    static session::Event changed(const session::State& state, const session::SliceList& slices,
                                  const session::SliceList& removed) {
        return pushed(state, {session::slicesChange(0, assetOf(state), slices, removed)});
    }
    session::Event drawn(const session::State& state) {
        session::SliceList slices = slicesOf(state);
        const auto begin = static_cast<Frame>(m_random.below(4'000'000));
        slices.push_back(session::drawnSlice(slices, {begin, begin + 9000}, music::SampleKind::Hit));
        slices.back().name = "Tür \"zwei\"";
        session::sortSlices(slices);
        return changed(state, slices, *assetOf(state).removed);
    }
    session::Event deleted(const session::State& state) {
        session::SliceList slices = slicesOf(state), removed = *assetOf(state).removed;
        if (slices.empty()) return drawn(state);
        session::removeFrom(slices, removed, {slices[m_random.below(slices.size())].slice.id});
        return changed(state, slices, removed);
    }
    session::Event detected(const session::State& state) {
        session::SliceList slices;
        for (Frame i = 0; i < 5; ++i)
            slices.push_back(
                {hit(music::Role::Hat, static_cast<Frame>(m_random.below(100'000)) + i * 100'000),
                 {},
                 {},
                 false,
                 false,
                 false,
                 {}});
        session::sortSlices(slices);
        return pushed(state, {session::DetectionChange{0, state.recordings.front().recording.detection,
                                                       slices, m_random.unit()}});
    }
    session::Event added(const session::State& state) {
        session::RecordingsChange change{state.session.request.assets, state.recordings};
        if (change.assets.size() > 3) {
            change.assets.pop_back();
            change.recordings.pop_back();
        } else {
            const std::string name = "take " + std::to_string(m_random.below(1000)) + ".wav";
            change.assets.push_back({"/somewhere/" + name, session::SliceList(), {}, session::SliceList()});
            change.recordings.push_back(opened(name));
            change.assets.front().channels = {audio::Channels::one(static_cast<int>(m_random.below(2)))};
        }
        return pushed(state, {std::move(change)});
    }
    session::Event heard(const session::State& state) {
        session::SliceList slices = slicesOf(state);
        if (slices.empty()) return drawn(state);
        slices[m_random.below(slices.size())].slice.traits.centroidHz = 100.0 + m_random.unit();
        session::Event event = changed(state, slices, *assetOf(state).removed);
        event.kind = session::Event::Kind::Follow;
        event.step.text.clear();
        return event;
    }

    /// Names went out; or they are numbered anew, which is an edit.
    session::Event numbered(const session::State& state) {
        const bool isAnew = m_random.below(4) == 0;
        session::NumbersChange change = session::numbersOf(state);
        if (isAnew)
            change.numbers.assign(change.numbers.size(), {});
        else
            change.numbers.front().push_back(
                {"kick",
                 music::SampleKind::Hit,
                 2,
                 {{"h" + std::to_string(m_random.below(9)), 1 + static_cast<int>(m_random.below(9))}}});
        session::Event event = pushed(state, {std::move(change)});
        if (!isAnew) event.kind = session::Event::Kind::Follow;
        return event;
    }

    Random m_random;
};

/// What undo and redo lead to, from the first step to the last.
inline std::vector<session::State> waysOf(session::History history) {
    std::vector<session::State> states;
    while (history.done > 0)
        session::replay(history, {session::Event::Kind::Undo, {}, {}, {}, 0});
    states.push_back(history.state);
    while (history.done < history.steps.size()) {
        session::replay(history, {session::Event::Kind::Redo, {}, {}, {}, 0});
        states.push_back(history.state);
    }
    return states;
}

}
