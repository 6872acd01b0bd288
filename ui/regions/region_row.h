#pragma once

#include "ui/document/slice_ref.h"

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
    QString name;      ///< that a person gave; else empty
    QString group;     ///< the same
    session::Verdict verdict = session::Verdict::Open;
    std::optional<session::Guess> question;
    music::SampleTraits traits;
    double beginSeconds = 0.0, seconds = 0.0;
    double confidence = 0.0;
    QString reason; ///< why it was found
    std::optional<RegionMeasure> measure;
    friend bool operator==(const RegionRow&, const RegionRow&) = default;
};

/// Of one recording, by begin. Index in range. Without measures.
std::vector<RegionRow> regionRows(const Document& document, int recording);

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
    Name,
    Recording,
    Count
};

QString cellText(const RegionRow& row, RegionColumn column);
/// What the column sorts by; nothing stands behind everything.
QVariant sortValue(const RegionRow& row, RegionColumn column);
/// The row in one sentence, for screen readers.
QString spokenRow(const RegionRow& row);
QString verdictText(session::Verdict verdict);
/// "Is this a kick? 43 % certain"
QString questionText(const RegionRow& row, session::Guess guess);

}
