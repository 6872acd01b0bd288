#include "tagging/tag_writer.h"

#include "base/error.h"

#include <flacfile.h>
#include <id3v2tag.h>
#include <opusfile.h>
#include <textidentificationframe.h>
#include <vorbisfile.h>
#include <xiphcomment.h>

#include <algorithm>
#include <memory>

namespace gleaner::audio {
namespace {

TagLib::String tagText(const std::string& text) { return {text, TagLib::String::UTF8}; }

struct Opened {
    std::unique_ptr<TagLib::File> file;
    TagLib::Ogg::XiphComment* comments = nullptr;
};

template <typename File>
Opened opened(const std::filesystem::path& path) {
    auto file = std::make_unique<File>(path.c_str(), false);
    TagLib::Ogg::XiphComment* comments = nullptr;
    if constexpr (std::is_same_v<File, TagLib::FLAC::File>)
        comments = file->isValid() ? file->xiphComment(true) : nullptr;
    else
        comments = file->isValid() ? file->tag() : nullptr;
    return {std::move(file), comments};
}

Opened openAny(const std::filesystem::path& path) {
    for (auto open :
         {opened<TagLib::FLAC::File>, opened<TagLib::Ogg::Vorbis::File>, opened<TagLib::Ogg::Opus::File>})
        if (Opened file = open(path); file.comments) return file;
    return {};
}

/// The library says nothing of a disk that is full: only the file can tell.
bool holds(const std::filesystem::path& path, const NamedTexts& comments) {
    const Opened file = openAny(path);
    if (!file.comments) return false;
    const TagLib::Ogg::FieldListMap& fields = file.comments->fieldListMap();
    return std::ranges::all_of(comments, [&](const auto& comment) {
        const auto found = fields.find(tagText(comment.first));
        return comment.second.empty() ||
               (found != fields.end() && found->second.toString("\n") == tagText(comment.second));
    });
}

}

std::string id3Tag(const NamedTexts& frames) {
    TagLib::ID3v2::Tag tag;
    bool isEmpty = true;
    for (const auto& [id, text] : frames) {
        if (text.empty()) continue;
        const bool isPlain =
            std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        auto frame = std::make_unique<TagLib::ID3v2::TextIdentificationFrame>(
            TagLib::ByteVector(id.c_str()), isPlain ? TagLib::String::Latin1 : TagLib::String::UTF16);
        frame->setText(tagText(text));
        tag.addFrame(frame.release()); // the tag owns it
        isEmpty = false;
    }
    if (isEmpty) return {};
    const TagLib::ByteVector bytes = tag.render(TagLib::ID3v2::v3);
    return {bytes.data(), bytes.size()};
}

void writeComments(const std::filesystem::path& path, const NamedTexts& comments) {
    {
        const Opened file = openAny(path);
        if (!file.comments) throw Error(path, "takes no comments: it is no FLAC, Ogg Vorbis or Opus.");
        for (const auto& [name, text] : comments)
            if (!text.empty()) file.comments->addField(tagText(name), tagText(text), true);
        file.file->save();
    }
    if (!holds(path, comments))
        throw Error(path, "its comments can't be written (the disk did not take them). Free some space or "
                          "choose another folder.");
}

}
