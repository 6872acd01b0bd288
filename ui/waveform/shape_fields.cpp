#include "ui/waveform/shape_fields.h"

#include "ui/theme/theme.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

namespace gleaner::ui {

namespace {
constexpr int fieldHeight = 24;
constexpr int fadeWidth = 68;
constexpr int gainWidth = 84;
constexpr double gainStep = 0.5;
}

ShapeFields::ShapeFields(Document& document, WaveformView& view, QWidget* parent)
    : QWidget(parent), m_document(document), m_view(view) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    m_fadeIn = addFade(tr("Fade in"));
    m_fadeOut = addFade(tr("Fade out"));
    auto* title = new QLabel(tr("Gain"), this);
    title->setForegroundRole(QPalette::PlaceholderText);
    m_gain = new QDoubleSpinBox(this);
    m_gain->setRange(pack::leastRegionGainDb, pack::mostRegionGainDb);
    m_gain->setSingleStep(gainStep);
    m_gain->setDecimals(1);
    m_gain->setSuffix(tr(" dB"));
    m_gain->setKeyboardTracking(false);
    m_gain->setFixedSize(gainWidth, fieldHeight);
    m_gain->setAccessibleName(tr("Gain"));
    m_gain->setToolTip(tr("How much louder in the pack than others of its kind"));
    title->setBuddy(m_gain);
    row->addWidget(title);
    row->addWidget(m_gain);
    m_lock = new QToolButton(this);
    m_lock->setIcon(icon(QStringLiteral("lock")));
    m_lock->setCheckable(true);
    m_lock->setAccessibleName(tr("Locked"));
    m_lock->setToolTip(tr("A locked region can't be moved, changed or deleted until it is unlocked"));
    row->addWidget(m_lock);
    connect(m_fadeIn, &TimeField::entered, this,
            [this](Frame frames) { edit([&](pack::RegionShape& shape) { shape.fadeIn = frames; }); });
    connect(m_fadeOut, &TimeField::entered, this,
            [this](Frame frames) { edit([&](pack::RegionShape& shape) { shape.fadeOut = frames; }); });
    connect(m_gain, &QDoubleSpinBox::valueChanged, this,
            [this](double gain) { edit([&](pack::RegionShape& shape) { shape.gainDb = gain; }); });
    connect(m_lock, &QToolButton::clicked, this, [this](bool locked) {
        if (const pack::ChosenSlice* chosen = slice())
            m_document.setLocked(m_view.recording(), {chosen->slice.id}, locked);
    });
}

TimeField* ShapeFields::addFade(const QString& title) {
    auto* label = new QLabel(title, this);
    label->setForegroundRole(QPalette::PlaceholderText);
    auto* field = new TimeField(TimeField::Of::Duration, this);
    field->setFixedSize(fadeWidth, fieldHeight);
    field->setAccessibleName(title);
    label->setBuddy(field);
    layout()->addWidget(label);
    layout()->addWidget(field);
    return field;
}

const pack::ChosenSlice* ShapeFields::slice() const {
    if (m_view.recording() < 0 || m_view.selectedSlices().size() != 1) return nullptr;
    return m_document.findSlice(m_view.recording(), m_view.selectedSlices().front());
}

void ShapeFields::edit(const std::function<void(pack::RegionShape&)>& change) {
    const pack::ChosenSlice* chosen = slice();
    if (!chosen) return;
    pack::RegionShape shape = chosen->shape;
    change(shape);
    m_document.setSliceShape(m_view.recording(), std::string(chosen->slice.id), shape);
}

void ShapeFields::show(const pack::ChosenSlice& chosen) {
    const QSignalBlocker quietGain(m_gain);
    const TimeBase base = m_view.timeBase();
    m_fadeIn->show(chosen.shape.fadeIn, m_view.timeFormat(), base);
    m_fadeOut->show(chosen.shape.fadeOut, m_view.timeFormat(), base);
    m_gain->setValue(chosen.shape.gainDb);
    m_lock->setChecked(chosen.locked);
    const bool isLoop = chosen.slice.traits.kind == music::SampleKind::Loop;
    for (TimeField* fade : {m_fadeIn, m_fadeOut}) {
        fade->setEnabled(!chosen.locked && !isLoop);
        fade->setToolTip(isLoop ? tr("A loop has no fades: its end is its beginning")
                                : tr("A length such as 20 ms, before the effects"));
    }
    m_gain->setEnabled(!chosen.locked);
}

}
