#include "session/change.h"

#include <algorithm>
#include <utility>

namespace gleaner::session {

namespace {

pack::Asset& assetOf(State& state, int recording) {
    return state.session.request.assets[static_cast<std::size_t>(recording)];
}
const pack::Asset& assetOf(const State& state, int recording) {
    return state.session.request.assets[static_cast<std::size_t>(recording)];
}

/// A number that went out stays with its sample, also on the way back to when it had none.
void keepNumbers(const State& now, std::vector<pack::Asset>& assets,
                 const std::vector<OpenRecording>& recordings) {
    for (std::size_t n = 0; n < std::min(assets.size(), recordings.size()); ++n)
        for (std::size_t old = 0; old < now.recordings.size(); ++old)
            if (now.recordings[old].recording.id == recordings[n].recording.id)
                assets[n].numbers = now.session.request.assets[old].numbers;
}

struct Applying {
    State& state;

    void operator()(const RecordingsChange& change) const {
        std::vector<pack::Asset> assets = change.assets;
        keepNumbers(state, assets, change.recordings);
        state.session.request.assets = std::move(assets);
        state.recordings = change.recordings;
    }
    void operator()(const SlicesChange& change) const {
        pack::Asset& asset = assetOf(state, change.recording);
        applyTo(*asset.slices, change.slices);
        applyTo(*asset.removed, change.removed);
    }
    void operator()(const DetectionChange& change) const {
        assetOf(state, change.recording).slices = change.slices;
        state.recordings[static_cast<std::size_t>(change.recording)].recording.detection = change.detection;
        state.session.request.sensitivity = change.sensitivity;
    }
    void operator()(const PresetChange& change) const {
        state.session.request.preset = change.chains.preset;
        state.session.request.kindPresets = change.chains.kindPresets;
        state.session.chainStates = change.states;
    }
    void operator()(const RequestChange& change) const {
        auto assets = std::move(state.session.request.assets);
        state.session.request = change.request;
        state.session.request.assets = std::move(assets);
    }
    void operator()(const SongChange& change) const { state.session.song = change.song; }
    void operator()(const WholeChange& change) const {
        State other = change.state;
        keepNumbers(state, other.session.request.assets, other.recordings);
        state = std::move(other);
    }
    void operator()(const NumbersChange& change) const {
        for (std::size_t n = 0; n < change.numbers.size(); ++n)
            state.session.request.assets[n].numbers = change.numbers[n];
    }
};

} // namespace

PresetChange presetsOf(const Session& session) {
    return {{session.request.preset, session.request.kindPresets}, session.chainStates};
}

namespace {

struct Inverting {
    const State& state;

    Change operator()(const RecordingsChange&) const {
        return {RecordingsChange{state.session.request.assets, state.recordings}};
    }
    Change operator()(const SlicesChange& change) const {
        const pack::Asset& asset = assetOf(state, change.recording);
        return {SlicesChange{change.recording, inverse(*asset.slices, change.slices),
                             inverse(*asset.removed, change.removed)}};
    }
    Change operator()(const DetectionChange& change) const {
        const OpenRecording& open = state.recordings[static_cast<std::size_t>(change.recording)];
        return {DetectionChange{change.recording, open.recording.detection,
                                *assetOf(state, change.recording).slices, state.session.request.sensitivity}};
    }
    Change operator()(const PresetChange&) const { return {presetsOf(state.session)}; }
    Change operator()(const RequestChange&) const { return {settingsOf(state.session.request)}; }
    Change operator()(const SongChange&) const { return {SongChange{state.session.song}}; }
    Change operator()(const WholeChange&) const { return {WholeChange{state}}; }
    Change operator()(const NumbersChange&) const { return {numbersOf(state)}; }
};

}

RequestChange settingsOf(pack::PackRequest request) {
    request.assets.clear();
    return {std::move(request)};
}

NumbersChange numbersOf(const State& state) {
    NumbersChange numbers;
    for (const pack::Asset& asset : state.session.request.assets)
        numbers.numbers.push_back(asset.numbers);
    return numbers;
}

SlicesChange slicesChange(int recording, const pack::Asset& before, const SliceList& slices,
                          const SliceList& removed) {
    return {recording, difference(*before.slices, slices), splice(*before.removed, removed)};
}

bool isEmpty(const SlicesChange& change) { return change.slices.isEmpty() && change.removed.isEmpty(); }

bool fits(const State& state, const Change& change) {
    const auto has = [&](int recording) {
        return recording >= 0 && static_cast<std::size_t>(recording) < state.recordings.size();
    };
    if (const auto* slices = std::get_if<SlicesChange>(&change.part)) {
        if (!has(slices->recording)) return false;
        const std::size_t count = assetOf(state, slices->recording).removed->size();
        return slices->removed.at <= count && slices->removed.count <= count - slices->removed.at;
    }
    if (const auto* numbers = std::get_if<NumbersChange>(&change.part))
        return numbers->numbers.size() == state.session.request.assets.size();
    const auto* detection = std::get_if<DetectionChange>(&change.part);
    return !detection || has(detection->recording);
}

void applyTo(State& state, const Change& change) { std::visit(Applying{state}, change.part); }

Change inverse(const State& state, const Change& change) { return std::visit(Inverting{state}, change.part); }

bool join(Change& first, const Change& then) {
    if (first.part.index() != then.part.index()) return false;
    auto* slices = std::get_if<SlicesChange>(&first.part);
    if (!slices) {
        first = then;
        return true;
    }
    const auto& later = std::get<SlicesChange>(then.part);
    if (slices->recording != later.recording) return false;
    // What two splices make together depends on what lies between them.
    if (!slices->removed.isEmpty() && !later.removed.isEmpty()) return false;
    slices->slices = composed(std::move(slices->slices), later.slices);
    if (slices->removed.isEmpty()) slices->removed = later.removed;
    return true;
}

bool join(Step& first, const Step& then) {
    Change before = then.before;
    Change after = first.after;
    if (!join(after, then.after) || !join(before, first.before)) return false;
    first.before = std::move(before);
    first.after = std::move(after);
    return true;
}

}
