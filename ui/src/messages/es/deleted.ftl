# Lo que se ha borrado y se puede recuperar.
deleted-title = Borrado hace poco
deleted-hint = Durante 30 días, lo que has borrado se puede recuperar aquí, con todo lo que le pertenece. Unos días después sale de la bóveda para siempre; las copias de seguridad de antes aún lo contienen.
deleted-none = No se ha borrado nada en los últimos 30 días.
deleted-older =
    { $count ->
        [one] Uno más
       *[other] { $count } más
    }
deleted-when =
    { $left ->
        [one] Borrado el { $day }; seguirá aquí un día más
       *[other] Borrado el { $day }; seguirá aquí { $left } días más
    }
deleted-restore = Recuperar
deleted-restore-name = Recuperar { $name }
deleted-back = { $name } está de vuelta.
deleted-clock = Reloj
deleted-period = Fechas de { $clock }
deleted-return = De la historia de { $clock }
deleted-milestone = Hito de { $clock }
deleted-picture = Imagen de un hito de { $clock }
deleted-gain = Lo que te han devuelto los días de { $clock }
deleted-look-back = Mirada atrás del { $day }
deleted-entry = Entrada del diario del { $day }
deleted-visit = Visita del { $day }
deleted-group = Grupo
deleted-fellowship = De tu guía
deleted-list = Lista de reuniones
