#include "session/session.h"

#include "json/values.h"

namespace gleaner::session {

Session freshSession() {
    Session session;
    session.request.preset = json::factoryPresets().front();
    return session;
}

}
