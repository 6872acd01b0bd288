#pragma once

#include "command.h"

#include "export/song_files.h"

#include <QJsonArray>

namespace gleaner::cli {

/// --fl, --template, --into, --merge, --baseline, --path-style, --path-root, --genre, --artists and
/// --comment, which `compose` and `flp` share.
void readProjectOptions(const Arguments& arguments, pack::SongOutputs& outputs);

/// What a merge does and leaves, a line each.
QJsonArray mergeToJson(const std::vector<flp::MergeLine>& lines);
void printLines(const std::vector<flp::MergeLine>& lines);

}
