#pragma once

namespace gleaner {

/// Opens what the caller closed of standard input, output and error, on nothing: the next file to be opened
/// would be taken for it, and what is printed would end up in somebody's recording.
void openStandardStreams();

}
