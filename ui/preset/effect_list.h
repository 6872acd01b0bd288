#pragma once

#include "fx/chain.h"

#include <QAbstractListModel>
#include <QListView>

namespace gleaner::ui {

/// The chain as rows that can be switched on and off. Asks for changes, makes none.
class EffectListModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setChain(const fx::Chain& chain);
    const fx::Chain& chain() const { return m_chain; }
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }

Q_SIGNALS:
    void enableRequested(int effect, bool on);

private:
    fx::Chain m_chain;
};

/// The list of effects: drag to reorder, also Alt+Up and Alt+Down; Del removes.
class EffectList : public QListView {
    Q_OBJECT
public:
    explicit EffectList(QWidget* parent = nullptr);

Q_SIGNALS:
    void moveRequested(int from, int to); ///< `to`: its index after the move
    void removeRequested(int effect);

protected:
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

/// What an effect is called; its id for one that this version doesn't know.
QString effectName(const fx::Effect& effect);

}
