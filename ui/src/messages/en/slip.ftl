# A slip is called as its user calls it, by $words. It ends nothing that was reached.
slip-do =
    { $words ->
        [na] I used
        [secular] I returned to use
        [buddhist] I stepped off the path
        [own] I had { $slip }
       *[other] I had a slip
    }
slip-title =
    { $words ->
        [na] You used, and you are here
        [secular] You returned to use, and you are here
        [buddhist] You stepped off the path, and you are here
        [own] You had { $slip }, and you are here
       *[other] You had a slip, and you are here
    }
slip-edit-title = Change what you wrote down
slip-over-title = It is over
slip-hint = Nothing you reached is taken away, and nobody is told.
slip-began = When it began
slip-began-time = Time, if you like
slip-length = How long
slip-one-day = It was that one day
slip-until = It lasted until another day
slip-open = It still goes on
slip-ended = The last day of it
slip-ended-time = Time it ended, if you like
slip-write = Write a few words about it
slip-write-hint = Only if you want to. It becomes an entry in your journal.
slip-entry = Looking at it kindly
slip-before = What came before?
slip-helped = What helped, even a little?
slip-tell = Whom will I tell?
slip-change = What will I change?
slip-keep = Write it down
slip-kept = It is written down.
slip-changed = It was changed.
slip-stays = Everything you reached stays.
slip-stays-open = When it is over, say so here, and your days go on from there. You need not wait for that to talk with somebody.
slip-stays-count =
    { $count ->
        [one] One of the last { $of } days stands, and you go on from here.
       *[other] { $count } of the last { $of } days stand, and you go on from here.
    }
slip-stays-begin = You go on from here.
slip-read = Thank you
slip-over = It is over
slip-goes-on = You are here, and that counts.

time-example = For example { $time }.
time-wrong = Write a time like { $time }, or leave it empty.
