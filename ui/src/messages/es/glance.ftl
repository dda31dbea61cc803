# Todo el camino de un vistazo, y un año día a día. Cómo se llama un día depende del juego de palabras.
timeline-title = Tus días, uno junto a otro
timeline-says =
    { $share ->
        [none] { $total } desde el { $day }. El tramo más largo: { $longest }.
       *[other] { $count } de { $of } días desde el { $day }, { $share }. El tramo más largo: { $longest }.
    }
timeline-earlier =
    { $count ->
        [one] También se ve un día anterior, que no entra en esa cifra.
       *[other] También se ven { $count } días anteriores, que no entran en esa cifra.
    }
timeline-columns = Cada columna representa unos { $days }: cuantos más de ellos cuentan, más alta es.
timeline-table = Como tabla
timeline-kind = Qué
timeline-from = Desde
timeline-until = Hasta
timeline-length = Duración
timeline-today = hoy
timeline-none = Pon el día desde el que cuentas, y tus días estarán aquí, uno junto a otro.

day-sober =
    { $words ->
        [aa] en sobriedad
        [na] limpio
        [secular] en recuperación
        [buddhist] en el camino
        [own] { $free }
       *[other] contado
    }
day-used = sin contar
day-apart = nada anotado
day-before = antes de empezar
day-to-come = por venir
day-left-out = ese día no existió

year-title = Día a día
year-previous = El año anterior, { $year }
year-next = El año siguiente, { $year }
year-says = En { $year }: { $sober } ({ $word }), { $used } sin contar.
year-caption = Cada día de { $year }
year-month = Mes
year-milestone = hito
year-key = Qué significan los signos
year-milestones = Hitos de { $year }
year-milestone-on = { $name }, { $day }
year-milestone-coming = { $name }, por venir el { $day }

greeting-reached = Has alcanzado { $name }.
greeting-day = { $day }. Es tuyo, pase lo que pase.
greeting-day-of = { $label }, { $day }. Es tuyo, pase lo que pase.
greeting-go = Verlo entre los demás

keepsake-open = Guardar un recuerdo
keepsake-open-name = Guardar un recuerdo de { $name }
keepsake-title = Un recuerdo
keepsake-hint = Una imagen para guardar, imprimir o regalar. Fuera de la bóveda, quien la encuentre puede verla.
keepsake-name = Un nombre en él
keepsake-name-hint = Opcional. Nada tuyo aparece si no lo escribes.
keepsake-print = Imprimir
keepsake-no-printer = No hay impresora. Guardado como imagen, se puede imprimir en otro sitio.
keepsake-save = Guardar como imagen
keepsake-done = Guardado como { $file }.
