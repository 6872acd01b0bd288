#include "align/line.h"

#include "base/contract.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace gleaner::align {
namespace {

double weightOn(std::span<const Place> places, const Line& line, double tolerance) {
    double weight = 0.0;
    for (const Place& place : places)
        if (std::abs(place.y - line.at(place.x)) <= tolerance) weight += place.weight;
    return weight;
}

std::vector<Place> placesOn(std::span<const Place> places, const Line& line, double tolerance) {
    std::vector<Place> on;
    std::ranges::copy_if(places, std::back_inserter(on), [&](const Place& place) {
        return std::abs(place.y - line.at(place.x)) <= tolerance;
    });
    return on;
}

/// Of all lines through two of them, and level ones through one.
Line likeliest(std::span<const Place> places, double tolerance, double steepest) {
    Line best{places.front().y, 0.0};
    double most = -1.0;
    const auto attempt = [&](const Line& line) {
        const double weight = weightOn(places, line, tolerance);
        if (weight <= most) return;
        most = weight;
        best = line;
    };
    for (std::size_t a = 0; a < places.size(); ++a) {
        attempt({places[a].y, 0.0});
        for (std::size_t b = a + 1; b < places.size(); ++b) {
            const double run = places[b].x - places[a].x;
            const double slope = run != 0.0 ? (places[b].y - places[a].y) / run : 2.0 * steepest;
            if (std::abs(slope) <= steepest) attempt({places[a].y - slope * places[a].x, slope});
        }
    }
    return best;
}

Line leastSquares(std::span<const Place> places, double steepest) {
    double x = 0.0, y = 0.0;
    for (const Place& place : places) {
        x += place.x;
        y += place.y;
    }
    x /= static_cast<double>(places.size());
    y /= static_cast<double>(places.size());
    double both = 0.0, spread = 0.0;
    for (const Place& place : places) {
        both += (place.x - x) * (place.y - y);
        spread += (place.x - x) * (place.x - x);
    }
    Line line;
    line.slope = spread > 0.0 ? std::clamp(both / spread, -steepest, steepest) : 0.0;
    line.offset = y - line.slope * x;
    double squares = 0.0;
    for (const Place& place : places)
        squares += (place.y - line.at(place.x)) * (place.y - line.at(place.x));
    line.residual = std::sqrt(squares / static_cast<double>(places.size()));
    line.agreeing = static_cast<int>(places.size());
    return line;
}

}

Line lineThrough(std::span<const Place> places, double tolerance, double steepest) {
    expects(!places.empty(), "a place that a line could go through");
    Line line = likeliest(places, tolerance, steepest);
    constexpr int rounds = 4;
    for (int round = 0; round < rounds; ++round) {
        const std::vector<Place> on = placesOn(places, line, tolerance);
        if (on.empty()) break;
        line = leastSquares(on, steepest);
    }
    return line;
}

}
