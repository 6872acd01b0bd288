#include "files/zip_structure.h"

#include "base/error.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <optional>
#include <string_view>
#include <utility>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

// APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.12 (directory), 4.3.14 to 4.3.16 (its end).
constexpr std::uint32_t localMark = 0x04034b50, entryMark = 0x02014b50, end64Mark = 0x06064b50,
                        locatorMark = 0x07064b50;
constexpr std::size_t localBytes = 30, entryBytes = 46, endBytes = 22, end64Bytes = 56, locatorBytes = 20;
constexpr std::uint64_t inZip64 = 0xFFFFFFFF, countInZip64 = 0xFFFF;
constexpr std::uint64_t zip64Field = 1;
/// 200,000 entries with long names; more is no pack.
constexpr std::uint64_t mostDirectoryBytes = 256 << 20;

std::uint64_t numberAt(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint64_t number = 0;
    for (std::size_t n = 0; n < count && at + n < bytes.size(); ++n)
        number |= std::uint64_t{static_cast<unsigned char>(bytes[at + n])} << (8 * n);
    return number;
}

/// One account of an entry: what the two headers have in common.
struct Header {
    std::uint64_t needed = 0, flags = 0, method = 0, time = 0, date = 0, crc = 0, packed = 0, size = 0;
    std::string name;
    bool isZip64 = false, hasOtherFields = false;
    friend bool operator==(const Header&, const Header&) = default;
};

struct Entry {
    Header header;
    std::uint64_t madeBy = 0, disk = 0, internal = 0, external = 0, offset = 0;
    bool hasComment = false;
    std::uint64_t localNeeded = 0; ///< QuaZip says 6.3 in one place and 1.0 in the other
};

/// `at` is where the common part begins: version needed, flags, method, time, date, CRC, sizes.
Header commonPart(std::string_view bytes, std::size_t at) {
    Header header;
    header.needed = numberAt(bytes, at, 2);
    header.flags = numberAt(bytes, at + 2, 2);
    header.method = numberAt(bytes, at + 4, 2);
    header.time = numberAt(bytes, at + 6, 2);
    header.date = numberAt(bytes, at + 8, 2);
    header.crc = numberAt(bytes, at + 10, 4);
    header.packed = numberAt(bytes, at + 14, 4);
    header.size = numberAt(bytes, at + 18, 4);
    return header;
}

/// Sizes of 4 GiB and more stand in a field of their own, those that say so, in this order.
void readFields(std::string_view fields, Header& header, std::uint64_t* offset) {
    while (!fields.empty()) {
        const std::uint64_t id = numberAt(fields, 0, 2), length = numberAt(fields, 2, 2);
        if (fields.size() < 4 || length > fields.size() - 4 || id != zip64Field) {
            header.hasOtherFields = true;
            return;
        }
        std::string_view numbers = fields.substr(4, length);
        header.isZip64 = true;
        for (std::uint64_t* number : {&header.size, &header.packed, offset}) {
            if (!number || *number != inZip64) continue;
            if (numbers.size() < 8) {
                header.hasOtherFields = true;
                return;
            }
            *number = numberAt(numbers, 0, 8);
            numbers.remove_prefix(8);
        }
        header.hasOtherFields = header.hasOtherFields || !numbers.empty();
        fields.remove_prefix(4 + length);
    }
}

class Structure {
public:
    explicit Structure(const fs::path& file)
        : m_file(file), m_stream(file, std::ios::binary), m_size(fs::file_size(file)) {}

    std::vector<std::string> errors() {
        readEnd();
        readDirectory();
        std::uint64_t at = 0;
        for (Entry& entry : m_entries)
            at = behind(entry, at);
        if (at != m_directory) error("there are bytes between its entries and its directory");
        requireOneMake();
        return std::move(m_errors);
    }

private:
    void error(const std::string& sentence) {
        const std::string whole = "the archive is not the one that was written: " + sentence;
        if (std::ranges::find(m_errors, whole) == m_errors.end()) m_errors.push_back(whole);
    }
    [[noreturn]] void refuse() const { throw Error(m_file, "is not a zip archive, or a damaged one."); }

    std::string read(std::uint64_t at, std::uint64_t count) {
        if (at > m_size || count > m_size - at) refuse();
        std::string bytes(count, '\0');
        m_stream.clear();
        m_stream.seekg(static_cast<std::streamoff>(at));
        m_stream.read(bytes.data(), static_cast<std::streamsize>(count));
        if (!m_stream) throw Error(m_file, "stopped being readable half-way; check the disk it lies on.");
        return bytes;
    }

    /// Without a comment the end is where the file ends; with one, or with something behind it, it isn't.
    void readEnd() {
        constexpr std::uint64_t longestComment = 0xFFFF;
        if (m_size < endBytes) refuse();
        const std::uint64_t tailBytes = std::min(m_size, endBytes + longestComment);
        const std::string tail = read(m_size - tailBytes, tailBytes);
        const std::size_t found = tail.rfind("PK\x05\x06");
        if (found == std::string::npos || tail.size() - found < endBytes) refuse();
        const std::uint64_t at = m_size - tailBytes + found;
        const std::string_view end = std::string_view(tail).substr(found);
        if (end.size() != endBytes || numberAt(end, 20, 2) != 0)
            error("there are bytes behind it, or a comment");
        if (numberAt(end, 4, 4) != 0 || numberAt(end, 8, 2) != numberAt(end, 10, 2))
            error("it says that it has several parts");
        m_count = numberAt(end, 8, 2);
        m_directoryBytes = numberAt(end, 12, 4);
        m_directory = numberAt(end, 16, 4);
        const std::uint64_t behindDirectory = readEnd64(at);
        if (m_directoryBytes > mostDirectoryBytes || m_directory > m_size ||
            m_directory + m_directoryBytes != behindDirectory)
            refuseOrNote();
    }

    void refuseOrNote() {
        if (m_directoryBytes > mostDirectoryBytes || m_directory > m_size ||
            m_directoryBytes > m_size - m_directory)
            refuse();
        error("there are bytes behind its directory");
    }

    /// Where the directory has to end: before the plain end, or before that of a zip64.
    std::uint64_t readEnd64(std::uint64_t end) {
        const bool isWanted =
            m_count == countInZip64 || m_directoryBytes == inZip64 || m_directory == inZip64;
        const bool isThere =
            end >= locatorBytes + end64Bytes && numberAt(read(end - locatorBytes, 4), 0, 4) == locatorMark;
        if (!isThere) {
            if (isWanted) refuse();
            return end;
        }
        const std::string locator = read(end - locatorBytes, locatorBytes);
        const std::uint64_t at = end - locatorBytes - end64Bytes;
        const std::string end64 = read(at, end64Bytes);
        if (numberAt(end64, 0, 4) != end64Mark || numberAt(locator, 8, 8) != at ||
            numberAt(locator, 4, 4) != 0 || numberAt(locator, 16, 4) != 1 ||
            numberAt(end64, 4, 8) != end64Bytes - 12 || numberAt(end64, 16, 8) != 0 ||
            numberAt(end64, 24, 8) != numberAt(end64, 32, 8))
            error("its two ends differ");
        const auto resolve = [&](std::uint64_t& number, std::uint64_t here, std::uint64_t limit) {
            if (number != limit && number != here) error("its two ends differ");
            number = here;
        };
        resolve(m_count, numberAt(end64, 32, 8), countInZip64);
        resolve(m_directoryBytes, numberAt(end64, 40, 8), inZip64);
        resolve(m_directory, numberAt(end64, 48, 8), inZip64);
        return at;
    }

    void readDirectory() {
        const std::string bytes = read(m_directory, m_directoryBytes);
        std::string_view rest(bytes);
        while (rest.size() >= entryBytes && numberAt(rest, 0, 4) == entryMark) {
            const std::uint64_t name = numberAt(rest, 28, 2), fields = numberAt(rest, 30, 2),
                                comment = numberAt(rest, 32, 2);
            if (name + fields + comment > rest.size() - entryBytes) refuse();
            Entry entry{
                commonPart(rest, 6),   numberAt(rest, 4, 2),  numberAt(rest, 34, 2), numberAt(rest, 36, 2),
                numberAt(rest, 38, 4), numberAt(rest, 42, 4), comment != 0,          0};
            entry.header.name = rest.substr(entryBytes, name);
            readFields(rest.substr(entryBytes + name, fields), entry.header, &entry.offset);
            m_entries.push_back(std::move(entry));
            rest.remove_prefix(entryBytes + name + fields + comment);
        }
        if (!rest.empty() || m_entries.size() != m_count)
            error("its directory does not hold as many entries as it says");
    }

    /// Where the entry ends; it has to begin at `wanted`.
    std::uint64_t behind(Entry& entry, std::uint64_t wanted) {
        if (entry.offset != wanted) error("there are bytes between its entries, or before them");
        const std::string head = read(entry.offset, localBytes);
        if (numberAt(head, 0, 4) != localMark) refuse();
        const std::uint64_t name = numberAt(head, 26, 2), fields = numberAt(head, 28, 2);
        const std::string texts = read(entry.offset + localBytes, name + fields);
        Header local = commonPart(head, 4);
        local.name = texts.substr(0, name);
        readFields(std::string_view(texts).substr(name), local, nullptr);
        entry.localNeeded = std::exchange(local.needed, entry.header.needed);
        local.isZip64 = entry.header.isZip64; // which numbers need the field differs: here none is an offset
        if (!(local == entry.header)) error(entry.header.name + " is described twice, and not alike");
        const std::uint64_t data = entry.offset + localBytes + name + fields;
        if (entry.header.packed > m_size - data) refuse();
        return data + entry.header.packed;
    }

    void requireOneMake() {
        if (m_entries.empty()) return;
        const Entry& first = m_entries.front();
        for (const Entry& entry : m_entries) {
            const Header& header = entry.header;
            const bool isAlike =
                entry.internal == first.internal && entry.external == first.external &&
                // QuaZip puts 4.5 and no system in the place of its own version where 4 GiB are reached.
                (header.isZip64 || first.header.isZip64 ||
                 (entry.madeBy == first.madeBy && header.needed == first.header.needed &&
                  entry.localNeeded == first.localNeeded));
            constexpr std::uint64_t typeBits = 0xF000, plainFile = 0x8000, utf8 = 0x800;
            const std::uint64_t type = (entry.external >> 16) & typeBits;
            const bool isPlain = header.method == 0 && header.packed == header.size &&
                                 (header.flags & ~utf8) == 0 && (type == 0 || type == plainFile) &&
                                 entry.disk == 0 && !entry.hasComment && !header.hasOtherFields;
            if (!isAlike || !isPlain) error(header.name + " is an entry of another make");
        }
    }

    fs::path m_file;
    std::ifstream m_stream;
    std::uint64_t m_size = 0, m_count = 0, m_directory = 0, m_directoryBytes = 0;
    std::vector<Entry> m_entries;
    std::vector<std::string> m_errors;
};

}

std::vector<std::string> structureErrors(const fs::path& zip) { return Structure(zip).errors(); }

}
