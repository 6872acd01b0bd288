#pragma once

#include <QString>

#include <span>

namespace gleaner::ui {

/// A page of resources/manual, in the order of reading.
struct ManualPage {
    const char* file; ///< "triage.md"
    const char* title;
};

std::span<const ManualPage> manualPages();

/// Of a page by its file, Markdown; empty: there is none.
QString manualText(const QString& file);

}
