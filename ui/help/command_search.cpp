#include "ui/help/command_search.h"

#include <QSet>

#include <algorithm>

namespace gleaner::ui {

namespace {

bool beginsAWord(const QString& text, const QString& word) {
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(word, at + 1, Qt::CaseInsensitive))
        if (at == 0 || !text[at - 1].isLetterOrNumber()) return true;
    return false;
}

/// The lower the better; -1: not all words are there.
int rankOf(const KeyCommand& command, const QStringList& words) {
    bool beginsAll = true;
    for (const QString& word : words) {
        if (!command.text.contains(word, Qt::CaseInsensitive) &&
            !command.section.contains(word, Qt::CaseInsensitive))
            return -1;
        beginsAll = beginsAll && beginsAWord(command.text, word);
    }
    const bool beginsText = words.isEmpty() || command.text.startsWith(words.front(), Qt::CaseInsensitive);
    return beginsAll && beginsText ? 0 : beginsAll ? 1 : 2;
}

}

std::vector<const KeyCommand*> commandsFor(const KeyCommands& commands, const QString& words,
                                           const QStringList& recent) {
    const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
    struct Found {
        const KeyCommand* command;
        qsizetype used;
        int rank;
    };
    std::vector<Found> found;
    QSet<QString> known;
    for (const KeyCommand& command : commands) {
        const int rank = rankOf(command, wanted);
        if (rank < 0 || known.contains(command.id)) continue;
        known.insert(command.id);
        const qsizetype used = recent.indexOf(command.id);
        found.push_back({&command, used < 0 ? recent.size() : used, rank});
    }
    std::ranges::stable_sort(found, [](const Found& a, const Found& b) {
        return std::pair(a.used, a.rank) < std::pair(b.used, b.rank);
    });
    std::vector<const KeyCommand*> sorted;
    for (const Found& one : found)
        sorted.push_back(one.command);
    return sorted;
}

}
