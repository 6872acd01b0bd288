#pragma once

#include "audio/audio_buffer.h"
#include "audio/marks.h"

#include <optional>
#include <string>
#include <vector>

namespace gleaner::audio {

struct AudioInfo {
    int rate = 48000; ///< Hz, 1,000 to 768,000
    int channels = 1; ///< 1 to 32
    Frame frames = 0; ///< what is there; where the sound is damaged inside, `read` may give fewer
    int bits = 0;     ///< of a stored sample; 0 for lossy formats
    bool isFloat = false;
    std::string format{}; ///< for people: "WAV, 24 bit"
    /// What the header claims, where that is more than there is.
    std::optional<Frame> claimedFrames{};
    /// What a person should know about the length ("its header claims 1:02.500, of which 0:41.000 are there;
    /// the rest is missing"); no full stop. Empty where the header is right.
    std::string note{};
    /// What the recorder calls each channel, of more than two (iXML); empty: it does not say.
    std::vector<std::string> trackNames{};
    std::vector<Mark> marks{}; ///< that somebody set while recording, by begin
    friend bool operator==(const AudioInfo&, const AudioInfo&) = default;
};

/// Audio that can be read in any order, block by block. Reading consecutive ranges does not seek.
class AudioSource {
public:
    virtual ~AudioSource() = default;
    virtual const AudioInfo& info() const = 0;
    /// Fills `into` with the frames of `range` that exist; its frames() says how many. Throws Error.
    virtual void read(FrameRange range, AudioBuffer& into) = 0;
};

/// Audio in memory, for tests and for what was just rendered.
class MemorySource final : public AudioSource {
public:
    MemorySource(AudioBuffer buffer, int rate);
    const AudioInfo& info() const override { return m_info; }
    void read(FrameRange range, AudioBuffer& into) override;

private:
    AudioBuffer m_buffer;
    AudioInfo m_info;
};

}
