#include "codec/ogg_links.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace gleaner::audio {
namespace {

constexpr std::size_t pageHead = 27, mostSegments = 255;
constexpr unsigned flagFirst = 2;

struct Page {
    std::uint64_t begin = 0, end = 0;
    bool isFirst = false; ///< of a stream
    std::uint64_t body = 0;
};

std::optional<Page> pageAt(const InputFile& file, std::uint64_t at) {
    const std::string head = file.bytes(at, pageHead + mostSegments);
    if (head.size() < pageHead || !head.starts_with("OggS")) return std::nullopt;
    const auto segments = static_cast<std::size_t>(static_cast<unsigned char>(head[26]));
    if (head.size() < pageHead + segments) return std::nullopt;
    std::uint64_t size = pageHead + segments;
    for (std::size_t i = 0; i < segments; ++i)
        size += static_cast<unsigned char>(head[pageHead + i]);
    const bool isFirst = (static_cast<unsigned char>(head[5]) & flagFirst) != 0;
    return Page{at, std::min(at + size, file.size()), isFirst, at + pageHead + segments};
}

/// The next page after damaged bytes.
std::optional<Page> pageAfter(const InputFile& file, std::uint64_t at) {
    constexpr std::size_t block = 1 << 16;
    while (at < file.size()) {
        const std::string bytes = file.bytes(at, block);
        for (std::size_t found = bytes.find("OggS"); found != std::string::npos;
             found = bytes.find("OggS", found + 1))
            if (const auto page = pageAt(file, at + found)) return page;
        if (bytes.size() < block) break;
        at += bytes.size() - 3;
    }
    return std::nullopt;
}

OggLink linkFrom(const InputFile& file, const Page& page) {
    OggLink link{{page.begin, file.size()}};
    const std::string body = file.bytes(page.body, 16);
    if (body.starts_with("\x01vorbis")) link.codec = OggCodec::Vorbis;
    if (body.starts_with("\x7F"
                         "FLAC"))
        link.codec = OggCodec::Flac;
    if (body.starts_with("OpusHead") && body.size() == 16) {
        link.codec = OggCodec::Opus;
        link.headerRate = static_cast<int>(littleEndian(std::string_view(body).substr(12)) & 0x7FFFFFFF);
    }
    return link;
}

}

std::vector<OggLink> oggLinks(const InputFile& file) {
    std::vector<OggLink> links;
    bool wasFirst = false;
    for (auto page = pageAt(file, 0); page;) {
        // The first pages of streams that run side by side stand together at the beginning of a link.
        if (page->isFirst && !wasFirst) {
            if (!links.empty()) links.back().part.end = page->begin;
            links.push_back(linkFrom(file, *page));
        } else if (page->isFirst && links.back().codec == OggCodec::Other) {
            links.back().codec = linkFrom(file, *page).codec;
        }
        wasFirst = page->isFirst;
        const std::uint64_t next = page->end;
        if (next >= file.size()) break;
        page = pageAt(file, next);
        if (!page) page = pageAfter(file, next);
    }
    return links;
}

}
