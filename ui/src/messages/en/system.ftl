# Shown by the system outside the window, where anyone may read it: say when, never what.
system-reminder = Something you planned begins at { $time }.
# Before the first unlock nobody knows when it begins.
system-reminder-untold = A reminder you set.
