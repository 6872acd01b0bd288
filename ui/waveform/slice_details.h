#pragma once

#include "ui/theme/steady_page.h"
#include "ui/timeline/time_field.h"
#include "ui/waveform/shape_fields.h"
#include "ui/waveform/waveform_view.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QStackedLayout;
class QPushButton;

namespace gleaner::ui {

/// The facts of the selected slice below the waveform; what a person may know better (name, kind, role,
/// tempo, key, where a loop is cut) can be changed here.
class SliceDetails : public SteadyPage {
    Q_OBJECT
public:
    SliceDetails(Document& document, WaveformView& view, QWidget* parent = nullptr);

    /// What stands there when no single slice is selected.
    QString hint() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    QString keyOf(const char* command) const; ///< the first one; "–" where it has none
    QString noneSelected() const;
    void colourKinds();
    void build();
    TimeField* addTime(const QString& title, TimeField::Of of);
    void setRange(FrameRange range);
    void addEditor(const QString& title, QWidget* editor, int width);
    void connectEditors();
    void showSelection();
    void showSlice(const pack::ChosenSlice& chosen);
    const pack::ChosenSlice* slice() const; ///< null unless exactly one is selected
    void edit(const QString& what, const std::function<void(pack::ChosenSlice&)>& change);
    void editTempo();
    void setTempo(std::optional<double> bpm);
    void offerTempi(QMenu& menu);
    void offerCuts(QMenu& menu);
    void editKey();

    Document& m_document;
    WaveformView& m_view;
    QStackedLayout* m_pages = nullptr;
    QLabel* m_hint = nullptr;
    QHBoxLayout* m_row = nullptr;
    QLineEdit* m_name = nullptr;
    QComboBox* m_kind = nullptr;
    QComboBox* m_role = nullptr;
    TimeField* m_begin = nullptr;
    TimeField* m_end = nullptr;
    TimeField* m_length = nullptr;
    QPushButton* m_cuts = nullptr; ///< of a loop: other starts and lengths
    QLineEdit* m_tempo = nullptr;
    QAction* m_tempi = nullptr; ///< of what has a tempo: what else it may be
    QLineEdit* m_key = nullptr;
    ShapeFields* m_shape = nullptr;
    QLabel* m_reason = nullptr;
};

}
