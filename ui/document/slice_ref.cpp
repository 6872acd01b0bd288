#include "ui/document/slice_ref.h"

#include <map>

namespace gleaner::ui {

void editEach(Document& document, const std::vector<SliceRef>& slices, const QString& what,
              const std::function<void(int recording, const std::vector<std::string>& ids)>& edit) {
    std::map<int, std::vector<std::string>> ofRecording;
    for (const SliceRef& ref : slices)
        ofRecording[ref.recording].push_back(ref.slice);
    if (ofRecording.size() > 1) document.undoStack()->beginMacro(what);
    for (const auto& [recording, ids] : ofRecording)
        edit(recording, ids);
    if (ofRecording.size() > 1) document.undoStack()->endMacro();
}

}
