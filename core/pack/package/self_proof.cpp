#include "files/sha256.h"
#include "pack/package/manifest.h"

namespace gleaner::pack {
namespace {

/// Where the digits of the manifest's own hash stand; nothing where there are none. In a text of the manifest
/// the quotes would be escaped, so this is the field.
std::optional<std::size_t> ownHashIn(const std::string& bytes) {
    constexpr std::string_view field = "\"manifest_sha256\": \"";
    const std::size_t at = bytes.find(field);
    if (at == std::string::npos || bytes.size() - at - field.size() < hashDigits) return std::nullopt;
    return at + field.size();
}

std::string ownHashOf(std::string bytes, std::size_t at) {
    bytes.replace(at, hashDigits, hashDigits, '0');
    return library::sha256Of(bytes);
}

}

SelfProof selfProofOf(const std::string& bytes) {
    const auto at = ownHashIn(bytes);
    if (!at) return SelfProof::Missing;
    return bytes.compare(*at, hashDigits, ownHashOf(bytes, *at)) == 0 ? SelfProof::Holds : SelfProof::Fails;
}

std::string withOwnHash(std::string bytes) {
    const auto at = ownHashIn(bytes);
    if (at) bytes.replace(*at, hashDigits, ownHashOf(bytes, *at));
    return bytes;
}

}
