#include "ui/theme/languages.h"

#include "ui/theme/pseudo_translator.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QTranslator>

#include <algorithm>

// Stands outside a namespace, as Q_INIT_RESOURCE must; a static library's resources are not registered by
// themselves.
static void registerTranslations() { Q_INIT_RESOURCE(translations); }

namespace gleaner::ui {

namespace {

// A line for each file in resources/translations, and the two that need none.
constexpr Language table[] = {
    {"en", "English"},
    {"de", "Deutsch"},
    {"pseudo", ""},
};

void install(QTranslator* translator, bool isLoaded, QCoreApplication& application) {
    if (isLoaded)
        application.installTranslator(translator);
    else
        delete translator;
}

}

std::span<const Language> languages() { return table; }

QString languageKey() { return QStringLiteral("language"); }

const Language& languageFor(const QStringList& wished) {
    for (const QString& wish : wished) {
        const QString id = wish.left(wish.indexOf(QRegularExpression(QStringLiteral("[-_.@]"))));
        const auto* found = std::ranges::find_if(
            table, [&](const Language& language) { return id == QLatin1String(language.id); });
        if (found != std::end(table)) return *found;
    }
    return table[0];
}

QStringList wishedLanguages(const QString& chosen) {
    QStringList wished = {qEnvironmentVariable("GLEANER_LANGUAGE"), chosen};
    wished.removeAll(QString());
    return wished + QLocale::system().uiLanguages();
}

void speak(const Language& language, QCoreApplication& application) {
    if (&language == &table[0]) return;
    if (QLatin1String(language.id) == QLatin1String("pseudo"))
        return install(new PseudoTranslator(&application), true, application);
    registerTranslations();
    const QString id = QLatin1String(language.id);
    auto* ofQt = new QTranslator(&application);
    install(ofQt,
            ofQt->load(QStringLiteral("qtbase_") + id, QLibraryInfo::path(QLibraryInfo::TranslationsPath)),
            application);
    auto* ours = new QTranslator(&application);
    install(ours, ours->load(QStringLiteral(":/translations/gleaner_%1.qm").arg(id)), application);
}

}
