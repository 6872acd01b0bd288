#pragma once

#include "ui/document/document.h"

#include "compose/compose.h"

#include <QWidget>

class QTableView;
class QToolButton;

namespace gleaner::ui {

class AlternativesModel;
class ChoicesModel;

/// What plays each part, and the samples that could play the chosen one: they are heard, taken and locked
/// here, and the part is rolled again.
class PartsPanel : public QWidget {
    Q_OBJECT
public:
    explicit PartsPanel(Document& document, QWidget* parent = nullptr);

    void show(const std::optional<compose::Composition>& composition);
    /// Chooses the part that a lane of the song is played by.
    void choosePart(const std::string& part);

Q_SIGNALS:
    /// Please play the sample of the pack with this id.
    void hearRequested(const std::string& sampleId);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QTableView* table(const char* name, const QString& spoken);
    QWidget* buttons();
    QToolButton* button(const char* iconName, const QString& name, const QString& help,
                        void (PartsPanel::*run)());
    std::string currentPart() const;
    const compose::Alternative* currentAlternative() const;
    void showAlternatives();
    void hear();
    void take(); ///< the chosen alternative plays the part, and is locked to it
    void lock(); ///< or unlocks
    void roll();
    void refresh();

    Document& m_document;
    std::optional<compose::Composition> m_composition;
    ChoicesModel* m_choices;
    AlternativesModel* m_alternatives;
    QTableView* m_parts;
    QTableView* m_others;
    QToolButton *m_hear = nullptr, *m_take = nullptr, *m_lock = nullptr, *m_roll = nullptr;
};

}
