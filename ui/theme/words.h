#pragma once

#include <QString>

#include <string_view>

namespace gleaner::ui {

/// A name or a sentence of the engine's tables (kinds, roles, effects, settings) in the person's language.
/// The tables know nothing of languages: resources/translations/engine_words.h lists what is in them, and a
/// test holds it to them.
QString word(std::string_view english);

/// The same in the middle of a sentence, where English has no capital: "a hit", in German "ein Hit".
QString wordInside(std::string_view english);

}
