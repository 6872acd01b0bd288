#include "ui/help/keys_dialog.h"

#include "ui/help/keys_model.h"
#include "ui/keymap/key_presets.h"
#include "ui/keymap/keymap.h"
#include "ui/theme/window_size.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace gleaner::ui {

namespace {

constexpr QSize usualDialogSize(760, 640);

bool isModifier(int key) {
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_Meta ||
           key == Qt::Key_AltGr || key == 0 || key == Qt::Key_unknown;
}

/// Shift only makes the sign on some keyboards: "?" is no Shift+"?".
QKeySequence sequenceOf(const QKeyEvent& event) {
    Qt::KeyboardModifiers held = event.modifiers() & ~Qt::KeypadModifier;
    const int key = event.key() == Qt::Key_Backtab ? Qt::Key_Tab : event.key();
    const bool isSign = key > Qt::Key_Space && key < Qt::Key_Escape &&
                        !(key >= Qt::Key_A && key <= Qt::Key_Z) && !(key >= Qt::Key_0 && key <= Qt::Key_9);
    if (isSign) held &= ~Qt::ShiftModifier;
    return QKeySequence(QKeyCombination(held, static_cast<Qt::Key>(key)));
}

}

KeysDialog::KeysDialog(Keymap& keymap, QWidget* parent)
    : QDialog(parent), m_keymap(keymap), m_model(new QStandardItemModel(this)),
      m_filter(new QSortFilterProxyModel(this)), m_tree(new QTreeView(this)) {
    setWindowTitle(tr("Keys"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_filter->setSourceModel(m_model);
    m_filter->setRecursiveFilteringEnabled(true);
    m_filter->setAutoAcceptChildRows(true);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setFilterKeyColumn(-1);
    m_tree->setModel(m_filter);
    m_tree->setRootIsDecorated(false);
    m_tree->setItemsExpandable(false);
    m_tree->setIndentation(12);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setAccessibleName(tr("Commands and their keys"));
    m_tree->installEventFilter(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(buildHead());
    layout->addWidget(m_tree, 1);
    m_saying = new QLabel(this);
    m_saying->setObjectName(QStringLiteral("keysTold"));
    m_saying->setWordWrap(true);
    m_saying->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_saying->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    layout->addWidget(m_saying);
    layout->addWidget(buildFoot());
    connect(m_tree, &QTreeView::doubleClicked, this, [this] { record(false); });
    fill();
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        endRecording();
        showState();
    });
    connect(&keymap, &Keymap::changed, this, &KeysDialog::showAll);
    resizeOnScreen(*this, usualDialogSize);
    m_search->setFocus();
}

QWidget* KeysDialog::buildHead() {
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_search = new QLineEdit(head);
    m_search->setPlaceholderText(tr("Search commands and keys"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter->setFilterFixedString(text);
        m_tree->expandAll();
    });
    auto* label = new QLabel(tr("Keys as in"), head);
    m_presets = new QComboBox(head);
    for (const KeyPreset& preset : keyPresets())
        m_presets->addItem(QLatin1String(preset.name), QLatin1String(preset.id));
    m_presets->setAccessibleName(label->text());
    label->setBuddy(m_presets);
    connect(m_presets, &QComboBox::activated, this, [this] {
        m_keymap.choosePreset(m_presets->currentData().toString());
        m_saying->setText(tr("The keys of %1 where it has the same command; all others stay.")
                              .arg(m_presets->currentText()));
    });
    row->addWidget(m_search, 1);
    row->addSpacing(8);
    row->addWidget(label);
    row->addWidget(m_presets);
    return head;
}

QWidget* KeysDialog::buildFoot() {
    auto* box = new QDialogButtonBox(QDialogButtonBox::Close, this);
    const auto button = [&](const QString& text, const char* name, auto&& call) {
        QPushButton* made = box->addButton(text, QDialogButtonBox::ActionRole);
        made->setObjectName(QLatin1String(name));
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, call);
        return made;
    };
    m_change = button(tr("New key"), "keysChange", [this] { record(false); });
    m_add = button(tr("Further key"), "keysAdd", [this] { record(true); });
    m_none = button(tr("No key"), "keysNone", [this] { m_keymap.bind(currentId(), {}); });
    m_reset = button(tr("Reset"), "keysReset", [this] {
        m_keymap.reset(currentId());
        m_saying->clear();
    });
    m_resetAll = button(tr("Reset all"), "keysResetAll", [this] {
        m_keymap.resetAll();
        m_saying->clear();
    });
    box->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return box;
}

void KeysDialog::fill() {
    fillKeysModel(*m_model, m_keymap);
    m_model->setHorizontalHeaderLabels({tr("Command"), tr("Keys")});
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->setSectionsMovable(false);
    m_tree->expandAll();
    m_tree->setColumnWidth(0, usualDialogSize.width() * 3 / 5);
    m_tree->setCurrentIndex(m_filter->index(0, 0, m_filter->index(0, 0)));
    showAll();
}

void KeysDialog::showAll() {
    showKeysIn(*m_model, m_keymap);
    m_presets->setCurrentIndex(m_presets->findData(m_keymap.preset()));
    showState();
}

void KeysDialog::showState() {
    const QString id = currentId();
    for (QPushButton* button : {m_change, m_add, m_none})
        button->setEnabled(!id.isEmpty());
    m_reset->setEnabled(m_keymap.isOwn(id));
    m_resetAll->setEnabled(m_keymap.hasOwn());
}

QString KeysDialog::currentId() const {
    return m_tree->currentIndex().siblingAtColumn(0).data(commandIdRole).toString();
}

void KeysDialog::record(bool further) {
    if (currentId().isEmpty()) return;
    m_recording = currentId();
    m_further = further;
    showRecordingIn(*m_model, m_recording, tr("Press a key …"));
    m_saying->setText(tr("Press the key for «%1», or Escape to leave it as it is.")
                          .arg(m_tree->currentIndex().siblingAtColumn(0).data().toString()));
    m_tree->setFocus();
}

void KeysDialog::endRecording() {
    if (m_recording.isEmpty()) return;
    m_recording.clear();
    m_saying->clear();
    showAll();
}

void KeysDialog::recordKey(const QKeyEvent& event) {
    if (isModifier(event.key())) return;
    if (event.key() == Qt::Key_Escape) return endRecording();
    bind(sequenceOf(event));
}

void KeysDialog::bind(const QKeySequence& key) {
    const QString id = std::exchange(m_recording, {});
    QStringList losers;
    for (const KeyCommand* rival : m_keymap.rivals(id, key))
        losers << QStringLiteral("«%1»").arg(rival->text);
    QList<QKeySequence> keys = m_further ? m_keymap.keys(id) : QList<QKeySequence>();
    if (!keys.contains(key)) keys << key;
    m_keymap.bind(id, keys);
    const QString name = key.toString(QKeySequence::NativeText);
    m_saying->setText(
        losers.isEmpty()
            ? QString()
            : tr("%1 is taken from %2. Reset gives it back.").arg(name, losers.join(QStringLiteral(", "))));
}

bool KeysDialog::eventFilter(QObject* watched, QEvent* event) {
    const bool isPress = event->type() == QEvent::KeyPress;
    if (!isPress && event->type() != QEvent::ShortcutOverride) return QDialog::eventFilter(watched, event);
    const auto& key = static_cast<const QKeyEvent&>(*event);
    if (watched == m_tree && !m_recording.isEmpty()) {
        event->accept();
        if (isPress) recordKey(key);
        return true;
    }
    if (!isPress) return false;
    if (watched == m_search && (key.key() == Qt::Key_Down || key.key() == Qt::Key_Return)) {
        m_tree->setFocus();
        const QModelIndex first = m_filter->index(0, 0, m_filter->index(0, 0));
        if (first.isValid() && !m_tree->currentIndex().parent().isValid()) m_tree->setCurrentIndex(first);
        return true;
    }
    if (watched == m_tree && (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter)) {
        record(false);
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

}
