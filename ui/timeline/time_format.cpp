#include "ui/timeline/time_format.h"

#include "ui/timeline/time_text.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace gleaner::ui {

namespace {

constexpr int places = 3; ///< of seconds: a thousandth
constexpr double secondsADay = 86400.0;
constexpr double hundredths = 100.0;

constexpr std::array<TimeFormatInfo, 4> formats = {{
    {TimeFormat::Minutes, "minutes", QT_TRANSLATE_NOOP("TimeFormat", "Minutes and seconds"), "1:02.500",
     QT_TRANSLATE_NOOP("TimeFormat", "m:s")},
    {TimeFormat::Samples, "samples", QT_TRANSLATE_NOOP("TimeFormat", "Samples"), "3000000",
     QT_TRANSLATE_NOOP("TimeFormat", "samples")},
    {TimeFormat::Bars, "bars", QT_TRANSLATE_NOOP("TimeFormat", "Bars and beats"), "3.2.00",
     QT_TRANSLATE_NOOP("TimeFormat", "bars")},
    {TimeFormat::Clock, "clock", QT_TRANSLATE_NOOP("TimeFormat", "Clock of the recording"), "14:04:24.500",
     QT_TRANSLATE_NOOP("TimeFormat", "clock")},
}};

std::optional<double> numberIn(const QString& text) {
    bool isNumber = false;
    const double number = QString(text).replace(u',', u'.').toDouble(&isNumber);
    return isNumber && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

/// "1:02:03.5", "62.5": hours, minutes and seconds, of which the last may have decimals.
std::optional<double> clockIn(const QString& text) {
    double seconds = 0.0;
    const QStringList parts = text.split(u':');
    if (parts.size() > 3) return std::nullopt;
    for (const QString& part : parts) {
        const auto number = numberIn(part);
        if (!number || *number < 0.0) return std::nullopt;
        seconds = seconds * 60.0 + *number;
    }
    return seconds;
}

/// "3.2.50" from `first` on, in beats; beats and hundredths may be missing.
std::optional<double> beatsIn(const QString& text, int first) {
    const QStringList parts = text.split(u'.');
    if (parts.size() > 3) return std::nullopt;
    double beats = 0.0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        bool isNumber = false;
        const int number = parts[i].toInt(&isNumber);
        if (!isNumber) return std::nullopt;
        if (i == 0) beats = (number - first) * static_cast<double>(beatsPerBar);
        if (i == 1) beats += number - first;
        if (i == 2) beats += number / hundredths;
    }
    return beats;
}

QString beatsText(double beats, int first) {
    auto parts = static_cast<qint64>(std::llround(beats * hundredths));
    const qint64 bar = qint64{beatsPerBar} * 100;
    const qint64 bars = parts >= 0 ? parts / bar : -((-parts + bar - 1) / bar);
    parts -= bars * bar;
    return QStringLiteral("%1.%2.%3")
        .arg(bars + first)
        .arg(parts / 100 + first)
        .arg(parts % 100, 2, 10, QLatin1Char('0'));
}

/// "250 ms", "2.5 s", "1 min", "3 beats", "2 bars", "480 samples".
std::optional<Frame> withUnit(const QString& text, const TimeBase& base) {
    static const QRegularExpression shape(
        QStringLiteral("^([0-9]+(?:[.,][0-9]+)?)\\s*(ms|s|sec|min|beats?|bars?|samples?)$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = shape.match(text);
    if (!match.hasMatch()) return std::nullopt;
    const double number = numberIn(match.captured(1)).value_or(0.0);
    const QString unit = match.captured(2).toLower();
    const double beat = framesPerBeat(base.grid, base.rate);
    const double frames = unit == QLatin1String("ms")              ? number * base.rate / 1000.0
                          : unit == QLatin1String("min")           ? number * base.rate * 60.0
                          : unit.startsWith(QLatin1String("sa"))   ? number
                          : unit.startsWith(QLatin1String("beat")) ? number * beat
                          : unit.startsWith(QLatin1String("bar"))  ? number * beat * beatsPerBar
                                                                   : number * base.rate;
    return std::llround(frames);
}

Frame framesOf(double seconds, const TimeBase& base) {
    return std::llround(seconds * static_cast<double>(base.rate));
}

/// Some time of that day, or past midnight of the next.
Frame sinceStart(double timeOfDay, const TimeBase& base) {
    double since = timeOfDay - base.clock.value_or(0.0);
    if (since < 0.0) since += secondsADay;
    return framesOf(since, base);
}

}

double framesPerBeat(const BeatGrid& grid, int rate) { return 60.0 * rate / grid.bpm; }

std::span<const TimeFormatInfo> timeFormats() { return formats; }

QString timeFormatName(TimeFormat format) {
    return QCoreApplication::translate("TimeFormat", formats[static_cast<std::size_t>(format)].name);
}

QString timeFormatUnit(TimeFormat format) {
    return QCoreApplication::translate("TimeFormat", formats[static_cast<std::size_t>(format)].unit);
}

std::optional<TimeFormat> timeFormatFromId(const QString& id) {
    const auto found = std::ranges::find_if(
        formats, [&](const TimeFormatInfo& info) { return id == QLatin1String(info.id); });
    return found == formats.end() ? std::nullopt : std::optional(found->format);
}

TimeFormat usable(TimeFormat format, const TimeBase& base) {
    return format == TimeFormat::Clock && !base.clock ? TimeFormat::Minutes : format;
}

QString positionText(Frame frame, TimeFormat format, const TimeBase& base) {
    switch (usable(format, base)) {
    case TimeFormat::Samples:
        return QString::number(frame);
    case TimeFormat::Bars:
        return beatsText(static_cast<double>(frame - base.grid.origin) / framesPerBeat(base.grid, base.rate),
                         1);
    case TimeFormat::Clock: {
        const double time = *base.clock + secondsFromFrames(frame, base.rate);
        const QString text = timeText(std::fmod(time, secondsADay), places);
        return text.count(u':') == 1 ? QStringLiteral("0:") + text.rightJustified(9, u'0') : text;
    }
    case TimeFormat::Minutes:
        break;
    }
    return timeText(secondsFromFrames(frame, base.rate), places);
}

QString durationText(Frame frames, TimeFormat format, const TimeBase& base) {
    switch (format) {
    case TimeFormat::Samples:
        return QString::number(frames);
    case TimeFormat::Bars:
        return beatsText(static_cast<double>(frames) / framesPerBeat(base.grid, base.rate), 0);
    case TimeFormat::Clock:
    case TimeFormat::Minutes:
        break;
    }
    const double seconds = secondsFromFrames(frames, base.rate);
    return seconds < 60.0 ? QStringLiteral("%1 s").arg(seconds, 0, 'f', places) : timeText(seconds, places);
}

std::optional<Frame> positionFrom(const QString& typed, TimeFormat format, const TimeBase& base) {
    const QString text = typed.trimmed();
    if (const auto frames = withUnit(text, base)) return frames;
    if (text.startsWith(u'-')) return std::nullopt;
    switch (usable(format, base)) {
    case TimeFormat::Samples: {
        bool isNumber = false;
        const Frame frame = text.toLongLong(&isNumber);
        if (isNumber && frame >= 0) return frame;
        break;
    }
    case TimeFormat::Bars:
        if (text.contains(u':')) break;
        if (const auto beats = beatsIn(text, 1))
            return base.grid.origin + std::llround(*beats * framesPerBeat(base.grid, base.rate));
        return std::nullopt;
    case TimeFormat::Clock:
        if (text.count(u':') != 2) break; // minutes alone count from the beginning
        if (const auto time = clockIn(text)) return sinceStart(*time, base);
        return std::nullopt;
    case TimeFormat::Minutes:
        break;
    }
    const auto seconds = clockIn(text);
    return seconds ? std::optional(framesOf(*seconds, base)) : std::nullopt;
}

std::optional<Frame> durationFrom(const QString& typed, TimeFormat format, const TimeBase& base) {
    const QString text = typed.trimmed();
    if (const auto frames = withUnit(text, base)) return frames;
    if (text.startsWith(u'-')) return std::nullopt;
    if (format == TimeFormat::Samples) return positionFrom(text, format, base);
    if (format == TimeFormat::Bars && !text.contains(u':')) {
        const auto beats = beatsIn(text, 0);
        return beats ? std::optional<Frame>(std::llround(*beats * framesPerBeat(base.grid, base.rate)))
                     : std::nullopt;
    }
    const auto seconds = clockIn(text);
    return seconds ? std::optional(framesOf(*seconds, base)) : std::nullopt;
}

}
