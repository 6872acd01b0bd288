#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <utility>
#include <vector>

namespace gleaner::flp {

using Bytes = std::vector<unsigned char>;

/// Puts numbers little-endian at the end of a run of bytes.
class ByteWriter {
public:
    void u8(std::uint8_t value) { m_bytes.push_back(value); }
    void u16(std::uint16_t value) { put(value, 2); }
    void u32(std::uint32_t value) { put(value, 4); }
    void u64(std::uint64_t value) { put(value, 8); }
    void i32(std::int32_t value) { u32(static_cast<std::uint32_t>(value)); }
    void f32(float value) { u32(std::bit_cast<std::uint32_t>(value)); }
    void f64(double value) { u64(std::bit_cast<std::uint64_t>(value)); }
    void i32s(std::initializer_list<std::int32_t> values) {
        for (const std::int32_t value : values)
            i32(value);
    }
    void zeros(std::size_t count) { m_bytes.insert(m_bytes.end(), count, 0); }
    void bytes(std::span<const unsigned char> values) {
        m_bytes.insert(m_bytes.end(), values.begin(), values.end());
    }
    /// 7 bits a byte, low first, in its shortest form.
    void leb128(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7)
            u8(static_cast<std::uint8_t>((value & 0x7F) | 0x80));
        u8(static_cast<std::uint8_t>(value));
    }

    const Bytes& all() const { return m_bytes; }
    Bytes take() { return std::move(m_bytes); }

private:
    void put(std::uint64_t value, int count) {
        for (int n = 0; n < count; ++n)
            u8(static_cast<std::uint8_t>(value >> (8 * n)));
    }

    Bytes m_bytes;
};

/// A little-endian number of `count` bytes at `offset`; bytes past the end count as 0.
inline std::uint64_t numberAt(std::span<const unsigned char> bytes, std::size_t offset, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t n = 0; n < count && offset + n < bytes.size(); ++n)
        value |= std::uint64_t{bytes[offset + n]} << (8 * n);
    return value;
}

}
