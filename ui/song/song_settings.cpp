#include "ui/song/song_settings.h"

#include "ui/theme/form.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include "base/random.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <limits>

namespace gleaner::ui {

namespace {

/// Every field merges its own typing into one step of undo.
enum Field { TitleField = 1, BpmField, BarsField, SeedField };

constexpr double slowest = 40.0; // what `compose::compose` takes
constexpr double fastest = 250.0;
constexpr int mostBars = 400;
constexpr int usualBars = 64;

void addAll(QComboBox* box, std::span<const compose::Named> entries) {
    for (const compose::Named& entry : entries) {
        box->addItem(words(entry.name), words(entry.id));
        box->setItemData(box->count() - 1, words(entry.help), Qt::ToolTipRole);
    }
}

void addKeys(QComboBox* box) {
    for (int pitchClass = 0; pitchClass < 12; ++pitchClass)
        for (const music::Mode mode : {music::Mode::Major, music::Mode::Minor}) {
            const music::Key key{pitchClass, mode};
            box->addItem(QString::fromStdString(music::toString(key)),
                         QString::fromStdString(music::toString(key)));
            box->setItemData(box->count() - 1, QString::fromStdString(music::camelot(key)), Qt::ToolTipRole);
        }
}

void showId(QComboBox* box, const std::string& id) {
    const QString wanted = QString::fromStdString(id);
    if (box->findData(wanted) < 0) box->addItem(wanted, wanted);
    box->setCurrentIndex(box->findData(wanted));
}

}

SongSettings::SongSettings(Document& document, QWidget* parent) : QScrollArea(parent), m_document(document) {
    build();
    refresh();
    connectEdits();
    connect(&document, &Document::songChanged, this, &SongSettings::refresh);
}

void SongSettings::build() {
    auto* page = new QWidget(this);
    QFormLayout* form = settingsForm(page);

    m_title = new QLineEdit(page);
    m_key = new QComboBox(page);
    addKeys(m_key);
    m_scale = new QComboBox(page);
    m_scale->addItem(tr("As the key says"), QString());
    addAll(m_scale, compose::scales());
    m_bpm = new QDoubleSpinBox(page);
    m_bpm->setRange(slowest, fastest);
    m_bpm->setDecimals(1);
    m_bpm->setSuffix(tr(" bpm"));
    m_style = new QComboBox(page);
    addAll(m_style, compose::styles());
    m_form = new QComboBox(page);
    addAll(m_form, compose::forms());
    m_form->addItem(tr("So many bars"), QVariant());
    m_bars = new QSpinBox(page);
    m_bars->setRange(4, mostBars);
    m_bars->setSingleStep(4);
    m_bars->setSuffix(tr(" bars"));
    m_seed = new QSpinBox(page);
    m_seed->setRange(0, std::numeric_limits<int>::max());
    auto* dice = new QToolButton(page);
    dice->setIcon(icon(QStringLiteral("dice")));
    dice->setToolTip(tr("Another song from the same samples"));
    dice->setAccessibleName(tr("Roll the seed again"));
    dice->setObjectName(QStringLiteral("rollSeed"));
    connect(dice, &QToolButton::clicked, this, &SongSettings::rollSeed);

    form->addRow(tr("T&itle"), m_title);
    form->addRow(tr("&Key"), inARow({m_key, m_scale}));
    form->addRow(tr("Te&mpo"), m_bpm);
    form->addRow(tr("St&yle"), m_style);
    form->addRow(tr("Len&gth"), inARow({m_form, m_bars}));
    form->addRow(tr("See&d"), inARow({m_seed, dice}));
    for (QComboBox* box : {m_scale, m_style, m_form}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(10);
    }
    m_key->setAccessibleName(tr("Key"));
    m_scale->setAccessibleName(tr("Scale"));
    m_form->setAccessibleName(tr("Form"));
    m_bars->setAccessibleName(tr("Length in bars"));
    m_seed->setAccessibleName(tr("Seed"));
    m_key->setObjectName(QStringLiteral("songKey"));
    m_bpm->setObjectName(QStringLiteral("songBpm"));
    m_seed->setObjectName(QStringLiteral("songSeed"));

    setWidget(page);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void SongSettings::connectEdits() {
    connect(m_title, &QLineEdit::textEdited, this, [this](const QString& title) {
        m_document.editSong(
            tr("Title"), [&](compose::ComposeRequest& song) { song.title = title.toStdString(); },
            TitleField);
    });
    connect(m_key, &QComboBox::activated, this, [this](int index) {
        m_document.editSong(tr("Key"), [&](compose::ComposeRequest& song) {
            song.key = music::parseKey(m_key->itemData(index).toString().toStdString()).value_or(song.key);
        });
    });
    connect(m_scale, &QComboBox::activated, this, [this](int index) {
        m_document.editSong(tr("Scale"), [&](compose::ComposeRequest& song) {
            song.scale = m_scale->itemData(index).toString().toStdString();
        });
    });
    connect(m_bpm, &QDoubleSpinBox::valueChanged, this, [this](double bpm) {
        m_document.editSong(
            tr("Tempo"), [&](compose::ComposeRequest& song) { song.bpm = bpm; }, BpmField);
    });
    connect(m_style, &QComboBox::activated, this, [this](int index) {
        m_document.editSong(tr("Style"), [&](compose::ComposeRequest& song) {
            song.style = m_style->itemData(index).toString().toStdString();
        });
    });
    connect(m_form, &QComboBox::activated, this, &SongSettings::chooseLength);
    connect(m_bars, &QSpinBox::valueChanged, this, [this](int bars) {
        m_document.editSong(
            tr("Length"), [&](compose::ComposeRequest& song) { song.bars = bars; }, BarsField);
    });
    connect(m_seed, &QSpinBox::valueChanged, this, [this](int seed) {
        m_document.editSong(
            tr("Seed"), [&](compose::ComposeRequest& song) { song.seed = static_cast<std::uint64_t>(seed); },
            SeedField);
    });
    connect(m_title, &QLineEdit::editingFinished, &m_document, &Document::endMerging);
    for (QAbstractSpinBox* box :
         {static_cast<QAbstractSpinBox*>(m_bpm), static_cast<QAbstractSpinBox*>(m_bars),
          static_cast<QAbstractSpinBox*>(m_seed)})
        connect(box, &QAbstractSpinBox::editingFinished, &m_document, &Document::endMerging);
}

void SongSettings::chooseLength(int index) {
    const QVariant form = m_form->itemData(index);
    m_document.editSong(tr("Length"), [&](compose::ComposeRequest& song) {
        if (form.isValid()) {
            song.form = form.toString().toStdString();
            song.bars.reset();
        } else if (!song.bars) {
            song.bars = usualBars;
        }
    });
}

/// The next seed follows from this one, so that rolling is as repeatable as everything else.
void SongSettings::rollSeed() {
    constexpr std::uint64_t readable = 100000;
    m_document.editSong(tr("Another song"), [](compose::ComposeRequest& song) {
        song.seed = Random(song.seed).next() % readable;
    });
}

void SongSettings::refresh() {
    const compose::ComposeRequest& song = m_document.session().song;
    const QSignalBlocker blockers[] = {QSignalBlocker(m_bpm), QSignalBlocker(m_bars), QSignalBlocker(m_seed)};
    if (m_title->text() != QString::fromStdString(song.title))
        m_title->setText(QString::fromStdString(song.title));
    m_key->setCurrentIndex(m_key->findData(QString::fromStdString(music::toString(song.key))));
    showId(m_scale, song.scale);
    m_bpm->setValue(song.bpm);
    showId(m_style, song.style);
    if (song.bars)
        m_form->setCurrentIndex(m_form->findText(tr("So many bars")));
    else
        showId(m_form, song.form);
    m_bars->setVisible(song.bars.has_value());
    m_bars->setValue(song.bars.value_or(usualBars));
    m_seed->setValue(static_cast<int>(std::min<std::uint64_t>(song.seed, std::numeric_limits<int>::max())));
}

}
