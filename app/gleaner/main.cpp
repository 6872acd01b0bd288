#include "standard_error.h"
#include "standard_streams.h"
#include "ui/desktop/session_bus.h"
#include "ui/desktop/single_instance.h"
#include "ui/theme/application_icon.h"
#include "ui/theme/languages.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"

#include "catalog/library.h"
#include "files/name_bytes.h"
#include "jobs/run.h"
#include "library/cache_folder.h"
#include "library/recording.h"
#include "session/journal_folder.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDesktopServices>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>
#include <memory>

namespace {

/// Where a person's own presets lie; tests and trials keep everything in one folder of theirs.
std::filesystem::path ownPresetFolder() {
    const QString own = qEnvironmentVariable("GLEANER_CACHE");
    const QString data =
        own.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) : own;
    return std::filesystem::path(data.toStdString()) / "presets";
}

/// Another program may stand in another folder.
QStringList wholePaths(const QStringList& files) {
    QStringList whole;
    for (const QString& file : files)
        whole << QFileInfo(file).absoluteFilePath();
    return whole;
}

}

int main(int argc, char* argv[]) {
    gleaner::openStandardStreams();
    gleaner::hideDecoderRemarks();
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Gleaner"));
    QApplication::setApplicationName(QStringLiteral("Gleaner"));
    QApplication::setApplicationVersion(QStringLiteral(GLEANER_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("gleaner"));
    QApplication::setWindowIcon(gleaner::ui::applicationIcon());

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Field recordings in, a sample pack and an FL Studio song out."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption newWindow(QStringLiteral("new-window"),
                                       QStringLiteral("Open another window beside the one that is open."));
    parser.addOption(newWindow);
    parser.addPositionalArgument(QStringLiteral("files"),
                                 QStringLiteral("Recordings, folders of recordings, or a session."),
                                 QStringLiteral("[files…]"));
    parser.process(QStringList(QApplication::applicationName()) +
                   gleaner::library::argumentsFrom(argc, argv));

    const QStringList files = wholePaths(parser.positionalArguments());
    gleaner::ui::SingleInstance instance(
        gleaner::ui::SingleInstance::socketFor(gleaner::library::defaultCacheFolder()));
    if (!parser.isSet(newWindow) && instance.handOver(files)) return 0;
    instance.listen(); // where another one does, this is a window beside it

    QSettings settings;
    gleaner::ui::speak(gleaner::ui::languageFor(gleaner::ui::wishedLanguages(
                           settings.value(gleaner::ui::languageKey()).toString())),
                       application);
    gleaner::ui::applyTheme(application,
                            gleaner::ui::themeChoice(settings.value(QStringLiteral("theme"), 0).toInt()));
    gleaner::ui::SessionBus bus;
    gleaner::ui::MainWindow window({settings, gleaner::library::defaultCacheFolder(), nullptr,
                                    [](const QUrl& folder) { QDesktopServices::openUrl(folder); },
                                    gleaner::session::defaultJournalFolder(), ownPresetFolder(),
                                    gleaner::ui::systemSoundDevices, &bus,
                                    gleaner::catalog::defaultLibrary()});
    QObject::connect(&bus, &gleaner::ui::SessionBus::clicked, &window, &gleaner::ui::MainWindow::comeForward);
    QObject::connect(&instance, &gleaner::ui::SingleInstance::calledFor, &window,
                     [&window](const QStringList& called) {
                         window.comeForward();
                         if (!called.isEmpty()) window.openFiles(called);
                     });
    // In use, and swept, for as long as the window is open; looking through it takes a moment.
    using Cache = std::shared_ptr<gleaner::library::CacheFolder>;
    Cache cache;
    const auto opening = gleaner::jobs::run<Cache>(
        [](const gleaner::Progress&) {
            auto opened =
                std::make_shared<gleaner::library::CacheFolder>(gleaner::library::defaultCacheFolder());
            opened->tidy();
            return opened;
        },
        [&cache](const gleaner::jobs::Outcome<Cache>& outcome) { cache = outcome.result.value_or(nullptr); });
    window.show();
    window.openFiles(files);
    return QApplication::exec();
}
