#pragma once

#include "command.h"

#include "export/song_files.h"

namespace gleaner::cli {

/// --fl, --template, --path-style, --path-root, --genre, --artists and --comment, which `compose` and `flp`
/// share.
void readProjectOptions(const Arguments& arguments, pack::SongOutputs& outputs);

}
