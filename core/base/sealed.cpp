#include "base/sealed.h"

#include <bit>
#include <cstring>

namespace gleaner {
namespace {

/// The last digit is raised when the form of the head changes.
constexpr std::string_view magic = "GLNRSEL1";
constexpr std::size_t headBytes = magic.size() + 2 * sizeof(std::uint64_t);

std::uint64_t proofOf(std::string_view key, std::string_view content) {
    Checksum checksum;
    checksum.add(key);
    checksum.add(content);
    return checksum.value();
}

void append(std::string& bytes, std::uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8)
        bytes += static_cast<char>((number >> shift) & 0xFFU);
}

std::uint64_t numberAt(std::string_view bytes, std::size_t at) {
    std::uint64_t number = 0;
    for (std::size_t n = 0; n < 8; ++n)
        number |= std::uint64_t{static_cast<unsigned char>(bytes[at + n])} << (8 * n);
    return number;
}

}

void Checksum::add(std::string_view bytes) {
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, 8);
        m_state = (std::rotl(m_state, 29) ^ word) * 0x9e3779b97f4a7c15ULL;
    }
    for (; at < bytes.size(); ++at)
        m_state = (m_state ^ static_cast<unsigned char>(bytes[at])) * 0x100000001b3ULL;
    // Where one piece ends and the next begins counts, too.
    m_state = (std::rotl(m_state, 29) ^ bytes.size()) * 0x9e3779b97f4a7c15ULL;
    m_count += bytes.size();
}

std::uint64_t Checksum::value() const {
    std::uint64_t z = m_state ^ m_count;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

std::string sealed(std::string_view key, std::string_view content) {
    std::string bytes(magic);
    bytes.reserve(headBytes + content.size());
    append(bytes, content.size());
    append(bytes, proofOf(key, content));
    return bytes += content;
}

std::optional<std::string> unsealed(std::string_view key, std::string_view bytes) {
    if (bytes.size() < headBytes || !bytes.starts_with(magic)) return std::nullopt;
    const std::string_view content = bytes.substr(headBytes);
    if (numberAt(bytes, magic.size()) != content.size()) return std::nullopt;
    if (numberAt(bytes, magic.size() + 8) != proofOf(key, content)) return std::nullopt;
    return std::string(content);
}

std::optional<std::size_t> sealedLength(std::string_view bytes) {
    if (bytes.size() < headBytes || !bytes.starts_with(magic)) return std::nullopt;
    const std::uint64_t content = numberAt(bytes, magic.size());
    if (content > bytes.size() - headBytes) return std::nullopt;
    return headBytes + static_cast<std::size_t>(content);
}

}
