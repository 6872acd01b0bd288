#include "metadata/tag_parser.h"

#include <apefile.h>
#include <apetag.h>
#include <asffile.h>
#include <asftag.h>
#include <flacfile.h>
#include <id3v2framefactory.h>
#include <id3v2tag.h>
#include <mp4file.h>
#include <mp4tag.h>
#include <mpegfile.h>
#include <oggflacfile.h>
#include <opusfile.h>
#include <speexfile.h>
#include <tbytevectorstream.h>
#include <tdebuglistener.h>
#include <tpropertymap.h>
#include <vorbisfile.h>

#include <memory>

namespace gleaner::audio {
namespace {

constexpr unsigned mostValues = 10000;
constexpr unsigned longestValue = 65536;

/// What TagLib finds odd about a file is none of the user's business.
class Silence final : public TagLib::DebugListener {
public:
    void printMessage(const TagLib::String&) override {}
};
void silenceRemarks() {
    [[maybe_unused]] static const bool isSilent = [] {
        static Silence silence;
        TagLib::setDebugListener(&silence);
        return true;
    }();
}

std::unique_ptr<TagLib::File> open(TagStandard standard, TagLib::IOStream& stream) {
    constexpr bool readProperties = false;
    switch (standard) {
    case TagStandard::Id3v2:
        return std::make_unique<TagLib::MPEG::File>(&stream, TagLib::ID3v2::FrameFactory::instance(),
                                                    readProperties);
    case TagStandard::FlacComments:
        return std::make_unique<TagLib::FLAC::File>(&stream, TagLib::ID3v2::FrameFactory::instance(),
                                                    readProperties);
    case TagStandard::OggVorbis:
        return std::make_unique<TagLib::Ogg::Vorbis::File>(&stream, readProperties);
    case TagStandard::OggOpus:
        return std::make_unique<TagLib::Ogg::Opus::File>(&stream, readProperties);
    case TagStandard::OggFlac:
        return std::make_unique<TagLib::Ogg::FLAC::File>(&stream, readProperties);
    case TagStandard::OggSpeex:
        return std::make_unique<TagLib::Ogg::Speex::File>(&stream, readProperties);
    case TagStandard::Mp4Items:
        return std::make_unique<TagLib::MP4::File>(&stream, readProperties);
    case TagStandard::Ape:
        return std::make_unique<TagLib::APE::File>(&stream, readProperties);
    case TagStandard::Asf:
        return std::make_unique<TagLib::ASF::File>(&stream, readProperties);
    }
    return nullptr;
}

void addAll(const TagLib::PropertyMap& properties, TagList& tags) {
    unsigned count = 0;
    for (const auto& [name, values] : properties)
        for (const TagLib::String& value : values)
            if (value.size() <= longestValue && ++count <= mostValues)
                tags.add(name.to8Bit(true), value.to8Bit(true));
}

}

TagList parseTags(const TagBlock& block) {
    silenceRemarks();
    TagList tags;
    TagLib::ByteVectorStream stream(
        TagLib::ByteVector(block.bytes.data(), static_cast<unsigned>(block.bytes.size())));
    const std::unique_ptr<TagLib::File> file = open(block.standard, stream);
    if (file && file->isValid() && file->tag()) addAll(file->properties(), tags);
    return tags;
}

}
