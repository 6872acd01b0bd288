#pragma once

#include "json/json.h"

#include <QFile>

#include <functional>
#include <map>

namespace gleaner::json {

/// A JSON file with a list at its top that may be very long: its elements are read one at a time, so that
/// memory holds one of them and never the whole. The top may also be the list itself.
class ListFile {
public:
    /// Finds the lists of these names. Throws Error with the file, and the line of what is no JSON.
    ListFile(const std::filesystem::path& file, std::vector<std::string> lists);

    /// The object without those lists; empty when the top is a list.
    const QJsonObject& rest() const { return m_rest; }
    /// The first of the names that is there; a list that is the top has the first name. Empty where none is.
    std::string list() const;
    /// Each element of a list with its number from 0; what is no object comes as an empty one. Throws Error
    /// as above, and for an element that is larger than a megabyte.
    void each(const std::string& list,
              const std::function<void(const QJsonObject&, std::size_t)>& visit) const;

private:
    std::filesystem::path m_file;
    QFile m_source;
    QByteArray m_bytes; ///< mapped where the system can
    std::vector<std::string> m_names;
    QJsonObject m_rest;
    std::map<std::string, qsizetype> m_lists; ///< where each begins
};

}
