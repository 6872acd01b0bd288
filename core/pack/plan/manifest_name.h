#pragma once

namespace gleaner::pack {

/// Of the manifest in a pack's folder, where no folder of samples may have that name.
inline constexpr const char* manifestName = "manifest.json";

}
