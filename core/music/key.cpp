#include "music/key.h"

#include "music/pitch_class.h"

#include <array>
#include <cctype>

namespace gleaner::music {
namespace {

constexpr int fifthSemitones = 7;
constexpr int semitonesToRelativeMajor = 3;
constexpr int camelotOfFirstFifth = 8; // C major and A minor

int wrapped(int pitchClass) { return ((pitchClass % 12) + 12) % 12; }

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

/// What is left to read, and the few ways to read it.
class Reader {
public:
    explicit Reader(std::string_view text) : m_rest(text) {}

    bool atEnd() const { return m_rest.empty(); }
    std::string_view rest() const { return m_rest; }

    bool take(std::string_view word) {
        if (!m_rest.starts_with(word)) return false;
        m_rest.remove_prefix(word.size());
        return true;
    }
    bool takeAnyCase(std::string_view word) {
        if (m_rest.size() < word.size()) return false;
        for (std::size_t i = 0; i < word.size(); ++i)
            if (lower(m_rest[i]) != word[i]) return false;
        m_rest.remove_prefix(word.size());
        return true;
    }
    char takeOne() {
        const char c = m_rest.front();
        m_rest.remove_prefix(1);
        return c;
    }
    void skipSpace() {
        while (!m_rest.empty() && (m_rest.front() == ' ' || m_rest.front() == '\t'))
            m_rest.remove_prefix(1);
    }

private:
    std::string_view m_rest;
};

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const auto first = text.find_first_not_of(space);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(space) - first + 1);
}

std::optional<int> naturalPitchClass(char letter) {
    constexpr std::array<int, 7> fromA = {9, 11, 0, 2, 4, 5, 7};
    const char c = lower(letter);
    if (c < 'a' || c > 'g') return std::nullopt;
    return fromA[static_cast<std::size_t>(c - 'a')];
}

int takeAccidentals(Reader& reader) {
    int shift = 0;
    for (;;) {
        if (reader.take("#") || reader.take("♯"))
            ++shift;
        else if (reader.take("b") || reader.take("♭"))
            --shift;
        else
            break;
    }
    Reader words = reader;
    words.skipSpace();
    if (words.takeAnyCase("sharp")) {
        ++shift;
        reader = words;
    } else if (words.takeAnyCase("flat")) {
        --shift;
        reader = words;
    }
    return shift;
}

/// The mode word at the end of a key's name. "m" is minor and "M" is major; longer words may be written in
/// any case.
std::optional<Mode> modeFromWord(std::string_view word, Mode whenAbsent) {
    if (word.empty()) return whenAbsent;
    if (word == "m" || word == "-") return Mode::Minor;
    if (word == "M") return Mode::Major;
    for (const std::string_view minor : {"minor", "min"})
        if (Reader r(word); r.takeAnyCase(minor) && r.atEnd()) return Mode::Minor;
    for (const std::string_view major : {"major", "maj"})
        if (Reader r(word); r.takeAnyCase(major) && r.atEnd()) return Mode::Major;
    return std::nullopt;
}

std::optional<Key> parseName(std::string_view text) {
    Reader reader(text);
    const char letter = reader.takeOne();
    const auto natural = naturalPitchClass(letter);
    if (!natural) return std::nullopt;
    const int shift = takeAccidentals(reader);
    reader.skipSpace();
    const bool separated = reader.take(":") || reader.take("_");
    reader.skipSpace();
    if (separated && reader.atEnd()) return std::nullopt;
    const auto mode = modeFromWord(reader.rest(), isUpper(letter) ? Mode::Major : Mode::Minor);
    if (!mode) return std::nullopt;
    return Key{wrapped(*natural + shift), *mode};
}

/// Wheel positions: Camelot counts from 8 and says A for minor, Open Key counts from 1 and says m for minor.
std::optional<Key> parseWheel(std::string_view text) {
    Reader reader(text);
    int number = 0;
    for (int digits = 0; digits < 2 && !reader.atEnd() && isDigit(reader.rest().front()); ++digits)
        number = number * 10 + (reader.takeOne() - '0');
    if (number < 1 || number > 12 || reader.rest().size() != 1) return std::nullopt;
    const char letter = lower(reader.takeOne());
    const bool isCamelot = letter == 'a' || letter == 'b';
    if (!isCamelot && letter != 'm' && letter != 'd') return std::nullopt;
    const int steps = number - (isCamelot ? camelotOfFirstFifth : 1);
    const int major = wrapped(steps * fifthSemitones);
    const bool isMinor = letter == 'a' || letter == 'm';
    return Key{isMinor ? wrapped(major - semitonesToRelativeMajor) : major,
               isMinor ? Mode::Minor : Mode::Major};
}

}

std::optional<Key> parseKey(std::string_view text) {
    text = trimmed(text);
    if (text.empty()) return std::nullopt;
    return isDigit(text.front()) ? parseWheel(text) : parseName(text);
}

std::string toString(const Key& key) {
    return std::string(pitchClassName(key.pitchClass)) + (key.mode == Mode::Minor ? "m" : "");
}

std::string camelot(const Key& key) {
    const int number = (fifths(key) + camelotOfFirstFifth - 1) % 12 + 1;
    return std::to_string(number) + (key.mode == Mode::Minor ? "A" : "B");
}

Key transposed(const Key& key, int semitones) { return {wrapped(key.pitchClass + semitones % 12), key.mode}; }

int fifths(const Key& key) {
    const int major = key.mode == Mode::Minor ? key.pitchClass + semitonesToRelativeMajor : key.pitchClass;
    return wrapped(major * fifthSemitones); // seven is its own inverse modulo twelve
}

}
