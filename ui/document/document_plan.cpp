#include "ui/document/document.h"

#include "base/error.h"
#include "session/kept_numbers.h"

#include <algorithm>

namespace gleaner::ui {

// The pack as it would be written, kept while slices are edited.

std::vector<library::RecordingRef> recordingRefs(const std::vector<OpenRecording>& recordings) {
    std::vector<library::RecordingRef> refs;
    for (const OpenRecording& open : recordings)
        refs.emplace_back(open.recording);
    return refs;
}

std::optional<pack::LivePlan> Document::planned(pack::LivePlan::LeftOut leftOut) const {
    try {
        return pack::LivePlan(recordingRefs(m_state.recordings), m_state.session.request, leftOut);
    } catch (const Error& error) {
        m_planError = QString::fromUtf8(error.what());
        return {};
    }
}

const pack::LivePlan* Document::livePlan() const {
    if (!std::exchange(m_planKnown, true) && !m_state.recordings.empty())
        m_livePlan = planned(pack::LivePlan::LeftOut::Stays);
    return m_livePlan ? &*m_livePlan : nullptr;
}

const pack::LivePlan* Document::planOfAll() const {
    const bool isAnyOut = std::ranges::any_of(m_state.session.request.assets, [](const pack::Asset& asset) {
        return std::ranges::any_of(*asset.slices, &pack::ChosenSlice::leftOut);
    });
    if (!isAnyOut || !livePlan()) return nullptr;
    if (!m_planOfAll) m_planOfAll = planned(pack::LivePlan::LeftOut::IsTaken);
    return m_planOfAll ? &*m_planOfAll : nullptr;
}

const std::optional<pack::PackPlan>& Document::plan() const {
    if (!m_plan && livePlan())
        m_plan = pack::plan(recordingRefs(m_state.recordings), m_state.session.request);
    return m_plan;
}

const QString& Document::planError() const {
    livePlan();
    return m_planError;
}

void Document::forgetPlan() {
    m_plan.reset();
    m_livePlan.reset();
    m_planOfAll.reset();
    m_planError.clear();
    m_planKnown = false;
    ++m_planning;
}

void Document::keepNumbers(const pack::PackPlan& written) { keep(session::withNumbersOf(m_state, written)); }

void Document::keep(session::NumbersChange numbers) {
    session::Change before{session::numbersOf(m_state)}, after{std::move(numbers)};
    if (before == after) return;
    apply(after);
    Q_EMIT happened({session::Event::Kind::Follow, {{}, std::move(before), std::move(after)}, {}, {}, 0});
}

bool Document::keepsNumbers() const {
    return std::ranges::any_of(m_state.session.request.assets,
                               [](const pack::Asset& asset) { return !asset.numbers.empty(); });
}

void Document::numberAnew() {
    session::NumbersChange none;
    none.numbers.resize(m_state.session.request.assets.size());
    push(tr("Number anew"), {std::move(none)});
}

session::NumbersChange Document::plannedNumbers() const {
    std::vector<session::NumberedItem> items;
    if (const pack::LivePlan* plan = livePlan())
        for (const pack::LiveItem* live : plan->items())
            items.push_back({live->asset, &live->item});
    return session::withNumbersOf(m_state, items);
}

void Document::updatePlan(const session::Change& change) {
    const auto* slices = std::get_if<session::SlicesChange>(&change.part);
    const bool canFollow = slices && !slices->slices.whole && m_livePlan && m_livePlan->canReplace() &&
                           (!m_planOfAll || m_planOfAll->canReplace());
    if (!canFollow) return forgetPlan();
    m_plan.reset();
    const auto recording = static_cast<std::size_t>(slices->recording);
    try {
        for (std::optional<pack::LivePlan>* plan : {&m_livePlan, &m_planOfAll})
            if (*plan) (*plan)->replace(recording, slices->slices.put, slices->slices.gone);
    } catch (const Error&) {
        forgetPlan(); // who asks for the next one is told
    }
}

}
