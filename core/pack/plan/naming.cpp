#include "pack/plan/naming.h"

#include "base/file_names.h"
#include "base/find_by_id.h"
#include "pack/plan/evocative_word.h"
#include "pack/plan/names.h"

#include <QString>

#include <algorithm>
#include <cmath>

namespace gleaner::pack {
namespace {

/// Bytes: folder, folder, name and ending stay below 240 characters together (MAX_PATH, docs/formats.md 3.3).
constexpr std::size_t longestGroup = 40, longestStem = 96;

bool isAscii(const std::string& text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Composed characters (NFC): what the three systems agree on for the same letters.
QString composed(const std::string& text) {
    return QString::fromStdString(text).normalized(QString::NormalizationForm_C);
}

/// At most so many bytes of whole UTF-8 characters.
std::string cutTo(std::string text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80)
        --most;
    text.resize(most);
    return text;
}

/// One component of a path that is legal everywhere.
std::string component(const std::string& wanted, std::size_t longest) {
    return safeFileName(cutTo(isAscii(wanted) ? wanted : composed(wanted).toStdString(), longest));
}

/// ASCII letters of a text, accents dropped, words joined by `_`: all that strict shops allow.
std::string lettersOf(const std::string& text) {
    const QString decomposed = QString::fromStdString(text).normalized(QString::NormalizationForm_KD);
    std::string letters;
    for (const QChar c : decomposed) {
        const char ascii = c.unicode() < 128 ? static_cast<char>(c.unicode()) : '\0';
        const bool isLetter = (ascii >= 'a' && ascii <= 'z') || (ascii >= 'A' && ascii <= 'Z');
        if (isLetter)
            letters += ascii;
        else if ((ascii == ' ' || ascii == '_' || ascii == '-') && !letters.empty() && letters.back() != '_')
            letters += '_';
    }
    while (letters.ends_with('_'))
        letters.pop_back();
    return letters;
}

/// "95" where the tempo is whole to 0.05, else "94.7".
std::string tempoText(double bpm, bool wholeOnly) {
    const double nearest = std::round(bpm);
    const bool isWhole = wholeOnly || std::abs(bpm - nearest) < 0.05;
    return QString::number(isWhole ? nearest : bpm, 'f', isWhole ? 0 : 1).toStdString();
}

std::string padded(int number, int outOf) {
    const std::string digits = std::to_string(number);
    const std::size_t width = std::max<std::size_t>(2, std::to_string(outOf).size());
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

/// The stem without an ending that a person typed along.
std::string withoutExtension(const std::string& name, std::string_view extension) {
    const std::string lower = foldedName(name);
    return lower.ends_with(extension) ? name.substr(0, name.size() - extension.size()) : name;
}

}

Naming::Naming(const PackRequest& request)
    : m_profile(findById(namingProfiles(), request.naming)),
      m_template(m_profile ? m_profile->pattern : std::string_view(request.naming)),
      m_isStrict(m_profile && m_profile->id == "splice"), m_drawsWords(m_template.uses("word")),
      m_extension(audio::info(request.format).extension),
      m_packName(m_isStrict ? lettersOf(request.name) : request.name),
      m_seed(hash64(std::to_string(request.seed))) {}

Random Naming::wordsOf(const PlanItem& item, const std::string& source) const {
    return Random(hash64(source + ' ' + std::string(music::info(item.slice.traits.role).id) + ' ' +
                             std::to_string(item.slice.range.begin),
                         m_seed));
}

std::string Naming::wantedStem(const PlanItem& item) const {
    return component(withoutExtension(item.name, m_extension), longestStem);
}

std::string Naming::stem(const PlanItem& item, int number, int outOf, Random& words) const {
    const std::string word = m_drawsWords ? evocativeWord(item.slice.traits.character, words) : std::string();
    const std::string digits = padded(number, outOf);
    return component(
        m_template.expand([&](std::string_view what) { return valueOf(what, item, digits, word); }),
        longestStem);
}

std::string Naming::valueOf(std::string_view placeholder, const PlanItem& item, const std::string& number,
                            const std::string& word) const {
    const music::SampleTraits& traits = item.slice.traits;
    const std::string kind(music::info(traits.kind).id);
    if (placeholder == "role") return std::string(music::info(traits.role).id);
    if (placeholder == "number") return number;
    if (placeholder == "bpm") return traits.bpm ? tempoText(*traits.bpm, m_isStrict) : std::string();
    // A wrong key in a name is worse than none: drums and ambiences carry none.
    if (placeholder == "key")
        return traits.key && music::info(traits.role).isTonal ? music::toString(*traits.key) : "";
    if (placeholder == "word") return word;
    if (placeholder == "kind") return kind;
    if (placeholder == "loop") return traits.kind == music::SampleKind::Hit ? "" : kind;
    return m_packName;
}

std::string groupFolder(const std::string& group) { return component(group, longestGroup); }

std::string foldedStem(const std::string& stem) {
    return isAscii(stem) ? foldedName(stem) : composed(stem).toCaseFolded().toStdString();
}

}
