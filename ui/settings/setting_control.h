#pragma once

#include "settings/setting.h"

#include <QWidget>

#include <functional>

class QDoubleSpinBox;

namespace gleaner::ui {

/// One setting of a request, made from its line in the table: a number with its range and unit, a list of
/// words, a line of text, a check box, two numbers. Its object name is "setting." and the setting's name on
/// disk.
class SettingControl : public QWidget {
    Q_OBJECT
public:
    explicit SettingControl(const settings::Setting& setting, QWidget* parent = nullptr);

    const settings::Setting& setting() const { return m_setting; }
    void show(const settings::Value& value); ///< tells nobody
    /// Words beside a check box, where those of the table are too many; in an empty line an example.
    void setHint(const QString& text);

Q_SIGNALS:
    /// By a person's hand. `typed`: one of several on the way, which make one step of undo.
    void changed(const gleaner::settings::Value& value, bool typed);
    void finished(); ///< the typing is over

private:
    void buildNumber();
    void buildOptionalNumber(QDoubleSpinBox* box);
    void connectNumber(QDoubleSpinBox* box);
    void buildSeed();
    void buildSwitch();
    void buildWord();
    void buildWords();
    void buildText();
    void buildRange();
    void adopt(QWidget* editor);

    settings::Setting m_setting;
    QWidget* m_editor = nullptr;
    std::function<void(const settings::Value&)> m_show;
};

/// The setting's name as it stands before a field: "Least number of hits".
QString labelOf(const settings::Setting& setting);
/// A list of words as a person types them, with commas.
std::vector<std::string> wordsOf(const QString& text);
QString textOf(const std::vector<std::string>& words);

}
