# Shown by the system outside the window, where anyone may read it: say when, never what.
system-reminder = Something you planned begins at { $time }.
