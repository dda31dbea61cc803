# Any number of clocks, each counting its own thing in its own words.
clock-unnamed = Your days
figure-of = of the last { $of } days
figure-total =
    { $words ->
        [aa] { $count ->
            [one] day sober in all
           *[other] days sober in all
        }
        [na] { $count ->
            [one] day clean in all
           *[other] days clean in all
        }
        [own] { $count ->
            [one] day { $free } in all
           *[other] days { $free } in all
        }
       *[other] { $count ->
            [one] day in all
           *[other] days in all
        }
    }

hero-tomorrow = Your next stretch begins tomorrow.
hero-exact = To the second
hero-less = Days only
hero-others = Other clocks
hero-put-away = Your clocks are put away. They keep everything, and come back whenever you like.
hero-to-clocks = See my clocks

elapsed-title = Time gone
elapsed-years =
    { $count ->
        [one] year
       *[other] years
    }
elapsed-months =
    { $count ->
        [one] month
       *[other] months
    }
elapsed-days =
    { $count ->
        [one] day
       *[other] days
    }
elapsed-hours =
    { $count ->
        [one] hour
       *[other] hours
    }
elapsed-minutes =
    { $count ->
        [one] minute
       *[other] minutes
    }
elapsed-seconds =
    { $count ->
        [one] second
       *[other] seconds
    }
elapsed-since = Since { $when }
elapsed-since-day = Since { $when }, when that day began.
elapsed-enter = Enter the time in the history

clocks-title = Clocks
clocks-hint = Each clock counts one thing. A hidden one is not shown on Today; an archived one is put away and keeps everything.
clocks-look = Which clock
clock-new = New clock
clock-new-title = A new clock
clock-edit = Change { $name }
clock-edit-short = Change
clock-main = Main
clock-hidden = Hidden
clock-archived = Archived
clock-no-date = No date yet
clock-also = More
clock-also-name = More for { $name }
clock-make-main = Make it the main one
clock-up = Move up
clock-down = Move down
clock-show = Show on Today
clock-hide = Hide from Today
clock-archive = Archive
clock-restore = Bring back
clock-delete = Delete
clock-delete-name = Delete { $name }
clock-now-shown = { $name } is shown.
clock-now-hidden = { $name } is hidden.
clock-now-archived = { $name } is archived.
clock-now-main = { $name } is the main clock.
clock-deleted = { $name } was deleted.
clock-restore-name = Bring back { $name }
clock-changed = { $name } was changed.
clock-made = { $name } is saved.
clock-label = What it counts
clock-label-hint = A word that you know, or nothing at all.
clock-start = From which day
clock-figure = What is shown large
clock-figure-since = Days since
clock-figure-since-hint = The stretch that goes on.
clock-figure-of = Days out of days
clock-figure-of-hint = “78 of the last 79 days”: a hard day stays one day among many.
clock-figure-total = Days in all
clock-figure-total-hint = Every one of them, from all stretches.
clock-more = How it counts and looks
clock-icon = Picture
icon-sunrise = Sunrise
icon-sprout = Sprout
icon-leaf = Leaf
icon-waves = Waves
icon-anchor = Anchor
icon-mountain = Mountain
icon-feather = Feather
icon-heart = Heart
icon-star = Star
clock-words = Words
clock-words-settings = As in the settings
clock-words-own = My own words
clock-own-free = What your days are
clock-own-free-hint = As you would say it after “412 days”: sober, without a bet. Blank: nothing is added.
clock-own-slip = What you call a slip
clock-own-slip-hint = As you would say it after “I had”: a slip, a bad night. Blank: a slip.
clock-own-reads = It reads: “{ $days }” and “{ $slip }”.
clock-set = Milestones
clock-set-aa = Days, months and years, as in AA
clock-set-aa-months = Every month of the first year, as in AA
clock-set-na = Key tags, as in NA
clock-set-spans = Days, weeks, months and years
clock-set-own = Only my own
clock-counting = The first day
clock-from-zero = Is day 0
clock-from-zero-hint = A day counts once it is over.
clock-from-one = Is day 1
clock-from-one-hint = A day counts as soon as it has begun.
clock-hour = A day starts at
clock-hour-hint = Late at night may still be the day before.
clock-zone = Time zone
clock-zone-hint = Where its days are counted, also on a journey.
clock-zone-here = Wherever this computer is
clock-keep = Save

tab-reached = What you reached
tab-history = History
tab-clocks = My clocks
milestones-parts = Parts of this room

history-more =
    { $count ->
        [one] Show one more
       *[other] Show { $count } more
    }
history-title = What was entered
history-none = Nothing is entered yet.
history-hint = Every day here can be changed, and Undo brings back what was.
history-use =
    { $words ->
        [na] Use
        [secular] Return to use
        [buddhist] Off the path
        [own] { $slip }
       *[other] A slip
    }
history-earlier = { $days }, earlier
history-at = { $day }, { $time }
history-open = since { $from }
history-span = { $from } to { $until }
history-going = { $from } to today
history-tomorrow = begins tomorrow
history-entry = Read what you wrote
history-edit-name = Change: { $when }
history-delete-name = Delete: { $when }
history-deleted = It was deleted.
history-deleted-entry = It was deleted. What you wrote about it stays in your journal.
history-add = Add an earlier time
history-add-title = An earlier time
history-add-hint = Days from before you began to count. Daymark never asks about the time in between.
history-edit-title = Change these dates
history-edit-hint = The day from which this clock counts.
history-began = The first day
history-last = The last day
history-lacking = Choose a day.
history-keep = Save these dates
history-changed = The dates were changed.
history-added = The earlier time is saved.
