#pragma once

#include <QByteArray>
#include <QtEndian>

#include <string>

namespace gleaner::kits {

/// Fields of a RIFF file, one behind the other, little-endian.
class RiffBytes {
public:
    void u8(int value) { m_bytes += static_cast<char>(value); }
    void u16(int value) { put(static_cast<quint16>(value)); }
    void u32(qint64 value) { put(static_cast<quint32>(value)); }
    /// In `size` bytes: cut, or filled up with zeros, one at least.
    void text(const std::string& text, int size) {
        const std::string cut = text.substr(0, static_cast<std::size_t>(size - 1));
        m_bytes += QByteArray::fromStdString(cut).leftJustified(size, '\0');
    }
    /// A chunk with its id, its size, and the byte that makes its body even.
    void chunk(const char* id, QByteArray body) {
        if (body.size() % 2 != 0) body += '\0';
        m_bytes += id;
        u32(body.size());
        m_bytes += body;
    }
    const QByteArray& bytes() const { return m_bytes; }

private:
    template <typename Number>
    void put(Number value) {
        const Number little = qToLittleEndian(value);
        m_bytes.append(reinterpret_cast<const char*>(&little), sizeof little);
    }
    QByteArray m_bytes;
};

}
