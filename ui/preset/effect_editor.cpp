#include "ui/preset/effect_editor.h"

#include "ui/theme/words.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace gleaner::ui {

namespace {
constexpr int columnWidth = 320; ///< the least for a control to be pleasant
}

EffectEditor::EffectEditor(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_help(new QLabel(this)), m_grid(new QGridLayout) {
    QFont font = m_title->font();
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_help->setForegroundRole(QPalette::PlaceholderText);
    m_help->setWordWrap(true);
    m_grid->setHorizontalSpacing(32);
    m_grid->setVerticalSpacing(4);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 16);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_help);
    column->addSpacing(8);
    column->addLayout(m_grid);
    column->addStretch(1);
}

void EffectEditor::setEffect(const fx::Effect& effect) {
    const fx::EffectType* type = fx::findEffectType(effect.type);
    if (!type)
        return clear(tr("This version of Gleaner doesn't know the effect «%1».")
                         .arg(QString::fromStdString(effect.type)));
    if (type != m_type) build(*type);
    const fx::Values values = fx::resolvedValues(*type, effect);
    for (std::size_t i = 0; i < m_controls.size(); ++i)
        m_controls[i]->setValue(values[i]);
}

void EffectEditor::clear(const QString& why) {
    m_type = nullptr;
    qDeleteAll(std::exchange(m_controls, {}));
    m_title->clear();
    m_help->setText(why);
}

void EffectEditor::build(const fx::EffectType& type) {
    clear(word(type.help));
    m_type = &type;
    m_title->setText(word(type.name));
    for (const fx::Parameter& parameter : type.parameters) {
        auto* control = new ParameterControl(parameter, this);
        m_controls.push_back(control);
        connect(control, &ParameterControl::valueChanged, this,
                [this, id = std::string(parameter.id)](double value, bool dragging) {
                    Q_EMIT valueChanged(id, value, dragging);
                });
        connect(control, &ParameterControl::released, this, &EffectEditor::released);
    }
    int widest = 0;
    for (const ParameterControl* control : m_controls)
        widest = std::max(widest, control->neededLabelWidth());
    for (ParameterControl* control : m_controls)
        control->setLabelWidth(widest);
    m_columns = 0;
    arrange();
}

void EffectEditor::arrange() {
    const int columns = std::clamp(width() / columnWidth, 1, 3);
    if (columns == m_columns) return;
    m_columns = columns;
    const int rows = (static_cast<int>(m_controls.size()) + columns - 1) / columns;
    for (int i = 0; i < static_cast<int>(m_controls.size()); ++i) {
        m_grid->removeWidget(m_controls[static_cast<std::size_t>(i)]);
        m_grid->addWidget(m_controls[static_cast<std::size_t>(i)], i % std::max(rows, 1),
                          i / std::max(rows, 1));
    }
    for (int column = 0; column < 3; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
}

void EffectEditor::resizeEvent(QResizeEvent*) { arrange(); }

}
