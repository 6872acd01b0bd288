#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gleaner::music {

enum class Mode { Major, Minor };

/// A key: pitch class 0 (C) to 11 (B) and mode.
struct Key {
    int pitchClass = 0;
    Mode mode = Mode::Major;
    friend bool operator==(const Key&, const Key&) = default;
};

/// Reads any usual spelling: `Am`, `A minor`, `Amin`, `a` (lower case alone = minor), `F#`, `Gb`, `A♯m`,
/// `B♭`, `Dmaj`, `F#:min`, Camelot `8A`, Open Key `1m`/`1d`. Nothing for anything else ("H", "Amaj7", "").
std::optional<Key> parseKey(std::string_view text);

/// `Am`, `F#m`, `Bb`, `C`: sharps except Bb, Eb and Ab (docs/formats.md 1.2).
std::string toString(const Key& key);

/// "8A" for A minor.
std::string camelot(const Key& key);

/// The key moved by `semitones` (any sign).
Key transposed(const Key& key, int semitones);

/// Place on the circle of fifths: 0 for C major and A minor, one more for each fifth up, 0 to 11.
int fifths(const Key& key);

}
