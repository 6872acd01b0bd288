#pragma once

#include <QAccessible>

#include <optional>

namespace gleaner::ui {

/// A value between two others, as screen readers take it.
struct SpokenValue {
    double value = 0.0;
    double minimum = 0.0;
    double maximum = 1.0;
};

/// A widget that paints itself and says what it is to those who don't see it. Inherit it beside QWidget; its
/// name and description are those of the widget.
class Painted {
public:
    explicit Painted(QAccessible::Role role);
    virtual ~Painted() = default;
    Painted(const Painted&) = delete;
    Painted& operator=(const Painted&) = delete;

    QAccessible::Role spokenRole() const { return m_role; }
    /// Nothing: it has no value of its own.
    virtual std::optional<SpokenValue> spokenValue() const { return {}; }
    virtual void setSpokenValue(double) {}

private:
    QAccessible::Role m_role;
};

}
