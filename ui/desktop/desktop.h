#pragma once

#include <QString>

#include <optional>

namespace gleaner::ui {

/// What is told to somebody who is at another window.
struct Notice {
    QString title;
    QString text; ///< may be empty
    friend bool operator==(const Notice&, const Notice&) = default;
};

/// What the window says to the desktop around it.
class Desktop {
public:
    virtual ~Desktop() = default;
    virtual void notify(const Notice& notice) = 0;
    /// In the taskbar, 0 to 1; nothing: no work is going on.
    virtual void setProgress(std::optional<double> fraction) = 0;
};

}
