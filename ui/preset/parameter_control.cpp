#include "ui/preset/parameter_control.h"

#include "ui/preset/parameter_scale.h"
#include "ui/theme/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QStyle>
#include <QStyleOptionSlider>

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

namespace {

constexpr int sliderSteps = 2000;
constexpr int leastLabelWidth = 104;
constexpr int numberWidth = 96;
constexpr double ratioPerStep = 1.0594630943592953; ///< a semitone
constexpr int mostDecimals = 6;

/// A round step near a hundredth of the range.
double linearStep(const fx::Parameter& parameter) {
    const double rough = (parameter.maximum - parameter.minimum) / 100.0;
    const double decade = std::pow(10.0, std::floor(std::log10(rough)));
    return rough / decade >= 5.0 ? 5.0 * decade : rough / decade >= 2.0 ? 2.0 * decade : decade;
}

}

ParameterSpinBox::ParameterSpinBox(const fx::Parameter& parameter, QWidget* parent)
    : QDoubleSpinBox(parent), m_parameter(parameter) {
    setDecimals(mostDecimals);
    setRange(parameter.minimum, parameter.maximum);
    setSuffix(unitSuffix(parameter.unit));
    setKeyboardTracking(false);
    setFocusPolicy(Qt::StrongFocus);
    setSingleStep(linearStep(parameter));
    setAlignment(Qt::AlignRight);
}

QString ParameterSpinBox::textFromValue(double value) const { return numberText(m_parameter, value); }

double ParameterSpinBox::valueFromText(const QString& text) const {
    QString number = text;
    if (number.endsWith(suffix())) number.chop(suffix().size());
    const double typed = number.trimmed().replace(QLatin1Char(','), QLatin1Char('.')).toDouble();
    // What was not touched keeps the digits that are not shown.
    return number.trimmed() == textFromValue(value()) ? value() : std::clamp(typed, minimum(), maximum());
}

QValidator::State ParameterSpinBox::validate(QString& text, int&) const {
    QString number = text;
    if (!suffix().isEmpty() && number.endsWith(suffix())) number.chop(suffix().size());
    bool isNumber = false;
    const double typed = number.trimmed().replace(QLatin1Char(','), QLatin1Char('.')).toDouble(&isNumber);
    if (!isNumber) return number.size() < 12 ? QValidator::Intermediate : QValidator::Invalid;
    return typed >= minimum() && typed <= maximum() ? QValidator::Acceptable : QValidator::Intermediate;
}

void ParameterSpinBox::stepBy(int steps) {
    if (m_parameter.scale != fx::Scale::Logarithmic) return QDoubleSpinBox::stepBy(steps);
    setValue(value() * std::pow(ratioPerStep, steps));
    selectAll();
}

void ParameterSpinBox::wheelEvent(QWheelEvent* event) {
    if (hasFocus())
        QDoubleSpinBox::wheelEvent(event);
    else
        event->ignore(); // the page scrolls
}

void ParameterSlider::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) Q_EMIT resetRequested();
}

void ParameterSlider::mousePressEvent(QMouseEvent* event) {
    // A click goes where it is, and can be dragged on from there.
    if (event->button() == Qt::LeftButton) {
        QStyleOptionSlider option;
        initStyleOption(&option);
        const int knob = style()->pixelMetric(QStyle::PM_SliderLength, &option, this);
        const int x = static_cast<int>(event->position().x()) - knob / 2;
        const QRect handle =
            style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this);
        if (!handle.contains(event->position().toPoint())) {
            setSliderDown(true);
            setValue(QStyle::sliderValueFromPosition(minimum(), maximum(), x, width() - knob));
            setSliderDown(false);
        }
    }
    QSlider::mousePressEvent(event);
}

void ParameterSlider::wheelEvent(QWheelEvent* event) {
    if (hasFocus())
        QSlider::wheelEvent(event);
    else
        event->ignore();
}

ParameterControl::ParameterControl(const fx::Parameter& parameter, QWidget* parent)
    : QWidget(parent), m_parameter(parameter), m_value(parameter.initial) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_label = new QLabel(word(parameter.name), this);
    setLabelWidth(leastLabelWidth);
    row->addWidget(m_label);
    if (parameter.scale == fx::Scale::Choice)
        buildChoice();
    else if (parameter.scale == fx::Scale::Switch)
        buildSwitch();
    else
        buildNumber();
    setToolTip(word(parameter.help));
    setFixedHeight(32);
    show(m_value);
}

int ParameterControl::neededLabelWidth() const {
    return std::max(leastLabelWidth, m_label->sizeHint().width());
}

void ParameterControl::setLabelWidth(int width) { m_label->setFixedWidth(width); }

void ParameterControl::buildNumber() {
    m_slider = new ParameterSlider(Qt::Horizontal, this);
    m_slider->setRange(0, sliderSteps);
    m_slider->setSingleStep(sliderSteps / 200);
    m_slider->setPageStep(sliderSteps / 20);
    m_slider->setMinimumWidth(72);
    m_slider->setFocusPolicy(Qt::StrongFocus);
    m_slider->setAccessibleName(word(m_parameter.name));
    m_slider->setAccessibleDescription(word(m_parameter.help));
    m_number = new ParameterSpinBox(m_parameter, this);
    m_number->setFixedWidth(numberWidth);
    m_number->setAccessibleName(word(m_parameter.name));
    m_label->setBuddy(m_number);
    static_cast<QHBoxLayout*>(layout())->addWidget(m_slider, 1);
    layout()->addWidget(m_number);
    connect(m_slider, &QSlider::valueChanged, this, [this](int step) {
        change(valueAt(m_parameter, static_cast<double>(step) / sliderSteps), m_slider->isSliderDown());
    });
    connect(m_slider, &QSlider::sliderReleased, this, &ParameterControl::released);
    connect(m_slider, &ParameterSlider::resetRequested, this, &ParameterControl::reset);
    connect(m_number, &QDoubleSpinBox::valueChanged, this, [this](double value) { change(value, false); });
}

void ParameterControl::buildChoice() {
    m_choice = new QComboBox(this);
    for (const std::string_view choice : m_parameter.choices)
        m_choice->addItem(word(choice));
    m_choice->setAccessibleName(word(m_parameter.name));
    m_label->setBuddy(m_choice);
    layout()->addWidget(m_choice);
    static_cast<QHBoxLayout*>(layout())->addStretch(1);
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this](int index) { change(index, false); });
}

void ParameterControl::buildSwitch() {
    m_switch = new QCheckBox(this);
    m_switch->setAccessibleName(word(m_parameter.name));
    m_label->setBuddy(m_switch);
    layout()->addWidget(m_switch);
    static_cast<QHBoxLayout*>(layout())->addStretch(1);
    connect(m_switch, &QCheckBox::toggled, this, [this](bool on) { change(on ? 1.0 : 0.0, false); });
}

void ParameterControl::change(double value, bool dragging) {
    if (value == m_value) return;
    m_value = value;
    show(value);
    Q_EMIT valueChanged(value, dragging);
}

void ParameterControl::show(double value) {
    if (m_slider && !m_slider->isSliderDown()) {
        const QSignalBlocker quiet(m_slider);
        m_slider->setValue(static_cast<int>(std::lround(positionOf(m_parameter, value) * sliderSteps)));
    }
    if (m_number) {
        const QSignalBlocker quiet(m_number);
        m_number->setValue(value);
    }
    if (m_choice) {
        const QSignalBlocker quiet(m_choice);
        m_choice->setCurrentIndex(static_cast<int>(std::lround(value)));
    }
    if (m_switch) {
        const QSignalBlocker quiet(m_switch);
        m_switch->setChecked(value >= 0.5);
    }
}

void ParameterControl::setValue(double value) {
    m_value = std::clamp(value, m_parameter.minimum, m_parameter.maximum);
    show(m_value);
}

void ParameterControl::reset() { change(m_parameter.initial, false); }

void ParameterControl::mouseDoubleClickEvent(QMouseEvent* event) {
    if (m_label->geometry().contains(event->position().toPoint())) reset();
}

}
