#include "ui/preset/preset_bar.h"

#include "ui/preset/preset_picker.h"
#include "ui/theme/theme.h"
#include "ui/theme/to_qstring.h"
#include "ui/theme/words.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QSignalBlocker>

#include <algorithm>

namespace gleaner::ui {

namespace {

const QString presetExtension = QStringLiteral("json");

}

bool soundsEqual(const fx::Chain& a, const fx::Chain& b) {
    return std::ranges::equal(a, b, [](const fx::Effect& one, const fx::Effect& other) {
        if (one.type != other.type || one.enabled != other.enabled) return false;
        const fx::EffectType* type = fx::findEffectType(one.type);
        return type ? fx::resolvedValues(*type, one) == fx::resolvedValues(*type, other)
                    : one.values == other.values;
    });
}

PresetBar::PresetBar(Document& document, PresetShelf& shelf, QWidget* parent)
    : QWidget(parent), m_document(document), m_shelf(shelf) {
    build();
    connect(&document, &Document::presetChanged, this, &PresetBar::showPreset);
    connect(&document, &Document::recordingsChanged, this, &PresetBar::showPreset);
    connect(&shelf, &PresetShelf::changed, this, &PresetBar::showPreset);
    showPreset();
}

void PresetBar::build() {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    buildKinds();
    m_picker = new PresetPicker(m_shelf, this);
    m_picker->setMinimumWidth(148);
    m_picker->setMaximumWidth(240);
    connect(m_picker, &PresetPicker::chosen, this, &PresetBar::choose);
    auto* more = new QToolButton(this);
    more->setIcon(icon(QStringLiteral("more")));
    more->setToolTip(tr("Save, import, export …"));
    more->setAccessibleName(tr("What can be done with the preset"));
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(moreMenu());
    for (QWidget* part : {static_cast<QWidget*>(m_kinds), static_cast<QWidget*>(m_share),
                          static_cast<QWidget*>(m_picker), static_cast<QWidget*>(more)})
        row->addWidget(part);
    row->addStretch(1);
    for (int state = 0; state < session::ChainStates::count; ++state) {
        const QString letter(QChar(u'A' + static_cast<char16_t>(state)));
        m_states.push_back(segment(letter, tr("State %1 of the effects: three to compare, heard at the "
                                              "same loudness")
                                               .arg(letter)));
        connect(m_states.back(), &QToolButton::clicked, this, [this, state] { switchTo(state); });
    }
    row->addWidget(segments(m_states));
    m_before = segment(tr("As recorded"), tr("Hear the region without the effects"));
    m_after = segment(tr("With effects"), tr("Hear the region through the effects"));
    m_after->setChecked(true);
    for (QToolButton* side : {m_before, m_after})
        connect(side, &QToolButton::clicked, this, [this] { Q_EMIT auditionRequested(processed()); });
    row->addWidget(segments({m_before, m_after}));
}

void PresetBar::buildKinds() {
    m_kinds = new QComboBox(this);
    m_kinds->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_kinds->setAccessibleName(tr("Whose effects are shown"));
    m_kinds->setToolTip(tr("One chain for everything, or one of their own for hits, loops, phrases or "
                           "textures. It follows the region that is chosen."));
    m_kinds->addItem(tr("All kinds"));
    for (const music::SampleKindInfo& kind : music::sampleKinds)
        m_kinds->addItem(icon(toQString(kind.id)), {});
    connect(m_kinds, &QComboBox::activated, this, [this](int index) {
        setKind(index == 0 ? Document::ChainOf()
                           : music::sampleKinds[static_cast<std::size_t>(index - 1)].kind);
    });
    m_share = new QToolButton(this);
    m_share->setIcon(icon(QStringLiteral("reset")));
    m_share->setToolTip(tr("Use the chain for all kinds again"));
    m_share->setAccessibleName(m_share->toolTip());
    connect(m_share, &QToolButton::clicked, this, [this] {
        if (m_kind) m_document.shareChain(*m_kind);
    });
}

QWidget* PresetBar::segments(const std::vector<QToolButton*>& buttons) {
    auto* group = new QWidget(this); // one switch of several parts
    auto* row = new QHBoxLayout(group);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (QToolButton* button : buttons)
        row->addWidget(button);
    return group;
}

QToolButton* PresetBar::segment(const QString& text, const QString& tip) {
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(tip);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setProperty("segment", true);
    return button;
}

bool PresetBar::processed() const { return m_after->isChecked(); }

void PresetBar::setKind(Document::ChainOf kind) {
    if (kind == m_kind) return;
    m_kind = kind;
    showPreset();
    Q_EMIT kindChanged();
}

void PresetBar::switchTo(int state) {
    m_document.switchChains(state);
    showPreset();
    if (processed()) Q_EMIT auditionRequested(true);
}

void PresetBar::nextState() {
    switchTo((m_document.session().chainStates.current + 1) % session::ChainStates::count);
}

bool PresetBar::isModified() const {
    const auto from = m_shelf.find(now().id);
    return from && !soundsEqual(from->chain, now().chain);
}

void PresetBar::showKinds() {
    const pack::KindPresets& own = m_document.session().request.kindPresets;
    for (const music::SampleKindInfo& kind : music::sampleKinds) {
        const int row = static_cast<int>(kind.kind) + 1;
        const QString name = word(kind.plural);
        m_kinds->setItemText(row, own.contains(kind.kind) ? tr("%1: own").arg(name) : name);
    }
    m_kinds->setCurrentIndex(m_kind ? static_cast<int>(*m_kind) + 1 : 0);
    m_share->setEnabled(m_kind && own.contains(*m_kind));
}

void PresetBar::showPreset() {
    showKinds();
    m_picker->setCurrent(now(), isModified());
    const session::ChainStates& states = m_document.session().chainStates;
    m_states[static_cast<std::size_t>(states.current)]->setChecked(true);
}

void PresetBar::choose(const fx::Preset& preset) {
    m_document.setPreset(preset, m_kind);
    showPreset();
}

QMenu* PresetBar::moreMenu() {
    auto* menu = new QMenu(this);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillMore(*menu); });
    return menu;
}

void PresetBar::fillMore(QMenu& menu) {
    menu.clear();
    const fx::Preset preset = now();
    const QString name = QString::fromStdString(preset.name);
    const bool isOwn = m_shelf.isOwn(preset.id);
    QAction* save =
        menu.addAction(icon(QStringLiteral("save")), tr("Save the changes to “%1”").arg(name), this,
                       [this, preset] { m_shelf.replace(preset, [](const fx::Preset&) {}); });
    save->setEnabled(isOwn && isModified());
    menu.addAction(tr("Save as a preset of yours …"), this, [this, name] { Q_EMIT nameRequested(name); });
    QAction* back = menu.addAction(icon(QStringLiteral("undo")), tr("Back to “%1” as it was").arg(name), this,
                                   [this, preset] {
                                       if (const auto from = m_shelf.find(preset.id)) choose(*from);
                                   });
    back->setEnabled(isModified());
    menu.addSeparator();
    menu.addAction(icon(QStringLiteral("import")), tr("Import …"), this, [this] { chooseFile(false); });
    menu.addAction(icon(QStringLiteral("export")), tr("Export …"), this, [this] { chooseFile(true); });
    menu.addSeparator();
    QAction* remove = menu.addAction(icon(QStringLiteral("trash")), tr("Delete “%1”").arg(name), this,
                                     [this, id = preset.id] { m_shelf.remove(id); });
    remove->setEnabled(isOwn);
    remove->setToolTip(tr("The session keeps its effects."));
}

void PresetBar::chooseFile(bool exporting) {
    auto* dialog = new QFileDialog(this, exporting ? tr("Export the preset") : tr("Import a preset"), {},
                                   tr("Presets (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(exporting ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(exporting ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->setDefaultSuffix(presetExtension);
    if (exporting)
        dialog->selectFile(QString::fromStdString(json::presetIdFor(now().name)) + QLatin1Char('.') +
                           presetExtension);
    connect(dialog, &QFileDialog::fileSelected, this, exporting ? &PresetBar::exportTo : &PresetBar::load);
    dialog->open();
}

void PresetBar::load(const QString& file) {
    m_shelf.importFrom(file.toStdString(), [this](const fx::Preset& preset) { choose(preset); });
}

void PresetBar::exportTo(const QString& file) { m_shelf.exportTo(file.toStdString(), now()); }

void PresetBar::saveAs(const QString& name) {
    fx::Preset preset = now();
    preset.name = name.trimmed().toStdString();
    m_shelf.add(preset, [this](const fx::Preset& kept) { choose(kept); });
}

}
