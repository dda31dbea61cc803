# Settings that keep the vault: its lock, its keys, its backups, and the ways in and out.
settings-tab-general = General
settings-tab-keys = Lock and keys
settings-tab-backups = Backups
settings-tab-data = Your data
settings-tab-about = About
task-back = Back to settings
choose-one = Choose one of these.

work-idle = Getting ready
work-reading = Reading
work-copying = Copying
work-checking = Checking every page
work-writing = Writing
work-stopping = Stopping
work-stop = Stop

locking-title = Locking
locking-idle = Lock by itself after
locking-idle-hint = A while in which nothing was touched. What you are writing is kept, and your reminders still come.
locking-minutes =
    { $minutes ->
        [0] Never
        [1] One minute
        [60] One hour
       *[other] { $minutes } minutes
    }
locking-computer = Lock with the computer
locking-computer-hint = When its screen is locked, or when it goes to sleep.

keys-offer-title = New keys
keys-offer = For the day someone may know your passphrase, or may have seen your sheet.
keys-offer-go = Make new keys
keys-why = A new passphrase alone is not enough against someone who has a copy of your vault. New keys are: a new passphrase, a new sheet, and everything encrypted anew under them.
keys-steps = First the new passphrase, then the new sheet, then two groups of it from you. Nothing changes before that.
keys-show-sheet = Go on to the new sheet
keys-old = The backups Daymark has made so far
keys-old-keep = Keep them
keys-old-keep-hint = They still open with the old passphrase and the old sheet, for you and for anyone who knows them.
keys-old-remove = Remove them
keys-old-remove-hint = The old passphrase and the old sheet then open no backup of Daymark’s in this folder. A new backup is made first.
keys-go = Encrypt everything anew
keys-working = Encrypting everything anew
keys-working-hint = Your vault stays as it is until the new one is complete and compared with it, row by row.
keys-done-title = Your keys are new
keys-done-1 = From now on your vault opens with the new passphrase and the new sheet.
keys-done-kept = The old sheet still opens the backups you kept. Put it where nobody finds it for as long as they are here.
keys-done-removed = The old sheet opens nothing in this folder any more. You can tear it up.
keys-done-left = Not all of the old backups could be removed yet, and the old sheet still opens them. Daymark tries again by itself; under Backups it says so until they are gone. Keep the old sheet safe until then.
keys-done-aside = In the vault’s folder stands “quarantine”: what was put aside when something was damaged. Daymark never deletes it, and the old sheet may still open it. If you need nothing from it, delete it yourself.
keys-done-elsewhere = Copies you put elsewhere still open with the old keys. Delete them where you can, and make a new one.
keys-done-copy = Make a new copy

copy-title = A copy elsewhere
copy-why = If this computer is lost, only a copy in another place brings everything back. It is one encrypted file for a stick or another disk. Your passphrase or your sheet opens it.
copy-none = There is no copy elsewhere yet.
copy-last =
    { $count ->
        [0] The last one was made today.
        [one] The last one was made yesterday.
       *[other] The last one was made { $count } days ago.
    }
copy-where = { $when }, in { $folder }
copy-now = Back up now
copy-working = Making a copy
copy-done = Done, read back and checked: { $file } in { $folder }
nudge-after = Remind me on Today after
nudge-days =
    { $days ->
        [0] Never
       *[other] { $days } days
    }

snapshots-title = Backups in the vault’s folder
snapshots-why = Daymark makes one each day, and one before anything large, of which the last five stay. They help when something here goes wrong; a lost disk takes them along.
snapshots-none = None yet. The first one is made when you pause for a moment.
snapshots-newest =
    { $count ->
        [0] The newest is from today. It was read back and checked.
        [one] The newest is from yesterday. It was read back and checked.
       *[other] The newest is { $count } days old. It was read back and checked.
    }
snapshots-problem = The last backup could not be made. { $reason }
snapshots-old-left = Backups that your old sheet opens are still here, though they were to go. Daymark tries again by itself when you pause for a moment.
snapshots-elsewhere = From somewhere else
snapshots-file-why = A file that ends in .vbk, on a stick or another disk. Looking inside changes nothing.
snapshots-file = Open a backup file

check-vault-title = Check the vault
check-vault-why = Every page of the file has a seal. This reads them all and changes nothing.
check-vault-now = Check now
check-vault-working = Checking every page
check-vault-sound = Every page is whole.
check-vault-pages =
    { $count ->
        [one] Page { $pages } of the file is damaged.
       *[other] Pages { $pages } of the file are damaged.
    }
check-vault-pages-and-more = { $count } pages of the file are damaged, among them { $pages }.
check-vault-elsewhere = The file is damaged in a place that has no page number.
check-vault-then = This comes from the disk, and not from you. Write nothing more for now. Look inside the newest backup: what it holds can take the place of what is here. Or lock Daymark: from the locked window, what can still be read here can be carried over into a new file.
check-vault-newest = Look inside the newest backup

kept-title = How it is kept
kept-location = Folder
kept-size = Size
kept-headers = Key files
kept-headers-sound = Both are whole.
kept-headers-healed = One of the two was damaged. It was made anew from the other.
kept-headers-missing = Both are damaged or gone. Only your sheet opens the vault until you choose a passphrase.
kept-cipher = Encrypted by
kept-guess = One guess at your passphrase
kept-guess-cost =
    { $passes ->
        [one] { $mib } MiB of memory, one pass
       *[other] { $mib } MiB of memory, { $passes } passes
    }
kept-attacker = Someone who has the file has to guess your passphrase, and each guess is made slow and costly on purpose. Five words picked by chance hold out for lifetimes. A line from a song does not.

restore-title = Bring something back
restore-in-backup = In the backup
restore-in-file = In the file
restore-here-now = Here now
restore-first-day = First day
restore-last-day = Last day
restore-changes = What would change
restore-same = Nothing that you wrote or keep. Meeting lists and settings become what they were then.
restore-only-now =
    { $count ->
        [one] One thing that is here now is not in it. It would go from here.
       *[other] { $count } things that are here now are not in it. They would go from here.
    }
restore-only-then =
    { $count ->
        [one] One thing that is not here any more would come back.
       *[other] { $count } things that are not here any more would come back.
    }
restore-differing =
    { $count ->
        [one] One thing would be as it was then.
       *[other] { $count } things would be as they were then.
    }
restore-damaged = A part of what is here now cannot be read. So the two cannot be compared, and what is here cannot become a backup.
restore-keys = Afterwards your vault opens with the passphrase and the sheet of that time, and not with today’s. Be sure that you have one of them.
restore-safe = What is here now becomes a backup first. It can be brought back in the same way.
restore-go = Bring this back
restore-leave = Leave it
restore-working = Bringing it back
restore-again = Look again
restore-done = What you chose is back. What was here before is kept.
restore-done-go = See the backups

export-title = Take your data out
export-why = In files that other programs can read.
export-open = Choose what
export-what = What would you like to take along?
export-everything = Everything, as JSON
export-everything-hint = Daymark can read it in again.
export-journal = Your journal, as Markdown
export-journal-hint = A text file for each entry.
export-visits = Your visits, as a table (CSV)
export-visits-hint = Days, groups and notes.
export-meetings = Your groups’ meetings, for a calendar (ICS)
export-meetings-hint = With their names and places.
export-clear = These files are not encrypted. Whoever gets them can read them.
export-word = readable
export-go = Choose a folder
export-working = Writing your files
export-working-hint = If you stop, nothing half done is left.
export-done-title = Your files are ready
export-done =
    { $count ->
        [one] One file is in { $folder }
       *[other] { $count } files are in { $folder }
    }
export-done-hint = Delete them when you no longer need them.
export-nothing = Choose at least one of these.
typed-word = Type “{ $word }” to go on
typed-word-wrong = Type “{ $word }”, as it stands here.

import-title = Bring data in
import-why = From an export of Daymark, from Day One, or from a list of days.
import-open = Choose where from
import-kind = Where does it come from?
import-everything = An export of Daymark (everything.json)
import-everything-hint = It takes the place of what is here now. You see first what would change.
import-day-one = Day One (JSON)
import-day-one-hint = Its entries come in beside yours. Unpack the .zip first.
import-dates = A list of days, or Loop Habit Tracker (CSV)
import-dates-hint = Days come in beside yours, as days you count or as visits.
import-looks-first = The file is only read at first. Nothing comes in until you say so.
import-choose = Choose the file
import-other-file = Choose another file
import-go = Bring in
import-working = Bringing it in
import-done-title = It is here
import-backup-first = What is here now becomes a backup first.
import-refused =
    { $count ->
        [one] One row cannot be used and stays out.
       *[other] { $count } rows cannot be used and stay out.
    }
import-unknown = There is no place here for these, so they stay out:
import-unknown-field = { $name }: { $count }
import-day-one-title = From Day One
import-day-one-entries =
    { $count ->
        [0] Nothing new is in this file.
        [one] One entry would come in.
       *[other] { $count } entries would come in.
    }
import-already-entries =
    { $count ->
        [one] One is here already and stays as it is.
       *[other] { $count } are here already and stay as they are.
    }
import-day-one-done =
    { $count ->
        [one] One entry came in. It stands in your journal.
       *[other] { $count } entries came in. They stand in your journal.
    }
import-dates-title = A list of days
import-dates-which = Which days?
import-dates-column = Column { $number }
import-dates-days =
    { $count ->
        [one] One day, { $from }
       *[other] { $count } days, from { $from } until { $until }
    }
import-dates-unknown =
    { $count ->
        [one] One mark says neither yes nor no and stays out.
       *[other] { $count } marks say neither yes nor no and stay out.
    }
import-dates-were = What were these days?
import-dates-sober =
    { $words ->
        [aa] Sober days
        [na] Clean days
        [secular] Days in recovery
        [buddhist] Days on the path
       *[other] Days I count
    }
import-dates-sober-hint = Days in a row become a period. Periods that are here already stay as they are.
import-dates-visits = Visits to meetings
import-dates-visits-hint = One visit on each day.
import-dates-group = Which meeting?
import-periods-done =
    { $count ->
        [0] No new period came in.
        [one] One period came in. It stands in Milestones.
       *[other] { $count } periods came in. They stand in Milestones.
    }
import-already-periods =
    { $count ->
        [one] One meets a period that is here already, which stays as it is.
       *[other] { $count } meet periods that are here already, which stay as they are.
    }
import-visits-done =
    { $count ->
        [0] No new visit came in.
        [one] One visit came in.
       *[other] { $count } visits came in.
    }
import-already-visits =
    { $count ->
        [one] One was here already.
       *[other] { $count } were here already.
    }

erase-title = Erase everything
erase-why = Your vault and its backups go from this computer, for good.
erase-open = See what it does
erase-goes = Your journal, your days, your visits, your groups and settings go from this computer, and with them the backups Daymark made beside them. This is the one thing here that cannot be undone.
erase-stays = What it cannot reach
erase-stays-copies = Copies you put on a stick or another disk. They still open with your passphrase or your sheet.
erase-stays-others = Other files in the vault’s folder. Daymark touches only what it made.
erase-stays-exports = Files you took out of Daymark. They are readable.
erase-stays-sheets = Sheets you printed or wrote.
erase-stays-disk = Traces on the disk itself. Many disks keep old bytes for a while. They are encrypted.
erase-before = Before you go on
erase-before-why = You may want to take your words along.
erase-export = Take my data out first
erase-on = Go on without
erase-keep = Keep everything
erase-asked-title = Twice, to be sure
erase-asked = Nothing has been erased yet.
erase-shut-title = Nothing has been erased yet
erase-shut = Some of it cannot be overwritten:
erase-shut-why = It may belong to another account on this computer, or the disk may be failing. If you can mend that, do it first and come back: everything is as it was.
erase-shut-regardless = If you would rather not wait, Daymark erases all the rest and deletes these where it can. Their old bytes may then stay on the disk for a while, and your passphrase or your sheet would open them.
erase-shut-go = Erase all I can reach
erase-word = erase
erase-go = Erase everything
erase-done = Everything is erased
