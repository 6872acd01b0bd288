#include "flp/number_proof.h"

#include <cstdint>

namespace gleaner::flp {
namespace {

struct Constant {
    EventId id;
    std::int64_t value;
};
constexpr Constant constants[] = {{EventId::UseSignatures, 1},   {EventId::ChannelReverb, 0x10000},
                                  {EventId::ChannelFx3, 256},    {EventId::ChannelStereoDelay, 2048},
                                  {EventId::Insert165, 3},       {EventId::Insert166, 1},
                                  {EventId::ArrangementFlag, 0}, {EventId::Pattern157, 0xFFFFFFFF}};
constexpr std::int64_t slots = 10; ///< of an insert

}

void NumberProof::take(const Event& event) {
    for (const Constant& constant : constants)
        if (constant.id == event.id) ++(constant.value == event.number ? m_right : m_wrong);
    if (event.id == EventId::SlotIndex) ++(event.number < slots ? m_right : m_wrong);
}

}
