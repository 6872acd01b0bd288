#pragma once

#include <cstdint>
#include <filesystem>

namespace gleaner::audio {

/// Gives every page of an Ogg file (RFC 3533) of one stream this serial number, and a checksum that fits: who
/// wrote it may have drawn a number from the clock. Throws Error.
void setOggSerial(const std::filesystem::path& file, std::uint32_t serial);

}
