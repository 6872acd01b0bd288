#include "json/list_file.h"

#include "base/plain_reason.h"

#include <QJsonArray>

#include <algorithm>

namespace gleaner::json {
namespace {

constexpr qsizetype largestElement = 1 << 20, largestRest = 16 << 20;

/// Steps over JSON without reading it: strings and brackets are all that has to be known for that. What is no
/// JSON within a piece shows when the piece is read.
class Stepper {
public:
    Stepper(const QByteArray& bytes, qsizetype at, const std::filesystem::path& file)
        : m_bytes(bytes), m_at(at), m_file(file) {}

    qsizetype place() const { return m_at; }
    bool isAtEnd() const { return m_at >= m_bytes.size(); }
    char peek() {
        while (!isAtEnd() && (m_bytes[m_at] == ' ' || m_bytes[m_at] == '\n' || m_bytes[m_at] == '\r' ||
                              m_bytes[m_at] == '\t'))
            ++m_at;
        return isAtEnd() ? '\0' : m_bytes[m_at];
    }
    bool eat(char c) {
        if (peek() != c) return false;
        ++m_at;
        return true;
    }
    void expect(char c) {
        if (!eat(c)) refuse(std::string("a ") + c + " is missing");
    }

    QByteArray string() {
        peek();
        const qsizetype begin = m_at;
        if (isAtEnd() || m_bytes[m_at] != '"') refuse("a name is missing");
        skipString();
        return m_bytes.mid(begin, m_at - begin);
    }

    void value() {
        const char first = peek();
        if (first == '"') return skipString();
        if (first == '{' || first == '[') return skipNested();
        const qsizetype begin = m_at;
        while (!isAtEnd() && !isEnd(m_bytes[m_at]))
            ++m_at;
        if (m_at == begin) refuse("a value is missing");
    }

    [[noreturn]] void refuse(const std::string& why) const {
        const auto line = 1 + std::count(m_bytes.begin(), m_bytes.begin() + m_at, '\n');
        throw Error(m_file, "line " + std::to_string(line) + " is not valid JSON (" +
                                (isAtEnd() ? "the file ends in the middle" : why) +
                                "); mend it there, or write the file again");
    }

private:
    static bool isEnd(char c) { return std::string_view(",]} \n\r\t").find(c) != std::string_view::npos; }

    void skipString() {
        for (++m_at; !isAtEnd(); ++m_at) {
            if (m_bytes[m_at] == '\\')
                ++m_at;
            else if (m_bytes[m_at] == '"')
                return void(++m_at);
        }
        m_at = m_bytes.size();
        refuse("a text does not end");
    }

    void skipNested() {
        for (qsizetype depth = 0; !isAtEnd();) {
            const char c = m_bytes[m_at];
            if (c == '"') {
                skipString();
                continue;
            }
            ++m_at;
            if (c == '{' || c == '[') ++depth;
            if ((c == '}' || c == ']') && --depth == 0) return;
        }
        refuse("a bracket does not close");
    }

    const QByteArray& m_bytes;
    qsizetype m_at;
    const std::filesystem::path& m_file;
};

void skipElements(Stepper& step) {
    step.expect('[');
    if (step.eat(']')) return;
    do
        step.value();
    while (step.eat(','));
    step.expect(']');
}

}

ListFile::ListFile(const std::filesystem::path& file, std::vector<std::string> lists)
    : m_file(file), m_source(file), m_names(std::move(lists)) {
    requireReadable(file);
    if (!m_source.open(QIODevice::ReadOnly))
        throw Error(file, "it can't be read (" + plainReason(m_source.errorString().toStdString()) + ")");
    if (const uchar* mapped = m_source.map(0, m_source.size()))
        m_bytes = QByteArray::fromRawData(reinterpret_cast<const char*>(mapped), m_source.size());
    else
        m_bytes = m_source.readAll();
    if (m_bytes.startsWith("\xEF\xBB\xBF")) m_bytes = m_bytes.mid(3); // Windows editors put it there

    Stepper step(m_bytes, 0, file);
    QByteArray rest;
    if (step.peek() == '[') {
        m_lists[m_names.front()] = step.place();
        skipElements(step);
    } else {
        step.expect('{');
        while (!step.isAtEnd() && step.peek() != '}') {
            const QByteArray name = step.string();
            step.expect(':');
            const std::string plain = name.mid(1, name.size() - 2).toStdString();
            const bool isList = step.peek() == '[' && std::ranges::find(m_names, plain) != m_names.end();
            const qsizetype begin = step.place();
            if (isList) {
                m_lists[plain] = begin;
                skipElements(step);
            } else {
                step.value();
                rest += (rest.isEmpty() ? "" : ",") + name + ':' + m_bytes.mid(begin, step.place() - begin);
                if (rest.size() > largestRest)
                    throw Error(file, "it holds more beside its list than any file of ours");
            }
            if (!step.eat(',')) break;
        }
        step.expect('}');
    }
    if (step.peek() != '\0' || !step.isAtEnd()) step.refuse("something follows its end");
    m_rest = parseObject('{' + rest + '}', file);
}

std::string ListFile::list() const {
    const auto found =
        std::ranges::find_if(m_names, [&](const auto& name) { return m_lists.contains(name); });
    return found == m_names.end() ? std::string() : *found;
}

void ListFile::each(const std::string& list,
                    const std::function<void(const QJsonObject&, std::size_t)>& visit) const {
    Stepper step(m_bytes, m_lists.at(list), m_file);
    step.expect('[');
    if (step.eat(']')) return;
    std::size_t number = 0;
    do {
        step.peek();
        const qsizetype begin = step.place();
        step.value();
        const qsizetype size = step.place() - begin;
        if (size > largestElement)
            throw Error(m_file, list + '[' + std::to_string(number) + "] is larger than a megabyte");
        QJsonParseError error;
        // A list around it, for an element may be anything.
        const QJsonDocument element = QJsonDocument::fromJson('[' + m_bytes.mid(begin, size) + ']', &error);
        if (error.error != QJsonParseError::NoError)
            Stepper(m_bytes, begin, m_file).refuse(error.errorString().toStdString());
        visit(element.array().at(0).toObject(), number++);
    } while (step.eat(','));
}

}
