#include "base/error.h"

#include "base/sentence.h"

namespace gleaner {

Error::Error(std::string_view reason) : Error({}, reason) {}

Error::Error(const std::filesystem::path& file, std::string_view reason)
    : std::runtime_error(asSentence((file.empty() ? "" : file.string() + ": ") + std::string(reason))),
      m_file(file), m_reason(withoutStop(reason)) {}

}
