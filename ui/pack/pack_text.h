#pragma once

#include "ui/pack/pack_model.h"

namespace gleaner::ui {

// The words in the cells of the pack's tree.

/// "95", "92.5"; empty where nothing is known.
QString bpmText(const std::optional<double>& bpm);
QString cellText(const PackRow& row, PackModel::Column column);
/// Several lines: where it comes from, why it was found, where it goes.
QString rowToolTip(const PackRow& row);
/// The row in one sentence, for screen readers.
QString spokenRow(const PackRow& row);

}
