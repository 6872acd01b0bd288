#pragma once

#include "ui/document/document.h"

#include <functional>
#include <string>
#include <vector>

namespace gleaner::ui {

/// Which slice of which recording: what a row stays known by when its name or place changes.
struct SliceRef {
    int recording = -1;
    std::string slice;
    friend bool operator==(const SliceRef&, const SliceRef&) = default;
    friend auto operator<=>(const SliceRef&, const SliceRef&) = default;
};

/// Calls `edit` with the ids of each recording; all of it is one step of undo.
void editEach(Document& document, const std::vector<SliceRef>& slices, const QString& what,
              const std::function<void(int recording, const std::vector<std::string>& ids)>& edit);

}
