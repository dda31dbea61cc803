# ── the ways in ──
lists-paste = Paste a list…
lists-paste-title = Paste a meeting list
lists-paste-hint = Copy everything the list's page shows, and paste it here. It is read on this computer, and nothing is sent anywhere.
lists-paste-text = The list
lists-paste-empty = Nothing has been pasted yet.
lists-paste-read = Read it
lists-pasted = the pasted text
lists-drop = Let go to read this list
lists-drop-hint = You can also drop the file anywhere on this page. Lists for Meeting Guide and from BMLT are read, and tables (CSV) with any headings.

# ── how it was understood ──
lists-dialect = Form of this list
lists-dialect-is = Read as: { $dialect }
dialect-meeting-guide = Meeting Guide (AA and many others)
dialect-bmlt = BMLT (most NA lists)
dialect-csv = a table (CSV)
lists-days = Numbers of the weekdays
lists-days-ask = This list writes its weekdays as numbers, and they fit more than one way of counting. Which is right?
lists-days-numbers = { $first } is { $day }, { $last } is { $lastDay }
lists-columns = How each column was understood
lists-columns-hint = Change what does not fit. A column that is none of these is kept with the meeting, and not shown.
lists-column-number = Column { $number }
lists-column-example = First in it: { $example }
lists-column-means = { $column } is taken as

column-name = Name
column-day = Weekday or weekdays
column-time = Start, or start and end
column-end-time = End
column-minutes = Length in minutes
column-zone = Time zone
column-types = Kinds
column-way = In person or online
column-place = Place
column-address = Address
column-city = City
column-state = State or province
column-postal-code = Postal code
column-country = Country
column-region = Area
column-sub-region = Part of the area
column-district = District
column-url = Link to join
column-url-notes = Passcode or other words for the link
column-phone = Number to join by phone
column-phone-notes = Words for the phone number
column-notes = Notes
column-group = Group
column-language = Language
column-latitude = Latitude
column-longitude = Longitude
column-website = Website
column-page-url = Page of the meeting
column-contact-name = Contact's name
column-contact-email = Contact's email
column-contact-phone = Contact's phone
column-updated = Last changed
column-publisher = Publisher
column-identity = The list's own number or name for it
column-other = None of these

# ── what is asked before it comes in ──
lists-as = Take it as
lists-as-new = A new list
lists-as-again = { $name }, read again
lists-as-likely = This looks like a list you have. Read again, it takes that list's place; the groups you keep stay as they are.
lists-fellowship = Fellowship
lists-fellowship-hint = Optional. So that meetings of several lists can be told apart.
lists-zone-own = Each meeting of this list says its own time zone.
lists-kinds =
    { $count ->
        [one] One kind of meeting
       *[other] { $count } kinds of meetings
    }
lists-renew = Take over the changes
lists-nothing-yet = Nothing of it can come in as it is understood now. Try another choice above.
reason-not-published = The list says that it is not to be shown

# ── read again ──
difference-title = What changes in { $name }
difference-none = Nothing. The list says the same as when it was last read.
difference-same =
    { $count ->
        [0] Nothing stays as it is.
        [one] One meeting stays as it is.
       *[other] { $count } meetings stay as they are.
    }
difference-changed =
    { $count ->
        [one] One is changed
       *[other] { $count } are changed
    }
difference-new =
    { $count ->
        [one] One is new
       *[other] { $count } are new
    }
difference-gone =
    { $count ->
        [one] One is no longer listed
       *[other] { $count } are no longer listed
    }
difference-kept = Groups you keep are never taken away by this, and their reminders stay as they are until you say otherwise.
change-line = { $what }: { $now } (before: { $old })
change-nothing = nothing
change-time = Time
change-day = Day
change-zone = Time zone
change-place = Place
change-address = Address
change-link = Link
change-phone = Phone
change-status = How it is held
change-name = Name
change-notes = Notes
change-kinds = Kinds

# ── in the settings ──
settings-list-age =
    { $days ->
        [0] Read today
        [1] Read yesterday
       *[other] Read { $days } days ago, on { $when }
    }
settings-list-fellowship = Fellowship: { $name }
settings-list-source = From { $source }
settings-list-pasted = pasted text
settings-list-again = Read again…
settings-list-again-name = Read again: { $name }
