#pragma once

#include "flp/bytes.h"
#include "flp/events.h"
#include "flp/text.h"

namespace gleaner::flp {

/// Writes events one behind the other. The size of a number follows from its id.
class EventWriter {
public:
    /// A number: only as many of its low bytes as the id carries (-1 is all ones).
    void number(EventId id, std::int64_t value) {
        const auto range = static_cast<std::uint8_t>(id) / 64; // 0 byte, 1 word, 2 double word
        m_out.u8(static_cast<std::uint8_t>(id));
        for (int n = 0; n < 1 << range; ++n)
            m_out.u8(static_cast<std::uint8_t>(value >> (8 * n)));
    }

    void data(EventId id, std::span<const unsigned char> payload) {
        m_out.u8(static_cast<std::uint8_t>(id));
        m_out.leb128(payload.size());
        m_out.bytes(payload);
    }
    void data(EventId id, const ByteWriter& payload) { data(id, payload.all()); }

    /// UTF-16 with its terminator.
    void text(EventId id, std::string_view utf8) {
        ByteWriter units;
        for (const char16_t unit : utf16FromUtf8(utf8))
            units.u16(unit);
        units.u16(0);
        data(id, units);
    }

    /// Bytes that follow no rule (event 172).
    void raw(std::initializer_list<unsigned char> bytes) {
        for (const unsigned char byte : bytes)
            m_out.u8(byte);
    }

    const Bytes& all() const { return m_out.all(); }

private:
    ByteWriter m_out;
};

}
