#include "kits/devices.h"

#include <array>

namespace gleaner::kits {

std::span<const Device> devices() {
    static const std::array all{digitakt, sp404, koala, polyend};
    return all;
}

}
