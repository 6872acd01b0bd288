#include "ui/pack/pack_settings.h"

#include "ui/theme/form.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include "pack/plan/names.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>

namespace gleaner::ui {

namespace {

/// Every field merges its own typing into one step of undo.
enum Field {
    NameField = 1,
    GenresField,
    TagsField,
    NamingField,
    LevelField,
    CeilingField,
    HitsField,
    LoopsField
};

constexpr int rates[] = {44100, 48000, 88200, 96000};

template <typename Box>
Box* spinBox(QWidget* parent, double lowest, double highest, const QString& suffix) {
    auto* box = new Box(parent);
    box->setRange(static_cast<decltype(box->value())>(lowest), static_cast<decltype(box->value())>(highest));
    box->setSuffix(suffix);
    box->setAccelerated(true);
    return box;
}

void showText(QLineEdit* edit, const QString& text) {
    if (edit->text() != text) edit->setText(text);
}

/// While a person types, what they typed stays, as long as it means the same.
void showText(QLineEdit* edit, const std::vector<std::string>& words) {
    if (wordsOf(edit->text()) != words) edit->setText(textOf(words));
}

}

std::vector<std::string> wordsOf(const QString& text) {
    std::vector<std::string> words;
    for (const QString& word : text.split(u',', Qt::SkipEmptyParts))
        if (!word.trimmed().isEmpty()) words.push_back(word.trimmed().toStdString());
    return words;
}

QString textOf(const std::vector<std::string>& words) {
    QStringList list;
    for (const std::string& word : words)
        list << QString::fromStdString(word);
    return list.join(QStringLiteral(", "));
}

PackSettings::PackSettings(Document& document, QWidget* parent) : QScrollArea(parent), m_document(document) {
    build();
    refresh();
    connectEdits();
    connect(&document, &Document::requestChanged, this, &PackSettings::refresh);
    connect(&document, &Document::planChanged, this, &PackSettings::showFault);
}

void PackSettings::build() {
    auto* page = new QWidget(this);
    QFormLayout* form = settingsForm(page);

    m_name = new QLineEdit(page);
    m_genres = new QLineEdit(page);
    m_genres->setPlaceholderText(tr("dembow, ambient"));
    m_tags = new QLineEdit(page);
    m_tags->setPlaceholderText(tr("field recording, rain"));
    m_naming = new QComboBox(page);
    m_naming->setEditable(true);
    m_naming->setInsertPolicy(QComboBox::NoInsert);
    m_naming->setMinimumContentsLength(12);
    m_naming->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const pack::NamingProfile& profile : pack::namingProfiles()) {
        m_naming->addItem(words(profile.name), words(profile.id));
        m_naming->setItemData(m_naming->count() - 1, words(profile.help), Qt::ToolTipRole);
    }
    m_namingHelp = new QLabel(page);
    m_namingHelp->setWordWrap(true);
    m_format = new QComboBox(page);
    for (const audio::FileFormatFacts& facts : audio::fileFormats)
        if (facts.format != audio::FileFormat::WavFloat)
            m_format->addItem(words(facts.name), static_cast<int>(facts.format));
    m_rate = new QComboBox(page);
    for (const int rate : rates)
        m_rate->addItem(tr("%1 Hz").arg(rate), rate);
    m_levelByKind = new QCheckBox(tr("By kind"), page);
    m_levelByKind->setToolTip(tr("Hits -12 LUFS (loudest 400 ms), loops -14, phrases -16, textures -20"));
    m_level = spinBox<QDoubleSpinBox>(page, -60.0, 0.0, tr(" LUFS"));
    m_level->setDecimals(1);
    m_ceiling = spinBox<QDoubleSpinBox>(page, -20.0, 0.0, tr(" dBTP"));
    m_ceiling->setDecimals(1);
    m_ceiling->setSingleStep(0.1);
    m_minHits = spinBox<QSpinBox>(page, 0, 99999, {});
    m_minLoops = spinBox<QSpinBox>(page, 0, 99999, {});

    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Genres"), m_genres);
    form->addRow(tr("&Tags"), m_tags);
    form->addRow(tr("File names"), m_naming);
    form->addRow(QString(), m_namingHelp);
    form->addRow(tr("Format"), inARow({m_format, m_rate}));
    form->addRow(tr("Loudness"), inARow({m_levelByKind, m_level}));
    form->addRow(tr("True peak"), m_ceiling);
    form->addRow(tr("At least"), inARow({m_minHits, new QLabel(tr("hits"), page), m_minLoops,
                                         new QLabel(tr("loops"), page)}));

    m_genres->setAccessibleDescription(tr("Separated by commas"));
    m_tags->setAccessibleDescription(tr("Separated by commas"));
    m_naming->setAccessibleName(tr("File names"));
    m_format->setAccessibleName(tr("File format"));
    m_rate->setAccessibleName(tr("Sample rate"));
    m_levelByKind->setAccessibleName(tr("Loudness by kind"));
    m_level->setAccessibleName(tr("Loudness"));
    m_minHits->setAccessibleName(tr("Least number of hits"));
    m_minLoops->setAccessibleName(tr("Least number of loops"));
    m_name->setObjectName(QStringLiteral("packName"));
    m_minHits->setObjectName(QStringLiteral("minHits"));
    m_minLoops->setObjectName(QStringLiteral("minLoops"));
    m_naming->setObjectName(QStringLiteral("naming"));

    setWidget(page);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void PackSettings::connectEdits() {
    const auto edit = [this](const QString& what, Field field, auto change) {
        m_document.editRequest(what, change, field);
    };
    connect(m_name, &QLineEdit::textEdited, this, [this, edit](const QString& name) {
        edit(tr("Name of the pack"), NameField, [&](pack::PackRequest& r) { r.name = name.toStdString(); });
    });
    connect(m_genres, &QLineEdit::textEdited, this, [this, edit](const QString& words) {
        edit(tr("Genres"), GenresField, [&](pack::PackRequest& r) { r.genres = wordsOf(words); });
    });
    connect(m_tags, &QLineEdit::textEdited, this, [this, edit](const QString& words) {
        edit(tr("Tags"), TagsField, [&](pack::PackRequest& r) { r.tags = wordsOf(words); });
    });
    connect(m_naming, &QComboBox::editTextChanged, this, &PackSettings::chooseNaming);
    connect(m_format, &QComboBox::activated, this, [this](int index) {
        m_document.editRequest(tr("Format"), [&](pack::PackRequest& r) {
            r.format = static_cast<audio::FileFormat>(m_format->itemData(index).toInt());
        });
    });
    connect(m_rate, &QComboBox::activated, this, [this](int index) {
        m_document.editRequest(tr("Sample rate"),
                               [&](pack::PackRequest& r) { r.sampleRate = m_rate->itemData(index).toInt(); });
    });
    connect(m_levelByKind, &QCheckBox::toggled, this, [this](bool byKind) {
        m_document.editRequest(tr("Loudness"), [&](pack::PackRequest& r) {
            r.targetLufs = byKind ? std::nullopt : std::optional(m_level->value());
        });
    });
    connect(m_level, &QDoubleSpinBox::valueChanged, this, [this, edit](double lufs) {
        edit(tr("Loudness"), LevelField, [&](pack::PackRequest& r) { r.targetLufs = lufs; });
    });
    connect(m_ceiling, &QDoubleSpinBox::valueChanged, this, [this, edit](double decibels) {
        edit(tr("True peak"), CeilingField, [&](pack::PackRequest& r) { r.truePeakDb = decibels; });
    });
    connect(m_minHits, &QSpinBox::valueChanged, this, [this, edit](int count) {
        edit(tr("Least number of hits"), HitsField, [&](pack::PackRequest& r) { r.minHits = count; });
    });
    connect(m_minLoops, &QSpinBox::valueChanged, this, [this, edit](int count) {
        edit(tr("Least number of loops"), LoopsField, [&](pack::PackRequest& r) { r.minLoops = count; });
    });
    for (QLineEdit* line : {m_name, m_genres, m_tags, m_naming->lineEdit()})
        connect(line, &QLineEdit::editingFinished, &m_document, &Document::endMerging);
    for (QAbstractSpinBox* box :
         {static_cast<QAbstractSpinBox*>(m_level), static_cast<QAbstractSpinBox*>(m_ceiling),
          static_cast<QAbstractSpinBox*>(m_minHits), static_cast<QAbstractSpinBox*>(m_minLoops)})
        connect(box, &QAbstractSpinBox::editingFinished, &m_document, &Document::endMerging);
}

/// A profile's name chooses the profile; anything else is a template of one's own.
void PackSettings::chooseNaming(const QString& typed) {
    const int profile = m_naming->findText(typed);
    const QString naming = profile >= 0 ? m_naming->itemData(profile).toString() : typed;
    m_document.editRequest(
        tr("File names"), [&](pack::PackRequest& r) { r.naming = naming.toStdString(); }, NamingField);
}

void PackSettings::refresh() {
    const pack::PackRequest& request = m_document.session().request;
    const QSignalBlocker blockers[] = {
        QSignalBlocker(m_name),    QSignalBlocker(m_genres),      QSignalBlocker(m_tags),
        QSignalBlocker(m_naming),  QSignalBlocker(m_levelByKind), QSignalBlocker(m_level),
        QSignalBlocker(m_ceiling), QSignalBlocker(m_minHits),     QSignalBlocker(m_minLoops)};
    showText(m_name, QString::fromStdString(request.name));
    showText(m_genres, request.genres);
    showText(m_tags, request.tags);
    const int profile = m_naming->findData(QString::fromStdString(request.naming));
    const QString naming =
        profile >= 0 ? m_naming->itemText(profile) : QString::fromStdString(request.naming);
    if (m_naming->currentText() != naming) m_naming->setEditText(naming);
    m_format->setCurrentIndex(m_format->findData(static_cast<int>(request.format)));
    if (m_rate->findData(request.sampleRate) < 0)
        m_rate->addItem(tr("%1 Hz").arg(request.sampleRate), request.sampleRate);
    m_rate->setCurrentIndex(m_rate->findData(request.sampleRate));
    m_levelByKind->setChecked(!request.targetLufs);
    m_level->setVisible(request.targetLufs.has_value());
    m_level->setValue(request.targetLufs.value_or(-14.0));
    m_ceiling->setValue(request.truePeakDb);
    m_minHits->setValue(request.minHits);
    m_minLoops->setValue(request.minLoops);
    showFault();
}

/// Under the names: what the profile is good for, or what is wrong with the template.
void PackSettings::showFault() {
    const QString fault = m_document.planFault();
    const std::string& naming = m_document.session().request.naming;
    const auto profiles = pack::namingProfiles();
    const auto known = std::find_if(profiles.begin(), profiles.end(),
                                    [&](const pack::NamingProfile& profile) { return profile.id == naming; });
    QString help = tr("Placeholders: ");
    for (const std::string_view placeholder : pack::namingPlaceholders())
        help += words(placeholder) + u' ';
    if (known != profiles.end()) help = words(known->help);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText,
                     fault.isEmpty() ? palette().color(QPalette::PlaceholderText) : faultColour(palette()));
    m_namingHelp->setPalette(colours);
    m_namingHelp->setText(fault.isEmpty() ? help : fault);
}

}
