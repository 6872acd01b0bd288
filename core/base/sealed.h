#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gleaner {

/// A checksum as fast as the memory: eight bytes a step, against bits that a disk or a copy lost, not against
/// malice. A change within one aligned word of eight bytes is always seen, any other but for one in 2^64.
/// The same pieces in the same order give the same value; it is of this program alone and on no other byte
/// order.
class Checksum {
public:
    void add(std::string_view bytes);
    std::uint64_t value() const;

private:
    std::uint64_t m_state = 0xcbf29ce484222325ULL;
    std::uint64_t m_count = 0;
};

// What a cache keeps between runs, proved when it is read: `content` behind a head with its length and a
// checksum over it and over `key`, which is everything that the content answers to. Damaged, cut off, moved
// to the place of another key or written in another form: nothing, and it is found out anew.

std::string sealed(std::string_view key, std::string_view content);
std::optional<std::string> unsealed(std::string_view key, std::string_view bytes);

/// How many of `bytes` the sealed entry takes that they begin with, by what its head says; nothing where none
/// begins there, or not all of it is there.
std::optional<std::size_t> sealedLength(std::string_view bytes);

}
