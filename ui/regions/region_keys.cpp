#include "ui/regions/region_keys.h"

#include "ui/regions/regions_page.h"
#include "ui/waveform/region_layout.h"

#include <QCoreApplication>

namespace gleaner::ui {

namespace {

using session::Verdict;
using enum music::SampleKind;

constexpr double step = 0.005, fineStep = 0.001; ///< s that an edge moves

}

KeyCommands regionKeyCommands() {
    const auto text = [](const char* words) { return QCoreApplication::translate("RegionKeys", words); };
    KeyCommands all;
    for (const RegionKey& key : regionKeys())
        all.push_back({QLatin1String(key.id), KeyContext::Table, text("Table of regions"), text(key.what),
                       QLatin1String(key.keys)});
    return all;
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
        {"window.play", "Space", QT_TRANSLATE_NOOP("RegionKeys", "Play, stop"),
         [](RegionsPage& p) { p.playOrStop(); }},
        {"regions.keep", "D; K; Right", QT_TRANSLATE_NOOP("RegionKeys", "Keep, and on to the next"),
         [](RegionsPage& p) { p.decide(Verdict::Kept); }},
        {"regions.reject", "X; Left; Del", QT_TRANSLATE_NOOP("RegionKeys", "Reject, and on to the next"),
         [](RegionsPage& p) { p.decide(Verdict::Rejected); }},
        {"regions.reopen", "C", QT_TRANSLATE_NOOP("RegionKeys", "To be decided again"),
         [](RegionsPage& p) { p.decide(Verdict::Open); }},
        {"regions.nextOpen", "F", QT_TRANSLATE_NOOP("RegionKeys", "Next that is to be decided"),
         [](RegionsPage& p) { p.goToNext(); }},
        {"regions.kindHit", "1", QT_TRANSLATE_NOOP("RegionKeys", "Hit"),
         [](RegionsPage& p) { p.setKind(Hit); }},
        {"regions.kindLoop", "2", QT_TRANSLATE_NOOP("RegionKeys", "Loop"),
         [](RegionsPage& p) { p.setKind(Loop); }},
        {"regions.kindPhrase", "3", QT_TRANSLATE_NOOP("RegionKeys", "Phrase"),
         [](RegionsPage& p) { p.setKind(Phrase); }},
        {"regions.kindTexture", "4", QT_TRANSLATE_NOOP("RegionKeys", "Texture"),
         [](RegionsPage& p) { p.setKind(Texture); }},
        {"regions.role1", "5", QT_TRANSLATE_NOOP("RegionKeys", "The likeliest role of its kind"),
         [](RegionsPage& p) { p.setQuickRole(0); }},
        {"regions.role2", "6", QT_TRANSLATE_NOOP("RegionKeys", "The second role of its kind"),
         [](RegionsPage& p) { p.setQuickRole(1); }},
        {"regions.role3", "7", QT_TRANSLATE_NOOP("RegionKeys", "The third role of its kind"),
         [](RegionsPage& p) { p.setQuickRole(2); }},
        {"regions.role4", "8", QT_TRANSLATE_NOOP("RegionKeys", "The fourth role of its kind"),
         [](RegionsPage& p) { p.setQuickRole(3); }},
        {"regions.role5", "9", QT_TRANSLATE_NOOP("RegionKeys", "The fifth role of its kind"),
         [](RegionsPage& p) { p.setQuickRole(4); }},
        {"regions.role", "R", QT_TRANSLATE_NOOP("RegionKeys", "Every role"),
         [](RegionsPage& p) { p.chooseRole(); }},
        {"regions.beginEarlier", "Q", QT_TRANSLATE_NOOP("RegionKeys", "Begin 5 ms earlier"),
         [](RegionsPage& p) { p.nudge(Edge::Begin, -step); }},
        {"regions.beginEarlierFine", "Shift+Q", QT_TRANSLATE_NOOP("RegionKeys", "Begin 1 ms earlier"),
         [](RegionsPage& p) { p.nudge(Edge::Begin, -fineStep); }},
        {"regions.beginLater", "W", QT_TRANSLATE_NOOP("RegionKeys", "Begin 5 ms later"),
         [](RegionsPage& p) { p.nudge(Edge::Begin, step); }},
        {"regions.beginLaterFine", "Shift+W", QT_TRANSLATE_NOOP("RegionKeys", "Begin 1 ms later"),
         [](RegionsPage& p) { p.nudge(Edge::Begin, fineStep); }},
        {"regions.endEarlier", "A", QT_TRANSLATE_NOOP("RegionKeys", "End 5 ms earlier"),
         [](RegionsPage& p) { p.nudge(Edge::End, -step); }},
        {"regions.endEarlierFine", "Shift+A", QT_TRANSLATE_NOOP("RegionKeys", "End 1 ms earlier"),
         [](RegionsPage& p) { p.nudge(Edge::End, -fineStep); }},
        {"regions.endLater", "S", QT_TRANSLATE_NOOP("RegionKeys", "End 5 ms later"),
         [](RegionsPage& p) { p.nudge(Edge::End, step); }},
        {"regions.endLaterFine", "Shift+S", QT_TRANSLATE_NOOP("RegionKeys", "End 1 ms later"),
         [](RegionsPage& p) { p.nudge(Edge::End, fineStep); }},
        {"regions.yes", "Y; E", QT_TRANSLATE_NOOP("RegionKeys", "Yes, the guess is right"),
         [](RegionsPage& p) { p.answer(true); }},
        {"regions.no", "N; T", QT_TRANSLATE_NOOP("RegionKeys", "No, it is not"),
         [](RegionsPage& p) { p.answer(false); }},
    };
    return table;
}

}
