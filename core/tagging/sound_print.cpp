#include "tagging/sound_print.h"

#include "audio/sample_steps.h"
#include "base/contract.h"
#include "base/number_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace gleaner::audio {
namespace {

constexpr Frame mostBlocks = 32;
constexpr std::uint64_t multiplier = 0x9e3779b97f4a7c15ULL;
constexpr int keptBits = 48; // of ten million places and 32 blocks one in a million fits by chance
constexpr std::size_t hexDigits = keptBits / 4;

/// SplitMix64's mixing step.
std::uint64_t mixed(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

/// Words between single spaces.
std::vector<std::string_view> wordsOf(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        words.push_back(word);
        text.remove_prefix(std::min(text.size(), word.size() + 1));
    }
    return words;
}

template <typename Number, typename... Base>
std::optional<std::vector<Number>> numbersFrom(std::string_view text, Base... base) {
    std::vector<Number> numbers;
    for (const std::string_view word : wordsOf(text)) {
        Number number{};
        const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), number, base...);
        if (problem != std::errc() || end != word.data() + word.size()) return std::nullopt;
        numbers.push_back(number);
    }
    return numbers;
}

template <typename Number, typename Write>
std::string joined(const std::vector<Number>& numbers, Write write) {
    std::string text;
    for (const Number number : numbers)
        (text += text.empty() ? "" : " ") += write(number);
    return text;
}

std::string hexOf(std::uint64_t value) {
    char digits[hexDigits + 1] = {};
    const auto end = std::to_chars(digits, digits + hexDigits, value, 16).ptr;
    const std::string text(digits, end);
    return std::string(hexDigits - text.size(), '0') + text;
}

}

Frame SoundPrint::blockFrames() const { return std::max<Frame>(1, frames / mostBlocks); }

inline std::uint64_t RollingChecksum::frame(Frame at) const {
    std::uint64_t value = 0;
    for (const std::span<const float> samples : m_channels)
        value = mixed(value + static_cast<std::uint32_t>(stepsOf(samples[static_cast<std::size_t>(at)])) +
                      multiplier);
    return value;
}

RollingChecksum::RollingChecksum(const AudioBuffer& sound, Frame length, Frame at)
    : m_frames(sound.frames()), m_length(length), m_at(at) {
    expects(length > 0 && at >= 0 && at + length <= sound.frames(), "a block lies inside of the sound");
    for (int c = 0; c < sound.channels(); ++c)
        m_channels.push_back(sound.channel(c));
    for (Frame n = 0; n < length; ++n) {
        m_sum = m_sum * multiplier + frame(at + n);
        if (n > 0) m_leaving *= multiplier;
    }
}

std::uint64_t RollingChecksum::value() const { return mixed(m_sum) >> (64 - keptBits); }

bool RollingChecksum::advance() {
    if (m_at + m_length >= m_frames) return false;
    m_sum = (m_sum - frame(m_at) * m_leaving) * multiplier + frame(m_at + m_length);
    ++m_at;
    return true;
}

double levelOf(const AudioBuffer& sound, FrameRange range) {
    if (range.isEmpty()) return silentLevel;
    double energy = 0.0;
    for (int c = 0; c < sound.channels(); ++c)
        for (Frame n = range.begin; n < range.end; ++n) {
            const auto x = static_cast<double>(sound.channel(c)[static_cast<std::size_t>(n)]);
            energy += x * x;
        }
    const double mean = energy / static_cast<double>(range.length() * sound.channels());
    const double level = mean > 0.0 ? 10.0 * std::log10(mean) : silentLevel;
    return std::max(silentLevel, std::round(level * 100.0) / 100.0);
}

SoundPrint printOf(const AudioBuffer& sound, int rate, int bits) {
    SoundPrint print{sound.frames(), rate, sound.channels(), bits, {}, {}};
    const Frame length = print.blockFrames();
    for (Frame at = 0; at + length <= sound.frames() && std::ssize(print.blocks) < mostBlocks; at += length) {
        print.blocks.push_back(RollingChecksum(sound, length, at).value());
        print.levels.push_back(levelOf(sound, {at, at + length}));
    }
    return print;
}

std::string textOf(const std::vector<std::uint64_t>& blocks) { return joined(blocks, hexOf); }
std::string textOf(const std::vector<double>& levels) {
    return joined(levels, [](double level) { return fixedText(level, 2); });
}
std::optional<std::vector<std::uint64_t>> blocksFrom(std::string_view text) {
    return numbersFrom<std::uint64_t>(text, 16);
}
std::optional<std::vector<double>> levelsFrom(std::string_view text) { return numbersFrom<double>(text); }

}
