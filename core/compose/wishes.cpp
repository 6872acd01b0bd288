#include "compose/wishes.h"

#include "base/number_text.h"
#include "base/random.h"
#include "compose/kit.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace gleaner::compose {
namespace {

constexpr int mostRolls = 9999;

template <typename Number>
std::optional<Number> wholeText(std::string_view text) {
    Number number{};
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// Position, length, key, velocity.
std::optional<music::Note> noteFrom(std::string_view text) {
    std::array<std::string_view, 4> parts;
    for (std::size_t n = 0; n < parts.size(); ++n) {
        const std::size_t comma = text.find(',');
        if ((comma == std::string_view::npos) != (n == 3)) return std::nullopt;
        parts[n] = text.substr(0, comma);
        text.remove_prefix(std::min(text.size(), parts[n].size() + 1));
    }
    const auto pos = wholeText<double>(parts[0]), len = wholeText<double>(parts[1]);
    const auto key = wholeText<int>(parts[2]), velocity = wholeText<int>(parts[3]);
    if (!pos || !len || !key || !velocity) return std::nullopt;
    const bool isNote = *pos >= 0.0 && std::isfinite(*pos) && *len > 0.0 && std::isfinite(*len) &&
                        *key >= 0 && *key <= 127 && *velocity >= 1 && *velocity <= 127;
    return isNote ? std::optional(music::Note{*pos, *len, *key, *velocity}) : std::nullopt;
}

std::string noteText(const std::optional<music::Note>& note) {
    if (!note) return {};
    return shortestText(note->pos) + ',' + shortestText(note->len) + ',' + std::to_string(note->key) + ',' +
           std::to_string(note->velocity);
}

/// What stands before the last `=` and behind it.
std::pair<std::string_view, std::string_view> halves(std::string_view text, std::size_t at) {
    return {text.substr(0, at), at == std::string_view::npos ? std::string_view() : text.substr(at + 1)};
}

template <typename Parse>
void dropOf(std::vector<std::string>& texts, const std::string& name, Parse nameIn) {
    std::erase_if(texts, [&](const std::string& text) { return nameIn(text) == name; });
}

}

std::optional<Lock> lockFrom(std::string_view text) {
    const auto [part, sample] = halves(text, text.find('='));
    if (part.empty() || sample.empty()) return std::nullopt;
    return Lock{std::string(part), std::string(sample)};
}

std::optional<Reroll> rerollFrom(std::string_view text) {
    const std::size_t at = text.rfind('=');
    const auto [name, number] = halves(text, at);
    if (name.empty()) return std::nullopt;
    if (at == std::string_view::npos) return Reroll{std::string(name), 1};
    const auto times = wholeText<int>(number);
    if (!times || *times < 1 || *times > mostRolls) return std::nullopt;
    return Reroll{std::string(name), *times};
}

std::optional<NoteEdit> noteEditFrom(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    const auto [where, what] = halves(text, colon);
    const auto [lane, pattern] = halves(where, where.find('/'));
    const std::size_t arrow = what.find('>');
    if (lane.empty() || arrow == std::string_view::npos) return std::nullopt;
    const auto [from, to] = halves(what, arrow);
    NoteEdit edit{std::string(lane), std::string(pattern), noteFrom(from), noteFrom(to)};
    const bool isMeant = from.empty() != edit.before.has_value() && to.empty() != edit.after.has_value();
    return isMeant && (edit.before || edit.after) ? std::optional(edit) : std::nullopt;
}

std::string textOf(const NoteEdit& edit) {
    return edit.lane + (edit.pattern.empty() ? "" : '/' + edit.pattern) + ':' + noteText(edit.before) + '>' +
           noteText(edit.after);
}

std::vector<std::string> withLock(std::vector<std::string> locks, const std::string& part,
                                  const std::string& sample) {
    dropOf(locks, part, [](const std::string& text) {
        const auto lock = lockFrom(text);
        return lock ? lock->part : std::string();
    });
    if (!sample.empty()) locks.push_back(part + '=' + sample);
    return locks;
}

std::vector<std::string> rolledAgain(std::vector<std::string> rerolls, const std::string& name) {
    const int times = std::min(wishesFrom({}, rerolls).rollOf(name) + 1, mostRolls);
    dropOf(rerolls, name, [](const std::string& text) {
        const auto roll = rerollFrom(text);
        return roll ? roll->name : std::string();
    });
    rerolls.push_back(name + '=' + std::to_string(times));
    return rerolls;
}

std::vector<std::string> withEdit(std::vector<std::string> edits, const NoteEdit& edit) {
    NoteEdit made = edit;
    const auto earlier = std::ranges::find_if(edits, [&](const std::string& text) {
        const auto other = noteEditFrom(text);
        return other && other->lane == edit.lane && other->pattern == edit.pattern && other->after &&
               edit.before && *other->after == *edit.before;
    });
    if (earlier != edits.end()) {
        made.before = noteEditFrom(*earlier)->before;
        edits.erase(earlier);
    }
    if (made.before != made.after) edits.push_back(textOf(made));
    return edits;
}

int Wishes::rollOf(std::string_view name) const {
    const auto found = rolls.find(name);
    return found == rolls.end() ? 0 : found->second;
}

const music::SampleEntry* Wishes::lockOf(std::string_view part,
                                         const std::vector<music::SampleEntry>& samples) const {
    const auto lock = locks.find(part);
    if (lock == locks.end()) return nullptr;
    const auto found = std::ranges::find_if(samples, [&](const music::SampleEntry& sample) {
        return sample.id == lock->second || sample.path == lock->second || identityOf(sample) == lock->second;
    });
    return found == samples.end() ? nullptr : &*found;
}

std::uint64_t Wishes::seedOf(std::string_view part, std::uint64_t seed) const {
    const int roll = rollOf(part);
    return roll == 0 ? seed : hash64(part, seed * 0x9e3779b97f4a7c15ULL + static_cast<std::uint64_t>(roll));
}

Wishes wishesFrom(const std::vector<std::string>& locks, const std::vector<std::string>& rerolls) {
    Wishes wishes;
    for (const std::string& text : locks)
        if (const auto lock = lockFrom(text)) wishes.locks[lock->part] = lock->sample;
    for (const std::string& text : rerolls)
        if (const auto roll = rerollFrom(text)) wishes.rolls[roll->name] = roll->times;
    return wishes;
}

}
