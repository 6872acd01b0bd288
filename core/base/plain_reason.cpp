#include "base/plain_reason.h"

#include <cerrno>

namespace gleaner {
namespace {

struct Reason {
    std::errc code;
    std::string_view words;
};

constexpr Reason reasons[] = {
    {std::errc::no_space_on_device, "the disk is full"},
    {std::errc::file_too_large, "the file would be larger than this disk or account allows"},
    {std::errc::permission_denied, "permission denied"},
    {std::errc::operation_not_permitted, "permission denied"},
    {std::errc::read_only_file_system, "the disk is read-only"},
    {std::errc::no_such_file_or_directory, "there is no such file or folder"},
    {std::errc::not_a_directory, "a part of its path is a file, not a folder"},
    {std::errc::is_a_directory, "it is a folder"},
    {std::errc::file_exists, "there is one of that name already"},
    {std::errc::directory_not_empty, "the folder is not empty"},
    {std::errc::filename_too_long, "the name is too long"},
    {std::errc::too_many_symbolic_link_levels, "links lead round in a circle"},
    {std::errc::cross_device_link, "it lies on another disk"},
    {std::errc::too_many_files_open, "too many files are open"},
    {std::errc::too_many_files_open_in_system, "too many files are open"},
    {std::errc::device_or_resource_busy, "another program uses it"},
    {std::errc::text_file_busy, "another program uses it"},
    {std::errc::not_enough_memory, "there is not enough memory"},
    {std::errc::io_error, "the disk could not read or write it"},
    {std::errc::no_such_device_or_address, "the device is gone"},
    {std::errc::no_such_device, "the device is gone"},
};

#ifdef EDQUOT
constexpr int quotaExceeded = EDQUOT; // has no name among std::errc
constexpr std::string_view quotaWords = "your share of the disk is used up";
#endif

std::string_view wordsFor(int number) {
    for (const Reason& reason : reasons)
        if (static_cast<int>(reason.code) == number) return reason.words;
#ifdef EDQUOT
    if (number == quotaExceeded) return quotaWords;
#endif
    return {};
}

std::string systemsWordsFor(std::errc code) { return std::make_error_code(code).message(); }

}

std::string plainReason(const std::error_code& code) {
    // What has no std::errc stays in the system's category, with errno's numbers.
    const std::string_view words = wordsFor(code.default_error_condition().value());
    return words.empty() ? code.message() : std::string(words);
}

std::string plainReason(std::string_view systemsWords) {
    for (const Reason& reason : reasons)
        if (systemsWords == systemsWordsFor(reason.code)) return std::string(reason.words);
#ifdef EDQUOT
    if (systemsWords == std::generic_category().message(quotaExceeded)) return std::string(quotaWords);
#endif
    return std::string(systemsWords);
}

std::string reasonOfLastCall(std::string_view otherwise) {
    return errno == 0 ? std::string(otherwise) : plainReason(std::error_code(errno, std::generic_category()));
}

}
