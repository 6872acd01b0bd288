#include "flp/event_reader.h"

#include "base/error.h"
#include "flp/text.h"

#include <algorithm>
#include <cstdint>

namespace gleaner::flp {
namespace {

constexpr std::uint8_t usualKey = 0x78;

bool startsWith(std::span<const unsigned char> file, std::size_t offset, std::string_view mark) {
    return offset + mark.size() <= file.size() &&
           std::equal(mark.begin(), mark.end(), file.begin() + static_cast<std::ptrdiff_t>(offset));
}

/// The same bytes, or Error where they are no project.
std::span<const unsigned char> requireProject(std::span<const unsigned char> file) {
    const std::string_view mark = "FLhd";
    const std::size_t there = std::min(file.size(), mark.size());
    if (file.empty() || !startsWith(file, 0, mark.substr(0, there)))
        throw Error("This is not an FL Studio project: it does not begin with \"FLhd\".");
    if (file.size() < headerSize)
        throw Error("This FL Studio project is cut off in its header; take a whole copy of it.");
    if (numberAt(file, 4, 4) != 6 || !startsWith(file, 14, "FLdt"))
        throw Error("This is not an FL Studio project that can be read: its header is damaged.");
    if (numberAt(file, 8, 2) != 0)
        throw Error("This is a score, preset or state file of FL Studio and not a project; open a .flp.");
    return file;
}

}

EventReader::EventReader(std::span<const unsigned char> file)
    : m_file(requireProject(file)), m_channels(static_cast<int>(numberAt(file, 10, 2))),
      m_ppq(static_cast<int>(numberAt(file, 12, 2))) {
    const std::size_t follows = file.size() - headerSize;
    const std::size_t said = numberAt(file, 18, 4);
    m_end = headerSize + std::min(follows, said);
    m_cutOff = said > follows;
    if (said > follows)
        m_problem = "The file is cut off: " + std::to_string(said - follows) + " of its " +
                    std::to_string(said) + " bytes are missing.";
    else if (said < follows)
        m_problem = std::to_string(follows - said) + " bytes behind the end of the project were left alone.";
}

bool EventReader::stop(const std::string& why) {
    m_at = m_end;
    m_cutOff = true;
    if (m_problem.empty()) m_problem = why;
    return false;
}

/// The length that stands behind ids from 192 up; nothing when it runs past the end.
std::optional<std::size_t> EventReader::sizeOfData(EventId id) {
    const auto number = static_cast<std::uint8_t>(id);
    // The one exception to the rule of ranges (docs/flp.md 2.2).
    if (id == EventId::Header172 && m_release >= ReleaseNumber{25, 2, 0, 0}) return 3;
    if (!hasLength(id)) return std::size_t{1} << (number / 64);
    std::size_t size = 0;
    for (int shift = 0; m_at < m_end && shift < 35; shift += 7) {
        const std::size_t byte = m_file[m_at++];
        size |= (byte & 0x7F) << shift;
        if (byte < 0x80) return size;
    }
    return std::nullopt;
}

std::optional<Event> EventReader::next() {
    if (m_at >= m_end) return std::nullopt;
    Event event;
    event.offset = m_at;
    event.id = static_cast<EventId>(m_file[m_at++]);
    const auto size = sizeOfData(event.id);
    if (!size || *size > m_end - m_at) {
        stop("The events end in the middle of one (at byte " + std::to_string(event.offset) + ").");
        return std::nullopt;
    }
    event.data = m_file.subspan(m_at, *size);
    m_at += *size;
    if (!hasLength(event.id)) event.number = static_cast<std::int64_t>(numberAt(event.data, 0, 4));
    learn(event);
    return event;
}

/// Takes note of what decides how later events are read.
void EventReader::learn(Event& event) {
    if (event.id == EventId::Version && m_version.empty()) {
        m_version = utf8FromLatin1(event.data);
        m_release = releaseFromText(m_version);
    }
    if (event.id == EventId::Registered && !m_key) {
        m_trial = event.number == 0;
        return;
    }
    if (event.id == EventId::Platform && m_trial && !m_key && event.number != 1 && event.number != 2) {
        m_key = usualKey;
        Event tried = event;
        unscramble(tried);
        // Should another FL begin elsewhere: this event is 1 but on a Mac, which gives its key away.
        if (tried.number != 1 && tried.number != 2)
            m_key = static_cast<std::uint8_t>((static_cast<std::size_t>(event.number) ^ 1) + event.offset);
    }
    if (m_key && !hasLength(event.id)) unscramble(event);
}

void EventReader::unscramble(Event& event) const {
    std::uint64_t number = 0;
    for (std::size_t n = 0; n < event.data.size(); ++n) {
        const std::uint8_t key = scrambleByte(*m_key, event.offset, n);
        number |= std::uint64_t{static_cast<std::uint8_t>(event.data[n] ^ key)} << (8 * n);
    }
    event.number = static_cast<std::int64_t>(number);
}

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
