#pragma once

#include "fx/parameter.h"

#include <QDoubleSpinBox>
#include <QSlider>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;

namespace gleaner::ui {

/// A spin box that keeps every digit and shows those that matter; its arrows move by ratio where the table
/// says so.
class ParameterSpinBox : public QDoubleSpinBox {
    Q_OBJECT
public:
    explicit ParameterSpinBox(const fx::Parameter& parameter, QWidget* parent = nullptr);
    QString textFromValue(double value) const override;
    double valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;
    void stepBy(int steps) override;

protected:
    void wheelEvent(QWheelEvent* event) override;

private:
    fx::Parameter m_parameter;
};

/// A slider that a double click sends back, and that a passing wheel doesn't move.
class ParameterSlider : public QSlider {
    Q_OBJECT
public:
    using QSlider::QSlider;

Q_SIGNALS:
    void resetRequested();

protected:
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
};

/// One parameter of an effect, made from its line in the table: slider and number, list, or check box. A
/// double click on the slider or the name goes back to the initial value.
class ParameterControl : public QWidget {
    Q_OBJECT
public:
    explicit ParameterControl(const fx::Parameter& parameter, QWidget* parent = nullptr);

    const fx::Parameter& parameter() const { return m_parameter; }
    double value() const { return m_value; }
    void setValue(double value); ///< tells nobody
    void reset();
    int neededLabelWidth() const;
    void setLabelWidth(int width); ///< that of its neighbours, so that the sliders stand in a column

Q_SIGNALS:
    void valueChanged(double value, bool dragging);
    void released(); ///< the drag is over

protected:
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void buildNumber();
    void buildChoice();
    void buildSwitch();
    void change(double value, bool dragging);
    void show(double value);

    fx::Parameter m_parameter;
    double m_value;
    ParameterSlider* m_slider = nullptr;
    ParameterSpinBox* m_number = nullptr;
    QComboBox* m_choice = nullptr;
    QCheckBox* m_switch = nullptr;
    QLabel* m_label = nullptr;
};

}
