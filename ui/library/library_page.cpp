#include "ui/library/library_page.h"

#include "ui/library/library_model.h"
#include "ui/settings/setting_control.h"
#include "ui/theme/form.h"
#include "ui/theme/text_delegate.h"
#include "ui/theme/theme.h"

#include "catalog/search.h"
#include "files/paths.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QTableView>
#include <QToolButton>

#include <algorithm>
#include <set>

namespace gleaner::ui {

namespace {

/// A person who types is not asked for every letter.
constexpr int typingPause = 120; // ms
constexpr int mostRows = 500;

/// Those that the page has another way to.
const std::set<std::string_view> elsewhereInPage = {"near", "limit"};

}

LibraryPage::LibraryPage(std::filesystem::path library, QWidget* parent)
    : QWidget(parent), m_library(std::move(library)), m_model(new LibraryModel(this)) {
    m_query.limit = mostRows;
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(buildFilters());
    auto* column = new QVBoxLayout;
    column->setContentsMargins(8, 8, 16, 8);
    column->setSpacing(8);
    column->addWidget(buildHead());
    buildTable();
    buildNothing();
    column->addWidget(m_table, 1);
    row->addLayout(column, 1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(typingPause);
    connect(&m_soon, &QTimer::timeout, this, &LibraryPage::ask);
    refresh();
}

QWidget* LibraryPage::buildFilters() {
    auto* page = new QWidget;
    QFormLayout* form = settingsForm(page);
    form->setContentsMargins(8, 8, 8, 8);
    for (const settings::Field<catalog::SampleQuery>& field : catalog::querySettings()) {
        if (elsewhereInPage.contains(field.setting.id)) continue;
        auto* control = new SettingControl(field.setting, page);
        control->show(field.get(m_query));
        connect(control, &SettingControl::changed, this, [this, &field](const settings::Value& value, bool) {
            const bool isNone = settings::textOf(value).empty();
            // What is half typed asks for nothing yet.
            if (!settings::accepts(field.setting, value) && !(isNone && field.setting.mayBeAbsent())) return;
            field.set(m_query,
                      isNone && field.setting.kind != settings::Kind::Switch ? settings::Value() : value);
            askSoon();
        });
        const bool isSwitch = field.setting.kind == settings::Kind::Switch;
        if (isSwitch) {
            control->setHint(labelOf(field.setting));
            form->addRow(QString(), control);
            continue;
        }
        auto* label = new QLabel(labelOf(field.setting), page);
        label->setBuddy(control);
        form->addRow(label, control);
    }
    m_filters = new QScrollArea(this);
    m_filters->setObjectName(QStringLiteral("libraryFilters"));
    m_filters->setFocusPolicy(Qt::NoFocus); // what is in it takes the keyboard
    m_filters->setWidget(page);
    m_filters->setWidgetResizable(true);
    m_filters->setFrameShape(QFrame::NoFrame);
    m_filters->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_filters->setFixedWidth(formWidth(*m_filters));
    return m_filters;
}

QWidget* LibraryPage::buildHead() {
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_search = new QLineEdit(head);
    m_search->setObjectName(QStringLiteral("librarySearch"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the library"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_query.words = text.toStdString();
        askSoon();
    });
    m_count = new QLabel(head);
    m_count->setObjectName(QStringLiteral("libraryCount"));
    row->addWidget(m_search, 1);
    row->addWidget(m_count);
    const auto button = [&](const char* picture, const QString& text, const QString& tip, auto&& call) {
        auto* made = new QToolButton(head);
        made->setIcon(icon(QLatin1String(picture)));
        made->setAccessibleName(text);
        made->setToolTip(text + QStringLiteral(": ") + tip);
        made->setFocusPolicy(Qt::TabFocus);
        connect(made, &QToolButton::clicked, this, call);
        row->addWidget(made);
        return made;
    };
    m_play = button("play", tr("Play"), tr("Return plays as well"), [this] { playCurrent(); });
    m_source =
        button("waveform", tr("Go to source"), tr("Open the recording that it is from, where it is from"),
               [this] { Q_EMIT sourceRequested(currentFile()); });
    m_near = button("search", tr("Sounds like this"), tr("The nearest sounds first"),
                    [this] { showNear(currentFile()); });
    m_anywhere = button("close", tr("By name again"), tr("In the order of names"), [this] { showNear({}); });
    button("add", tr("Add folder…"), tr("Listen to the samples of a folder and enter them"),
           [this] { Q_EMIT addFolderRequested(); });
    return head;
}

void LibraryPage::buildTable() {
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("libraryTable"));
    m_table->setAccessibleName(tr("Samples of the library"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new TextDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setDragEnabled(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    setColumnWidths(*m_table->horizontalHeader(), LibraryModel::columnWidths());
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->installEventFilter(this);
    connect(m_table, &QTableView::customContextMenuRequested, this, &LibraryPage::showMenu);
    connect(m_table, &QTableView::doubleClicked, this, &LibraryPage::playCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &LibraryPage::refresh);
    connect(m_model, &QAbstractItemModel::modelReset, this, &LibraryPage::refresh);
}

void LibraryPage::buildNothing() {
    m_nothing = new QLabel(m_table);
    m_nothing->setObjectName(QStringLiteral("libraryNothing"));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* over = new QVBoxLayout(m_table);
    over->setContentsMargins(16, m_table->horizontalHeader()->sizeHint().height(), 16, 0);
    over->addWidget(m_nothing);
}

bool LibraryPage::asksForAll() const {
    catalog::SampleQuery all;
    all.limit = m_query.limit;
    return std::ranges::all_of(catalog::querySettings(),
                               [&](const auto& field) { return field.get(m_query) == field.get(all); });
}

void LibraryPage::lookAgain() {
    if (m_isAsked) askSoon();
}

void LibraryPage::showNear(const QString& file) {
    m_query.near = file.toStdString();
    m_anywhere->setVisible(!file.isEmpty());
    askSoon();
}

void LibraryPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!m_isAsked) ask();
}

/// Down leads from the search into the table, Return plays there.
bool LibraryPage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (watched == m_search && key == Qt::Key_Down) {
        m_table->setFocus();
        if (!m_table->currentIndex().isValid()) m_table->selectRow(0);
        return true;
    }
    if (watched == m_table && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
        playCurrent();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void LibraryPage::askSoon() { m_soon.start(); }

void LibraryPage::ask() {
    m_isAsked = true;
    using Found = std::vector<catalog::FoundSample>;
    // The one before stops, and nobody hears of it.
    m_job = jobs::run<Found>(
        [file = m_library, query = m_query](const Progress& progress) {
            catalog::Library library(file);
            return catalog::search(library, query, progress);
        },
        [this](jobs::Outcome<Found> outcome) {
            if (!outcome.error.empty()) Q_EMIT failed(QString::fromStdString(outcome.error));
            if (!outcome.result) return;
            m_model->show(std::move(*outcome.result));
            Q_EMIT answered();
        });
}

QString LibraryPage::currentFile() const {
    const catalog::FoundSample* found = m_model->sample(m_table->currentIndex());
    return found ? QString::fromStdString(found->entry.path) : QString();
}

void LibraryPage::playCurrent() {
    if (const QString file = currentFile(); !file.isEmpty()) Q_EMIT playRequested(file);
}

void LibraryPage::refresh() {
    const bool hasOne = !currentFile().isEmpty();
    for (QToolButton* button : {m_play, m_source, m_near})
        button->setEnabled(hasOne);
    m_anywhere->setVisible(!m_query.near.empty());
    const int rows = m_model->rowCount();
    m_nothing->setVisible(rows == 0);
    m_nothing->setText(asksForAll() ? tr("No samples yet. A pack enters when it is exported; + enters a "
                                         "folder of samples.")
                                    : tr("No sample is like that. Search for less, or set a filter back."));
    m_count->setText(rows < mostRows ? tr("Samples: %1").arg(rows) : tr("The first %1 samples").arg(rows));
}

void LibraryPage::showMenu(const QPoint& at) {
    const QString file = currentFile();
    if (file.isEmpty()) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(QStringLiteral("play")), tr("Play"), this, &LibraryPage::playCurrent);
    menu->addAction(tr("Go to source"), this, [this, file] { Q_EMIT sourceRequested(file); });
    menu->addAction(tr("Sounds like this"), this, [this, file] { showNear(file); });
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

}
