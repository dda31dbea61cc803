# What was deleted and can come back, of every room.
deleted-title = Recently deleted
deleted-hint = What you delete can come back from here for 30 days at least, with everything that belongs to it. Some days later it leaves the vault for good; backups from before still hold it.
deleted-none = Nothing is here.
deleted-older =
    { $count ->
        [one] One more
       *[other] { $count } more
    }
deleted-when =
    { $left ->
        [0] Deleted on { $day }, leaves in the coming days
        [one] Deleted on { $day }, here for one more day
       *[other] Deleted on { $day }, here for { $left } more days
    }
deleted-restore = Bring back
deleted-restore-name = Bring back { $name } ({ $what })
deleted-back = Brought back: { $name }
deleted-clock = Clock
deleted-period = Dates · { $clock }
deleted-return = From the history · { $clock }
deleted-milestone = Milestone · { $clock }
deleted-picture = Picture of a milestone · { $clock }
deleted-gain = Given back · { $clock }
deleted-look-back = Words of { $day }
deleted-entry = Journal entry of { $day }
deleted-visit = Visit on { $day }
deleted-group = Group
deleted-fellowship = From your guide
deleted-list = Meeting list
