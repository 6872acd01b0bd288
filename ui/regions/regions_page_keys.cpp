#include "ui/keymap/keymap.h"
#include "ui/regions/region_keys.h"
#include "ui/regions/regions_page.h"
#include "ui/theme/words.h"
#include "ui/waveform/region_layout.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QMenu>
#include <QTableView>

#include <algorithm>

namespace gleaner::ui {

namespace {

using session::Verdict;

const RegionKey* keyNamed(const QString& id) {
    const auto keys = regionKeys();
    const auto found =
        std::ranges::find_if(keys, [&](const RegionKey& key) { return id == QLatin1String(key.id); });
    return found == keys.end() ? nullptr : &*found;
}

}

void RegionsPage::follow(const Keymap& keymap) {
    const auto take = [this, &keymap] {
        m_commands.take(keymap);
        showKeys();
        refresh();
    };
    connect(&keymap, &Keymap::changed, this, take);
    take();
}

bool RegionsPage::canRun(const QString& id) const { return current() && keyNamed(id); }

void RegionsPage::run(const QString& id) {
    if (const RegionKey* key = keyNamed(id)) key->run(*this);
}

void RegionsPage::edit(const QString& what, const std::function<void(pack::ChosenSlice&)>& change) {
    editEach(m_document, selection(), what, [&](int recording, const std::vector<std::string>& ids) {
        m_document.editSlices(recording, ids, what, change);
    });
}

void RegionsPage::playOrStop() {
    if (m_isPlaying) return void(Q_EMIT stopRequested());
    if (const RegionRow* row = current()) Q_EMIT playRequested(SliceRef(row->ref));
}

void RegionsPage::decide(Verdict verdict) {
    if (selection().empty()) return;
    const QString what = verdict == Verdict::Kept       ? tr("Keep")
                         : verdict == Verdict::Rejected ? tr("Reject")
                                                        : tr("To be decided again");
    const int last = m_table->currentIndex().row();
    edit(what, [verdict](pack::ChosenSlice& slice) { session::decide(slice, verdict); });
    m_queue.decided();
    refresh();
    if (verdict != Verdict::Open) goTo(nextOpen(last));
}

void RegionsPage::goToNext() { goTo(nextOpen(m_table->currentIndex().row())); }

/// Behind the row, else from the top; -1: everything that is shown is decided.
int RegionsPage::nextOpen(int after) const {
    const int count = m_filter->rowCount();
    for (int i = 1; i <= count; ++i)
        if (const int row = (after + i) % count; m_filter->rowAt(row).verdict() == Verdict::Open) return row;
    return -1;
}

void RegionsPage::goTo(int row) {
    if (row < 0) return;
    m_table->selectRow(row);
    if (m_playsNext->isChecked()) Q_EMIT playRequested(SliceRef(m_filter->rowAt(row).ref));
}

void RegionsPage::setKind(music::SampleKind kind) {
    edit(tr("Kind: %1").arg(wordInside(music::info(kind).name)),
         [kind](pack::ChosenSlice& slice) { session::setKind(slice, kind); });
}

void RegionsPage::setRole(music::Role role) {
    edit(tr("Role %1").arg(word(music::info(role).name)),
         [role](pack::ChosenSlice& slice) { session::setRole(slice, role); });
}

void RegionsPage::setQuickRole(int index) {
    if (const RegionRow* row = current())
        setRole(quickRoles(row->traits().kind)[static_cast<std::size_t>(index)]);
}

QMenu* RegionsPage::roleMenu() {
    auto* menu = new QMenu(tr("Role"), this);
    for (const music::RoleInfo& info : music::roles)
        menu->addAction(word(info.name), this, [this, role = info.role] { setRole(role); });
    return menu;
}

void RegionsPage::chooseRole() {
    if (!current()) return;
    QMenu* menu = roleMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QRect cell =
        m_table->visualRect(m_table->currentIndex().siblingAtColumn(static_cast<int>(RegionColumn::Role)));
    menu->popup(m_table->viewport()->mapToGlobal(cell.bottomLeft()));
}

void RegionsPage::nudge(Edge edge, double seconds) {
    const RegionRow* row = current();
    if (!row) return;
    const SliceRef ref = row->ref;
    const pack::ChosenSlice* slice = m_document.findSlice(ref.recording, ref.slice);
    const int rate = m_document.recordings()[static_cast<std::size_t>(ref.recording)].recording.info.rate;
    FrameRange range = slice->slice.range;
    Frame& moved = edge == Edge::Begin ? range.begin : range.end;
    moved += static_cast<Frame>(seconds * rate);
    if (range.length() <= 0) return;
    m_document.setSliceRange(ref.recording, ref.slice, range);
    if (m_playsNext->isChecked()) Q_EMIT playRequested(ref);
}

void RegionsPage::answer(bool isRight) {
    const RegionRow* row = current();
    if (!row || !row->question()) return;
    const SliceRef ref = row->ref;
    const session::Guess guess = *row->question();
    const int rate = m_document.recordings()[static_cast<std::size_t>(ref.recording)].recording.info.rate;
    m_document.editSlice(ref.recording, ref.slice, isRight ? tr("Yes") : tr("No"),
                         [&](pack::ChosenSlice& slice) {
                             if (isRight)
                                 session::confirm(slice, guess);
                             else
                                 session::refuse(slice, guess, rate);
                         });
}

void RegionsPage::rejectOpen() {
    std::vector<SliceRef> open;
    for (const RegionRow& row : m_model->rows())
        if (row.verdict() == Verdict::Open) open.push_back(row.ref);
    const QString what = tr("Reject what is not decided");
    editEach(m_document, open, what, [&](int recording, const std::vector<std::string>& ids) {
        m_document.editSlices(recording, ids, what,
                              [](pack::ChosenSlice& slice) { session::decide(slice, Verdict::Rejected); });
    });
}

bool RegionsPage::eventFilter(QObject* watched, QEvent* event) {
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != m_table || !isKey) return QWidget::eventFilter(watched, event);
    const RegionKey* key = keyNamed(m_commands.commandOf(static_cast<const QKeyEvent&>(*event)));
    if (!key) return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride) // here letters mean this table, not the waveform
        event->accept();
    else
        key->run(*this);
    return true;
}

}
