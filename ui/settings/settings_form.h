#pragma once

#include "ui/settings/setting_control.h"
#include "ui/theme/form.h"

#include "settings/field.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>

#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace gleaner::ui {

/// The controls of a request's settings in the order in which a page asks for them; `addRest` adds a row for
/// each that nobody asked for, so that a setting of the table is never missing from the window.
template <typename Request>
class SettingsForm {
public:
    using Change = std::function<void(Request&)>;
    /// `what` names the step of undo, `mergeKey` is 0 where it stands alone.
    using Edit = std::function<void(const QString& what, const Change& change, int mergeKey)>;

    SettingsForm(QWidget* page, std::span<const settings::Field<Request>> fields, Edit edit,
                 std::function<void()> finished)
        : m_page(page), m_form(settingsForm(page)), m_fields(fields), m_edit(std::move(edit)),
          m_finished(std::move(finished)) {}

    QFormLayout* layout() const { return m_form; }

    /// The control of this setting, not yet in a row.
    SettingControl* control(std::string_view id) {
        const settings::Field<Request>* field = settings::findField(m_fields, id);
        auto* control = new SettingControl(field->setting, m_page);
        m_controls.push_back({field, control});
        const int mergeKey = static_cast<int>(field - m_fields.data()) + 1;
        QObject::connect(control, &SettingControl::changed, control,
                         [this, field, mergeKey](const settings::Value& value, bool typed) {
                             m_edit(
                                 labelOf(field->setting),
                                 [&](Request& request) { field->set(request, value); }, typed ? mergeKey : 0);
                         });
        QObject::connect(control, &SettingControl::finished, control, [this] { m_finished(); });
        return control;
    }

    void addRow(const QString& label, std::initializer_list<std::string_view> ids, const QString& hint = {}) {
        auto* row = new QWidget(m_page);
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(8);
        for (const std::string_view id : ids)
            layout->addWidget(control(id));
        if (!hint.isEmpty()) m_controls.back().second->setHint(hint);
        m_form->addRow(label, row);
        setBuddy(row, layout->itemAt(0)->widget());
    }

    /// Those with no control so far, each in a row of its own; `elsewhere` are reached by another part of the
    /// window.
    void addRest(const std::set<std::string_view>& elsewhere) {
        for (const settings::Field<Request>& field : m_fields)
            if (!elsewhere.contains(field.setting.id) && !has(field))
                addRow(labelOf(field.setting), {field.setting.id});
    }

    void refresh(const Request& request) {
        for (const auto& [field, control] : m_controls)
            control->show(field->get(request));
    }

private:
    bool has(const settings::Field<Request>& field) const {
        for (const auto& [known, control] : m_controls)
            if (known == &field) return true;
        return false;
    }
    void setBuddy(QWidget* row, QWidget* first) const {
        if (auto* label = qobject_cast<QLabel*>(m_form->labelForField(row))) label->setBuddy(first);
    }

    QWidget* m_page;
    QFormLayout* m_form;
    std::span<const settings::Field<Request>> m_fields;
    Edit m_edit;
    std::function<void()> m_finished;
    std::vector<std::pair<const settings::Field<Request>*, SettingControl*>> m_controls;
};

}
