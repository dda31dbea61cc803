passphrase = Passphrase
passphrase-again = The same once more
passphrase-differs = These two are not the same. Type the second one again.
show = Show
hide = Hide
show-secret = Show { $label }
code = Recovery code
code-hint = Nine groups of four, in any case and spacing.
go-on = Go on
go-back = Back

unlock-title = Welcome back
unlock = Unlock
unlocking = Unlocking…
use-code = Use the recovery code
use-passphrase = Use the passphrase
vault-at = Kept in { $location }
locked-synced = This folder looks like one that { $tool } keeps in step with other computers. Two writers can damage a vault; keep it elsewhere.
locked-text-waits = The last thing you typed could not be saved, because the disk did not take it. It waits here, encrypted, as long as Daymark is running. Make some room, then unlock: it will be offered to you.
locked-text-leaving = If you close the window once more, that text is gone.

make-title = A place of your own
make-kept = What you write here is encrypted and stays on this computer. There is no account, and nothing is sent anywhere.
make-lost = So nobody can give you a new passphrase. Choose one you will remember; the next step gives you a code on paper for the day you do not.
make-hint = Four or five words that do not belong together are good. Spaces are fine.
vault-will-be-at = It will be kept in { $location }

erasing-title = Not everything is erased yet
erasing-begun = You wanted everything erased, and it has begun. What could be reached is gone.
erasing-left = This is still in { $location }:
erasing-unsure = The disk has not confirmed yet that the rest is gone, in { $location }.
erasing-help = It may belong to another account on this computer, or the disk may take no changes. Mend that, or delete it yourself, and try again. Daymark also tries each time it starts. Until it is gone, nothing opens here and nothing new is made.
erasing-still = It is still there. Nothing more could be erased just now.
erasing-only-deleted = Deleted, but not overwritten before: { $names }. Its old bytes may stay on the disk for a while, and your passphrase or your sheet would open them. Where it was a link, what it led to is as it was.

strength-0 = Guessed at once.
strength-1 = Guessed quickly.
strength-2 = Not quite enough yet.
strength-3 = Hard to guess.
strength-4 = Very hard to guess.
weak-common = It is a common word or password.
weak-repeats = It repeats itself.
weak-sequence = It is a row of neighbours, like abc or 123.
weak-keyboard = It is a row of keys.
weak-date = Dates are often guessed.
weak-name = Names are often guessed.
weak-short = A word or two more makes the difference.

sheet-title = Your recovery sheet
sheet-why = If the passphrase is ever lost, these nine groups open everything. Print them or write them down by hand.
sheet-paper = With these nine groups, what is kept in Daymark can be opened without the passphrase.
sheet-keep = Keep the sheet where you keep papers that matter. It is shown only now, and only here.
sheet-print = Print
sheet-no-printer = Printing did not start. Write the groups down by hand.
sheet-have-it = I have it

check-title = Two groups, from your sheet
check-why = So that a copying mistake is found today and not when you need it.
check-group = Group { $number }
check-look-again = Look at the sheet again
check-make = Make my vault
check-making = Making it…
check-another-time = I will check my sheet another time

have-backup = I have a backup
bring-title = Bring your vault here
bring-why = A backup is one file, and its name ends in .vbk. It opens with the passphrase you had when it was made, or with its recovery code.
bring-where = It may be on a stick, on another disk, or in a folder you chose. The file is only read.

rescue-choose = Choose the file
rescue-choose-other = Choose another file
rescue-snapshot-of = Backup of { $when }
rescue-secret-title = Open the backup
rescue-secret = Passphrase or recovery code
rescue-secret-hint = The passphrase you had when it was made. A code may be typed in any case and spacing.
rescue-secret-hint-here = Of the vault that is here. A code may be typed in any case and spacing.
rescue-wrong = That does not open this backup. It may have had another passphrase then; its recovery code opens it too.
rescue-other = What you typed for the vault does not open this backup. It may have had another passphrase then.
rescue-look = Look inside
rescue-looking = Looking inside
rescue-salvage = Read what is left
rescue-salvaging = Reading what is left
rescue-only-read = This only reads. Nothing is changed by it.
rescue-inside-title = This is inside
rescue-inside-empty = Nothing has been written in it yet.
rescue-inside-span = From { $from } until { $until }
rescue-inside-day = Of { $day }
rescue-inside-entries = Entries
rescue-inside-visits = Visits to meetings
rescue-inside-groups = Groups you keep
rescue-inside-periods = Periods you count
rescue-inside-meetings = Meetings in lists
rescue-keys = From then on it opens with the passphrase and the recovery code of this backup.
rescue-aside = What is in the vault’s folder now is put aside in “quarantine”, in the same folder. It is not deleted.
rescue-open = Open this
rescue-opening = Opening it

locked-damaged = A page of the vault could not be read while it was open. It opens as before, and there are other ways on.
locked-damaged-go = See the ways
damage-title = It is the file, not you
damage-store = The file that holds your entries is damaged or cut short.
damage-unreadable = The disk could not read one of the vault’s files. If it is on a stick, an outside disk or a shared folder, check that first: leave this as it is and try again.
damage-missing = The file that holds your entries, store.db, is not in its folder. If it was moved, put it back and try again.
damage-mismatch = The key files in this folder belong to another vault than the entries beside them.
damage-tampered = The key files of this vault were changed by something else.
damage-keys = The key files of this vault are damaged or gone. The recovery code opens it without them. A backup brings key files of its own.
damage-calm = What you typed is not the reason. Nothing was changed, and nothing will be unless you say so. These are the ways on from here.

ways-code = First: the recovery code
ways-code-why = It may open the vault as it stands, with everything in it.
ways-own = A backup that Daymark made
ways-own-facts = { $size }, { $reason }
ways-own-none = There is none in this folder.
ways-own-older =
    { $count ->
        [one] One older backup
       *[other] { $count } older backups
    }
ways-look-name = Look inside the backup of { $when }
ways-reason-daily = the daily one
ways-reason-migrate = made before an update
ways-reason-restore = made before a backup was brought back
ways-reason-reencrypt = made before the keys were changed
ways-reason-import = made before an import
ways-file = A backup that you made
ways-file-why = A file that ends in .vbk, on a stick or another disk.
ways-salvage = What can still be read
ways-salvage-why = Daymark goes through the damaged file piece by piece and shows what it finds. The file stays as it is.
ways-leave = Leave it as it is

salvaged-title = What could be read
salvaged-pages =
    { $count ->
        [one] One page of the file is damaged. This was found on the others.
       *[other] { $count } pages of the file are damaged. This was found on the others.
    }
salvaged-no-pages = Which pages are damaged cannot be told. This is what was found.
salvaged-what = What
salvaged-kept = Found
salvaged-all =
    { $kept ->
        [one] One
       *[other] All { $kept }
    }
salvaged-of = { $kept } of { $of }
salvaged-unknown =
    { $kept ->
        [0] None could be read
       *[other] { $kept }, of how many is not known
    }
salvaged-nothing = Nothing could be read this way. A backup is the better one; what is here stays as it is.
salvaged-compare = A backup may hold more. You can go back and look inside the newest one before you decide.
salvaged-open = Open what was found
salvaged-table-entry = Entries
salvaged-table-attendance = Visits to meetings
salvaged-table-bookmarked-group = Groups you keep
salvaged-table-group-meeting = Their meeting times
salvaged-table-clock = Days you count from
salvaged-table-period = Periods you count
salvaged-table-return-to-use = Days of use you wrote down
salvaged-table-milestone-reached = Milestones you reached
salvaged-table-milestone-picture = Their pictures
salvaged-table-own-milestone = Milestones of your own
salvaged-table-gain = What the days gave back
salvaged-table-day-looked-at = Mornings and evenings
salvaged-table-fellowship = Kinds of groups you changed
salvaged-table-guide-answer = Your answers about kinds of groups
salvaged-table-setting = Settings
salvaged-table-meeting-list = Meeting lists
salvaged-table-listed-meeting = Meetings in lists
salvaged-table-reminder-given = Reminders that rang
salvaged-table-kept-filter = The filters you last used
salvaged-table-copy-made = Notes of backups made

code-wrong = This code does not open the vault. Compare it with your sheet, group by group.
code-no-keys = The key files of this vault are damaged or gone, so no passphrase can open it. Your recovery code still does, with everything in it.
code-not-here = I do not have the code
