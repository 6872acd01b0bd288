#include "files/sha256.h"

#include "base/error.h"
#include "base/file_stamp.h"

#include <QCryptographicHash>

#include <algorithm>
#include <fstream>

namespace gleaner::library {
namespace {

constexpr std::int64_t hashBlockBytes = 1 << 20;
/// First words of the square roots of the first eight primes (FIPS 180-4, 5.3.3).
constexpr std::array<std::uint32_t, 8> beginning = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                                    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

}

Sha256::Sha256() : m_state(beginning) {
    if (!hasShaInstructions()) m_portable = std::make_unique<QCryptographicHash>(QCryptographicHash::Sha256);
}

Sha256::~Sha256() = default;

void Sha256::add(const char* bytes, std::size_t count) {
    if (m_portable) return m_portable->addData({bytes, static_cast<qsizetype>(count)});
    m_count += count;
    addInPieces(reinterpret_cast<const unsigned char*>(bytes), count);
}

void Sha256::addInPieces(const unsigned char* bytes, std::size_t count) {
    if (m_restCount > 0) {
        const std::size_t taken = std::min(count, m_rest.size() - m_restCount);
        std::copy_n(bytes, taken, m_rest.begin() + static_cast<std::ptrdiff_t>(m_restCount));
        m_restCount += taken;
        bytes += taken;
        count -= taken;
        if (m_restCount < m_rest.size()) return;
        digestBlocks(m_state, m_rest.data(), 1);
    }
    digestBlocks(m_state, bytes, count / 64);
    m_restCount = count % 64;
    std::copy_n(bytes + (count - m_restCount), m_restCount, m_rest.begin());
}

std::string Sha256::hex() {
    if (m_portable) return m_portable->result().toHex().toStdString();
    // A one bit, zeros up to the last eight bytes of a block, and the length in bits.
    std::array<unsigned char, 72> padding{0x80};
    const std::size_t zeros = (119 - m_count % 64) % 64;
    for (std::size_t n = 0; n < 8; ++n)
        padding[1 + zeros + n] = static_cast<unsigned char>((m_count * 8) >> (56 - 8 * n));
    addInPieces(padding.data(), 1 + zeros + 8);
    std::string text;
    for (const std::uint32_t word : m_state)
        for (int shift = 28; shift >= 0; shift -= 4)
            text += "0123456789abcdef"[(word >> shift) & 15U];
    return text;
}

std::string sha256OfFile(const std::filesystem::path& file, const Progress& progress) {
    const FileStamp stamp = stampOf(file);
    std::ifstream stream;
    stream.rdbuf()->pubsetbuf(nullptr, 0); // what is read in large blocks needs no second buffer
    stream.open(file, std::ios::binary);
    if (!stream) throw Error(file, "can't be opened for reading; check its permissions.");
    Sha256 hash;
    std::vector<char> block(
        static_cast<std::size_t>(std::clamp<std::int64_t>(stamp.size, 1, hashBlockBytes)));
    std::int64_t done = 0;
    while (stream) {
        stream.read(block.data(), static_cast<std::streamsize>(block.size()));
        hash.add(block.data(), static_cast<std::size_t>(stream.gcount()));
        done += stream.gcount();
        progress.report(stamp.size > 0 ? static_cast<double>(done) / static_cast<double>(stamp.size) : 1.0);
    }
    if (stream.bad()) throw Error(file, "stopped being readable half-way; check the disk it lies on.");
    return hash.hex();
}

std::string sha256Of(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes.data(), bytes.size());
    return hash.hex();
}

}
