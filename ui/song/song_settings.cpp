#include "ui/song/song_settings.h"

#include "ui/theme/theme.h"

#include "base/random.h"
#include "compose/song_settings.h"

#include <QToolButton>

namespace gleaner::ui {

SongSettings::SongSettings(Document& document, QWidget* parent) : QScrollArea(parent), m_document(document) {
    setAccessibleName(tr("Settings of the song"));
    build();
    refresh();
    connect(&document, &Document::songChanged, this, &SongSettings::refresh);
}

void SongSettings::build() {
    auto* page = new QWidget(this);
    const auto edit = [this](const QString& what, const auto& change, int mergeKey) {
        m_document.editSong(what, change, mergeKey);
    };
    auto& form = m_form.emplace(page, compose::songSettings(), edit, [this] { m_document.endMerging(); });
    auto* dice = new QToolButton(page);
    dice->setIcon(icon(QStringLiteral("dice")));
    dice->setToolTip(tr("Another song from the same samples"));
    dice->setAccessibleName(tr("Roll the seed again"));
    dice->setObjectName(QStringLiteral("rollSeed"));
    connect(dice, &QToolButton::clicked, this, &SongSettings::rollSeed);

    form.addRow(tr("T&itle"), {"title"});
    form.addRow(tr("&Key"), {"key", "scale"});
    form.addRow(tr("Te&mpo"), {"bpm"});
    form.addRow(tr("&Style"), {"style"});
    form.addRow(tr("F&orm"), {"form"});
    form.addRow(tr("Len&gth"), {"bars"});
    form.addRow(tr("Metre"), {"metre"});
    form.addRow(tr("S&wing"), {"swing"});
    form.addRow(tr("Groove"), {"groove"});
    form.addRow(tr("Amount"), {"groove_amount"});
    form.addRow(tr("Reach"), {"groove_on"});
    form.addRow(tr("Replay"), {"replay"});
    form.addRow(tr("Played by"), {"replay_roles"});
    form.addRow(tr("H&umanise"), {"humanise"});
    form.addRow(tr("D&ynamics"), {"dynamics"});
    form.addRow(tr("&Bass"), {"bass_style"});
    form.addRow(tr("At kicks"), {"kick_policy"});
    form.addRow(tr("&Chords"), {"progression"});
    form.addRest({"seed", "locks", "rerolls", "edits"}); // which the parts and the arrangement hold
    form.layout()->addRow(tr("See&d"), inARow({form.control("seed"), dice}));

    setWidget(page);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

/// The next seed follows from this one, so that rolling is as repeatable as everything else.
void SongSettings::rollSeed() {
    constexpr std::uint64_t readable = 100000;
    m_document.editSong(tr("Another song"), [](compose::ComposeRequest& song) {
        song.seed = Random(song.seed).next() % readable;
    });
}

void SongSettings::refresh() { m_form->refresh(m_document.session().song); }

}
