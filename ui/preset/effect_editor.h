#pragma once

#include "fx/effect.h"
#include "ui/preset/parameter_control.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace gleaner::ui {

/// The controls of one effect, made from its table; two columns where there is room.
class EffectEditor : public QWidget {
    Q_OBJECT
public:
    explicit EffectEditor(QWidget* parent = nullptr);

    /// Shows this effect; the same type again only moves the controls.
    void setEffect(const fx::Effect& effect);
    void clear(const QString& why); ///< nothing to edit
    const std::vector<ParameterControl*>& controls() const { return m_controls; }

Q_SIGNALS:
    void valueChanged(const std::string& parameter, double value, bool dragging);
    void released();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build(const fx::EffectType& type);
    void arrange();

    const fx::EffectType* m_type = nullptr;
    std::vector<ParameterControl*> m_controls;
    QLabel* m_title;
    QLabel* m_help;
    QGridLayout* m_grid;
    int m_columns = 0;
};

}
