#pragma once

#include <string>
#include <string_view>
#include <system_error>

namespace gleaner {

/// Why the system refused, in plain words that stand in a sentence: "the disk is full", "permission denied".
/// Where none of ours fit, what the system says itself.
std::string plainReason(const std::error_code& code);

/// The same for what a library hands on of the system's own words (`QFile::errorString`).
std::string plainReason(std::string_view systemsWords);

/// The reason that errno holds, for streams and libraries that say no more than that a write failed;
/// `otherwise` where it holds none. Set errno to 0 before the write.
std::string reasonOfLastCall(std::string_view otherwise);

}
