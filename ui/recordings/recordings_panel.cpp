#include "ui/recordings/recordings_panel.h"

#include "ui/recordings/align_menu.h"
#include "ui/recordings/channel_menu.h"
#include "ui/recordings/recording_delegate.h"
#include "ui/recordings/recording_model.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>

#include <algorithm>

namespace gleaner::ui {

struct RecordingsPanel::State {
    State(RecordingsPanel& p, Document& d) : panel(p), document(d), model(d) {}

    RecordingsPanel& panel;
    Document& document;
    RecordingModel model;
    library::RecordingId currentId;
    QStackedLayout* pages = nullptr;
    QListView* list = nullptr;
    QToolButton* remove = nullptr;
    QAction* apart = nullptr;

    QWidget* header();
    QWidget* emptyPage();
    void buildList();
    void remember(int recording);
    void restoreCurrent();
    void removeCurrent() {
        if (panel.current() >= 0) Q_EMIT panel.removeRequested(panel.current());
    }
};

QWidget* RecordingsPanel::State::header() {
    auto* bar = new QWidget(&panel);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 8, 8, 8);
    row->setSpacing(4);
    auto* title = new QLabel(tr("Recordings"), bar);
    QFont font = title->font();
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    row->addWidget(title, 1);
    auto* open = new QToolButton(bar);
    open->setIcon(icon(QStringLiteral("add")));
    open->setToolTip(tr("Open recordings"));
    open->setAccessibleName(tr("Open recordings"));
    QObject::connect(open, &QToolButton::clicked, &panel, &RecordingsPanel::openRequested);
    remove = new QToolButton(bar);
    remove->setIcon(icon(QStringLiteral("remove")));
    remove->setToolTip(tr("Remove the recording from the session (Del). The file stays."));
    remove->setAccessibleName(tr("Remove the recording"));
    QObject::connect(remove, &QToolButton::clicked, &panel, [this] { removeCurrent(); });
    row->addWidget(open);
    row->addWidget(remove);
    return bar;
}

QWidget* RecordingsPanel::State::emptyPage() {
    auto* page = new QWidget(&panel);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    auto* hint =
        new QLabel(tr("No recordings yet.\nOpen some, or drop files and folders on the window."), page);
    hint->setForegroundRole(QPalette::PlaceholderText);
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    auto* open = new QPushButton(icon(QStringLiteral("open")), tr("Open recordings …"), page);
    QObject::connect(open, &QPushButton::clicked, &panel, &RecordingsPanel::openRequested);
    column->addStretch(2);
    column->addWidget(hint);
    column->addWidget(open, 0, Qt::AlignHCenter);
    column->addStretch(3);
    return page;
}

void RecordingsPanel::State::buildList() {
    list = new QListView(&panel);
    list->setModel(&model);
    list->setItemDelegate(new RecordingDelegate(list));
    list->setFrameShape(QFrame::NoFrame);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setMouseTracking(true);
    list->setAccessibleName(tr("Recordings"));
    QObject::connect(list->selectionModel(), &QItemSelectionModel::currentChanged, &panel,
                     [this](const QModelIndex& index) { remember(index.isValid() ? index.row() : -1); });
    QObject::connect(&model, &QAbstractItemModel::modelReset, &panel, [this] { restoreCurrent(); });
    auto* removeKey = new QAction(tr("Remove the recording"), list);
    removeKey->setShortcut(Qt::Key_Delete);
    removeKey->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(removeKey, &QAction::triggered, &panel, [this] { removeCurrent(); });
    auto* openKey = new QAction(icon(QStringLiteral("open")), tr("Open recordings …"), list);
    QObject::connect(openKey, &QAction::triggered, &panel, &RecordingsPanel::openRequested);
    auto* channels = new ChannelMenu(document, list);
    QObject::connect(
        list->selectionModel(), &QItemSelectionModel::currentChanged, channels,
        [channels](const QModelIndex& index) { channels->setRecording(index.isValid() ? index.row() : -1); });
    auto* search = new QAction(tr("Look for missing recordings …"), list);
    search->setObjectName(QStringLiteral("searchRecordings"));
    QObject::connect(search, &QAction::triggered, &panel, &RecordingsPanel::searchRequested);
    QObject::connect(&document, &Document::recordingsChanged, search, [this, search] {
        search->setEnabled(std::ranges::any_of(
            document.recordings(), [](const OpenRecording& open) { return !open.error.isEmpty(); }));
    });
    apart = new QAction(tr("Open its files apart"), list);
    apart->setObjectName(QStringLiteral("openApart"));
    QObject::connect(apart, &QAction::triggered, &panel,
                     [this] { Q_EMIT panel.apartRequested(panel.current()); });
    auto* alignment = new AlignMenu(document, list);
    QObject::connect(list->selectionModel(), &QItemSelectionModel::currentChanged, alignment,
                     [alignment](const QModelIndex& index) {
                         alignment->setRecording(index.isValid() ? index.row() : -1);
                     });
    QObject::connect(alignment, &AlignMenu::chosen, &panel, &RecordingsPanel::alignRequested);
    list->addActions({openKey, removeKey, search, channels->menuAction(), alignment->menuAction(), apart});
    list->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void RecordingsPanel::State::remember(int recording) {
    remove->setEnabled(recording >= 0);
    apart->setEnabled(recording >= 0 &&
                      !document.recordings()[static_cast<std::size_t>(recording)].recording.parts.empty());
    currentId = recording < 0 ? library::RecordingId()
                              : document.recordings()[static_cast<std::size_t>(recording)].recording.id;
    Q_EMIT panel.currentChanged(recording);
}

void RecordingsPanel::State::restoreCurrent() {
    const auto& all = document.recordings();
    pages->setCurrentIndex(all.empty() ? 0 : 1);
    const auto found =
        std::ranges::find(all, currentId, [](const OpenRecording& open) { return open.recording.id; });
    if (all.empty())
        remember(-1);
    else
        panel.setCurrent(found == all.end() ? 0 : static_cast<int>(found - all.begin()));
}

RecordingsPanel::RecordingsPanel(Document& document, QWidget* parent)
    : QWidget(parent), m_state(std::make_unique<State>(*this, document)) {
    State& s = *m_state;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    QWidget* header = s.header();
    column->addWidget(header);
    s.pages = new QStackedLayout;
    column->addLayout(s.pages, 1);
    s.pages->addWidget(s.emptyPage());
    s.buildList();
    s.pages->addWidget(s.list);
    setMinimumWidth(std::max(200, header->minimumSizeHint().width()));
    s.restoreCurrent();
}

RecordingsPanel::~RecordingsPanel() { m_state->list->setModel(nullptr); }

int RecordingsPanel::current() const {
    const QModelIndex index = m_state->list->currentIndex();
    return index.isValid() ? index.row() : -1;
}

void RecordingsPanel::setWaiting(bool waiting) { m_state->model.setWaiting(waiting); }

void RecordingsPanel::setCurrent(int recording) {
    if (recording == current()) return;
    m_state->list->setCurrentIndex(recording < 0 ? QModelIndex() : m_state->model.index(recording));
}

}
