#pragma once

#include "ui/walk.h"
#include "ui/wave/waveform_source.h"
#include "ui/waveform/region_layout.h"
#include "ui/waveform/waveform_page.h"

#include <QImage>

namespace gleaner::test {

inline constexpr int gutter = 68;
inline constexpr double tenHours = 36'000.0;
/// No file is behind it, which is said in the middle of the wave; what is counted lies beside that.
inline constexpr double placed = 0.15;

/// A view of 1,000 pixels of time.
struct Seen {
    explicit Seen(const char* slices, double seconds = tenHours) {
        document.addRecording(recordingOf("/recordings/night.wav", seconds, slices));
        view.resize(gutter + 1000, 400);
        view.setRecording(0);
        view.show();
        layout = ui::layOut(view.size(), ui::SpectrogramMode::Off, 0.5);
    }
    QImage drawn(QWidget& widget, double scale = 1.0) {
        QImage image(widget.size() * scale, QImage::Format_RGB32);
        image.setDevicePixelRatio(scale);
        widget.render(&image);
        return image;
    }
    std::string id(std::size_t i) const { return document.slices(0)[i].slice.id; }

    ui::Document document;
    ui::WaveformView view{document};
    ui::ViewLayout layout;
};

}
