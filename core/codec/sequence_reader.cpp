#include "codec/sequence_reader.h"

#include "base/error.h"

#include <algorithm>

namespace gleaner::audio {
namespace {

std::string channelsAndRate(const AudioInfo& info) {
    return std::to_string(info.channels) + (info.channels == 1 ? " channel at " : " channels at ") +
           std::to_string(info.rate) + " Hz";
}

/// Notes say what is wrong with a length; of several files each is named.
void addNote(std::string& notes, const std::filesystem::path& file, const std::string& note) {
    if (note.empty()) return;
    notes += (notes.empty() ? "" : "; ") + file.filename().string() + ": " + note;
}

}

SequenceReader::SequenceReader(const FileSequence& files) {
    requireParts(files);
    m_reader.emplace(files.first());
    m_info = m_reader->info();
    m_parts.push_back({files.first(), {0, m_info.frames}});
    if (files.isOne()) return;
    m_info.note.clear();
    addNote(m_info.note, files.first(), m_reader->info().note);
    for (std::size_t n = 1; n < files.files().size(); ++n)
        add(files.files()[n]);
}

void SequenceReader::add(const std::filesystem::path& file) {
    const FileReader reader(file);
    const AudioInfo& info = reader.info();
    if (info.rate != m_info.rate || info.channels != m_info.channels)
        throw Error(file, "has " + channelsAndRate(info) + " and can't go on with " +
                              m_parts.front().file.filename().string() + ", which has " +
                              channelsAndRate(m_info) + ". Open them apart.");
    const Frame begin = m_info.frames;
    for (Mark mark : info.marks) {
        mark.begin += begin;
        m_info.marks.push_back(mark);
    }
    if (info.claimedFrames || m_info.claimedFrames)
        m_info.claimedFrames =
            m_info.claimedFrames.value_or(begin) + info.claimedFrames.value_or(info.frames);
    addNote(m_info.note, file, info.note);
    m_info.frames += info.frames;
    m_parts.push_back({file, {begin, m_info.frames}});
}

FileReader& SequenceReader::readerOf(std::size_t part) {
    if (part != m_open) {
        m_reader.emplace(m_parts[part].file);
        m_open = part;
    }
    return *m_reader;
}

std::size_t SequenceReader::partAt(Frame frame) const {
    const auto behind =
        std::ranges::upper_bound(m_parts, frame, {}, [](const Part& part) { return part.range.begin; });
    return static_cast<std::size_t>(behind - m_parts.begin()) - 1;
}

void SequenceReader::read(FrameRange range, AudioBuffer& into) {
    if (m_parts.size() == 1) return m_reader->read(range, into);
    const FrameRange inside = intersection(range, {0, m_info.frames});
    if (inside.isEmpty()) return into.reshape(m_info.channels, 0);
    const std::size_t part = partAt(inside.begin);
    const FrameRange own = m_parts[part].range;
    if (inside.end > own.end) return readJoined(inside, into);
    readerOf(part).read({inside.begin - own.begin, inside.end - own.begin}, into);
}

void SequenceReader::readJoined(FrameRange range, AudioBuffer& into) {
    std::vector<AudioBuffer> pieces;
    Frame frames = 0;
    for (std::size_t part = partAt(range.begin); part < m_parts.size(); ++part) {
        const FrameRange own = m_parts[part].range, wanted = intersection(range, own);
        if (own.begin >= range.end) break;
        AudioBuffer& piece = pieces.emplace_back();
        readerOf(part).read({wanted.begin - own.begin, wanted.end - own.begin}, piece);
        frames += piece.frames();
        if (piece.frames() < wanted.length()) break; // damaged there: what follows would move forward
    }
    into.reshape(m_info.channels, frames);
    for (int c = 0; c < m_info.channels; ++c) {
        auto to = into.channel(c).begin();
        for (const AudioBuffer& piece : pieces)
            to = std::ranges::copy(piece.channel(c), to).out;
    }
}

}
