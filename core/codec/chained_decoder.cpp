#include "codec/chained_decoder.h"

#include "base/error.h"
#include "codec/length_note.h"

#include <algorithm>

namespace gleaner::audio {
namespace {

std::string changeTo(const AudioInfo& info) {
    return "goes on with " + std::to_string(info.channels) +
           (info.channels == 1 ? " channel at " : " channels at ") + std::to_string(info.rate) + " Hz";
}

}

ChainedDecoder::ChainedDecoder(std::vector<Opener> links) {
    for (Opener& open : links) {
        AudioInfo info;
        try {
            info = open()->info();
        } catch (const Error&) {
            if (m_links.empty()) throw;
            m_info.note =
                changeNote(m_info.frames, m_info.rate, "goes on with a stream that can't be decoded");
            break;
        }
        if (m_links.empty()) {
            m_info = info;
            m_info.frames = 0;
        } else if (info.rate != m_info.rate || info.channels != m_info.channels) {
            m_info.note = changeNote(m_info.frames, m_info.rate, changeTo(info));
            break;
        }
        m_links.push_back({std::move(open), m_info.frames, m_info.frames + info.frames});
        m_info.frames += info.frames;
    }
}

bool ChainedDecoder::enter(std::size_t link, Frame frame) {
    const Link& entered = m_links[link];
    if (!m_decoder || link != m_current) m_decoder = entered.open();
    m_current = link;
    m_position = entered.begin;
    const Frame local = frame - entered.begin;
    const bool isRemembering = m_decoder->needsRunUp();
    const Frame start = !isRemembering                              ? local
                        : local <= readThroughSeconds * m_info.rate ? 0
                                                                    : local - seekRunUpSeconds * m_info.rate;
    if (m_decoder->seek(start))
        m_position = entered.begin + start;
    else
        m_decoder = entered.open();
    return skip(frame - m_position);
}

bool ChainedDecoder::skip(Frame frames) {
    std::vector<float> dropped(static_cast<std::size_t>(2048 * m_info.channels));
    while (frames > 0) {
        const auto wanted = static_cast<std::size_t>(std::min<Frame>(frames, 2048) * m_info.channels);
        const Frame got = m_decoder->read(std::span(dropped).first(wanted));
        if (got == 0) return false;
        frames -= got;
        m_position += got;
    }
    return true;
}

Frame ChainedDecoder::read(std::span<float> interleaved) {
    const Frame wanted = static_cast<Frame>(interleaved.size()) / m_info.channels;
    Frame done = 0;
    while (done < wanted) {
        if (!m_decoder && !enter(m_current, m_position)) break;
        const Frame rest = std::min(wanted - done, m_links[m_current].end - m_position);
        const Frame got =
            m_decoder->read(interleaved.subspan(static_cast<std::size_t>(done * m_info.channels),
                                                static_cast<std::size_t>(rest * m_info.channels)));
        done += got;
        m_position += got;
        if (got > 0) continue;
        if (m_current + 1 == m_links.size() || !enter(m_current + 1, m_links[m_current].end)) break;
    }
    return done;
}

bool ChainedDecoder::seek(Frame frame) {
    if (frame < 0 || frame > m_info.frames) return false;
    if (frame == m_position && m_decoder) return true;
    std::size_t link = 0;
    while (link + 1 < m_links.size() && m_links[link].end <= frame)
        ++link;
    const bool isAhead = m_decoder && link == m_current && frame > m_position &&
                         frame - m_position <= readThroughSeconds * m_info.rate;
    return isAhead ? skip(frame - m_position) : enter(link, frame);
}

}
