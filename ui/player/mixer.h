#pragma once

#include "loudness/live_meter.h"
#include "ui/player/stream.h"

#include <memory>
#include <span>
#include <vector>

namespace gleaner::ui {

/// What the sound device gets: the stream that plays, and the one before it while it fades out. Never ends:
/// silence follows. The meter looks at it before the volume has a say.
class Mixer {
public:
    explicit Mixer(int rate); ///< Hz

    /// Goes on with this: fades over within 3 ms as soon as it is ready, and plays on until then. Null: fades
    /// out now.
    void play(std::unique_ptr<Stream> stream);
    void clear(); ///< at once: nothing of what played is heard any more
    /// What is heard; null also while another one is about to take over.
    const Stream* stream() const { return m_next ? nullptr : m_current.get(); }
    /// What was asked for last, heard or not.
    const Stream* latest() const { return m_next ? m_next.get() : m_current.get(); }
    /// Linear; moves there within the next block, so that nothing clicks.
    void setVolume(float volume) { m_volume = volume; }

    /// Fills all of it.
    void render(std::span<StereoFrame> frames);
    /// Output frames of the current stream that were handed out.
    qint64 taken() const { return m_taken; }
    /// Frames of silence since the last sound was handed out.
    qint64 silence() const { return m_silence; }
    int rate() const { return m_rate; }
    loudness::LiveMeter& meter() { return m_meter; }

private:
    void takeOver();
    void retire(std::unique_ptr<Stream> stream);
    void mixOutgoing(std::span<StereoFrame> frames);
    void turnDown(std::span<StereoFrame> frames);

    int m_rate;
    loudness::LiveMeter m_meter;
    std::unique_ptr<Stream> m_next; ///< waits until it is ready
    std::unique_ptr<Stream> m_current;
    std::unique_ptr<Stream> m_outgoing;
    std::vector<std::unique_ptr<Stream>> m_retired; ///< opening may take long, and nobody waits for it
    qint64 m_fadeLength;
    qint64 m_faded = 0;
    qint64 m_taken = 0;
    qint64 m_silence = 0;
    float m_volume = 1.0F;
    float m_reached = 1.0F; ///< volume at the end of the last block
    std::vector<StereoFrame> m_fading;
};

}
