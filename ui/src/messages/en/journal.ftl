journal-search = Search your journal
journal-new = New entry
journal-back = All entries
journal-entry = Entry
journal-text = What you write
journal-hint = Write what is on your mind.
journal-untitled = Without words yet
journal-empty = What you write will stand here.
journal-start = Your journal is empty
journal-start-hint = One line is enough to begin. Everything is kept on this computer, encrypted.
journal-found =
    { $count ->
        [0] Nothing found
        [one] One entry found
       *[other] { $count } entries found
    }
journal-none-found = Nothing you wrote holds “{ $text }”. Try fewer or other words.

journal-words =
    { $words ->
        [one] One word
       *[other] { $words } words
    }
journal-saving = Saving…
journal-saved =
    { $words ->
        [one] Saved · one word
       *[other] Saved · { $words } words
    }
journal-saved-spoken = Saved
journal-emptied = Empty: the last version is kept.
journal-unsaved = This is not saved yet. { $why }

journal-change-date = Change date
journal-change-date-hint = The time of day stays as it was.
journal-change-date-keep = Save this date
journal-day = Day
journal-delete = Delete entry
journal-deleted = Entry deleted.

journal-toolbar = Formatting
journal-title-1 = Title
journal-title-2 = Heading
journal-title-3 = Small heading
journal-bold = Bold
journal-italic = Italic
journal-bullets = List
journal-numbers = Numbered list
journal-tasks = To-do list
journal-quote = Quote
journal-link = Link
journal-rule = Line across
journal-undo = Undo
journal-redo = Redo
journal-task = Done: { $words }
journal-task-empty = nothing written yet

journal-link-here = Link under the cursor
journal-link-address = Address
journal-link-hint = A web address, an e-mail address or a phone number.
journal-link-refused = This is not an address that can be opened. Try one like example.org.
journal-link-keep = Save link
journal-link-open = Open
journal-link-change = Change
journal-link-remove = Remove link

left-notice = A text was kept when the vault was locked.
left-look = Look at it
left-let-go = Let it go
left-title = Kept when the vault was locked
left-text = The text that was kept
left-new = It could not be stored at that moment. It is not in your journal yet.
left-of-entry = You were writing in “{ $title }”, { $day }. It can go there, in place of what stands there now, or become an entry of its own.
left-entry-gone = The entry it was written in is no longer there. It can become a new one.
left-keep = Keep it
left-keep-new = Keep as a new entry
left-keep-there = Put it in its entry
left-kept = Kept in your journal.
left-put = The text is in its entry now.
left-gone = The text was let go.
