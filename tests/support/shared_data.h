#pragma once

#include <QString>

#include <filesystem>

namespace gleaner::test {

/// The folder of recordings, projects and references that lies beside the project ($GLEANER_SHARED
/// overrides); empty when it is not there.
std::filesystem::path sharedFolder();

}

/// Skips the running test with a plain message when the shared data is absent.
#define NEEDS_SHARED_DATA()                                                                                  \
    if (gleaner::test::sharedFolder().empty()) QSKIP("the shared recordings are not beside the project")
