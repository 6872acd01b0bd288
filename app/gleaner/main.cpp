#include "standard_error.h"
#include "standard_streams.h"
#include "ui/theme/application_icon.h"
#include "ui/theme/languages.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"

#include "files/name_bytes.h"
#include "jobs/run.h"
#include "library/cache_folder.h"
#include "library/recording.h"
#include "session/journal_folder.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDesktopServices>
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
    parser.addPositionalArgument(QStringLiteral("files"),
                                 QStringLiteral("Recordings, folders of recordings, or a session."),
                                 QStringLiteral("[files…]"));
    parser.process(QStringList(QApplication::applicationName()) +
                   gleaner::library::argumentsFrom(argc, argv));

    QSettings settings;
    gleaner::ui::speak(gleaner::ui::languageFor(gleaner::ui::wishedLanguages(
                           settings.value(gleaner::ui::languageKey()).toString())),
                       application);
    gleaner::ui::applyTheme(
        application, gleaner::ui::themeChoice(settings.value(QStringLiteral("theme"), 0).toInt()));
    gleaner::ui::MainWindow window({settings, gleaner::library::defaultCacheFolder(), nullptr,
                                    [](const QUrl& folder) { QDesktopServices::openUrl(folder); },
                                    gleaner::session::defaultJournalFolder(), ownPresetFolder()});
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
        [&cache](gleaner::jobs::Outcome<Cache> outcome) { cache = outcome.result.value_or(nullptr); });
    window.show();
    window.openFiles(parser.positionalArguments());
    return QApplication::exec();
}
