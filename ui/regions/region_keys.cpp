#include "ui/regions/region_keys.h"

#include "ui/regions/regions_page.h"
#include "ui/waveform/region_layout.h"

#include <QCoreApplication>
#include <QKeySequence>

namespace gleaner::ui {

namespace {

using session::Verdict;
using enum music::SampleKind;

constexpr double step = 0.005, fineStep = 0.001; ///< s that an edge moves

}

std::vector<KeyHelp> regionKeyHelp() {
    std::vector<KeyHelp> help;
    for (const RegionKey& key : regionKeys()) {
        const QString keys = QKeySequence(key.key).toString(QKeySequence::NativeText);
        if (*key.what)
            help.push_back({keys, QCoreApplication::translate("RegionKeys", key.what)});
        else
            help.back().keys += QStringLiteral(", ") + keys;
    }
    return help;
}

std::array<music::Role, 5> quickRoles(music::SampleKind kind) {
    using enum music::Role;
    switch (kind) {
    case Hit:
        return {Kick, Snare, Hat, Perc, Fx};
    case music::SampleKind::Loop:
        return {Perc, Bass, Lead, Chords, Vocal};
    case Phrase:
        return {Vocal, Lead, Bass, Chords, Fx};
    case Texture:
        return {Ambience, Pad, Fx, Vocal, Perc};
    }
    return {};
}

std::span<const RegionKey> regionKeys() {
    static const RegionKey table[] = {
        {Qt::Key_Space, QT_TRANSLATE_NOOP("RegionKeys", "Play, stop"),
         [](RegionsPage& p) { p.playOrStop(); }},
        {Qt::Key_D, QT_TRANSLATE_NOOP("RegionKeys", "Keep, and on to the next"),
         [](RegionsPage& p) { p.decide(Verdict::Kept); }},
        {Qt::Key_K, "", [](RegionsPage& p) { p.decide(Verdict::Kept); }},
        {Qt::Key_Right, "", [](RegionsPage& p) { p.decide(Verdict::Kept); }},
        {Qt::Key_X, QT_TRANSLATE_NOOP("RegionKeys", "Reject, and on to the next"),
         [](RegionsPage& p) { p.decide(Verdict::Rejected); }},
        {Qt::Key_Left, "", [](RegionsPage& p) { p.decide(Verdict::Rejected); }},
        {Qt::Key_Delete, "", [](RegionsPage& p) { p.decide(Verdict::Rejected); }},
        {Qt::Key_C, QT_TRANSLATE_NOOP("RegionKeys", "To be decided again"),
         [](RegionsPage& p) { p.decide(Verdict::Open); }},
        {Qt::Key_F, QT_TRANSLATE_NOOP("RegionKeys", "Next that is to be decided"),
         [](RegionsPage& p) { p.goToNext(); }},
        {Qt::Key_1, QT_TRANSLATE_NOOP("RegionKeys", "Hit"), [](RegionsPage& p) { p.setKind(Hit); }},
        {Qt::Key_2, QT_TRANSLATE_NOOP("RegionKeys", "Loop"), [](RegionsPage& p) { p.setKind(Loop); }},
        {Qt::Key_3, QT_TRANSLATE_NOOP("RegionKeys", "Phrase"), [](RegionsPage& p) { p.setKind(Phrase); }},
        {Qt::Key_4, QT_TRANSLATE_NOOP("RegionKeys", "Texture"), [](RegionsPage& p) { p.setKind(Texture); }},
        {Qt::Key_5, QT_TRANSLATE_NOOP("RegionKeys", "The likely roles of its kind"),
         [](RegionsPage& p) { p.setQuickRole(0); }},
        {Qt::Key_6, "", [](RegionsPage& p) { p.setQuickRole(1); }},
        {Qt::Key_7, "", [](RegionsPage& p) { p.setQuickRole(2); }},
        {Qt::Key_8, "", [](RegionsPage& p) { p.setQuickRole(3); }},
        {Qt::Key_9, "", [](RegionsPage& p) { p.setQuickRole(4); }},
        {Qt::Key_R, QT_TRANSLATE_NOOP("RegionKeys", "Every role"), [](RegionsPage& p) { p.chooseRole(); }},
        {Qt::Key_Q, QT_TRANSLATE_NOOP("RegionKeys", "Begin 5 ms earlier (Shift: 1 ms)"),
         [](RegionsPage& p) { p.nudge(Edge::Begin, -step); }},
        {Qt::SHIFT | Qt::Key_Q, "", [](RegionsPage& p) { p.nudge(Edge::Begin, -fineStep); }},
        {Qt::Key_W, QT_TRANSLATE_NOOP("RegionKeys", "Begin later"),
         [](RegionsPage& p) { p.nudge(Edge::Begin, step); }},
        {Qt::SHIFT | Qt::Key_W, "", [](RegionsPage& p) { p.nudge(Edge::Begin, fineStep); }},
        {Qt::Key_A, QT_TRANSLATE_NOOP("RegionKeys", "End earlier"),
         [](RegionsPage& p) { p.nudge(Edge::End, -step); }},
        {Qt::SHIFT | Qt::Key_A, "", [](RegionsPage& p) { p.nudge(Edge::End, -fineStep); }},
        {Qt::Key_S, QT_TRANSLATE_NOOP("RegionKeys", "End later"),
         [](RegionsPage& p) { p.nudge(Edge::End, step); }},
        {Qt::SHIFT | Qt::Key_S, "", [](RegionsPage& p) { p.nudge(Edge::End, fineStep); }},
        {Qt::Key_Y, QT_TRANSLATE_NOOP("RegionKeys", "Yes, the guess is right"),
         [](RegionsPage& p) { p.answer(true); }},
        {Qt::Key_E, "", [](RegionsPage& p) { p.answer(true); }},
        {Qt::Key_N, QT_TRANSLATE_NOOP("RegionKeys", "No, it is not"),
         [](RegionsPage& p) { p.answer(false); }},
        {Qt::Key_T, "", [](RegionsPage& p) { p.answer(false); }},
    };
    return table;
}

}
