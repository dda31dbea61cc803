"""A small window at the screen's foot from which one file can be dragged: its path is the argument."""

import pathlib
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk

uri = pathlib.Path(sys.argv[1]).as_uri()
window = Gtk.Window(type=Gtk.WindowType.POPUP)
box = Gtk.EventBox()
box.add(Gtk.Label(label="file"))
box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
box.drag_source_add_uri_targets()
box.connect("drag-data-get", lambda widget, context, data, kind, time: data.set_uris([uri]))
window.add(box)
window.set_default_size(120, 120)
window.move(1300, 800)
window.show_all()
print("shown", flush=True)
Gtk.main()
