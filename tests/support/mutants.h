#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>

namespace gleaner::test {

/// A damaged copy of something whole, and in a few words how it was damaged.
struct Mutant {
    QByteArray bytes;
    QString what;
};

/// Any format: one to sixteen bits flipped, the end missing, a stretch zeroed, of noise, missing, twice
/// there, or a field of four or eight bytes set to a number at the edge of its type. The same seed, the same
/// damage.
Mutant damagedBytes(const QByteArray& whole, std::uint64_t seed);

/// JSON that mostly still is JSON: a value of another type, a number at or beyond the edge of what numbers
/// are, a text that is endless, foreign or holds controls, lists 400 or 100,000 deep, a value in another's
/// place, an entry a thousand times over, a key twice with two values, a key that is missing; one time in
/// five damaged bytes.
Mutant damagedJson(const QByteArray& whole, std::uint64_t seed);

/// How many rounds a sweep goes: all of them where GLEANER_LONG is set in the environment (`packaging/test
/// --long`), else a sample.
int rounds(int all, int sample);

}

/// Skips the running test outside the long run; `what` says what makes it long. packaging/test knows the
/// words.
#define NEEDS_LONG_RUN(what)                                                                                 \
    if (gleaner::test::rounds(1, 0) == 0) QSKIP(what ": a part of the long run")
