#include "compose/drum_writer.h"
#include "compose/song_plan.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gleaner::compose {
namespace {

using music::Automation;

constexpr double leastMove = 0.001; // of the volume

/// Which layer a track plays, by the first word of its name.
struct LayerName {
    std::string_view word;
    unsigned layer;
};
constexpr std::array<LayerName, 7> layerNames = {{{"Bass", layer::bass},
                                                  {"Chords", layer::chords},
                                                  {"Pad", layer::pad},
                                                  {"Lead", layer::lead},
                                                  {"Loop", layer::loop},
                                                  {"Phrase", layer::phrase},
                                                  {"Ambience", layer::ambience}}};

unsigned layerOf(const music::MelodicTrack& track) {
    const std::string_view word = std::string_view(track.name).substr(0, track.name.find(' '));
    const auto found = std::ranges::find(layerNames, word, &LayerName::word);
    return found == layerNames.end() ? 0U : found->layer;
}

class Mover {
public:
    Mover(const SongPlan& plan, const music::MelodicTrack& track)
        : m_plan(plan), m_layer(layerOf(track)), m_volume(track.volume) {}

    std::vector<Automation::Point> points() {
        for (const SectionPlan& section : m_plan.sections) {
            const Swell* swell = swellOf(section);
            if (isDucked(section))
                duck(section, swell);
            else
                line(section.bar, section.bar + section.bars, swell);
        }
        const auto moves = [&](const Automation::Point& point) {
            return std::abs(point.value - m_volume) > leastMove * m_volume;
        };
        return std::ranges::any_of(m_points, moves) ? std::move(m_points) : std::vector<Automation::Point>();
    }

private:
    const Swell* swellOf(const SectionPlan& section) const {
        const auto& swells = section.what().swells;
        const auto found = std::ranges::find(swells, m_layer, &Swell::layer);
        return found == swells.end() ? nullptr : &*found;
    }

    /// Where most plays there is most to make room for.
    static bool isFull(SectionKind kind) {
        return kind == SectionKind::Chorus || kind == SectionKind::Hook || kind == SectionKind::Perreo;
    }

    bool isDucked(const SectionPlan& section) const {
        return (m_plan.style->ducking.layers & m_layer) != 0 && isFull(section.kind) &&
               section.what().body.kick;
    }

    static double partAt(const Swell* swell, double place) {
        return swell ? swell->from + (swell->to - swell->from) * place : 1.0;
    }

    void add(double bar, double part) {
        const double value = std::clamp(std::round(m_volume * part * 1e4) / 1e4, 0.0, 1.0);
        const std::size_t count = m_points.size();
        const auto isSame = [&](std::size_t back) { return m_points[count - back].value == value; };
        if (count >= 2 && isSame(1) && isSame(2))
            m_points.back().bar = bar; // three in a row say no more than two
        else
            m_points.push_back({bar, value});
    }

    void line(double from, double to, const Swell* swell) {
        add(from, partAt(swell, 0.0));
        add(to, partAt(swell, 1.0));
    }

    /// Down at each kick of the body, and back before the next.
    void duck(const SectionPlan& section, const Swell* swell) {
        const Ducking& ducking = m_plan.style->ducking;
        const double barBeats = music::barBeats(m_plan.metre);
        const auto kicks = kicksOf(*m_plan.style, section.bars, m_plan.metre);
        const double end = section.bars * barBeats;
        if (kicks.empty()) return line(section.bar, section.bar + section.bars, swell);
        if (kicks.front() > 0.0) add(section.bar, partAt(swell, 0.0));
        for (std::size_t n = 0; n < kicks.size(); ++n) {
            const double next = n + 1 < kicks.size() ? kicks[n + 1] : end;
            const double back = std::min(kicks[n] + ducking.beats, next);
            const auto put = [&](double beat, double part) {
                add(section.bar + beat / barBeats, part * partAt(swell, beat / end));
            };
            put(kicks[n], ducking.to);
            put(back, 1.0);
            if (next > back) put(next, 1.0);
        }
    }

    const SongPlan& m_plan;
    unsigned m_layer;
    double m_volume;
    std::vector<Automation::Point> m_points;
};

}

void arrangeMoves(const SongPlan& plan, music::Song& song) {
    for (const music::MelodicTrack& track : song.melodicTracks)
        if (auto points = Mover(plan, track).points(); !points.empty())
            song.automations.push_back({Automation::Target::Volume, track.channel, std::move(points)});
}

}
