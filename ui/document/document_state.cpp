#include "ui/document/document.h"

#include "ui/document/session_edit.h"

namespace gleaner::ui {

// How a change comes into the session, and who hears of it.

namespace {

template <typename... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

/// Where the slices differ before and after.
FrameRange stretchOf(const session::State& state, const session::Change& change) {
    if (const auto* slices = std::get_if<session::SlicesChange>(&change.part))
        return session::stretchOf(
            *state.session.request.assets[static_cast<std::size_t>(slices->recording)].slices,
            slices->slices);
    const auto* detection = std::get_if<session::DetectionChange>(&change.part);
    if (!detection) return {};
    return {0, state.recordings[static_cast<std::size_t>(detection->recording)].recording.info.frames};
}

}

void Document::apply(const session::Change& change) {
    using namespace session;
    const bool changesPlan = !std::holds_alternative<SongChange>(change.part);
    const double sensitivity = m_state.session.request.sensitivity;
    const pack::PackRequest& before = m_state.session.request;
    const auto* settings = std::get_if<RequestChange>(&change.part);
    const bool changesPreset = settings && (settings->request.preset != before.preset ||
                                            settings->request.kindPresets != before.kindPresets);
    const FrameRange stretch = stretchOf(m_state, change);
    session::applyTo(m_state, change);
    ++m_changes;
    if (changesPlan) updatePlan(change);
    std::visit(Overloaded{
                   [&](const RecordingsChange&) { Q_EMIT recordingsChanged(); },
                   [&](const SlicesChange& part) { Q_EMIT slicesChanged(part.recording, stretch); },
                   [&](const DetectionChange& part) {
                       Q_EMIT slicesChanged(part.recording, stretch);
                       if (part.sensitivity != sensitivity) Q_EMIT requestChanged();
                   },
                   [&](const PresetChange&) { Q_EMIT presetChanged(); },
                   [&](const RequestChange&) {
                       if (changesPreset) Q_EMIT presetChanged();
                       Q_EMIT requestChanged();
                   },
                   [&](const SongChange&) { Q_EMIT songChanged(); }, [&](const WholeChange&) { tellParts(); },
                   [](const NumbersChange&) {}, // the plan has other names, which is told below
               },
               change.part);
    if (changesPlan) Q_EMIT planChanged();
}

void Document::go(session::Event::Kind kind, const session::Change& change) {
    if (m_isRestoring) return;
    apply(change);
    Q_EMIT happened({kind, {}, {}, {}, 0});
}

void Document::push(const QString& what, session::Change after, const std::string& mergeKey) {
    session::Step step{what, session::inverse(m_state, after), std::move(after)};
    if (step.before == step.after) return;
    m_hasMerged = false;
    m_undo.push(new SessionEdit(*this, step, mergeKey));
    const auto kind = m_hasMerged ? session::Event::Kind::Merge : session::Event::Kind::Push;
    Q_EMIT happened({kind, std::move(step), {}, {}, 0});
}

std::string Document::gestureKey(const char* kind, int mergeId) const {
    if (mergeId == 0) return {};
    return std::string(kind) + "/" + std::to_string(mergeId) + "/" + std::to_string(m_gesture);
}

const fx::Preset& Document::preset(ChainOf kind) const {
    const pack::PackRequest& request = m_state.session.request;
    return kind ? pack::presetFor(request, *kind) : request.preset;
}

void Document::setPreset(const fx::Preset& preset, ChainOf kind) {
    session::PresetChange after = session::presetsOf(m_state.session);
    (kind ? after.chains.kindPresets[*kind] : after.chains.preset) = preset;
    push(tr("Preset %1").arg(QString::fromStdString(preset.name)), {std::move(after)});
}

void Document::setChain(const fx::Chain& chain, const QString& what, int mergeId, ChainOf kind) {
    session::PresetChange after = session::presetsOf(m_state.session);
    if (kind) after.chains.kindPresets.try_emplace(*kind, after.chains.preset);
    (kind ? after.chains.kindPresets[*kind] : after.chains.preset).chain = chain;
    push(what, {std::move(after)}, gestureKey("chain", mergeId));
}

void Document::shareChain(music::SampleKind kind) {
    session::PresetChange after = session::presetsOf(m_state.session);
    after.chains.kindPresets.erase(kind);
    push(tr("One chain for all"), {std::move(after)});
}

void Document::switchChains(int state) {
    session::PresetChange after = session::presetsOf(m_state.session);
    session::switchTo(after.states, state, after.chains);
    push(tr("Effects %1").arg(QChar(u'A' + static_cast<char16_t>(state))), {std::move(after)});
}

void Document::editRequest(const QString& what, const std::function<void(pack::PackRequest&)>& change,
                           int mergeId) {
    pack::PackRequest request = session::settingsOf(m_state.session.request).request;
    change(request);
    push(what, {session::settingsOf(std::move(request))}, gestureKey("request", mergeId));
}

void Document::editSong(const QString& what, const std::function<void(compose::ComposeRequest&)>& change,
                        int mergeId) {
    session::SongChange after{m_state.session.song};
    change(after.song);
    push(what, {std::move(after)}, gestureKey("song", mergeId));
}

}
