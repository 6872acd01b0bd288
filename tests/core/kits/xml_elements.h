#pragma once

#include <QByteArray>
#include <QXmlStreamReader>

#include <map>
#include <string>
#include <vector>

namespace gleaner::test {

/// An element of a document: attributes, text, children. A strict reader: a fault ends the test.
struct XmlElement {
    std::string name, text;
    std::map<std::string, std::string> attributes;
    std::vector<XmlElement> children;

    std::vector<const XmlElement*> all(const std::string& wanted) const {
        std::vector<const XmlElement*> found;
        for (const XmlElement& child : children)
            if (child.name == wanted) found.push_back(&child);
        return found;
    }
    const XmlElement& only(const std::string& wanted) const {
        const auto found = all(wanted);
        if (found.size() != 1)
            qFatal("%s has %d of %s", name.c_str(), static_cast<int>(found.size()), wanted.c_str());
        return *found.front();
    }
    const std::string& operator[](const std::string& attribute) const { return attributes.at(attribute); }
    double number(const std::string& attribute) const { return std::stod(attributes.at(attribute)); }
    double textNumber(const std::string& child) const { return std::stod(only(child).text); }
};

inline XmlElement readElement(QXmlStreamReader& reader) {
    XmlElement element;
    element.name = reader.name().toString().toStdString();
    for (const QXmlStreamAttribute& attribute : reader.attributes())
        element.attributes[attribute.name().toString().toStdString()] =
            attribute.value().toString().toStdString();
    while (!reader.atEnd() && reader.readNext() != QXmlStreamReader::EndElement)
        if (reader.isStartElement())
            element.children.push_back(readElement(reader));
        else if (reader.isCharacters())
            element.text += reader.text().toString().toStdString();
    return element;
}

inline XmlElement xmlOf(const std::string& bytes) {
    QXmlStreamReader reader(QByteArray::fromStdString(bytes));
    reader.readNextStartElement();
    XmlElement root = readElement(reader);
    while (!reader.atEnd())
        reader.readNext();
    if (reader.hasError()) qFatal("%s", qPrintable(reader.errorString()));
    return root;
}

}
