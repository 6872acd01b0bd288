// The program that is killed: edits a session with its journal, and says after each edit what the state is.
//   edit_run FOLDER SEED EDITS [FILE] [--synced]
// With --synced each edit waits until the disk has the one before, as the hand of a person does.

#include "ui/edit_run.h"

#include "ui/sessions/session_journal.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char* argv[]) {
    QCoreApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments();
    const bool isSynced = arguments.removeAll(QStringLiteral("--synced")) > 0;
    gleaner::ui::Document document;
    gleaner::ui::SessionJournal journal(document, arguments.value(1).toStdString());
    QObject::connect(&journal, &gleaner::ui::SessionJournal::failed, &application,
                     [](const QString& sentence) { std::fprintf(stderr, "%s\n", qPrintable(sentence)); });
    gleaner::test::EditRun run(document, arguments.value(2).toULongLong(), arguments.value(4));
    for (int edit = 0; edit < arguments.value(3).toInt(); ++edit) {
        run.next();
        if (isSynced) journal.wait();
        std::printf("%s\n", run.word().constData());
        std::fflush(stdout);
    }
    journal.wait();
    return 0;
}
