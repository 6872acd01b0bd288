#pragma once

#include <QAccessibleWidget>

#include <map>
#include <string>

namespace gleaner::pack {
struct ChosenSlice;
}

namespace gleaner::ui {

class WaveformView;
struct ViewState;

/// What screen readers are told of the waveform: a list with the regions of the recording, in the order of
/// their begins. A region's object is made when it is asked for, so that thousands of them cost nothing.
class WaveformAccess final : public QAccessibleWidget {
public:
    explicit WaveformAccess(WaveformView& view);
    ~WaveformAccess() override;
    /// For `QAccessible::installFactory`: null for everything but waveforms.
    static QAccessibleInterface* make(const QString& className, QObject* object);

    int childCount() const override;
    QAccessibleInterface* child(int index) const override;
    int indexOfChild(const QAccessibleInterface* child) const override;
    QAccessibleInterface* childAt(int x, int y) const override;
    QAccessibleInterface* focusChild() const override;
    QAccessible::State state() const override;

    /// Null once the widget is gone.
    WaveformView* view() const;
    const ViewState* shown() const;

private:
    void forgetGoneRegions() const;

    mutable std::map<std::string, QAccessible::Id> m_regions; ///< that were asked for
    mutable std::size_t m_tidyAt = 64;                        ///< of them: then those that are gone go
};

/// One region: its kind, name, place and length as its name; in its description where it ends and what was
/// decided. Pressing selects it, "Play" plays it.
class RegionAccess final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    RegionAccess(const WaveformAccess& waveform, std::string id)
        : m_waveform(waveform), m_id(std::move(id)) {}

    const std::string& id() const { return m_id; }

    bool isValid() const override { return slice() != nullptr; }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override;
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QString text(QAccessible::Text what) const override;
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override; ///< on the screen; empty: out of sight
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override;
    void* interface_cast(QAccessible::InterfaceType type) override;

    QStringList actionNames() const override;
    QString localizedActionName(const QString& name) const override;
    QString localizedActionDescription(const QString& name) const override;
    void doAction(const QString& name) override;
    QStringList keyBindingsForAction(const QString& name) const override;

private:
    const pack::ChosenSlice* slice() const; ///< null: it is gone, or another recording is shown

    const WaveformAccess& m_waveform;
    const std::string m_id;
};

}
