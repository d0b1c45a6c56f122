"""The rules of article 16 and their own tests as a package by themselves, which builds in seconds.

Python's own library only.
"""

import filecmp
import pathlib
import shutil

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDERS = ("Sources/Article16", "Tests/Article16Tests")

PACKAGE = """// swift-tools-version: 6.2
import PackageDescription
let floor: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
]
let package = Package(
    name: "rules",
    targets: [
        .target(name: "Article16", swiftSettings: floor),
        .testTarget(name: "Article16Tests", dependencies: ["Article16"], swiftSettings: floor),
    ])
"""


def lay(folder: pathlib.Path) -> None:
    """Copies them into a folder. What is there already and is the same is not touched, so that
    only what changed is built again; what is there no more goes."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest = folder / "Package.swift"
    if not manifest.exists() or manifest.read_text() != PACKAGE:
        manifest.write_text(PACKAGE)
    for name in FOLDERS:
        wanted = {path.relative_to(ROOT) for path in (ROOT / name).glob("*.swift")}
        for path in (folder / name).glob("*.swift"):
            if path.relative_to(folder) not in wanted:
                path.unlink()
        for path in wanted:
            copy(ROOT / path, folder / path)


def copy(source: pathlib.Path, target: pathlib.Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists() or not filecmp.cmp(source, target, shallow=False):
        shutil.copyfile(source, target)
