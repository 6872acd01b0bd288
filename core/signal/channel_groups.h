#pragma once

#include "audio/channels.h"
#include "signal/channel_survey.h"

#include <string>
#include <vector>

namespace gleaner::analysis {

/// What a recording of more than two channels is listened to by: its pairs and its single channels, in their
/// order. A pair is two neighbours that the recorder calls left and right (`names`, which may be empty), else
/// two that are alike (correlation of at least a half, either way up, within 20 dB), the most alike first.
/// Channels without a sound of their own are left out; all of them silent: the first is left.
std::vector<audio::Channels> channelGroups(const ChannelSurvey& survey,
                                           const std::vector<std::string>& names);

}
