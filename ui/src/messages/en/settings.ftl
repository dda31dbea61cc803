settings-look = Look
settings-theme = Theme
settings-system = As the system
settings-light = Light
settings-dark = Dark
settings-text = Text size
settings-language = Language
settings-words = Words
settings-reminders = Reminders
settings-lead = For groups you keep from now on
settings-lead-hint = A short notice that says when, never what. Each group can have its own time, or none.
settings-before-unlock = Remind me before I unlock too, once Daymark is started
settings-before-unlock-hint = For this, up to 64 minutes of the coming two weeks stand in a file that is not encrypted: anyone who can read this computer’s files can see at which minutes reminders are due, and nothing of what they are for, though times alone may let someone guess. An encrypted disk hides it.
settings-minutes =
    { $minutes ->
        [60] 1 hour before
        [120] 2 hours before
       *[other] { $minutes } minutes before
    }
settings-sheet = Recovery sheet
settings-sheet-checked = You have checked your sheet. You can do so again at any time.
settings-sheet-unchecked = Not checked yet. Type the nine groups from your sheet to be sure that they open this vault.
settings-sheet-test = Test my sheet
settings-sheet-opens = This sheet opens your vault. Keep it safe.
settings-sheet-wrong = These groups do not open this vault. Compare them with your sheet once more.
settings-passphrase = Passphrase
settings-passphrase-hint = Backups and copies from before still open with the passphrase they had, and the key below it stays the same. Where someone may know your passphrase, new keys are the way.
settings-proof = Present passphrase, or recovery code
settings-new = New passphrase
settings-change = Change passphrase
settings-passphrase-changed = Your passphrase was changed.
settings-lists = Meeting lists
settings-lists-none = No list yet.
settings-lists-hint = Groups you keep stay when a list is deleted.
settings-list-facts =
    { $count ->
        [one] One meeting, { $zone }
       *[other] { $count } meetings, { $zone }
    }
settings-list-delete = Delete
settings-list-delete-name = Delete the list { $name }
settings-list-deleted = { $name } was deleted.

about-title = About Daymark
about-promise-1 = Everything you write stays on this computer, encrypted as a whole.
about-promise-2 = There is no account, no counting of what you do, and no connection unless you press a button that shows its address.
about-promise-3 = Nothing you wrote appears in a notification, a title or a log.
about-version = Version
about-engine = Kept by
about-location = Kept in
