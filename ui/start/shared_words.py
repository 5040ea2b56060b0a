"""What is said where a profile lies in a folder that other computers reach."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from models.shared_folder import Shared


def shared_words(shared: Shared | None) -> str:
    """Say what may happen and what to do; "" for a folder of this computer alone."""
    translate = QCoreApplication.translate
    words: Mapping[Shared | None, str] = {
        Shared.NETWORK: translate(
            "Start",
            "This folder is on a network drive. A profile is for one computer at a time: two that "
            "write it can damage it, and what you delete lives on in the copies of the drive. Have "
            "it put into a folder of this computer. Several people who work on the same audits "
            "need the office\u2019s own server.",
        ),
        Shared.COPIED: translate(
            "Start",
            "This folder is copied to other computers, by OneDrive or a service like it. Two that "
            "write the profile can damage it, and what you delete lives on in those copies. Have "
            "it put into a folder that stays on this computer.",
        ),
    }
    return words.get(shared, "")
