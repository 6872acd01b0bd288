#pragma once

#include "kits/sample_form.h"

#include <cstddef>
#include <span>
#include <string_view>

namespace gleaner::kits {

/// What a device takes that is filled with folders of samples, by its manual.
struct Device {
    std::string_view id;   ///< of its target (kits/targets.h): "digitakt"
    std::string_view name; ///< for people
    SampleForm form;
    std::size_t nameLength; ///< characters, without the ending
    std::size_t perFolder;  ///< files; what is more goes on in the next folder
};

// Each is declared where its files are written: kits/digitakt.cpp and so on.
extern const Device digitakt, sp404, koala, polyend;

std::span<const Device> devices();

}
