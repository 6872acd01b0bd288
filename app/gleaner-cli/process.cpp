#include "process.h"

#include <csignal>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace gleaner::cli {
namespace {

volatile std::sig_atomic_t signalled = 0;
void onSignal(int) { signalled = 1; }

}

void keepMemoryLow() {
#ifdef __GLIBC__
    // Buffers of a sample come and go by the thousand: what goes back to the system has to be cleared again.
    mallopt(M_MMAP_THRESHOLD, 16 << 20);
    mallopt(M_TRIM_THRESHOLD, 32 << 20);
#endif
}

void noteSignals() {
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
#ifdef SIGPIPE
    std::signal(SIGPIPE, SIG_IGN);
#endif
}

bool wasSignalled() { return signalled != 0; }

#ifdef _WIN32
bool isTerminalOnStandardError() { return _isatty(2) != 0; }
#else
bool isTerminalOnStandardError() { return ::isatty(STDERR_FILENO) != 0; }
#endif

}
