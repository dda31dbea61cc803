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
elapsed-since-day = Since { $when }, when that day began. You can enter a time under Milestones, in the history.
