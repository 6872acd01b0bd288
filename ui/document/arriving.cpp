#include "ui/document/arriving.h"

#include "files/name_bytes.h"

namespace gleaner::ui {

QString nameOf(const Arriving& arriving) { return library::shownPath(arriving.files.first().filename()); }

}
