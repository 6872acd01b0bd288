#include "metadata/name_metadata.h"

#include "metadata/name_role.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace gleaner::analysis {

namespace {
using music::SampleKind;

constexpr double slowestBpm = 30.0, fastestBpm = 300.0;
constexpr double slowestBare = 60.0, fastestBare = 200.0;

/// Words before or after which "Am" is no key.
constexpr std::array<std::string_view, 6> amWords = {"i", "who", "where", "what", "how", "why"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isSeparator(char c) { return std::string_view(" _-()[]{},;+&~=@!'").find(c) != std::string_view::npos; }

std::string lowered(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), lower);
    return result;
}

/// "♯" and "♭" as # and b.
std::string plainAccidentals(std::string_view text) {
    std::string result(text);
    for (const auto& [sign, plain] : {std::pair<std::string_view, char>{"♯", '#'}, {"♭", 'b'}})
        for (auto at = result.find(sign); at != std::string::npos; at = result.find(sign))
            result.replace(at, sign.size(), 1, plain);
    return result;
}

/// Between separators; a dot separates unless digits stand on both sides.
std::vector<std::string> tokensOf(const std::string& name) {
    std::vector<std::string> tokens(1);
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool isPoint =
            name[i] == '.' && i > 0 && i + 1 < name.size() && isDigit(name[i - 1]) && isDigit(name[i + 1]);
        if (!isSeparator(name[i]) && (name[i] != '.' || isPoint))
            tokens.back() += name[i];
        else if (!tokens.back().empty())
            tokens.emplace_back();
    }
    if (tokens.back().empty()) tokens.pop_back();
    return tokens;
}

/// Runs of letters in lower case, "KickHard02" as kick, hard; numbers as words of their own.
std::vector<std::string> wordsOf(const std::vector<std::string>& tokens) {
    std::vector<std::string> words;
    for (const std::string& token : tokens)
        for (std::size_t i = 0; i < token.size(); ++i) {
            const bool turns = i == 0 || isDigit(token[i]) != isDigit(token[i - 1]) ||
                               (isUpper(token[i]) && isLower(token[i - 1]));
            if (turns) words.emplace_back();
            words.back() += lower(token[i]);
        }
    return words;
}

std::optional<double> number(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isWhole = error == std::errc() && end == text.data() + text.size();
    return isWhole && !text.empty() && isDigit(text.front()) ? std::optional(value) : std::nullopt;
}

std::optional<double> tempo(std::string_view text) {
    const auto value = number(text);
    return value && *value >= slowestBpm && *value <= fastestBpm ? value : std::nullopt;
}

/// "95bpm", "bpm95", and the word alone beside a number.
std::optional<double> tempoOf(const std::vector<std::string>& tokens) {
    std::optional<double> found;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const std::string token = lowered(tokens[i]);
        const std::string_view text = token;
        std::optional<double> value;
        if (token == "bpm") {
            if (i > 0) value = tempo(tokens[i - 1]);
            if (!value && i + 1 < tokens.size()) value = tempo(tokens[i + 1]);
        } else if (text.ends_with("bpm")) {
            value = tempo(text.substr(0, text.size() - 3));
        } else if (text.starts_with("bpm")) {
            value = tempo(text.substr(3));
        }
        if (value && found && *value != *found) return std::nullopt;
        if (value) found = value;
    }
    return found;
}

std::vector<double> bareNumbersOf(const std::vector<std::string>& tokens) {
    std::vector<double> numbers;
    for (const std::string& token : tokens)
        if (const auto value = number(token);
            value && token.front() != '0' && *value >= slowestBare && *value <= fastestBare)
            numbers.push_back(*value);
    return numbers;
}

/// A note's letter and accidentals at the start of a token; takes them off.
std::optional<int> takeNote(std::string_view& text) {
    if (text.empty() || lower(text.front()) < 'a' || lower(text.front()) > 'g') return std::nullopt;
    std::size_t length = 1;
    while (length < text.size() && length < 3 && (text[length] == '#' || text[length] == 'b'))
        ++length;
    // The letter in lower case would be read as minor; the class is all that is wanted.
    std::string spelled(text.substr(0, length));
    if (isLower(spelled.front())) spelled.front() = static_cast<char>(spelled.front() - 'a' + 'A');
    text.remove_prefix(length);
    const auto key = music::parseKey(spelled);
    return key ? std::optional(key->pitchClass) : std::nullopt;
}

std::optional<music::Mode> modeWord(std::string_view word) {
    const std::string text = lowered(word);
    if (text == "minor" || text == "min") return music::Mode::Minor;
    if (text == "major" || text == "maj") return music::Mode::Major;
    return std::nullopt;
}

bool isAmWord(const std::vector<std::string>& tokens, std::size_t at) {
    return at < tokens.size() &&
           std::find(amWords.begin(), amWords.end(), lowered(tokens[at])) != amWords.end();
}

/// "Am", "F#m", "Cmin", "ebmaj", "A" + "minor", "F" + "sharp" + "minor".
std::optional<music::Key> keyAt(const std::vector<std::string>& tokens, std::size_t at) {
    std::string_view rest = tokens[at];
    const bool isCapital = isUpper(rest.front());
    const auto pitchClass = takeNote(rest);
    if (!pitchClass) return std::nullopt;
    const bool hasAccidental = tokens[at].size() - rest.size() > 1;
    if (rest == "m") {
        // "am" is a word, "dm" and "em" are abbreviations; "I Am" is neither.
        const bool isWord = !hasAccidental &&
                            (!isCapital || (at > 0 && isAmWord(tokens, at - 1)) || isAmWord(tokens, at + 1));
        return isWord ? std::nullopt : std::optional(music::Key{*pitchClass, music::Mode::Minor});
    }
    if (const auto mode = modeWord(rest)) return music::Key{*pitchClass, *mode};
    if (!rest.empty() || at + 1 >= tokens.size()) return std::nullopt;
    const std::string next = lowered(tokens[at + 1]);
    const int shift = next == "sharp" ? 1 : next == "flat" ? -1 : 0;
    const std::size_t modeAt = at + (shift != 0 ? 2 : 1);
    const auto mode = modeAt < tokens.size() ? modeWord(tokens[modeAt]) : std::nullopt;
    return mode ? std::optional(music::transposed({*pitchClass, *mode}, shift)) : std::nullopt;
}

/// "8A" beside a tempo, as DJs' programs name files; "Take 8A" is none.
std::optional<music::Key> camelotAt(const std::string& token, bool hasTempo) {
    if (!hasTempo || token.size() < 2 || !isDigit(token.front())) return std::nullopt;
    if (token.back() != 'A' && token.back() != 'B') return std::nullopt;
    return music::parseKey(token);
}

std::optional<music::Key> keyOf(const std::vector<std::string>& tokens, bool hasTempo) {
    std::optional<music::Key> found;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        auto key = keyAt(tokens, i);
        if (!key) key = camelotAt(tokens[i], hasTempo);
        if (key && found && *key != *found) return std::nullopt;
        if (key) found = key;
    }
    return found;
}

/// "F#", "Bb3", "C3", a lone "C"; a lone "A" is an article and the first of two takes.
std::optional<NamedNote> noteAt(const std::string& token) {
    std::string_view rest = token;
    if (!isUpper(rest.front())) return std::nullopt;
    const auto pitchClass = takeNote(rest);
    if (!pitchClass) return std::nullopt;
    const std::size_t letters = token.size() - rest.size();
    NamedNote note{*pitchClass, {}, letters > 1};
    if (rest.size() == 2 && rest.front() == '-' && isDigit(rest[1])) note.octave = -(rest[1] - '0');
    if (rest.size() == 1 && isDigit(rest.front())) note.octave = rest.front() - '0';
    if (!rest.empty() && !note.octave) return std::nullopt;
    if (letters == 1 && token.front() == 'A' && !note.octave) return std::nullopt;
    return note;
}

std::optional<NamedNote> noteOf(const std::vector<std::string>& tokens) {
    std::optional<NamedNote> found;
    for (const std::string& token : tokens) {
        const auto note = noteAt(token);
        if (note && found) return std::nullopt;
        if (note) found = note;
    }
    return found;
}

std::optional<SampleKind> kindOf(const std::vector<std::string>& words) {
    bool isLoop = false;
    bool isHit = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        isLoop = isLoop || words[i] == "loop" || words[i] == "loops";
        isHit = isHit || words[i] == "oneshot" || words[i] == "oneshots" ||
                (words[i] == "one" && i + 1 < words.size() && words[i + 1].starts_with("shot"));
    }
    if (isLoop == isHit) return std::nullopt;
    return isLoop ? SampleKind::Loop : SampleKind::Hit;
}
}

NameMetadata metadataFromName(std::string_view stem) {
    const std::vector<std::string> tokens = tokensOf(plainAccidentals(stem));
    const std::vector<std::string> words = wordsOf(tokens);
    NameMetadata metadata;
    metadata.bpm = tempoOf(tokens);
    if (!metadata.bpm) metadata.bareNumbers = bareNumbersOf(tokens);
    metadata.key = keyOf(tokens, metadata.bpm.has_value());
    if (!metadata.key) metadata.note = noteOf(tokens);
    metadata.role = roleFromWords(words);
    metadata.kind = kindOf(words);
    return metadata;
}

}
