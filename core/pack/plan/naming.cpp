#include "pack/plan/naming.h"

#include "base/file_names.h"
#include "base/find_by_id.h"
#include "music/certainty.h"
#include "pack/plan/evocative_word.h"

#include <QString>

#include <algorithm>
#include <cmath>

namespace gleaner::pack {
namespace {

/// Bytes: folder, folder, name and ending stay below 240 characters together (MAX_PATH, docs/formats.md 3.3).
constexpr std::size_t longestGroup = 40, longestStem = 96;
constexpr double mostTempoError = 0.5;      ///< bpm
constexpr std::size_t longestOnDevices = 8; ///< before the dot: FAT without long names

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
std::string legal(const std::string& wanted, std::size_t longest) {
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

/// "95" where the tempo is whole to 0.05, else "94.7", or with more decimals where a shop wants it exact.
std::string tempoText(double bpm, int decimals) {
    const double nearest = std::round(bpm);
    const double slack = decimals == 0 ? 1.0 : 0.5 * std::pow(10.0, -decimals);
    const bool isWhole = std::abs(bpm - nearest) < slack;
    return QString::number(isWhole ? nearest : bpm, 'f', isWhole ? 0 : decimals).toStdString();
}

std::string said(std::string_view placeholder, const NameFacts& facts) {
    const auto known = namingPlaceholders();
    return std::ranges::find(known, placeholder, &NamePlaceholder::name)->value(facts);
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
      m_folders(request.folders), m_letters(m_profile ? m_profile->letters : NameLetters::Any),
      m_tempoDecimals(m_profile ? m_profile->tempoDecimals : 1), m_tempi(request.tempi),
      m_unsureRoles(request.unsureRoles), m_drawsWords(m_template.uses("word")),
      m_tellsPlace(std::ranges::any_of(namingPlaceholders(),
                                       [&](const NamePlaceholder& one) {
                                           return one.tellsPlace &&
                                                  (m_template.uses(one.name) || m_folders.uses(one.name));
                                       })),
      m_extension(audio::info(request.format).extension),
      m_packName(m_letters == NameLetters::Shop ? lettersOf(request.name) : request.name),
      m_artist(request.artist.empty() && m_letters == NameLetters::Blocks ? "Gleaner" : request.artist),
      m_seed(hash64(std::to_string(request.seed))) {
    for (const Asset& asset : request.assets)
        for (const KeptNumbers& series : asset.numbers) {
            Kept& kept = m_kept[{series.called, series.kind}];
            kept.digits = std::max(kept.digits, series.digits);
            for (const auto& [slice, number] : series.of)
                kept.numbers.insert(number);
        }
}

Naming::Series Naming::series(const PlanItem& item) {
    return {toldRole(item.slice.traits), item.slice.traits.kind};
}

const Naming::Kept* Naming::kept(const Series& series) const {
    const auto found = m_kept.find({std::string(series.first), series.second});
    return found == m_kept.end() ? nullptr : &found->second;
}

Random Naming::wordsOf(const PlanItem& item, const library::Recording& source) const {
    return Random(hash64(source.sha256 + ' ' + std::string(music::info(item.slice.traits.role).id) + ' ' +
                             std::to_string(item.slice.range.begin),
                         m_seed));
}

std::optional<double> Naming::toldTempo(const PlanItem& item) const {
    const music::SampleTraits& traits = item.slice.traits;
    if (!music::isSure(traits, music::Fact::Tempo, m_tempi.slowest, m_tempi.fastest)) return std::nullopt;
    if (!item.tempo || !traits.bpm) return traits.bpm;
    const bool isSame = std::abs(item.tempo->wanted - *traits.bpm) <= mostTempoError;
    return isSame ? std::optional(item.tempo->wanted) : std::nullopt;
}

std::string Naming::component(const std::string& wanted) const {
    if (m_letters != NameLetters::Device) return legal(wanted, longestStem);
    const std::string capitals = capitalsOf(wanted).substr(0, longestOnDevices);
    return legal(capitals.empty() ? "SAMPLE" : capitals, longestOnDevices);
}

std::string Naming::wantedStem(const PlanItem& item) const {
    return component(withoutExtension(item.name, m_extension));
}

std::string Naming::numbered(const std::string& stem, int n) const {
    if (m_letters != NameLetters::Device) return stem + '_' + std::to_string(n);
    const std::string digits = std::to_string(n);
    return stem.substr(0, longestOnDevices - std::min(longestOnDevices, digits.size())) + digits;
}

NameFacts Naming::nameFactsOf(const Named& named, std::string word, bool usesRole) const {
    const auto bpm = toldTempo(named.item);
    return {named,
            std::move(word),
            m_packName,
            m_artist,
            bpm ? tempoText(*bpm, m_tempoDecimals) : std::string(),
            group(named.item),
            usesRole};
}

std::vector<std::string> Naming::folders(const Named& named) const {
    if (m_folders.isEmpty()) return {};
    const NameFacts facts = nameFactsOf(named, {}, m_folders.uses("role"));
    return m_folders.expand([&](std::string_view what) { return said(what, facts); });
}

std::string Naming::stem(const Named& named, Random& words) const {
    const std::string word =
        m_drawsWords ? evocativeWord(named.item.slice.traits.character, words) : std::string();
    const NameFacts facts = nameFactsOf(named, word, m_template.uses("role"));
    return component(m_template.expand([&](std::string_view what) {
        std::string value = said(what, facts);
        if (m_letters == NameLetters::Blocks)
            std::ranges::replace_if(
                value, [](char c) { return c == '_' || c == '-'; }, ' ');
        return value;
    }));
}

std::string groupFolder(const std::string& group) { return legal(group, longestGroup); }

std::string foldedStem(const std::string& stem) {
    return isAscii(stem) ? foldedName(stem) : composed(stem).toCaseFolded().toStdString();
}

}
