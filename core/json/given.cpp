#include "json/given.h"

#include "json/fields.h"

namespace gleaner::json {

void Given::fail(const std::string& wanted) const {
    Fields::failAt(path, value, rule.wanted ? rule.wanted : wanted);
}

void tell(const Manner& manner) {
    constexpr std::size_t most = 10'000; // that are kept: a file may hold millions
    if (!manner.faults) throw;
    try {
        throw;
    } catch (const Error& error) { // anything else is no fault of the document
        if (manner.faults->size() < most) manner.faults->push_back(error.what());
    }
}

}
