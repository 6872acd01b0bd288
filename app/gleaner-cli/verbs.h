#pragma once

#include "command.h"

#include "library/recording.h"

namespace gleaner::cli {

int runDetect(const Arguments& arguments);
int runOnsets(const Arguments& arguments);
int runGroove(const Arguments& arguments);
int runAlign(const Arguments& arguments);
int runAnalyse(const Arguments& arguments);
int runGuard(const Arguments& arguments);
int runPack(const Arguments& arguments);
int runRender(const Arguments& arguments);
int runVerify(const Arguments& arguments);
int runDiff(const Arguments& arguments);
int runLint(const Arguments& arguments);
int runIndex(const Arguments& arguments);
int runSelect(const Arguments& arguments);
int runLibrary(const Arguments& arguments);
int runCompose(const Arguments& arguments);
int runFlp(const Arguments& arguments);
int runEffects(const Arguments& arguments);
int runPresets(const Arguments& arguments);
int runCache(const Arguments& arguments);
int runDemo(const Arguments& arguments);

/// "preset-loop": what the option of a kind's own preset is called.
std::string kindPresetOption(const music::SampleKindInfo& kind);

/// The recordings that the files are: parts of one that its recorder split together, unless --no-join says
/// that each stands alone, or --join that all are one. Says on standard error which are read as one.
std::vector<audio::FileSequence> recordingsOf(const Arguments& arguments);

/// One line on standard error for each thing to know about the recording's channels.
void tellNotices(const library::Recording& recording);

}
