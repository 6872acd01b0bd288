#include "codec/ogg_serial.h"

#include "audio/input_file.h"
#include "base/error.h"
#include "base/plain_reason.h"

#include <array>
#include <cerrno>
#include <fstream>
#include <numeric>
#include <string>

namespace gleaner::audio {
namespace {

constexpr std::size_t headSize = 27, serialAt = 14, checksumAt = 22;

/// CRC-32 of Ogg: polynomial 0x04C11DB7, the highest bit first, nothing inverted.
constexpr std::array<std::uint32_t, 256> checksums = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t value = byte << 24;
        for (int bit = 0; bit < 8; ++bit)
            value = (value << 1) ^ ((value & 0x80000000U) != 0 ? 0x04C11DB7U : 0U);
        table[byte] = value;
    }
    return table;
}();

std::uint32_t checksumOf(const std::string& page) {
    std::uint32_t sum = 0;
    for (const char byte : page)
        sum = (sum << 8) ^ checksums[((sum >> 24) ^ static_cast<unsigned char>(byte)) & 0xFF];
    return sum;
}

void put(std::string& page, std::size_t at, std::uint32_t value) {
    for (std::size_t i = 0; i < 4; ++i)
        page[at + i] = static_cast<char>((value >> (8 * i)) & 0xFF);
}

/// Bytes of the page, its head included; 0 where there is none.
std::size_t sizeOfPage(const InputFile& file, std::uint64_t at) {
    const std::string head = file.bytes(at, headSize);
    if (head.size() < headSize || !head.starts_with("OggS")) return 0;
    const std::string lengths = file.bytes(at + headSize, static_cast<unsigned char>(head.back()));
    return std::accumulate(
        lengths.begin(), lengths.end(), headSize + lengths.size(),
        [](std::size_t sum, char length) { return sum + static_cast<unsigned char>(length); });
}

}

void setOggSerial(const std::filesystem::path& path, std::uint32_t serial) {
    const InputFile file(path);
    std::fstream out(path, std::ios::in | std::ios::out | std::ios::binary);
    errno = 0;
    for (std::uint64_t at = 0; at < file.size();) {
        std::string page = file.bytes(at, sizeOfPage(file, at));
        if (page.empty()) throw Error(path, "was not written whole; write it again.");
        put(page, serialAt, serial);
        put(page, checksumAt, 0);
        put(page, checksumAt, checksumOf(page));
        out.seekp(static_cast<std::streamoff>(at));
        out.write(page.data(), static_cast<std::streamsize>(page.size()));
        at += page.size();
    }
    out.close();
    if (!out)
        throw Error(path, "can't be written (" + reasonOfLastCall("the disk did not take it") +
                              "). Free some space or choose another folder.");
}

}
