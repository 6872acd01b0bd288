#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace gleaner::reaper {

/// Writes the text of REAPER's projects: a line a property, `<NAME …` to `>` around what belongs together
/// (*published*: Cockos' wiki, "State Chunk Definitions").
class ChunkWriter {
public:
    struct Number {
        double value;
        explicit Number(double number) : value(number) {}
    };
    struct Text { ///< quoted
        std::string_view value;
        explicit Text(std::string_view text) : value(text) {}
    };
    struct Word { ///< as it is
        std::string_view value;
    };
    using Field = std::variant<Number, Text, Word>;

    void open(std::string_view name, const std::vector<Field>& fields);
    void close();
    void line(std::string_view name, const std::vector<Field>& fields);
    /// "E 480 90 3c 64": ticks after the event before, then three bytes.
    void midi(std::int64_t ticks, int status, int first, int second);
    std::string take() { return std::move(m_text); }

private:
    void put(std::string_view begin, std::string_view name, const std::vector<Field>& fields);

    std::string m_text;
    std::size_t m_depth = 0;
};

/// A text in the quotes that it doesn't hold; one that holds all three kinds has its backquotes replaced.
/// Line ends and other control characters, which would end the line, are spaces.
std::string quoted(std::string_view text);

}
