#pragma once

#include <QJsonObject>

namespace gleaner::pack::frozen {

/// A request of any version in the spelling of the first, which ids are hashed in: a pack's id stays what it
/// was when files are spelled otherwise. What no version respelled stays as it stands there.
QJsonObject request(QJsonObject request);

}
