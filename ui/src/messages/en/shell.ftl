app-name = Daymark
skip-to-content = Skip to the content
rooms = Rooms
room-today = Today
room-journal = Journal
room-meetings = Meetings
room-milestones = Milestones
room-settings = Settings
lock = Lock
undo = Undo
cancel = Cancel
close = Close
try-again = Try again
loading = Loading…
went-wrong = This did not work
notifications = Messages

keys-title = Keys
key-new-entry = New entry
key-find = Find
key-lock = Lock
key-larger = Larger text
key-smaller = Smaller text
key-usual = Text at its usual size
key-help = Show these keys
key-ctrl = Ctrl

open-outside-title = Open outside Daymark?
open-outside-web = Your browser will open this address. Whoever runs it can see that you come.
open-outside-mail = Your mail program will write to this address.
open-outside-phone = Your telephone program will call this number.
open-outside-go = Open

date-choose = Choose a date
date-previous = Previous month
date-next = Next month
