greeting-night = Still awake.
greeting-morning = Good morning.
greeting-afternoon = Good afternoon.
greeting-evening = Good evening.

hero-since = { $span }, since { $day }
hero-since-day = Since { $day }
hero-next = Next
hero-next-in = { $days }, { $day }
hero-in-days =
    { $count ->
        [0] today
        [one] tomorrow
       *[other] in { $count } days
    }
hero-change-date = Change the date
hero-none = A day to count from
hero-none-hint = If there is a day you count from, it can stand here. Everything else works without one.
hero-set-date = Set a date

date-title = Which day do you count from?
date-hint = Today is a fine day to begin. A day from years ago is just as good.
date-label = Date
date-keep = Save this date
date-kept = Your date is saved.
date-changed = Your date was changed.

next-title = Next meeting
next-now = now
next-in-minutes =
    { $count ->
        [one] in 1 minute
       *[other] in { $count } minutes
    }
next-in-hours =
    { $minutes ->
        [0] in { $hours } h
       *[other] in { $hours } h { $minutes }
    }
next-span = { $from } to { $until }
next-join = Join
next-join-name = Join { $name }
next-went = I went
next-went-name = I went to { $name }
next-went-done = You went to { $name }. Written down for today.
next-over = Earlier today: { $name }
next-gone = You went to { $name } today.
next-all = All meetings
next-none = Meetings you keep stand here, with one click to join or to say that you went.
next-none-timed = None of your groups has a time of its own.
next-find = Find a meeting

line-title = A line for today
line-hint = What is on your mind?
line-keep = Save
line-kept = Saved in your journal.
line-open = Go on writing

week-title =
    { $count ->
        [0] This week
        [one] This week · one meeting
       *[other] This week · { $count } meetings
    }
week-day =
    { $count ->
        [0] { $day }: no meeting
        [one] { $day }: one meeting
       *[other] { $day }: { $count } meetings
    }

notice-headers = The key files of your vault were missing, and only the recovery code opens it now. A new passphrase brings them back.
notice-headers-go = Choose a passphrase
notice-sheet = Your recovery sheet has not been checked yet. A copying mistake is easy to put right today.
notice-sheet-go = Check my sheet
notice-copy-old =
    { $count ->
        [one] The last copy outside the vault’s folder is one day old.
       *[other] The last copy outside the vault’s folder is { $count } days old.
    }
notice-copy-none = There is no copy outside the vault’s folder yet. One on a stick brings everything back if this computer is lost.
notice-copy-go = Back up now
notice-later = Not now
