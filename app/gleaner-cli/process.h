#pragma once

namespace gleaner::cli {

// What the program asks of the system beside files.

/// What is given back goes back to the system: left to itself, glibc keeps ever larger blocks in its heap,
/// and what the analysis of a long recording let go of would stay in the way of what comes after.
void keepMemoryLow();

/// From now on SIGINT and SIGTERM do no more than make `wasSignalled` true, and a reader that went away is an
/// error of writing, told as one.
void noteSignals();
bool wasSignalled();

bool isTerminalOnStandardError();

}
