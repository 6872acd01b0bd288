#!/usr/bin/env python3
"""A window of another program, out of which these files are dragged: for evening.py.

    tests/ui/drag_source.py FILE...

Stands in the corner of the screen, says "dropped" when they were taken, and stays until it is ended, for whoever takes
them reads the names after that. Needs Qt's bindings (Debian: python3-pyqt6).
"""
import sys

from PyQt6.QtCore import QMimeData, Qt, QUrl
from PyQt6.QtGui import QDrag
from PyQt6.QtWidgets import QApplication, QLabel

NAME = "Three files to drag"


class Files(QLabel):
    def __init__(self, files):
        super().__init__(NAME, flags=Qt.WindowType.BypassWindowManagerHint | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(NAME)
        self.setGeometry(0, 0, 160, 40)
        self.files = files

    def mouseMoveEvent(self, event):
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return
        drag, data = QDrag(self), QMimeData()
        data.setUrls([QUrl.fromLocalFile(file) for file in self.files])
        drag.setMimeData(data)
        if drag.exec(Qt.DropAction.CopyAction) == Qt.DropAction.CopyAction:
            print("dropped", flush=True)


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    window = Files(sys.argv[1:])
    window.show()
    window.raise_()
    sys.exit(application.exec())
