#include "support/shared_data.h"

#include "support/places.h"

#include <cstdlib>

namespace gleaner::test {

std::filesystem::path sharedFolder() {
    const char* given = std::getenv("GLEANER_SHARED");
    const std::filesystem::path folder =
        given ? std::filesystem::path(given) : sourceFolder().parent_path() / "shared";
    return std::filesystem::is_directory(folder / "data") ? folder : std::filesystem::path();
}

}
