#!/usr/bin/env bash
# QuaZip, the zip library for Qt: does a file keep its Unix permissions in an archive of more than 4 GiB?
# Guess: an entry's permissions (QuaZipNewInfo::setPermissions) are kept wherever in the archive it lies.
# Seen: QuaZip 1.4-1 (Debian 12) writes "version made by" as 3.0 of Unix for what begins before 4 GiB, and as 4.5 of MS-DOS
# for what is larger or begins behind, with the same Unix mode in the attributes that then mean something else. Info-ZIP's
# zipinfo 6.0 reads -rw---- there, and unzip makes a script that can't be run. A check that demands one make of all entries
# calls such an archive forged: what is compared must leave these entries out.
source "$(dirname "$(realpath "$0")")/support.sh"
debian libquazip1-qt6-1=1.4-1 libquazip1-qt6-dev=1.4-1 unzip=6.0-28 libqt6core6 libqt6core5compat6 qt6-base-dev qt6-5compat-dev \
    libpcre2-16-0 libdouble-conversion3 libb2-1 libicu72

cat > pack.cpp <<'CODE'
#include <quazip.h>
#include <quazipfile.h>
#include <QByteArray>
int main() {
    QuaZip zip("large.zip");
    zip.setZip64Enabled(true);
    zip.open(QuaZip::mdCreate);
    const QByteArray script("#!/bin/sh\necho hi\n"), block(1 << 24, '\0');
    for (const char* name : {"before.sh", "zeros.bin", "behind.sh"}) {
        const bool isLarge = name[0] == 'z';
        QuaZipNewInfo info(name);
        info.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadUser | QFile::ExeUser);
        QuaZipFile entry(&zip);
        if (!entry.open(QIODevice::WriteOnly, info, nullptr, 0, 0, 0)) return 1; // stored
        for (int n = 0; n < (isLarge ? 257 : 1); ++n) // 257 blocks of 16 MiB: more than 4 GiB
            entry.write(isLarge ? block : script);
        entry.close();
    }
    zip.close();
    return zip.getZipError();
}
CODE
include="$work/root/usr/include" library="$work/root/usr/lib/x86_64-linux-gnu"
g++ -std=c++17 -fPIC pack.cpp -o pack -I"$include/x86_64-linux-gnu/qt6" -I"$include/x86_64-linux-gnu/qt6/QtCore" \
    -I"$include/QuaZip-Qt6-1.4/quazip" -L"$library" -lquazip1-qt6 -lQt6Core -Wl,--allow-shlib-undefined
./pack
mode_of() { zipinfo -l large.zip "$1" | awk '{ print $1, $2, $3 }'; }
expect "begins before 4 GiB" "$(mode_of before.sh)" "-rwx------ 3.0 unx"
expect "begins behind 4 GiB" "$(mode_of behind.sh)" "-rw---- 4.5 fat"
unzip -q large.zip before.sh behind.sh
runs() { if [ -x "$1" ]; then echo yes; else echo no; fi; }
expect "before.sh can be run" "$(runs before.sh)" "yes"
expect "behind.sh can be run" "$(runs behind.sh)" "no"
