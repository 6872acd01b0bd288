#include "ui/pack/pack_settings.h"

#include "base/find_by_id.h"
#include "ui/theme/theme.h"
#include "ui/theme/to_qstring.h"
#include "ui/theme/words.h"

#include "pack/plan/names.h"
#include "pack/plan/pack_settings.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>

namespace gleaner::ui {

namespace {

constexpr int rates[] = {44100, 48000, 88200, 96000};

/// Typing in one field is one step of undo; the form's own fields count from 1.
constexpr int namingMerge = 1000;

}

PackSettings::PackSettings(Document& document, QWidget* parent) : QScrollArea(parent), m_document(document) {
    setAccessibleName(tr("Settings of the pack"));
    build();
    refresh();
    connect(&document, &Document::requestChanged, this, &PackSettings::refresh);
    connect(&document, &Document::planChanged, this, &PackSettings::showError);
}

void PackSettings::build() {
    auto* page = new QWidget(this);
    const auto edit = [this](const QString& what, const auto& change, int mergeKey) {
        m_document.editRequest(what, change, mergeKey);
    };
    auto& form = m_form.emplace(page, pack::packSettings(), edit, [this] { m_document.endMerging(); });
    form.addRow(tr("&Name"), {"name"});
    form.addRow(tr("&Genres"), {"genres"}, tr("dembow, ambient"));
    form.addRow(tr("&Tags"), {"tags"}, tr("field recording, rain"));
    form.addRow(tr("Artist"), {"artist"});
    form.addRow(tr("Copyright"), {"copyright"}, tr("CC BY 4.0, © 2026 Jo Field"));
    form.layout()->addRow(tr("File names"), namingRow(page));
    m_namingHelp = new QLabel(page);
    m_namingHelp->setWordWrap(true);
    form.layout()->addRow(QString(), m_namingHelp);
    form.layout()->addRow(tr("Format"), inARow({form.control("format"), rateRow(page)}));
    form.addRow(tr("Kits"), {"targets"}, QStringLiteral("sfz, sf2, hydrogen"));
    form.addRow(tr("Papers"), {"papers"}, QStringLiteral("readme, license, cover"));
    form.addRow(tr("Licence"), {"license"});
    form.addRow(tr("Clauses"), {"license_clauses"}, QStringLiteral("no-training, credit"));
    form.addRow(tr("Cover"), {"cover"}, tr("A picture; else one is drawn"));
    form.addRow(tr("For"), {"shop"});
    form.addRow(tr("Loudness"), {"normalise_target_lufs"});
    form.addRow(tr("True peak"), {"true_peak_db"});
    form.layout()->addRow(tr("At least"), inARow({form.control("min_hits"), new QLabel(tr("hits"), page),
                                                  form.control("min_loops"), new QLabel(tr("loops"), page)}));
    form.addRow(tr("At most"), {"max_hits"});
    form.addRow(QString(), {"near_duplicates"}, tr("Nearly the same hits too"));
    form.addRow(tr("Speech"), {"speech"});
    form.addRow(tr("Tempi"), {"tempo_range"});
    form.addRest({"sensitivity", "naming_convention", "sample_rate"}); // the slider's, and the lists' above

    setWidget(page);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

QWidget* PackSettings::namingRow(QWidget* page) {
    m_naming = new QComboBox(page);
    m_naming->setObjectName(QStringLiteral("setting.naming_convention"));
    m_naming->setAccessibleName(tr("File names"));
    m_naming->setEditable(true);
    m_naming->lineEdit()->setAccessibleName(tr("File names")); // it has the keyboard, not the box
    m_naming->setInsertPolicy(QComboBox::NoInsert);
    m_naming->setMinimumContentsLength(12);
    m_naming->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const pack::NamingProfile& profile : pack::namingProfiles()) {
        m_naming->addItem(word(profile.name), toQString(profile.id));
        m_naming->setItemData(m_naming->count() - 1, word(profile.help), Qt::ToolTipRole);
    }
    connect(m_naming, &QComboBox::editTextChanged, this, &PackSettings::chooseNaming);
    connect(m_naming->lineEdit(), &QLineEdit::editingFinished, &m_document, &Document::endMerging);
    return m_naming;
}

QWidget* PackSettings::rateRow(QWidget* page) {
    m_rate = new QComboBox(page);
    m_rate->setObjectName(QStringLiteral("setting.sample_rate"));
    m_rate->setAccessibleName(tr("Sample rate"));
    for (const int rate : rates)
        m_rate->addItem(tr("%1 Hz").arg(rate), rate);
    connect(m_rate, &QComboBox::activated, this, [this](int index) {
        m_document.editRequest(tr("Sample rate"),
                               [&](pack::PackRequest& r) { r.sampleRate = m_rate->itemData(index).toInt(); });
    });
    return m_rate;
}

/// A profile's name chooses the profile; anything else is a template of one's own.
void PackSettings::chooseNaming(const QString& typed) {
    const int profile = m_naming->findText(typed);
    const QString naming = profile >= 0 ? m_naming->itemData(profile).toString() : typed;
    m_document.editRequest(
        tr("File names"), [&](pack::PackRequest& r) { r.naming = naming.toStdString(); }, namingMerge);
}

void PackSettings::refresh() {
    const pack::PackRequest& request = m_document.session().request;
    const QSignalBlocker blocker(m_naming);
    m_form->refresh(request);
    const int profile = m_naming->findData(QString::fromStdString(request.naming));
    const QString naming =
        profile >= 0 ? m_naming->itemText(profile) : QString::fromStdString(request.naming);
    if (m_naming->currentText() != naming) m_naming->setEditText(naming);
    if (m_rate->findData(request.sampleRate) < 0)
        m_rate->addItem(tr("%1 Hz").arg(request.sampleRate), request.sampleRate);
    m_rate->setCurrentIndex(m_rate->findData(request.sampleRate));
    showError();
}

/// Under the names: what the profile is good for, or what is wrong with the template.
void PackSettings::showError() {
    const QString error = m_document.planError();
    const std::string& naming = m_document.session().request.naming;
    QString help = tr("Placeholders: ");
    for (const pack::NamePlaceholder& placeholder : pack::namingPlaceholders())
        help += u'{' + toQString(placeholder.name) + QStringLiteral("} ");
    if (const auto* known = findById(pack::namingProfiles(), naming)) help = word(known->help);
    const QColor colour =
        error.isEmpty() ? palette().color(QPalette::PlaceholderText) : errorColour(palette());
    m_namingHelp->setText(error.isEmpty() ? help : error);
    if (m_namingHelp->palette().color(QPalette::WindowText) == colour) return;
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, colour);
    m_namingHelp->setPalette(colours);
}

}
