# Lo que se ha borrado y se puede recuperar, de todas las salas.
deleted-title = Borrado hace poco
deleted-hint = Lo que borras se puede recuperar aquí durante al menos 30 días, con todo lo que le pertenece. Unos días después sale de la bóveda para siempre; las copias anteriores aún lo contienen.
deleted-none = Aquí no hay nada.
deleted-older =
    { $count ->
        [one] Otro más
       *[other] { $count } más
    }
deleted-when =
    { $left ->
        [0] Se borró el { $day }; saldrá en los próximos días
        [one] Se borró el { $day }; seguirá aquí un día más
       *[other] Se borró el { $day }; seguirá aquí { $left } días más
    }
deleted-restore = Recuperar
deleted-restore-name = Recuperar { $name } ({ $what })
deleted-back = Recuperado: { $name }
deleted-clock = Reloj
deleted-period = Fechas · { $clock }
deleted-return = Del historial · { $clock }
deleted-milestone = Hito · { $clock }
deleted-picture = Imagen de un hito · { $clock }
deleted-gain = Devuelto · { $clock }
deleted-look-back = Palabras del { $day }
deleted-entry = Entrada del diario del { $day }
deleted-visit = Visita del { $day }
deleted-group = Grupo
deleted-fellowship = De tu guía
deleted-list = Lista de reuniones
