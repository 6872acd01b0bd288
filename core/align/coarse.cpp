#include "align/coarse.h"

#include "align/onset_curve.h"
#include "base/contract.h"
#include "dsp/fft.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <complex>

namespace gleaner::align {
namespace {

constexpr int secondsAPiece = 60, mostSought = 32;
constexpr double longestSought = 120.0; ///< seconds: more would smear as the clocks drift
constexpr double agreeSeconds = 0.03;   ///< chosen: three values of the curve
constexpr double mostDrift = 500e-6;    ///< chosen: poor clocks without a crystal of their own

/// Where a piece of the first was found.
struct Finding {
    double at = 0.0;    ///< its middle, seconds of the first
    double lag = 0.0;   ///< seconds
    double score = 0.0; ///< standard deviations over all other lags
};

/// Looks for pieces in the second's curve.
class PieceFinder {
public:
    PieceFinder(const std::vector<float>& second, std::size_t longest)
        : m_length(second.size()), m_fft(static_cast<int>(std::bit_ceil(second.size() + longest))),
          m_second(static_cast<std::size_t>(m_fft.bins())), m_piece(m_second.size()),
          m_values(static_cast<std::size_t>(m_fft.size())) {
        std::ranges::copy(second, m_values.begin());
        m_fft.forward(m_values, m_second);
    }

    Finding find(const std::vector<float>& first, std::size_t begin, std::size_t length) {
        std::ranges::fill(m_values, 0.0F);
        std::copy_n(first.begin() + static_cast<std::ptrdiff_t>(begin), length, m_values.begin());
        m_fft.forward(m_values, m_piece);
        for (std::size_t bin = 0; bin < m_piece.size(); ++bin)
            m_piece[bin] = m_second[bin] * std::conj(m_piece[bin]);
        m_fft.inverse(m_piece, m_values);
        return best(begin, length);
    }

private:
    /// What is at `shift` of the second; negative ones stand at the end.
    float at(std::ptrdiff_t shift) const {
        return m_values[static_cast<std::size_t>(shift < 0 ? shift + m_fft.size() : shift)];
    }

    Finding best(std::size_t begin, std::size_t length) const {
        const auto from = -static_cast<std::ptrdiff_t>(length) + 1,
                   to = static_cast<std::ptrdiff_t>(m_length);
        std::ptrdiff_t highest = from;
        double power = 0.0;
        for (std::ptrdiff_t shift = from; shift < to; ++shift) {
            if (at(shift) > at(highest)) highest = shift;
            power += static_cast<double>(at(shift)) * static_cast<double>(at(shift));
        }
        const double deviation = std::sqrt(power / static_cast<double>(to - from));
        const double middle = static_cast<double>(begin) + static_cast<double>(length) / 2.0;
        const double lag = static_cast<double>(highest) - static_cast<double>(begin);
        return {middle / curveRate, lag / curveRate,
                deviation > 0.0 ? static_cast<double>(at(highest)) / deviation : 0.0};
    }

    std::size_t m_length;
    dsp::Fft m_fft;
    std::vector<std::complex<float>> m_second, m_piece;
    std::vector<float> m_values;
};

std::vector<Finding> findPieces(const std::vector<float>& first, const std::vector<float>& second) {
    const std::size_t count =
        std::clamp<std::size_t>(first.size() / (secondsAPiece * curveRate), 1, mostSought);
    const std::size_t stretch = first.size() / count;
    const std::size_t length = std::min(stretch, static_cast<std::size_t>(longestSought * curveRate));
    PieceFinder finder(second, length);
    std::vector<Finding> findings;
    for (std::size_t n = 0; n < count; ++n)
        findings.push_back(finder.find(first, n * stretch + (stretch - length) / 2, length));
    return findings;
}

bool agree(const Finding& a, const Finding& b) {
    return std::abs(a.lag - b.lag) <= agreeSeconds + mostDrift * std::abs(a.at - b.at);
}

/// All that agree with the one that most do.
std::vector<Finding> largestAgreement(const std::vector<Finding>& findings) {
    std::vector<Finding> largest;
    double most = -1.0;
    for (const Finding& one : findings) {
        std::vector<Finding> with;
        double weight = 0.0;
        for (const Finding& other : findings)
            if (agree(one, other)) {
                with.push_back(other);
                weight += other.score * other.score;
            }
        if (weight <= most) continue;
        most = weight;
        largest = std::move(with);
    }
    return largest;
}

}

RoughLag roughLag(const std::vector<float>& first, const std::vector<float>& second) {
    expects(!first.empty() && !second.empty(), "two curves with values");
    const std::vector<Finding> findings = largestAgreement(findPieces(first, second));
    double weight = 0.0, at = 0.0, lag = 0.0;
    for (const Finding& finding : findings) {
        const double w = finding.score * finding.score + 1e-9;
        weight += w;
        at += w * finding.at;
        lag += w * finding.lag;
    }
    at /= weight;
    lag /= weight;
    double both = 0.0, spread = 0.0;
    for (const Finding& finding : findings) {
        const double w = finding.score * finding.score;
        both += w * (finding.at - at) * (finding.lag - lag);
        spread += w * (finding.at - at) * (finding.at - at);
    }
    const double slope = spread > 0.0 ? std::clamp(both / spread, -mostDrift, mostDrift) : 0.0;
    return {lag - slope * at, slope};
}

}
