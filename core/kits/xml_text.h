#pragma once

#include <QByteArray>
#include <QXmlStreamWriter>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace gleaner::kits {

/// An XML document in the making, indented by one blank a level.
class XmlText {
public:
    using Attributes = std::initializer_list<std::pair<const char*, std::string>>;

    XmlText() : m_writer(&m_bytes) {
        m_writer.setAutoFormatting(true);
        m_writer.setAutoFormattingIndent(1);
        m_writer.writeStartDocument();
    }
    void open(const char* name, Attributes attributes = {}) {
        m_writer.writeStartElement(QLatin1String(name));
        write(attributes);
    }
    void close() { m_writer.writeEndElement(); }
    /// Without content.
    void element(const char* name, Attributes attributes) {
        m_writer.writeEmptyElement(QLatin1String(name));
        write(attributes);
    }
    void text(const char* name, std::string_view text) {
        m_writer.writeTextElement(QLatin1String(name),
                                  QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    }
    void number(const char* name, int value) { text(name, std::to_string(value)); }
    QByteArray bytes() {
        m_writer.writeEndDocument();
        return m_bytes;
    }

private:
    void write(Attributes attributes) {
        for (const auto& [name, value] : attributes)
            m_writer.writeAttribute(QLatin1String(name), QString::fromStdString(value));
    }
    QByteArray m_bytes;
    QXmlStreamWriter m_writer;
};

}
