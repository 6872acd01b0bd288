#pragma once

#include "base/progress.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

class QCryptographicHash;

namespace gleaner::library {

/// SHA-256 (FIPS 180-4), fed in pieces. Where the processor has instructions for it they are used: the same
/// digest, ten times as fast, which a recording of gigabytes feels.
class Sha256 {
public:
    Sha256();
    ~Sha256();

    void add(const char* bytes, std::size_t count);
    /// Lower-case hex; nothing may be added after.
    std::string hex();

private:
    void addInPieces(const unsigned char* bytes, std::size_t count);

    std::unique_ptr<QCryptographicHash> m_portable; ///< null where the processor does the work
    std::array<std::uint32_t, 8> m_state;
    std::array<unsigned char, 64> m_rest{};
    std::size_t m_restCount = 0;
    std::uint64_t m_count = 0;
};

/// SHA-256 of a file, lower-case hex; streams. Throws Error and Cancelled.
std::string sha256OfFile(const std::filesystem::path& file, const Progress& progress = {});
std::string sha256Of(std::string_view bytes);

/// Whether the processor has the SHA extensions.
bool hasShaInstructions();
/// Digests whole blocks of 64 bytes with them.
void digestBlocks(std::array<std::uint32_t, 8>& state, const unsigned char* blocks, std::size_t count);

}
