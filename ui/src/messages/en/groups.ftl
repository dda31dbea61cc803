# ── when a group meets ──
slot-weekly = Every { $day }
slot-every-other = Every other { $day } (from { $from })
slot-monthly = { $weeks } { $day } of the month
slot-short = { $day } { $time }
slot-appointment = By appointment
nth-first = first
nth-second = second
nth-third = third
nth-fourth = fourth
nth-fifth = fifth
nth-last = last

# ── a list says something else ──
group-change-asks = The list now says something else about { $name }. Nothing here has changed yet.
group-change-reminder = The list now gives another time for { $name }. Your reminder stays where it is until you say so.
group-change-declined = The list says something else about { $name }. You kept what you have.
group-change-line = { $old } → { $now }
group-change-field = { $what }: { $old } → { $now }
group-change-came = New: { $when }
group-change-went = No longer: { $when }
group-change-nothing = nothing
group-change-name = Name
group-change-place = Place
group-change-address = Address
group-change-link = Link
group-change-phone = Phone
group-change-way = Way to take part
group-change-kinds = Kind
group-change-notes = Notes
group-change-accept = Take the new one
group-change-accept-name = Take the new one for { $name }
group-change-decline = Keep what I have
group-change-decline-name = Keep what I have about { $name }
group-change-taken = { $name } is up to date with its list. Its reminder went with it.
group-change-kept = { $name } stays as it is.
group-tag-changed = Changed in its list
group-tag-no-longer-listed = No longer listed
group-tag-list-gone = List removed
group-no-longer-listed = { $list } does not list this group any more. What you have here stays; ask the group before you set out.
group-list-gone = The list it came from, { $list }, is no longer here. What you have stays.

# ── a group's page ──
group-when = When it meets
group-no-time = No set time
group-medium = It meets by
group-behind = Group
group-fellowship = Fellowship
group-languages = Language
group-passcode = Passcode
group-passcode-copy = Copy passcode
group-passcode-copy-name = Copy the passcode of { $name }
group-passcode-copied = Passcode copied.
group-contact = Contact
group-write = Write
group-site = Website
group-page = On the list’s site
group-notes = Notes
group-district = District
group-typed = You typed it in.
group-source = Where this is from
group-read =
    { $count ->
        [0] Read today
        [one] Read yesterday
       *[other] Read { $count } days ago, on { $day }
    }
group-updated = The list last changed it: { $at }
group-keep = Keep this group
group-change = Change by hand…
group-you-and-it = You and this group
group-stage = Where you are with it
group-stage-hint = Only for you. You have one home group at a time.
group-stage-past-hint = A past group no longer reminds you. Your visits stay.
group-former-home = { $name } is now a regular group.
group-tags = Tags
group-tags-hint = Your own words, with commas between them.
group-none-with-tags = None of your groups has all of these tags.
group-up = Move { $name } up
group-down = Move { $name } down
group-add = Add a group by hand

stage-considering = Considering
stage-trying = Trying
stage-regular = Regular
stage-home-group = Home group
stage-past = Past

medium-video = Video
medium-phone = Phone
medium-chat = Chat
medium-forum = Forum

meetings-map = Open on a map

# ── typed in by hand ──
typed-hint = A name is enough. Everything else can stay empty.
typed-becomes-yours = Once you change it, this group is yours: its list will no longer change it or ask you about it.
typed-change-title = Change this group
typed-name = Name of the group
typed-way = How people meet
typed-address = Address
typed-link = Link
typed-medium-any = Not said
typed-zone = Time zone of these times
typed-no-times = Without a set time: a chat, a forum, or by appointment.
typed-slot = Time { $number }
typed-slot-add = Add a time
typed-slot-remove = Remove this time
typed-slot-remove-name = Remove this time, number { $number }
typed-rhythm = How often
typed-weekly = Every week
typed-every-other = Every other week
typed-monthly = Some weeks of the month
typed-once = Once
typed-weeks = Which weeks of the month
typed-weeks-missing = Choose at least one week.
typed-day = Day
typed-on = On
typed-from = From the week of
typed-time = Begins at
typed-length = How long
typed-minutes = { $minutes } min
typed-keep = Save group
typed-made = { $name } is among your groups.
typed-changed = { $name } was changed.

# ── how a visit felt ──
rate-hint = Ten seconds, if you like. Any of it can stay empty.
rate-comfortable = I felt comfortable
rate-supported = I felt supported
rate-motivated = I left motivated
rate-least = not at all
rate-most = very
rate-step = { $step } of 5
rate-keep = Save how it was
rate-skip = Not now
rate-kept = Saved.
rate-add = Say how it was
rate-change = Change
felt-comfortable = Comfortable
felt-supported = Supported
felt-motivated = Motivated
felt-line = { $feeling } { $rating } of 5

# ── compare ──
compare-open = Compare
compare-title = How your groups felt
compare-hint = One dot a visit, the newest on the right; higher means more. Below { $needed } ratings there is too little to tell. Which one fits is for you to say.
compare-empty = Nothing to compare yet
compare-empty-hint = After a visit, say in ten seconds how it was. Groups you have visited then stand here side by side.
compare-visits =
    { $count ->
        [one] One visit, on { $from }
       *[other] { $count } visits, { $from } to { $until }
    }
compare-not-said = Not rated yet.
compare-too-few = { $count } of { $needed } ratings so far
compare-middle = In the middle { $middle } of 5, over { $count } ratings.
compare-rated = { $day }: { $rating } of 5

# ── a week to take along ──
along-open = Print my week
along-open-found = Print what was found
along-title = Your week of meetings
along-which =
    { $found ->
        [0] { $count ->
            [one] One group on this page
           *[other] { $count } groups on this page
        }
       *[other] { $count ->
            [one] One meeting on this page
           *[other] { $count } groups and meetings on this page
        }
    }
along-found =
    { $count ->
        [one] One meeting you found
       *[other] { $count } meetings you found
    }
along-print = Print
along-no-printer = No printer answered. You can copy this by hand, or try again.
along-made = Made on { $day }. All times are { $place } time.
along-without-time = Without a set time
along-empty = Nothing is chosen that meets.
along-next = { $rhythm }. Next on { $day }.
along-link = Link: { $host }
along-passcode = Passcode: { $passcode }
along-phone = Phone: { $phone }
along-calendar = Calendar file
along-calendar-hint = A file that any calendar program opens, with a reminder where you have one. It is not encrypted: whoever opens it can read what is in it.
along-calendar-called = What the calendar calls each meeting
along-calendar-called-hint = Leave it empty to use each group’s name, place and link. With a word of your own, only that word and the time are in the file.
along-calendar-go = Choose a folder
along-calendar-done =
    { $count ->
        [one] One meeting is in { $file }.
       *[other] { $count } meetings are in { $file }.
    }

# ── what the main kinds mean ──
means-11 = Sitting quietly together, after the step on prayer and meditation.
means-12x12 = Reading from the book on the steps and traditions, and talking about it.
means-A = Without religion: nobody prays together.
means-B = Reading from the fellowship’s main book, and talking about it.
means-BE = For people who are new. Questions are welcome.
means-C = For those who have, or may have, the problem themselves.
means-CAN = The light is low, and the mood is quiet.
means-D = People share on a topic, one after the other. You may just listen.
means-LGBTQ = Held by and for LGBTQ people.
means-LIT = Something is read aloud, and people talk about it.
means-M = Held by and for men.
means-MED = Part of the time is spent in silence.
means-O = Anyone may come, family and friends too.
means-ONL = You can take part over the internet.
means-POA = Someone signs a paper that you were there, if you need one.
means-SP = One person tells their story.
means-ST = One of the twelve steps is read and talked about.
means-TC = The room cannot be used at present.
means-TR = One of the traditions is read and talked about.
means-W = Held by and for women.
means-X = You can get in with a wheelchair.
means-XT = You may answer what somebody else said.
means-Y = Held by and for younger people; others are welcome too.
