#pragma once

#include "audio/audio_source.h"
#include "base/progress.h"

#include <QImage>
#include <QPalette>

#include <compare>

namespace gleaner::ui {

/// Which stretch of a spectrogram: `columnsPerTile` columns, 2^level frames apart, from column index *
/// columnsPerTile on.
struct TileKey {
    int level = 0;
    Frame index = 0;
    friend auto operator<=>(const TileKey&, const TileKey&) = default;
};

namespace spectrogram {

constexpr int columnsPerTile = 256;
constexpr int rows = 256;
constexpr int leastLevel = 5;
constexpr int mostLevel = 24;
/// A stored value is a level in steps of half a decibel down from full scale: 0 is -127.5 dB and below, 255 a
/// full-scale sine.
constexpr double decibelsPerStep = 0.5;

/// The finest level whose columns are not closer than the pixels.
int levelFor(double framesPerPixel);
FrameRange framesOf(const TileKey& key);

/// Frequency of the middle of a row, counted from the top, 0 to rows - 1: evenly spaced in mel (O'Shaughnessy
/// 1987) from 0 Hz to `highestHertz`, the low ones at the bottom.
double hertzOfRow(double row, int rate);
double rowOfHertz(double hertz, int rate);
double highestHertz(int rate); ///< half the rate, at most 22,050

/// Computes one tile of the mean of all channels: rows x columnsPerTile levels in an Indexed8 image without a
/// colour table. Throws Error and Cancelled.
QImage computeTile(audio::AudioSource& source, const TileKey& key, const Progress& progress);

/// 256 colours from the background up: a cubehelix (Green 2011), whose lightness rises evenly; on paper it
/// falls instead. Levels from `floorDb` to `floorDb` + 80 are spread over it.
QList<QRgb> colourTable(const QPalette& palette, double floorDb);

}

}
