#include "standard_error.h"

#include <algorithm>
#include <cstdio>
#include <string_view>

#ifdef __GLIBC__
#include <unistd.h>
#endif

namespace gleaner {

#ifdef __GLIBC__

namespace {

std::FILE* unfiltered = nullptr;

/// How its lines begin; before a warning it leaves one empty.
constexpr std::string_view remarks[] = {"[src/libmpg123/", "Note: ", "Warning: ", "You fooled me", "\n"};

bool isRemark(std::string_view line) {
    return std::ranges::any_of(remarks, [&](std::string_view remark) { return line.starts_with(remark); });
}

/// Whole lines arrive here, because the stream is buffered by lines, and parts of lines when somebody
/// flushes.
ssize_t passOn(void*, const char* text, size_t size) {
    std::string_view rest(text, size);
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, std::min(rest.find('\n'), rest.size() - 1) + 1);
        if (!isRemark(line) && ::write(STDERR_FILENO, line.data(), line.size()) < 0) return 0;
        rest.remove_prefix(line.size());
    }
    return static_cast<ssize_t>(size);
}

}

void hideDecoderRemarks() {
    cookie_io_functions_t functions{};
    functions.write = passOn;
    std::FILE* filtered = fopencookie(nullptr, "w", functions);
    if (!filtered) return; // then the remarks are seen; nothing else is lost
    std::setvbuf(filtered, nullptr, _IOLBF, BUFSIZ);
    unfiltered = stderr;
    stderr = filtered;
}

std::FILE* ownStandardError() { return unfiltered ? unfiltered : stderr; }

#else

void hideDecoderRemarks() {}
std::FILE* ownStandardError() { return stderr; }

#endif

}
