#include "standard_streams.h"

#ifndef _WIN32
#include <fcntl.h>
#include <unistd.h>
#endif

namespace gleaner {

#ifdef _WIN32
void openStandardStreams() {}
#else
void openStandardStreams() {
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream)
        // The lowest number that is free is given, and those below are open by now.
        if (::fcntl(stream, F_GETFD) < 0 && ::open("/dev/null", O_RDWR) < 0) return;
}
#endif

}
