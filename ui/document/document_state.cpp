#include "ui/document/document.h"

#include "ui/document/session_edit.h"

namespace gleaner::ui {

// How a part of the session is read and put back: the two halves of every undo step.

namespace {

template <typename... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

RequestState settingsOf(pack::PackRequest request) {
    request.assets.clear();
    return {std::move(request)};
}

}

PartState Document::current(const PartState& like) const {
    const pack::PackRequest& request = m_session.request;
    return std::visit(Overloaded{
                          [&](const RecordingsState&) {
                              return PartState{RecordingsState{request.assets, m_recordings}};
                          },
                          [&](const SlicesState& state) {
                              return PartState{SlicesState{state.recording, slices(state.recording),
                                                           removedSlices(state.recording)}};
                          },
                          [&](const DetectionState& state) {
                              const auto& open = m_recordings[static_cast<std::size_t>(state.recording)];
                              return PartState{DetectionState{state.recording, open.recording.detection,
                                                              slices(state.recording), request.sensitivity}};
                          },
                          [&](const PresetState&) { return PartState{PresetState{request.preset}}; },
                          [&](const RequestState&) { return PartState{settingsOf(request)}; },
                          [&](const SongState&) { return PartState{SongState{m_session.song}}; },
                      },
                      like.part);
}

void Document::apply(const PartState& state) {
    pack::PackRequest& request = m_session.request;
    const bool changesPlan = !std::holds_alternative<SongState>(state.part);
    if (changesPlan) forgetPlan();
    std::visit(Overloaded{
                   [&](const RecordingsState& part) {
                       request.assets = part.assets;
                       m_recordings = part.recordings;
                       Q_EMIT recordingsChanged();
                   },
                   [&](const SlicesState& part) {
                       pack::Asset& asset = request.assets[static_cast<std::size_t>(part.recording)];
                       asset.slices = part.slices;
                       asset.removed = part.removed;
                       Q_EMIT slicesChanged(part.recording);
                   },
                   [&](const DetectionState& part) {
                       const auto index = static_cast<std::size_t>(part.recording);
                       m_recordings[index].recording.detection = part.detection;
                       request.assets[index].slices = part.slices;
                       const bool isOther =
                           std::exchange(request.sensitivity, part.sensitivity) != part.sensitivity;
                       Q_EMIT slicesChanged(part.recording);
                       if (isOther) Q_EMIT requestChanged();
                   },
                   [&](const PresetState& part) {
                       request.preset = part.preset;
                       Q_EMIT presetChanged();
                   },
                   [&](const RequestState& part) {
                       const bool changesPreset = request.preset != part.request.preset;
                       auto assets = std::move(request.assets);
                       request = part.request;
                       request.assets = std::move(assets);
                       if (changesPreset) Q_EMIT presetChanged();
                       Q_EMIT requestChanged();
                   },
                   [&](const SongState& part) {
                       m_session.song = part.song;
                       Q_EMIT songChanged();
                   },
               },
               state.part);
    if (changesPlan) Q_EMIT planChanged();
}

void Document::push(const QString& what, PartState after, const std::string& mergeKey) {
    PartState before = current(after);
    if (before == after) return;
    m_undo.push(new SessionEdit(*this, what, std::move(before), std::move(after), mergeKey));
}

std::string Document::gestureKey(const char* kind, int mergeId) const {
    if (mergeId == 0) return {};
    return std::string(kind) + "/" + std::to_string(mergeId) + "/" + std::to_string(m_gesture);
}

void Document::setPreset(const fx::Preset& preset) {
    push(tr("Preset %1").arg(QString::fromStdString(preset.name)), {PresetState{preset}});
}

void Document::setChain(const fx::Chain& chain, const QString& what, int mergeId) {
    PresetState after{m_session.request.preset};
    after.preset.chain = chain;
    push(what, {std::move(after)}, gestureKey("chain", mergeId));
}

void Document::editRequest(const QString& what, const std::function<void(pack::PackRequest&)>& change,
                           int mergeId) {
    pack::PackRequest request = m_session.request;
    change(request);
    push(what, {settingsOf(std::move(request))}, gestureKey("request", mergeId));
}

void Document::editSong(const QString& what, const std::function<void(compose::ComposeRequest&)>& change,
                        int mergeId) {
    SongState after{m_session.song};
    change(after.song);
    push(what, {std::move(after)}, gestureKey("song", mergeId));
}

}
