#pragma once

#include <span>
#include <vector>

namespace gleaner::analysis {

/// Takes every `factor`-th sample of a stream after a linear-phase low-pass. Output 0 is centred on input 0.
/// What comes out does not depend on how the stream is cut into blocks.
class Decimator {
public:
    explicit Decimator(int factor); ///< 1: passes through

    int factor() const { return m_factor; }
    /// Appends what is complete to `output`.
    void push(std::span<const float> input, std::vector<float>& output);
    /// The outputs whose centre lies inside the stream but whose filter reaches past its end.
    void finish(std::vector<float>& output);

private:
    int m_factor;
    std::vector<float> m_filter;
    std::vector<float> m_waiting; ///< input that later outputs still need
};

}
