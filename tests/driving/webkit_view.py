# mypy: ignore-errors
"""A window of WebKitGTK with nothing but the page in it, by Debian's Python.

``webkit_view.py FOLDER [--no-script] [--no-movement]``

Debian's own MiniBrowser cannot be narrower than its row of buttons, and WebKitGTK's driver cannot print. The window
prints what it shows to FOLDER/printed.pdf when the process gets SIGUSR1; what is said on the console, the status of the
last answer, and the number of the process stand in FOLDER too.
"""

import os
import signal
import sys
from pathlib import Path

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gdk, GLib, Gtk, WebKit2  # noqa: E402

folder = Path(sys.argv[1])
os.dup2(os.open(folder / "console", os.O_WRONLY | os.O_CREAT | os.O_APPEND), sys.stdout.fileno())
(folder / "process").write_text(str(os.getpid()))
if "--no-movement" in sys.argv:
    Gtk.Settings.get_default().set_property("gtk-enable-animations", False)  # where WebKit looks for it
context = WebKit2.WebContext.new_ephemeral()
context.set_automation_allowed(True)
kept = []  # what nothing else refers to while it works


def open_window(_):
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    view.get_settings().set_enable_javascript("--no-script" not in sys.argv)
    view.get_settings().set_enable_write_console_messages_to_stdout(True)
    view.connect("decide-policy", note_status)
    window = Gtk.Window(decorated=False, default_width=1280, default_height=720)
    window.add(view)
    window.show_all()
    window.get_window().focus(Gdk.CURRENT_TIME)  # there is nobody else who would do so: no window manager
    view.grab_focus()
    kept.append(view)
    return view


def note_status(_, decision, kind):
    if kind == WebKit2.PolicyDecisionType.RESPONSE:
        (folder / "status").write_text(str(decision.get_response().get_status_code()))
    return False  # it is for WebKit to decide


def begin(_, session):
    session.set_application_info(WebKit2.ApplicationInfo())
    session.connect("create-web-view", open_window)


def print_out():
    """A4 with the margins that the site asks for: WebKit knows none of @page."""
    paper = Gtk.PageSetup()
    paper.set_paper_size(Gtk.PaperSize.new("iso_a4"))
    for set_margin, width in (
        (paper.set_top_margin, 12),
        (paper.set_bottom_margin, 12),
        (paper.set_left_margin, 16),
        (paper.set_right_margin, 16),
    ):
        set_margin(width, Gtk.Unit.MM)
    settings = Gtk.PrintSettings()
    settings.set_printer("Print to File")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, (folder / "printing.pdf").as_uri())
    operation = WebKit2.PrintOperation.new(kept[0])
    operation.set_print_settings(settings)
    operation.set_page_setup(paper)
    operation.connect("finished", lambda _: (folder / "printing.pdf").rename(folder / "printed.pdf"))
    operation.print_()
    kept[1:] = [operation]
    return GLib.SOURCE_CONTINUE


context.connect("automation-started", begin)
GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGUSR1, print_out)
Gtk.main()
