#!/usr/bin/python3
"""Is the bill of materials whole and well formed? sbom_test.py PROGRAM...

Every library that a program names as needed (readelf) belongs to a package of the bill, with the version that dpkg
says; licences are expressions that license-expression, the library behind Debian's `reuse`, takes for SPDX.
"""
import json
import pathlib
import re
import subprocess
import sys
import unittest

from license_expression import get_spdx_licensing

script = pathlib.Path(__file__).resolve().parents[2] / "packaging/sbom"
programs = sys.argv[1:]


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def needed(program):
    return set(re.findall(r"\(NEEDED\).*\[(.+)\]", output("readelf", "-d", program)))


def holders(libraries):
    """Packages that hold each file in a folder of the loader, as ldconfig lists them."""
    listed = re.findall(r"^\s*(\S+) \(.*=> (\S+)$", output("/sbin/ldconfig", "-p"), re.M)
    # With /lib a link to /usr/lib, the loader and dpkg may know a file by either name.
    paths = {path.removeprefix("/usr") for name, path in listed if name in libraries}
    asked = sorted(paths | {"/usr" + path for path in paths})
    found = subprocess.run(["dpkg-query", "-S", *asked], capture_output=True, text=True).stdout
    held = {library: set() for library in libraries}
    for package, path in re.findall(r"^([^:]+).*: (.+)$", found, re.M):
        held[path.rpartition("/")[2]].add(package)
    return held


class Bill(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.text = output(script)
        cls.bill = json.loads(cls.text)
        cls.packages = {package["name"]: package for package in cls.bill["packages"]}

    def test_the_same_twice(self):
        self.assertEqual(output(script), self.text)

    def test_holds_every_needed_library(self):
        self.assertTrue(programs)
        for program in programs:
            libraries = needed(program)
            self.assertGreater(len(libraries), 10, program)
            for library, packages in holders(libraries).items():
                self.assertTrue(packages & self.packages.keys(), f"{program} needs {library} of {packages}")

    def test_versions_are_the_installed_ones(self):
        names = sorted(self.packages.keys() - {"Gleaner"})
        told = output("dpkg-query", "-W", "-f=${Package} ${Version}\n", *names).splitlines()
        for name in names:
            self.assertIn(f"{name} {self.packages[name]['versionInfo']}", told)

    def test_licences_are_of_spdx(self):
        licensing = get_spdx_licensing()
        for name, package in self.packages.items():
            for field in ("licenseDeclared", "licenseConcluded"):
                if package[field] != "NOASSERTION":
                    self.assertEqual(licensing.validate(package[field]).errors, [], name)
        self.assertNotEqual(licensing.validate("GPL-2.0-or-never").errors, [])

    def test_form(self):
        self.assertEqual(self.bill["spdxVersion"], "SPDX-2.3")
        self.assertEqual(self.bill["dataLicense"], "CC0-1.0")
        self.assertRegex(self.bill["creationInfo"]["created"], r"^\d{4}-\d\d-\d\dT00:00:00Z$")
        ids = [self.bill["SPDXID"]] + [package["SPDXID"] for package in self.bill["packages"]]
        self.assertEqual(len(ids), len(set(ids)))
        for one in ids:
            self.assertRegex(one, r"^SPDXRef-[A-Za-z0-9.-]+$")
        links = {(link["spdxElementId"], link["relationshipType"], link["relatedSpdxElement"])
                 for link in self.bill["relationships"]}
        self.assertEqual(links, {("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-Gleaner")} |
                         {("SPDXRef-Gleaner", "DYNAMIC_LINK", one) for one in ids[2:]})


unittest.main(argv=sys.argv[:1])
