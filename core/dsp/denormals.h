#pragma once

namespace gleaner::dsp {

/// Flushes denormals to zero on this thread while it lives (they cost 40 times; docs/sound.md 7.2), then
/// restores.
class FlushDenormals {
public:
    FlushDenormals();
    ~FlushDenormals();
    FlushDenormals(const FlushDenormals&) = delete;
    FlushDenormals& operator=(const FlushDenormals&) = delete;

private:
    unsigned m_saved;
};

}
