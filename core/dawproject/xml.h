#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gleaner::dawproject {

/// Shortest decimal that reads back equal: "0.75", "5.333333333333333".
std::string decimal(double value);
/// Rounded to six digits behind the point: "0.787402".
std::string sixDigits(double value);

/// Text as XML may hold it: markup escaped, line ends as references, what XML 1.0 or UTF-8 forbid as U+FFFD.
std::string escaped(std::string_view text);

/// Writes elements, indented.
class XmlWriter {
public:
    using Attributes = std::vector<std::pair<std::string_view, std::string>>;

    XmlWriter() : m_text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}
    void open(std::string_view name, const Attributes& attributes = {});
    void close();
    void element(std::string_view name, const Attributes& attributes = {}); ///< without content
    void textElement(std::string_view name, std::string_view text);
    std::string take() { return std::move(m_text); }

private:
    void begin(std::string_view name, const Attributes& attributes);

    std::string m_text;
    std::vector<std::string> m_open;
};

}
