#pragma once

#include <QString>
#include <QStringList>

#include <span>

class QCoreApplication;

namespace gleaner::ui {

/// A language that the window speaks.
struct Language {
    const char* id;   ///< ISO 639-1 ("de"), also in the name of its file in resources/translations
    const char* name; ///< in the language itself, UTF-8; empty where people are not offered it

    bool isOffered() const { return *name != 0; }
    QString ownName() const { return QString::fromUtf8(name); }
};

/// Every language, English first: the texts of the sources. "pseudo" is English made longer
/// (PseudoTranslator).
std::span<const Language> languages();

/// The key in the settings that holds the id of the language a person chose; empty or missing: the system's.
QString languageKey();

/// The first of `wished` ("de", "de-AT", "de_DE.UTF-8") that there is; English where there is none.
const Language& languageFor(const QStringList& wished);

/// What to speak, the first wish first: the environment's GLEANER_LANGUAGE, what was chosen, what the system
/// says.
QStringList wishedLanguages(const QString& chosen);

/// From now on texts are asked for in this language, and Qt's own where they are installed. Meant to be
/// called once, before there is a window: texts that were asked for stay as they are.
void speak(const Language& language, QCoreApplication& application);

}
