#pragma once

#include "ui/document/slice_ref.h"

#include "guards/flag.h"
#include "session/triage.h"

#include <optional>

namespace gleaner::ui {

/// What is worked out of a region's sound, beside what its detection knows.
struct RegionMeasure {
    double peakDb = 0.0;             ///< dBFS
    std::optional<double> nearestDb; ///< how unlike the hit is that is most like it, see analysis::distance
    friend bool operator==(const RegionMeasure&, const RegionMeasure&) = default;
};

/// A region of any recording, ready for a table.
struct RegionRow {
    SliceRef ref;
    QString recording; ///< the file's name
    int rate = 0;      ///< of the recording, Hz
    pack::ChosenSlice chosen;
    std::optional<RegionMeasure> measure;
    std::vector<guards::Flag> flags = {}; ///< in its stretch, as far as the guards were heard

    session::Verdict verdict() const { return session::verdictOf(chosen); }
    std::optional<session::Guess> question() const { return session::questionOf(chosen); }
    const music::SampleTraits& traits() const { return chosen.slice.traits; }
    double beginSeconds() const { return secondsFromFrames(chosen.slice.range.begin, rate); }
    double seconds() const { return secondsFromFrames(chosen.slice.range.length(), rate); }
};

/// Without measures. Index of the recording in range.
RegionRow regionRow(const Document& document, int recording, const pack::ChosenSlice& slice);

enum class RegionColumn {
    Verdict,
    Kind,
    Role,
    Begin,
    Length,
    Level,
    Certain,
    Nearest,
    Tempo,
    Key,
    Flags,
    Name,
    Recording,
    Count
};

QString cellText(const RegionRow& row, RegionColumn column);
/// What the column sorts by; nothing stands behind everything.
QVariant sortValue(const RegionRow& row, RegionColumn column);
/// What the guards say of it, a line a flag: what it is, where, how much.
QString flagText(const RegionRow& row);
/// The row in one sentence, for screen readers.
QString spokenRow(const RegionRow& row);
QString verdictText(session::Verdict verdict);
/// "Is this a kick? 43 % certain"
QString questionText(const RegionRow& row, session::Guess guess);

}
