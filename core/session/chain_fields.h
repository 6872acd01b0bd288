#pragma once

// Chains and their states, in sessions and journals.

#include "pack/plan/request_fields.h"
#include "session/chain_states.h"

namespace gleaner::session {

template <typename Visitor, json::Like<Chains> T>
void fields(Visitor& visit, T& chains) {
    visit("fx_preset", chains.preset, "The chain of effects", json::expected);
    visit.template as<json::PresetByKind>("kind_presets", chains.kindPresets, "In its place for some kinds",
                                          json::ifAny);
}

template <typename Visitor, json::Like<ChainStates> T>
void fields(Visitor& visit, T& states) {
    visit("current", states.current, "Which one the pack has: 0 for A, 1 for B, 2 for C",
          json::within(0, ChainStates::count - 1));
    visit("a", states.kept[0], "A, while it waits", json::ifAny);
    visit("b", states.kept[1], "B, while it waits", json::ifAny);
    visit("c", states.kept[2], "C, while it waits", json::ifAny);
}

}
