#pragma once

#include "json/rule.h"

#include <QJsonValue>

#include <string>
#include <vector>

namespace gleaner::json {

/// What becomes of fields that no list knows: people mistype, programs of tomorrow write more.
enum class Unknown { Ignored, Refused };

/// How a document is read.
struct Manner {
    Unknown unknown = Unknown::Ignored;
    /// Where faults are gathered, each with its full stop: the reading goes on and leaves what it can't read
    /// as it was. Without, the first one is thrown.
    std::vector<std::string>* errors = nullptr;
    /// Where paths of patient fields are gathered that can't be used. Without, they are faults as any other.
    std::vector<std::string>* unusable = nullptr;
};

/// A value on its way into a field.
struct Given {
    const QJsonValue& value; ///< neither missing nor null
    const std::string& path; ///< "slices[3].begin"
    const Rule& rule;
    const Manner& manner;

    /// Throws Error: `"path" must be «wanted», not «what is there»`; the rule's own words go first.
    [[noreturn]] void fail(const std::string& wanted) const;
    Given inside(const QJsonValue& element, const std::string& elementPath) const {
        return {element, elementPath, rule, manner};
    }
};

/// False where reading fails and faults are gathered.
bool attempt(const Manner& manner, const auto& read);

/// Adds the Error that is being handled, or throws it again where nobody gathers.
void tell(const Manner& manner);

bool attempt(const Manner& manner, const auto& read) {
    try {
        read();
        return true;
    } catch (...) {
        tell(manner);
        return false;
    }
}

}
