#include "session/kept_numbers.h"

#include "pack/plan/name_placeholders.h"

#include <algorithm>

namespace gleaner::session {
namespace {

pack::KeptNumbers& seriesOf(std::vector<pack::KeptNumbers>& numbers, const pack::PlanItem& item) {
    const music::SampleTraits& traits = item.slice.traits;
    const std::string_view called = pack::toldRole(traits);
    const auto known = std::ranges::find_if(numbers, [&](const pack::KeptNumbers& series) {
        return series.called == called && series.kind == traits.kind;
    });
    if (known != numbers.end()) return *known;
    numbers.push_back({std::string(called), traits.kind, item.digits, {}});
    return numbers.back();
}

}

NumbersChange withNumbersOf(const State& state, std::span<const NumberedItem> items) {
    NumbersChange change = numbersOf(state);
    for (const NumberedItem& numbered : items) {
        const pack::PlanItem& item = *numbered.item;
        if (item.number > 0)
            seriesOf(change.numbers[numbered.recording], item).of[item.slice.id] = item.number;
    }
    return change;
}

NumbersChange withNumbersOf(const State& state, const pack::PackPlan& plan) {
    std::vector<NumberedItem> items;
    for (const pack::PlanItem& item : plan.items) {
        const std::string& content = plan.sources[item.source].sha256;
        const auto open = std::ranges::find(state.recordings, content, [](const OpenRecording& recording) {
            return std::string_view(recording.recording.sha256);
        });
        if (open != state.recordings.end())
            items.push_back({static_cast<std::size_t>(open - state.recordings.begin()), &item});
    }
    return withNumbersOf(state, items);
}

}
