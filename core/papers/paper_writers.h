#pragma once

// One function a paper; `papers()` is the table of them.

#include "base/progress.h"
#include "papers/pack.h"
#include "papers/paper_output.h"

namespace gleaner::papers {

void writeReadme(const Pack& pack, PaperOutput& output, const Progress& progress);
void writeLicence(const Pack& pack, PaperOutput& output, const Progress& progress);
void writeCredits(const Pack& pack, PaperOutput& output, const Progress& progress);
void writeTable(const Pack& pack, PaperOutput& output, const Progress& progress);
void writeCover(const Pack& pack, PaperOutput& output, const Progress& progress);
void writeSheet(const Pack& pack, PaperOutput& output, const Progress& progress);
void writeDemo(const Pack& pack, PaperOutput& output, const Progress& progress);
void writeGrooves(const Pack& pack, PaperOutput& output, const Progress& progress);
void writeMissing(const Pack& pack, PaperOutput& output, const Progress& progress);

}
