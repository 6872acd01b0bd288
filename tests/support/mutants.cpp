#include "support/mutants.h"

#include "base/random.h"

#include <QList>

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>

namespace gleaner::test {
namespace {

qsizetype placeIn(qsizetype size, Random& random) {
    return static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(std::max<qsizetype>(size, 1))));
}

template <typename List>
auto oneOf(const List& list, Random& random) {
    return list[placeIn(std::ssize(list), random)];
}

/// Where damage goes: every other time near the beginning, where headers lie.
qsizetype placeOfDamage(qsizetype size, Random& random) {
    return placeIn(random.below(2) ? std::min<qsizetype>(size, 96) : size, random);
}

QByteArray flipped(QByteArray bytes, Random& random) {
    for (auto flips = 1 + random.below(16); flips > 0; --flips) {
        char& byte = bytes[placeOfDamage(bytes.size(), random)];
        byte = static_cast<char>(byte ^ (1 << random.below(8)));
    }
    return bytes;
}

QByteArray noise(qsizetype count, Random& random) {
    QByteArray bytes(count, '\0');
    for (char& byte : bytes)
        byte = static_cast<char>(random.below(256));
    return bytes;
}

/// A number that programs trip over, in either order of bytes.
QByteArray edgeNumber(Random& random) {
    constexpr std::array<std::uint64_t, 10> edges = {0,
                                                     1,
                                                     0x7F,
                                                     0x7FFF,
                                                     0xFFFF,
                                                     0x7FFFFFFF,
                                                     0x80000000,
                                                     0xFFFFFFFF,
                                                     0x7FFFFFFFFFFFFFFF,
                                                     ~std::uint64_t{0}};
    const std::uint64_t number = oneOf(edges, random);
    const qsizetype width = random.below(2) ? 4 : 8;
    QByteArray bytes(width, '\0');
    for (qsizetype i = 0; i < width; ++i)
        bytes[i] = static_cast<char>(number >> (8 * i));
    if (random.below(4) == 0) std::ranges::reverse(bytes);
    return bytes;
}

/// A value in a JSON text; `key` is where the name of its member begins, -1 in a list.
struct Span {
    qsizetype begin = 0, end = 0, key = -1;
    qsizetype size() const { return end - begin; }
};

/// Finds the values of a well-formed text.
class Values {
public:
    explicit Values(const QByteArray& text) : m_text(text) { value(-1); }
    QList<Span> found;

private:
    char here() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    void skipSpace() {
        while (m_at < m_text.size() && std::isspace(static_cast<unsigned char>(here())))
            ++m_at;
    }
    void string() {
        for (++m_at; m_at < m_text.size() && here() != '"'; ++m_at)
            if (here() == '\\') ++m_at;
        ++m_at;
    }
    void word() {
        while (m_at < m_text.size() && !QByteArrayView(",]} \n\t\r").contains(here()))
            ++m_at;
    }
    void entries(bool areNamed) {
        for (++m_at, skipSpace(); m_at < m_text.size() && here() != ']' && here() != '}'; skipSpace()) {
            const qsizetype key = areNamed ? m_at : -1;
            if (areNamed) string(), skipSpace(), ++m_at;
            value(key);
            if (skipSpace(); here() == ',') ++m_at;
            skipSpace();
        }
        ++m_at;
    }
    void value(qsizetype key) {
        skipSpace();
        const qsizetype begin = m_at;
        if (here() == '{' || here() == '[')
            entries(here() == '{');
        else if (here() == '"')
            string();
        else
            word();
        m_at = std::max(m_at, begin + 1);
        found.append({begin, std::min(m_at, m_text.size()), key});
    }

    const QByteArray& m_text;
    qsizetype m_at = 0;
};

QByteArray otherValue(Random& random) {
    constexpr std::array others = {
        "null",      "true",    "false",         "[]",    "{}",    "\"\"", "-1",
        "0",         "0.5",     "\"x\"",         "[[1]]", "\"7\"", "1",    "{\"a\":1}",
        "[null, 1]", "\"nan\"", "[\"a\", \"b\"]"};
    return oneOf(others, random);
}

QByteArray edgeOfNumbers(Random& random) {
    constexpr std::array edges = {"1e400",
                                  "-1e400",
                                  "1.7976931348623157e308",
                                  "-1e308",
                                  "5e-324",
                                  "-0.0",
                                  "9223372036854775807",
                                  "-9223372036854775808",
                                  "9223372036854775808",
                                  "18446744073709551616",
                                  "9007199254740993",
                                  "4294967296",
                                  "2147483648",
                                  "2147483647",
                                  "-2147483648",
                                  "-2147483649",
                                  "1000000000",
                                  "65536",
                                  "1e-9",
                                  "NaN"};
    return oneOf(edges, random);
}

QByteArray strangeText(Random& random) {
    const std::array<QByteArray, 10> texts = {QByteArray(100'000, 'a'),
                                              "a\\nb\\r\\u001b[31mred\\u0007",
                                              "\\u0000",
                                              "\\ud800",
                                              "../../../../etc/passwd",
                                              "C:\\\\Users\\\\CON\\\\NUL",
                                              "\xff\xfe\x80",
                                              "%s%n%1%2",
                                              "\\u202egnp.exe",
                                              "/dev/zero"};
    return '"' + oneOf(texts, random) + '"';
}

QByteArray deep(qsizetype levels) { return QByteArray(levels, '[') + QByteArray(levels, ']'); }

/// What stands in the place of a span, and the words for it.
Mutant insteadOf(const QByteArray& whole, const Span& span, const QList<Span>& all, Random& random) {
    const auto textOf = [&](const Span& which) { return whole.mid(which.begin, which.size()); };
    switch (random.below(7)) {
    case 0:
        return {otherValue(random), QStringLiteral("another type")};
    case 1:
    case 2:
        return {edgeOfNumbers(random), QStringLiteral("a number at the edge")};
    case 3:
        return {strangeText(random), QStringLiteral("a strange text")};
    case 4:
        return {deep(random.below(2) ? 400 : 100'000), QStringLiteral("deep lists")};
    case 5:
        return {textOf(oneOf(all, random)), QStringLiteral("another's value")};
    default:
        return {textOf(span) + (", " + textOf(span)).repeated(span.key < 0 && span.size() < 4096 ? 999 : 1),
                QStringLiteral("many times over")};
    }
}

Mutant replaced(const QByteArray& whole, const Span& span, const Mutant& instead) {
    QByteArray text = whole;
    text.replace(span.begin, span.size(), instead.bytes);
    const QByteArray was = whole.mid(span.key < 0 ? span.begin : span.key, 40);
    const QByteArray is = instead.bytes.left(40);
    return {text, QStringLiteral("%1 at %2 (%3): %4")
                      .arg(instead.what)
                      .arg(span.begin)
                      .arg(QString::fromUtf8(was).simplified(), QString::fromUtf8(is).simplified())};
}

Mutant withoutMember(const QByteArray& whole, const Span& span) {
    QByteArray text = whole;
    const qsizetype comma = text.indexOf(',', span.end);
    const bool isLast = comma < 0 || !text.mid(span.end, comma - span.end).trimmed().isEmpty();
    // The last one leaves its key behind a comma, which is no JSON any more: as good a mutant.
    text.remove(span.key, (isLast ? span.end : comma + 1) - span.key);
    return {text, QStringLiteral("without the member at %1").arg(span.key)};
}

Mutant memberTwice(const QByteArray& whole, const Span& span, const QByteArray& second) {
    QByteArray text = whole;
    text.insert(span.end, ", " + whole.mid(span.key, span.begin - span.key) + second);
    return {text, QStringLiteral("the member at %1 twice").arg(span.key)};
}

}

Mutant damagedBytes(const QByteArray& whole, std::uint64_t seed) {
    Random random(seed);
    if (whole.isEmpty()) return {noise(16, random), QStringLiteral("noise")};
    const qsizetype at = placeOfDamage(whole.size(), random);
    const qsizetype length = 1 + placeIn(std::min<qsizetype>(whole.size() - at, 600), random);
    QByteArray bytes = whole;
    const auto told = [&](const char* what) {
        return Mutant{bytes, QStringLiteral("%1 at %2, %3 bytes, seed %4")
                                 .arg(QLatin1String(what))
                                 .arg(at)
                                 .arg(length)
                                 .arg(seed)};
    };
    switch (random.below(9)) {
    case 0:
    case 1:
    case 2:
        bytes = flipped(whole, random);
        return told("flipped bits");
    case 3:
        bytes.truncate(at);
        return told("cut short");
    case 4:
        bytes.replace(at, length, QByteArray(length, '\0'));
        return told("zeroed");
    case 5:
        bytes.replace(at, length, noise(length, random));
        return told("noise");
    case 6:
        bytes.remove(at, length);
        return told("missing");
    case 7:
        bytes.insert(at, whole.mid(at, length));
        return told("twice there");
    default:
        const QByteArray number = edgeNumber(random);
        bytes.replace(at, number.size(), number);
        return told("an edge number");
    }
}

Mutant damagedJson(const QByteArray& whole, std::uint64_t seed) {
    Random random(seed);
    const QList<Span> all = Values(whole).found;
    if (random.below(5) == 0) return damagedBytes(whole, random.next());
    const Span span = oneOf(all, random);
    if (span.key >= 0 && random.below(6) == 0) return withoutMember(whole, span);
    if (span.key >= 0 && random.below(6) == 0)
        return memberTwice(whole, span, insteadOf(whole, span, all, random).bytes);
    return replaced(whole, span, insteadOf(whole, span, all, random));
}

int rounds(int all, int sample) { return qEnvironmentVariableIntValue("GLEANER_LONG") == 1 ? all : sample; }

}
