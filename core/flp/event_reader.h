#pragma once

#include "flp/bytes.h"
#include "flp/versions.h"

#include <optional>
#include <span>
#include <string>

namespace gleaner::flp {

/// One event of a project, still in the project's bytes.
struct Event {
    EventId id{};
    std::span<const unsigned char> data; ///< without id and length
    std::size_t offset = 0;              ///< of its id in the file
    std::int64_t number = 0;             ///< of ids below 192, unsigned and unscrambled

    int whole() const { return static_cast<int>(static_cast<std::int32_t>(number)); }
};

/// Bytes before a project's first event: FLhd with its 6, FLdt with the length of what follows.
inline constexpr std::size_t headerSize = 22;

/// Whether an event of this id says how long it is (192 to 255).
inline bool hasLength(EventId id) { return static_cast<std::uint8_t>(id) >= 192; }

/// What byte `n` of a number at `offset` (of its id) is combined with in a trial's project.
inline std::uint8_t scrambleByte(std::uint8_t key, std::size_t offset, std::size_t n) {
    return static_cast<std::uint8_t>(key - offset + 3 * n);
}

/// Walks the events of a project, any version. Never reads past the end: what is cut off ends the walk, and
/// `problem` says so.
///
/// A trial FL scrambles the numbers of ids below 192 by XOR with a key that falls with the place in the file:
/// 0x78 - place + 3n for byte n of the number (found by comparing such a file's 2,500 known constants; all of
/// them fit). Data with a length is plain. Scrambled numbers are read as what they were.
class EventReader {
public:
    /// Reads the 22 bytes of the header. Throws Error for what is no project, or is cut off in the header.
    explicit EventReader(std::span<const unsigned char> file);

    int channels() const { return m_channels; } ///< as the header says
    int ppq() const { return m_ppq; }
    const std::string& version() const { return m_version; } ///< once its event was read
    const ReleaseNumber& release() const { return m_release; }
    bool isScrambled() const { return m_key.has_value(); }
    const std::optional<std::uint8_t>& scrambleKey() const { return m_key; }
    bool isCutOff() const {
        return m_cutOff;
    } ///< the events end before the header says, or in the middle of one
    std::size_t place() const { return m_at; }               ///< behind the event read last, in the file
    const std::string& problem() const { return m_problem; } ///< empty when the file is whole

    std::optional<Event> next();

private:
    std::optional<std::size_t> sizeOfData(EventId id);
    bool stop(const std::string& why);
    void learn(Event& event);
    void unscramble(Event& event) const;

    std::span<const unsigned char> m_file;
    std::size_t m_at = 22, m_end = 22;
    int m_channels = 0, m_ppq = 96;
    std::string m_version, m_problem;
    ReleaseNumber m_release{};
    bool m_trial = false, m_cutOff = false;
    std::optional<std::uint8_t> m_key; ///< of the place 0
};

/// Whether the numbers that a trial FL Studio scrambled were read back: some are the same in every project
/// (docs/flp.md 2.4 and 3.1) and prove it.
class NumberProof {
public:
    void take(const Event& event);
    /// At least as many of them are what they must be as are not.
    bool holds() const { return m_right >= m_wrong; }

private:
    int m_right = 0, m_wrong = 0;
};

}
