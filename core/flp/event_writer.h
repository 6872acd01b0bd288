#pragma once

#include "flp/event_list.h"
#include "flp/text.h"

#include <initializer_list>

namespace gleaner::flp {

/// Writes events one behind the other, for one release: what that release does not know is left out, so that
/// nobody who writes has to ask (`knows`).
class EventWriter {
public:
    explicit EventWriter(const ReleaseNumber& release) : m_release(release), m_format(formatOf(release)) {}

    const ReleaseNumber& release() const { return m_release; }
    const Format& format() const { return m_format; }

    /// A number: only as many of its low bytes as the id carries (-1 is all ones).
    void number(EventId id, std::int64_t value) {
        ByteWriter bytes;
        for (int n = 0; n < 1 << (static_cast<std::uint8_t>(id) / 64); ++n)
            bytes.u8(static_cast<std::uint8_t>(value >> (8 * n)));
        data(id, bytes);
    }

    void numbers(std::initializer_list<std::pair<EventId, std::int64_t>> values) {
        for (const auto& [id, value] : values)
            number(id, value);
    }

    void data(EventId id, Bytes payload) {
        if (knows(m_release, id)) m_events.push_back({id, std::move(payload), 0});
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

    void all(const std::vector<StoredEvent>& events) {
        m_events.insert(m_events.end(), events.begin(), events.end());
    }

    const std::vector<StoredEvent>& events() const { return m_events; }
    std::vector<StoredEvent> take() { return std::move(m_events); }

private:
    ReleaseNumber m_release;
    const Format& m_format;
    std::vector<StoredEvent> m_events;
};

}
