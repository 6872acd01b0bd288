#include "ui/export/song_dialog.h"

#include "ui/dialogs/dialogs.h"
#include "ui/export/exporter.h"
#include "ui/theme/theme.h"
#include "ui/theme/window_size.h"
#include "ui/worker/work.h"

#include "base/file_names.h"
#include "export/output_settings.h"

#include <QCheckBox>
#include <QDir>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QStandardPaths>
#include <QToolButton>

#include <algorithm>

namespace gleaner::ui {

namespace {

const QString songFolderKey = QStringLiteral("folders/songFolder");
constexpr QSize songDialogSize(620, 600);

/// One form that a song is written in, and what its file is called behind the title.
struct SongForm {
    const char* id;
    const char* name;
    const char* suffix;
    std::filesystem::path pack::SongOutputs::*place;
    bool isUsual;
};
constexpr SongForm songForms[] = {
    {"flp", QT_TRANSLATE_NOOP("gleaner::ui::SongDialog", "&FL Studio project"), ".flp",
     &pack::SongOutputs::flp, true},
    {"midi", QT_TRANSLATE_NOOP("gleaner::ui::SongDialog", "&MIDI file"), ".mid", &pack::SongOutputs::midi,
     false},
    {"dawproject", QT_TRANSLATE_NOOP("gleaner::ui::SongDialog", "&DAWproject (Bitwig, Studio One)"),
     ".dawproject", &pack::SongOutputs::dawproject, false},
    {"mix", QT_TRANSLATE_NOOP("gleaner::ui::SongDialog", "&Sound of the whole song"), "",
     &pack::SongOutputs::wav, false},
    {"stems", QT_TRANSLATE_NOOP("gleaner::ui::SongDialog", "S&tems, one file a lane"), " stems",
     &pack::SongOutputs::stems, false},
    {"json", QT_TRANSLATE_NOOP("gleaner::ui::SongDialog", "Song as &JSON"), ".json",
     &pack::SongOutputs::songJson, false},
};

QString keyOf(std::string_view id) {
    return QStringLiteral("song/") + QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
}

}

SongDialog::SongDialog(Document& document, Exporter& exporter, Work& work, Dialogs& dialogs,
                       QSettings& settings, QWidget* parent)
    : QDialog(parent), m_document(document), m_exporter(exporter), m_work(work), m_dialogs(dialogs),
      m_settings(settings) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("songDialog"));
    setWindowTitle(tr("Export the song"));
    recall();
    build();
    connect(&document, &Document::planChanged, this, &SongDialog::look);
    connect(&work, &Work::changed, this, &SongDialog::look);
    resizeOnScreen(*this, songDialogSize);
    look();
}

QString SongDialog::folder() const { return QDir::fromNativeSeparators(m_folder->text().trimmed()); }
void SongDialog::setFolder(const QString& folder) { m_folder->setText(QDir::toNativeSeparators(folder)); }

void SongDialog::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    auto* title = new QLabel(QString::fromStdString(m_document.session().song.title), this);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    column->addWidget(title);
    column->addWidget(place());
    auto* page = new QWidget(this);
    auto* inside = new QVBoxLayout(page);
    inside->setContentsMargins(0, 0, 8, 0);
    inside->setSpacing(12);
    inside->addWidget(forms());
    inside->addWidget(details());
    inside->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setAccessibleName(tr("What is written, and how"));
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(page);
    column->addWidget(scroll, 1);
    m_complaint = new QLabel(this);
    m_complaint->setObjectName(QStringLiteral("songComplaint"));
    m_complaint->setWordWrap(true);
    column->addWidget(m_complaint);
    auto* row = new QHBoxLayout;
    auto* close = new QPushButton(tr("Cancel"), this);
    close->setAutoDefault(false);
    m_go = new QPushButton(tr("Export"), this);
    m_go->setObjectName(QStringLiteral("exportSongNow"));
    m_go->setDefault(true);
    row->addStretch(1);
    row->addWidget(close);
    row->addWidget(m_go);
    column->addLayout(row);
    connect(close, &QPushButton::clicked, this, &SongDialog::close);
    connect(m_go, &QPushButton::clicked, this, &SongDialog::start);
}

QWidget* SongDialog::place() {
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(tr("&Into"), box);
    m_folder = new QLineEdit(box);
    m_folder->setObjectName(QStringLiteral("songFolder"));
    m_folder->setAccessibleName(tr("Folder that gets the song"));
    label->setBuddy(m_folder);
    const QString usual = QStandardPaths::writableLocation(QStandardPaths::MusicLocation);
    setFolder(m_settings.value(songFolderKey, usual).toString());
    auto* browse = new QToolButton(box);
    browse->setIcon(icon(QStringLiteral("folder")));
    browse->setToolTip(tr("Choose the folder"));
    browse->setAccessibleName(browse->toolTip());
    connect(browse, &QToolButton::clicked, this,
            [this] { m_dialogs.chooseSongFolder([this](const QString& chosen) { setFolder(chosen); }); });
    connect(m_folder, &QLineEdit::textChanged, this, &SongDialog::look);
    row->addWidget(label);
    row->addWidget(m_folder, 1);
    row->addWidget(browse);
    return box;
}

QWidget* SongDialog::forms() {
    auto* box = new QGroupBox(tr("As"), this);
    auto* column = new QVBoxLayout(box);
    column->setSpacing(4);
    for (const SongForm& form : songForms) {
        auto* made = new QCheckBox(tr(form.name), box);
        made->setObjectName(QStringLiteral("songForm.") + QLatin1String(form.id));
        made->setChecked(m_settings.value(keyOf(form.id), form.isUsual).toBool());
        connect(made, &QCheckBox::toggled, this, &SongDialog::look);
        column->addWidget(made);
        m_forms.push_back(made);
    }
    return box;
}

/// Every setting of the table, in its order.
QWidget* SongDialog::details() {
    auto* box = new QGroupBox(tr("How"), this);
    const auto edit = [this](const QString&, const auto& change, int) {
        change(m_chosen);
        look();
    };
    auto& form = m_form.emplace(box, pack::outputSettings(), edit, [] {});
    form.addRest({});
    form.refresh(m_chosen);
    return box;
}

void SongDialog::recall() {
    for (const auto& field : pack::outputSettings()) {
        const QString kept = m_settings.value(keyOf(field.setting.id)).toString();
        const auto value = settings::parse(field.setting, kept.toStdString());
        if (value && m_settings.contains(keyOf(field.setting.id))) field.set(m_chosen, *value);
    }
}

void SongDialog::keep() const {
    m_settings.setValue(songFolderKey, folder());
    for (std::size_t n = 0; n < m_forms.size(); ++n)
        m_settings.setValue(keyOf(songForms[n].id), m_forms[n]->isChecked());
    for (const auto& field : pack::outputSettings())
        m_settings.setValue(keyOf(field.setting.id),
                            QString::fromStdString(settings::textOf(field.get(m_chosen))));
}

pack::SongOutputs SongDialog::outputs() const {
    pack::SongOutputs made = m_chosen;
    const std::string name = safeFileName(m_document.session().song.title);
    const std::filesystem::path folderPath = folder().toStdString();
    for (std::size_t n = 0; n < m_forms.size(); ++n) {
        if (!m_forms[n]->isChecked()) continue;
        std::string suffix = songForms[n].suffix;
        if (suffix.empty()) suffix = audio::info(m_chosen.soundFormat).extension;
        made.*songForms[n].place = folderPath / (name + suffix);
    }
    return made;
}

void SongDialog::look() {
    QString complaint;
    const bool isAny = std::ranges::any_of(m_forms, [](const QCheckBox* form) { return form->isChecked(); });
    if (folder().isEmpty()) complaint = tr("Say into which folder.");
    if (!isAny) complaint = tr("Choose at least one form.");
    if (m_chosen.windowsPaths && m_chosen.pathRoot.empty())
        complaint = tr("Say in which folder the samples will lie on the Windows machine.");
    else if (const std::string wrong = pack::complaintAbout(m_chosen);
             m_chosen.windowsPaths && !wrong.empty())
        complaint = tr("The folder on the Windows machine is one such as C:\\Packs or \\\\server\\share.");
    m_complaint->setText(complaint);
    m_complaint->setVisible(!complaint.isEmpty());
    m_go->setEnabled(complaint.isEmpty() && m_exporter.canExport() && !m_work.isRunning(Lane::Exporting));
}

void SongDialog::start() {
    keep();
    m_exporter.exportSongTo(outputs());
    close();
}

}
