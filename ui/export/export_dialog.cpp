#include "ui/export/export_dialog.h"

#include "ui/dialogs/dialogs.h"
#include "ui/export/forecast_page.h"
#include "ui/export/result_page.h"
#include "ui/settings/setting_control.h"
#include "ui/theme/theme.h"
#include "ui/theme/window_size.h"
#include "ui/worker/work.h"

#include "pack/plan/pack_settings.h"
#include "settings/field.h"

#include <QDir>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QToolButton>

#include <algorithm>

namespace gleaner::ui {

namespace {

const QString packFolderKey = QStringLiteral("folders/pack");
constexpr int pauseMs = 250; // a person types
constexpr QSize dialogSize(680, 560);
constexpr int speechWidth = 180; // its longest word

}

ExportDialog::ExportDialog(Document& document, Exporter& exporter, Work& work, Dialogs& dialogs,
                           QSettings& settings, QWidget* parent)
    : QDialog(parent), m_document(document), m_exporter(exporter), m_work(work), m_dialogs(dialogs),
      m_settings(settings) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export the pack"));
    setObjectName(QStringLiteral("exportDialog"));
    build();
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &ExportDialog::look);
    connect(&document, &Document::planChanged, this, [this] { m_pause.start(pauseMs); });
    connect(m_folder, &QLineEdit::textChanged, this, [this] {
        m_go->setEnabled(false);
        m_pause.start(pauseMs);
    });
    connect(&work, &Work::progressed, this, &ExportDialog::showPiece);
    connect(&work, &Work::failed, this, &ExportDialog::goBack);
    connect(&work, &Work::cancelled, this, &ExportDialog::goBack);
    connect(&exporter, &Exporter::packWritten, this, [this](const ExportedPack& pack) {
        m_result->show(pack);
        showPage(Result);
    });
    const QString usual = QDir(QStandardPaths::writableLocation(QStandardPaths::MusicLocation))
                              .filePath(QStringLiteral("Gleaner packs"));
    m_folder->setText(QDir::toNativeSeparators(settings.value(packFolderKey, usual).toString()));
    m_pause.stop();
    resizeOnScreen(*this, dialogSize);
    showPage(Review);
    look();
}

ExportDialog::~ExportDialog() = default;

QString ExportDialog::folder() const { return QDir::fromNativeSeparators(m_folder->text().trimmed()); }
void ExportDialog::setFolder(const QString& folder) { m_folder->setText(QDir::toNativeSeparators(folder)); }

void ExportDialog::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    m_title = new QLabel(this);
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_title);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(reviewPage());
    m_pages->addWidget(progressPage());
    m_result = new ResultPage(m_pages);
    connect(m_result, &ResultPage::openFolderRequested, this, &ExportDialog::openFolderRequested);
    m_pages->addWidget(m_result);
    column->addWidget(m_pages, 1);
    column->addWidget(buttons());
}

QWidget* ExportDialog::reviewPage() {
    auto* page = new QWidget(m_pages);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* grid = new QGridLayout;
    grid->setColumnStretch(1, 1);
    auto* label = new QLabel(tr("&Into"), page);
    m_folder = new QLineEdit(page);
    m_folder->setObjectName(QStringLiteral("exportFolder"));
    m_folder->setAccessibleName(tr("Folder that gets the pack"));
    label->setBuddy(m_folder);
    auto* browse = new QToolButton(page);
    browse->setIcon(icon(QStringLiteral("folder")));
    browse->setToolTip(tr("Choose the folder"));
    browse->setAccessibleName(browse->toolTip());
    connect(browse, &QToolButton::clicked, this,
            [this] { m_dialogs.choosePackFolder([this](const QString& folder) { setFolder(folder); }); });
    grid->addWidget(label, 0, 0);
    grid->addWidget(m_folder, 0, 1);
    grid->addWidget(browse, 0, 2);
    addSpeech(page, *grid);
    column->addLayout(grid);
    m_forecast = new ForecastPage(page);
    column->addWidget(m_forecast, 1);
    return page;
}

/// What becomes of speech is chosen where it is told of.
void ExportDialog::addSpeech(QWidget* page, QGridLayout& grid) {
    const settings::Field<pack::PackRequest>* field = settings::findField(pack::packSettings(), "speech");
    auto* label = new QLabel(tr("&Speech"), page);
    auto* control = new SettingControl(field->setting, page);
    label->setBuddy(control);
    control->setMinimumWidth(speechWidth);
    grid.addWidget(label, 1, 0);
    grid.addWidget(control, 1, 1, Qt::AlignLeft);
    connect(control, &SettingControl::changed, this, [this, field](const settings::Value& value) {
        m_document.editRequest(labelOf(field->setting),
                               [&](pack::PackRequest& request) { field->set(request, value); });
    });
    const auto show = [this, field, control] { control->show(field->get(m_document.session().request)); };
    connect(&m_document, &Document::requestChanged, control, show);
    show();
}

QWidget* ExportDialog::progressPage() {
    auto* page = new QWidget(m_pages);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addStretch(1);
    m_doing = new QLabel(page);
    m_doing->setWordWrap(true);
    m_progress = new QProgressBar(page);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the export"));
    auto* hint = new QLabel(tr("You can close this and go on working: the export runs beside."), page);
    hint->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_doing);
    column->addWidget(m_progress);
    column->addWidget(hint);
    column->addStretch(2);
    return page;
}

QWidget* ExportDialog::buttons() {
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_cancel = new QPushButton(tr("Stop the export"), bar);
    m_close = new QPushButton(tr("Close"), bar);
    m_go = new QPushButton(tr("Export"), bar);
    m_go->setObjectName(QStringLiteral("exportNow"));
    m_go->setDefault(true);
    m_go->setEnabled(false);
    m_cancel->setAutoDefault(false);
    m_close->setAutoDefault(false);
    row->addWidget(m_cancel);
    row->addStretch(1);
    row->addWidget(m_close);
    row->addWidget(m_go);
    connect(m_go, &QPushButton::clicked, this, &ExportDialog::start);
    connect(m_close, &QPushButton::clicked, this, &ExportDialog::close);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_work.cancel(m_piece); });
    return bar;
}

void ExportDialog::showPage(Page page) {
    m_pages->setCurrentIndex(page);
    m_go->setVisible(page == Review);
    m_cancel->setVisible(page == Progressing);
    m_close->setText(page == Review ? tr("Cancel") : tr("Close"));
    if (page == Result) m_close->setFocus();
}

void ExportDialog::look() {
    if (m_pages->currentIndex() != Review) return;
    m_looking.reset();
    const auto& plan = m_document.plan();
    m_go->setEnabled(false);
    m_title->setText(QString::fromStdString(plan ? plan->folder : m_document.session().request.name));
    if (!plan) return m_forecast->showError(m_document.planError());
    if (folder().isEmpty()) return m_forecast->showError(tr("Say into which folder."));
    m_forecast->showLooking();
    m_looking = m_exporter.forecast(folder(), [this](jobs::Outcome<pack::Forecast> outcome) {
        m_looking.release()->deleteLater();
        showForecast(outcome);
    });
}

void ExportDialog::showForecast(const jobs::Outcome<pack::Forecast>& outcome) {
    if (outcome.cancelled) return;
    if (!outcome.result) return m_forecast->showError(QString::fromStdString(outcome.error));
    m_forecast->show(*outcome.result);
    m_go->setEnabled(outcome.result->canBeWritten() && !m_work.isRunning(Lane::Exporting));
}

void ExportDialog::start() {
    const QString into = folder();
    m_settings.setValue(packFolderKey, into);
    m_doing->setText(tr("Exporting …"));
    m_progress->setValue(0);
    showPage(Progressing);
    m_piece = m_exporter.exportPackTo(into);
    if (m_piece == 0) showPage(Review);
}

/// It failed, which the window says, or was stopped.
void ExportDialog::goBack() {
    const std::vector<Piece> pieces = m_work.pieces();
    const bool isUnderWay = std::ranges::find(pieces, m_piece, &Piece::number) != pieces.end();
    if (m_pages->currentIndex() != Progressing || isUnderWay) return;
    showPage(Review);
    look();
}

void ExportDialog::showPiece(const Piece& piece) {
    if (piece.number != m_piece) return;
    m_progress->setValue(static_cast<int>(1000.0 * piece.fraction));
    if (!piece.what.isEmpty()) m_doing->setText(piece.what);
}

}
