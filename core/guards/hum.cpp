#include "guards/flag_table.h"
#include "guards/joined_flags.h"
#include "guards/low_rate.h"

#include "dsp/fft.h"
#include "dsp/portable_math.h"
#include "dsp/window.h"
#include "signal/mono_stream.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>

namespace gleaner::guards {

namespace {
constexpr double humWindowSeconds = 4.0; ///< a quarter of a hertz from bin to bin
constexpr std::array<double, 2> mains = {50.0, 60.0};
constexpr double drift = 0.4,
                 driftStep = 0.05; ///< Hz around them: what a network is kept within, and a recorder's clock
constexpr int partials = 8;
constexpr std::size_t fewestPartials = 3; ///< over the limit, one of the first two among them
constexpr double mostChange = 6.0; ///< dB, of the strongest from window to window: a note comes and goes
constexpr double floorFrom = 2.0, floorTo = 12.0; ///< Hz from a partial, where its floor is
constexpr std::size_t fewestWindows = 3;          ///< in a row, half of one from one to the next

class HumGuard final : public Guard {
public:
    explicit HumGuard(const Recorded& recorded)
        : m_rate(recorded.info.rate), m_polarity(recorded.polarity), m_low(m_rate),
          m_window(dsp::hann(2 * static_cast<int>(std::lround(0.5 * humWindowSeconds * m_low.rate())))),
          m_windowed(m_window.size()), m_fft(static_cast<int>(m_window.size())),
          m_bins(static_cast<std::size_t>(m_fft.bins())), m_level(m_bins.size()) {}

    void push(const audio::AudioBuffer& block) override {
        analysis::mixToMono(block, m_polarity, m_mono);
        m_low.push(m_mono, m_waiting);
        m_end += block.frames();
        while (m_waiting.size() >= m_window.size()) {
            look();
            m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(hop()));
        }
    }

    std::vector<Flag> finish() override {
        std::vector<Flag> found;
        for (std::size_t i = 0; i < m_hums.size();) {
            std::size_t end = i;
            double most = 0.0;
            for (; end < m_hums.size() && isHum(end, i); ++end)
                most = std::max(most, m_hums[end].over);
            if (end - i >= std::min(fewestWindows, m_hums.size()) && end > i)
                found.push_back({FlagKind::Hum, {placeOf(i), placeOf(end + 1)}, most});
            i = std::max(end, i + 1);
        }
        return joinedLargest(std::move(found), 0);
    }

private:
    std::size_t hop() const { return m_window.size() / 2; }
    double binHertz() const { return m_low.rate() / static_cast<double>(m_window.size()); }

    void look() {
        for (std::size_t i = 0; i < m_window.size(); ++i)
            m_windowed[i] = m_window[i] * m_waiting[i];
        m_fft.forward(m_windowed, m_bins);
        for (std::size_t k = 0; k < m_bins.size(); ++k)
            m_level[k] = static_cast<float>(
                0.5 * dsp::portableDecibels(static_cast<double>(std::norm(m_bins[k])) + 1e-20));
        Hum most;
        for (const double centre : mains)
            for (double hertz = centre - drift; hertz < centre + drift + 1e-9; hertz += driftStep)
                if (const Hum hum = humAt(hertz); hum.over > most.over) most = hum;
        m_hums.push_back(most);
    }

    /// What a window holds: how far the strongest partial stands over its floor, and its level; 0 where too
    /// few stand out.
    struct Hum {
        double over = 0.0, level = 0.0; ///< dB
    };

    bool isHum(std::size_t window, std::size_t first) const {
        const Hum& hum = m_hums[window];
        return hum.over > 0.0 &&
               (window == first || std::fabs(hum.level - m_hums[window - 1].level) <= mostChange);
    }

    Hum humAt(double hertz) const {
        const double limit = info(FlagKind::Hum).limit;
        std::size_t over = 0;
        bool hasLow = false;
        Hum most;
        for (int partial = 1; partial <= partials; ++partial) {
            const double excess = excessAt(hertz * partial);
            if (excess < limit) continue;
            ++over;
            hasLow = hasLow || partial <= 2;
            if (excess > most.over) most = {excess, levelAt(hertz * partial)};
        }
        return over >= fewestPartials && hasLow ? most : Hum();
    }

    double levelAt(double hertz) const {
        const auto centre = static_cast<std::size_t>(std::lround(hertz / binHertz()));
        return static_cast<double>(std::max({m_level[centre - 1], m_level[centre], m_level[centre + 1]}));
    }

    double excessAt(double hertz) const {
        const auto bin = [&](double h) { return static_cast<std::size_t>(std::lround(h / binHertz())); };
        if (bin(hertz + floorTo) >= m_level.size() || hertz > 0.25 * m_low.rate()) return 0.0;
        std::vector<float> beside(m_level.begin() + static_cast<std::ptrdiff_t>(bin(hertz - floorTo)),
                                  m_level.begin() + static_cast<std::ptrdiff_t>(bin(hertz - floorFrom)));
        beside.insert(beside.end(), m_level.begin() + static_cast<std::ptrdiff_t>(bin(hertz + floorFrom)),
                      m_level.begin() + static_cast<std::ptrdiff_t>(bin(hertz + floorTo)));
        const auto middle = beside.begin() + static_cast<std::ptrdiff_t>(beside.size() / 2);
        std::nth_element(beside.begin(), middle, beside.end());
        return levelAt(hertz) - static_cast<double>(*middle);
    }

    /// Where window `n` begins; what is not heard in a whole one at the end belongs to the last.
    Frame placeOf(std::size_t n) const {
        if (n > m_hums.size()) return m_end;
        return std::min(m_end, framesFromSeconds(static_cast<double>(n * hop()) / m_low.rate(), m_rate));
    }

    int m_rate;
    std::vector<float> m_polarity, m_mono, m_waiting;
    LowRate m_low;
    std::vector<float> m_window, m_windowed;
    dsp::Fft m_fft;
    std::vector<std::complex<float>> m_bins;
    std::vector<float> m_level;
    std::vector<Hum> m_hums; ///< by window
    Frame m_end = 0;
};
}

std::unique_ptr<Guard> humGuard(const Recorded& recorded) { return std::make_unique<HumGuard>(recorded); }

}
