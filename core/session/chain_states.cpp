#include "session/chain_states.h"

#include <utility>

namespace gleaner::session {

void switchTo(ChainStates& states, int state, Chains& chains) {
    const auto from = static_cast<std::size_t>(states.current), to = static_cast<std::size_t>(state);
    if (from == to) return;
    states.kept[from] = chains;
    if (states.kept[to]) chains = *std::exchange(states.kept[to], std::nullopt);
    states.current = state;
}

}
