#pragma once

#include "compose/song_settings.h"
#include "json/settings.h"

namespace gleaner::compose {

template <typename Visitor, json::Like<ComposeRequest> T>
void fields(Visitor& visit, T& song) {
    json::settingFields(visit, songSettings(), song);
}

}
