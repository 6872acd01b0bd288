#include "ui/waveform/view_state.h"

namespace gleaner::ui {

const std::vector<pack::ChosenSlice>& ViewState::slices() const {
    static const std::vector<pack::ChosenSlice> none;
    return has() ? document.slices(recording) : none;
}

}
