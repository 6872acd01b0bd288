#pragma once

#include "ui/timeline/time_field.h"
#include "ui/waveform/waveform_view.h"

#include <QWidget>

class QDoubleSpinBox;
class QToolButton;

namespace gleaner::ui {

/// How a hand shaped the selected region: its fades, its gain, whether it is locked. All can be typed.
class ShapeFields : public QWidget {
    Q_OBJECT
public:
    ShapeFields(Document& document, WaveformView& view, QWidget* parent = nullptr);

    void show(const pack::ChosenSlice& slice);

private:
    TimeField* addFade(const QString& title);
    void edit(const std::function<void(pack::RegionShape&)>& change);
    const pack::ChosenSlice* slice() const; ///< null unless exactly one is selected

    Document& m_document;
    WaveformView& m_view;
    TimeField* m_fadeIn;
    TimeField* m_fadeOut;
    QDoubleSpinBox* m_gain;
    QToolButton* m_lock;
};

}
