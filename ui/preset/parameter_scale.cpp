#include "ui/preset/parameter_scale.h"

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

namespace {

int decimalsFor(const fx::Parameter& parameter, double value) {
    const double size = std::abs(value);
    switch (parameter.unit) {
    case fx::Unit::Decibels:
        return 1;
    case fx::Unit::Percent:
        return 0;
    case fx::Unit::Hertz:
        return size >= 100.0 ? 0 : 1;
    case fx::Unit::Milliseconds:
        return size >= 100.0 ? 0 : size >= 10.0 ? 1 : 2;
    case fx::Unit::Ratio:
        return 1;
    case fx::Unit::None:
        break;
    }
    return size >= 100.0 ? 0 : 2;
}

}

double positionOf(const fx::Parameter& p, double value) {
    if (p.maximum <= p.minimum) return 0.0;
    const double held = std::clamp(value, p.minimum, p.maximum);
    if (p.scale == fx::Scale::Logarithmic)
        return std::log(held / p.minimum) / std::log(p.maximum / p.minimum);
    return (held - p.minimum) / (p.maximum - p.minimum);
}

double valueAt(const fx::Parameter& p, double position) {
    const double held = std::clamp(position, 0.0, 1.0);
    if (held >= 1.0) return p.maximum;
    if (p.scale == fx::Scale::Logarithmic) return p.minimum * std::pow(p.maximum / p.minimum, held);
    return p.minimum + held * (p.maximum - p.minimum);
}

QString numberText(const fx::Parameter& parameter, double value) {
    const double shown = std::abs(value) < 1e-9 ? 0.0 : value;
    return QString::number(shown, 'f', decimalsFor(parameter, shown));
}

QString unitSuffix(fx::Unit unit) {
    switch (unit) {
    case fx::Unit::None:
        return {};
    case fx::Unit::Decibels:
        return QStringLiteral(" dB");
    case fx::Unit::Hertz:
        return QStringLiteral(" Hz");
    case fx::Unit::Milliseconds:
        return QStringLiteral(" ms");
    case fx::Unit::Percent:
        return QStringLiteral(" %");
    case fx::Unit::Ratio:
        return QStringLiteral(" : 1");
    }
    return {};
}

}
