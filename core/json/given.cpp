#include "json/given.h"

#include "json/fields.h"

namespace gleaner::json {

void Given::fail(const std::string& wanted) const {
    Fields::failAt(path, value, rule.wanted ? rule.wanted : wanted);
}

void tell(const Manner& manner) {
    constexpr std::size_t most = 10'000; // that are kept: a file may hold millions
    if (!manner.errors) throw;
    try {
        throw;
    } catch (const Error& error) { // anything else is no fault of the document
        if (manner.errors->size() < most) manner.errors->push_back(error.what());
    }
}

}
