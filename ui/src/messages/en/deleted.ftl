# What was deleted and can come back, in its room and beside the clocks.
deleted-title = Recently deleted
deleted-hint = For 30 days, what you deleted can come back from here, with everything that belongs to it. A few days later it leaves the vault for good; backups from before still hold it.
deleted-none = Nothing was deleted in the last 30 days.
deleted-older =
    { $count ->
        [one] One more
       *[other] { $count } more
    }
deleted-when =
    { $left ->
        [one] Deleted on { $day }, here for one more day
       *[other] Deleted on { $day }, here for { $left } more days
    }
deleted-restore = Bring back
deleted-restore-name = Bring back { $name }
deleted-back = { $name } is back.
deleted-clock = Clock
deleted-period = Dates of { $clock }
deleted-return = From the history of { $clock }
deleted-milestone = Milestone of { $clock }
deleted-picture = Picture at a milestone of { $clock }
deleted-gain = What the days of { $clock } have given back
deleted-look-back = Look back on { $day }
deleted-entry = Journal entry of { $day }
deleted-visit = Visit on { $day }
deleted-group = Group
deleted-fellowship = From your guide
deleted-list = Meeting list
