#pragma once

#include "ui/preset/preset_shelf.h"

#include <QAbstractListModel>
#include <QFrame>
#include <QToolButton>

class QLineEdit;
class QListView;
class QSortFilterProxyModel;

namespace gleaner::ui {

/// The presets of a shelf as rows.
class PresetModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { EntryRole = Qt::UserRole, SearchRole, FavouriteRole, GroupRole };
    explicit PresetModel(const PresetShelf& shelf, QObject* parent = nullptr);

    const PresetShelf::Entry& entry(int row) const { return m_entries[static_cast<std::size_t>(row)]; }
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<PresetShelf::Entry> m_entries;
};

/// The button that says which preset it is, and the list that falls from it: typing searches names,
/// descriptions and effects, Return takes, a click on the star or Ctrl+D makes a favourite.
class PresetPicker : public QToolButton {
    Q_OBJECT
public:
    explicit PresetPicker(PresetShelf& shelf, QWidget* parent = nullptr);

    void setCurrent(const fx::Preset& preset, bool isModified);
    void open();
    QLineEdit* search() const { return m_search; }
    QListView* list() const { return m_list; }

Q_SIGNALS:
    void chosen(const fx::Preset& preset);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void take(const QModelIndex& index);
    void toggleFavourite(const QModelIndex& index);
    bool typed(int key, Qt::KeyboardModifiers modifiers);

    PresetShelf& m_shelf;
    std::string m_current;
    PresetModel* m_model;
    QSortFilterProxyModel* m_found;
    QFrame* m_popup = nullptr;
    QLineEdit* m_search = nullptr;
    QListView* m_list = nullptr;
};

}
