#pragma once

// What holds for whatever a device takes.

#include "core/kits/foreign.h"
#include "core/kits/kit_fixture.h"
#include "kits/device_tree.h"
#include "support/program.h"
#include "support/some.h"

#include <QTest>

#include <map>
#include <set>

namespace gleaner::test {

/// By sox, which is not our reader: rate, bits, channels.
inline void isOfForm(const fs::path& file, const kits::SampleForm& form) {
    const auto asked = [&](const char* what) {
        return ran(file.parent_path(), "soxi", {QLatin1String(what), pathText(file)}).trimmed().toInt();
    };
    QCOMPARE(asked("-r"), *form.rate);
    QCOMPARE(asked("-b"), form.bits);
    QVERIFY(asked("-c") <= form.channels);
}

/// In ASCII, as short as the device takes them.
inline void isNameFor(const std::string& stem, const kits::Device& device) {
    QVERIFY(stem.size() <= device.nameLength);
    QVERIFY(std::ranges::all_of(stem, [](char c) { return c >= ' ' && c < 127; }));
}

/// Each take once, in the device's form, under a name of its own.
inline void treeIsAsTheDeviceTakesIt(const kits::Device& device) {
    if (!isInstalled("soxi")) QSKIP("sox is not installed");
    const PackOnDisk pack;
    const fs::path folder = writtenFor(pack, std::string(device.id));
    const auto files = filesIn(folder);
    QCOMPARE(files.size(), pack.samples.size());
    QCOMPARE(std::set(files.begin(), files.end()).size(), files.size());
    for (const std::string& file : some(files)) {
        isOfForm(folder / file, device.form);
        isNameFor(fs::path(file).stem().string(), device);
    }
}

/// As many sounds, no two of which are takes of one.
inline PackOnDisk packOf(int count) {
    PackOnDisk pack;
    const kits::Sample first = pack.samples.at(6);
    pack.samples.clear();
    for (int n = 0; n < count; ++n) {
        pack.samples.push_back(first);
        pack.samples.back().print.reset(); // like no other
    }
    return pack;
}

/// A folder holds no more than the device takes, and what is more goes on in the next.
inline void fullFoldersGoOn(const kits::Device& device) {
    const PackOnDisk pack = packOf(static_cast<int>(device.perFolder) + 1);
    const kits::Kit kit = pack.kit();
    std::map<std::string, std::size_t> files;
    for (const kits::TreeFile& file : kits::treeOf(kit, device))
        ++files[file.folder];
    std::size_t most = 0;
    for (const auto& [folder, count] : files)
        most = std::max(most, count);
    QVERIFY(most <= device.perFolder);
    QVERIFY(files.size() > 1);
}

}
