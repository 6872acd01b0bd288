#include "ui/theme/words.h"

#include "ui/theme/to_qstring.h"

#include <QCoreApplication>

namespace gleaner::ui {

QString word(std::string_view english) {
    return english.empty() ? QString() : QCoreApplication::translate("Engine", std::string(english).c_str());
}

QString wordInside(std::string_view english) { return word(toQString(english).toLower().toStdString()); }

}
