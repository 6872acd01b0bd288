#include "ui/theme/painted.h"

#include <QAccessibleWidget>

namespace gleaner::ui {

namespace {

class PaintedAccess final : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    PaintedAccess(QWidget& widget, QAccessible::Role role) : QAccessibleWidget(&widget, role) {}

    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::ValueInterface)
            return value() ? static_cast<QAccessibleValueInterface*>(this) : nullptr;
        return QAccessibleWidget::interface_cast(type);
    }
    QVariant currentValue() const override { return value().value_or(SpokenValue{}).value; }
    void setCurrentValue(const QVariant& value) override {
        if (Painted* of = painted()) of->setSpokenValue(value.toDouble());
    }
    QVariant minimumValue() const override { return value().value_or(SpokenValue{}).minimum; }
    QVariant maximumValue() const override { return value().value_or(SpokenValue{}).maximum; }
    QVariant minimumStepSize() const override { return 0.0; }

private:
    Painted* painted() const { return dynamic_cast<Painted*>(object()); }
    std::optional<SpokenValue> value() const {
        const Painted* of = painted();
        return of ? of->spokenValue() : std::nullopt;
    }
};

QAccessibleInterface* paintedAccess(const QString&, QObject* object) {
    auto* widget = qobject_cast<QWidget*>(object);
    const auto* painted = dynamic_cast<Painted*>(object);
    return widget && painted ? new PaintedAccess(*widget, painted->spokenRole())
                             : nullptr; // QAccessible's from here on
}

}

Painted::Painted(QAccessible::Role role) : m_role(role) {
    QAccessible::installFactory(&paintedAccess); // once, however often it is said
}

}
