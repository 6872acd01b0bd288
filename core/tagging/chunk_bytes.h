#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace gleaner::audio {

/// Bytes of a chunk's body, little endian.
class ChunkBytes {
public:
    ChunkBytes& u8(std::uint32_t value) { return bytes(value, 1); }
    ChunkBytes& u16(std::uint32_t value) { return bytes(value, 2); }
    ChunkBytes& u32(std::uint32_t value) { return bytes(value, 4); }
    ChunkBytes& u64(std::uint64_t value) { return bytes(value, 8); }
    ChunkBytes& f32(float value) { return u32(std::bit_cast<std::uint32_t>(value)); }
    ChunkBytes& text(std::string_view value) {
        m_bytes += value;
        return *this;
    }
    /// A text in a field of `size` bytes: cut where it is longer, zeros behind it where it is shorter.
    ChunkBytes& field(std::string_view value, std::size_t size) {
        m_bytes += value.substr(0, size);
        return zeros(size - value.substr(0, size).size());
    }
    ChunkBytes& zeros(std::size_t count) {
        m_bytes.append(count, '\0');
        return *this;
    }
    /// A chunk within: id, size, body, and a byte to even out an odd size.
    ChunkBytes& chunk(std::string_view id, const std::string& body) {
        text(id).u32(static_cast<std::uint32_t>(body.size())).text(body);
        return zeros(body.size() % 2);
    }
    const std::string& take() const { return m_bytes; }

private:
    ChunkBytes& bytes(std::uint64_t value, int count) {
        for (int i = 0; i < count; ++i)
            m_bytes += static_cast<char>((value >> (8 * i)) & 0xFF);
        return *this;
    }
    std::string m_bytes;
};

}
