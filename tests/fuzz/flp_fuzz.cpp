// Feeds anything at all to the reader of projects: it may refuse with an Error, and nothing else. What it
// reads has to come back byte for byte. Run: flp_fuzz -close_fd_mask=1 CORPUS SEEDS

#include "base/error.h"
#include "flp/conformity.h"
#include "flp/project.h"

#include <cstdint>
#include <cstdlib>

using namespace gleaner;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const flp::Bytes bytes(data, data + size);
    try {
        const flp::EventList list = flp::readEvents(bytes);
        if (flp::writeEvents(list) != bytes) std::abort();
        if (flp::writeDocument(flp::documentFrom(list)) != bytes) std::abort();
        flp::faultsOf(list);
        if (flp::decode(bytes).warnings.size() > 100) std::abort();
    } catch (const Error&) {
        // as good an answer
    }
    return 0;
}
