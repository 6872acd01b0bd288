#pragma once

// The checks. Each tells what it finds, a sentence's end each; which of them counts for whom, and how much,
// the table says (lint/rules.cpp). Private to the room.

#include "lint/lint.h"

#include <functional>

namespace gleaner::lint {

/// Takes the path of what is wrong (empty: the whole pack) and what is wrong with it.
using Report = std::function<void(const std::string& path, const std::string& text)>;
using Check = void (*)(const Pack& pack, const Profile& profile, const Report& report);

void checkReadable(const Pack& pack, const Profile& profile, const Report& report);
void checkNameLegal(const Pack& pack, const Profile& profile, const Report& report);
void checkNameLetters(const Pack& pack, const Profile& profile, const Report& report);
void checkNameNumbers(const Pack& pack, const Profile& profile, const Report& report);
void checkNameTempo(const Pack& pack, const Profile& profile, const Report& report);
void checkNameKey(const Pack& pack, const Profile& profile, const Report& report);
void checkNameTruth(const Pack& pack, const Profile& profile, const Report& report);
void checkNameUnique(const Pack& pack, const Profile& profile, const Report& report);
void checkNameLength(const Pack& pack, const Profile& profile, const Report& report);
void checkPathLength(const Pack& pack, const Profile& profile, const Report& report);

void checkSilent(const Pack& pack, const Profile& profile, const Report& report);
void checkOver(const Pack& pack, const Profile& profile, const Report& report);
void checkPeak(const Pack& pack, const Profile& profile, const Report& report);
void checkBalance(const Pack& pack, const Profile& profile, const Report& report);
void checkBeginSilence(const Pack& pack, const Profile& profile, const Report& report);
void checkEndSilence(const Pack& pack, const Profile& profile, const Report& report);
void checkOffset(const Pack& pack, const Profile& profile, const Report& report);
void checkEdges(const Pack& pack, const Profile& profile, const Report& report);

void checkEnding(const Pack& pack, const Profile& profile, const Report& report);
void checkRate(const Pack& pack, const Profile& profile, const Report& report);
void checkBits(const Pack& pack, const Profile& profile, const Report& report);
void checkChannels(const Pack& pack, const Profile& profile, const Report& report);
void checkSize(const Pack& pack, const Profile& profile, const Report& report);
void checkShort(const Pack& pack, const Profile& profile, const Report& report);
void checkLong(const Pack& pack, const Profile& profile, const Report& report);

void checkLoopBars(const Pack& pack, const Profile& profile, const Report& report);
void checkLoopTempo(const Pack& pack, const Profile& profile, const Report& report);
void checkLoopMeasures(const Pack& pack, const Profile& profile, const Report& report);
void checkLoopSeam(const Pack& pack, const Profile& profile, const Report& report);

void checkLoopCount(const Pack& pack, const Profile& profile, const Report& report);
void checkReadme(const Pack& pack, const Profile& profile, const Report& report);
void checkLicence(const Pack& pack, const Profile& profile, const Report& report);
void checkLicenceChoice(const Pack& pack, const Profile& profile, const Report& report);
void checkCover(const Pack& pack, const Profile& profile, const Report& report);
void checkDemo(const Pack& pack, const Profile& profile, const Report& report);
void checkTags(const Pack& pack, const Profile& profile, const Report& report);
void checkDepth(const Pack& pack, const Profile& profile, const Report& report);
void checkFolders(const Pack& pack, const Profile& profile, const Report& report);

}
