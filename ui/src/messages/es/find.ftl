# What is asked for when a meeting is looked for, and what came of it.
find-results = Reuniones encontradas
find-count =
    { $meetings ->
        [one] Una de { $all ->
            [one] una reunión
           *[other] { $all } reuniones
        }
       *[other] { $meetings } de { $all } reuniones, en { $groups ->
            [one] un grupo
           *[other] { $groups } grupos
        }
    }
find-without-position =
    { $count ->
        [one] Una más encaja, pero su lista no dice en qué punto del mapa está.
       *[other] { $count } más encajan, pero sus listas no dicen en qué punto del mapa están.
    }
find-waiting = Un momento…
find-away = a { $distance }
find-every-day = todos los días
find-week-times = { $days } { $time }
find-week-more =
    { $count ->
        [one] y un horario más
       *[other] y { $count } horarios más
    }

# ── filters ──
find-soon = Ahora o en menos de una hora
find-access = Quién puede venir
find-open = Abierta a todo el mundo
find-closed = Cerrada
find-more-filters = Más filtros
find-fewer-filters = Menos filtros
find-on = Filtros puestos
find-without = Quitar: { $what }
find-text = «{ $text }»
find-not = sin { $kind }
find-near = a menos de { $distance } de { $place }
find-list-gone = una lista que ya no está
find-choice = { $what } ({ $count })
find-time = Hora del día
find-morning = Por la mañana
find-afternoon = Por la tarde
find-evening = Al caer la tarde
find-night = Por la noche
find-begins-from = Empieza desde las
find-begins-before = Empieza antes de las
find-no-time = Escribe una hora, como 19:30.
find-before = antes de las { $time }
find-from = desde las { $time }
find-between = de { $from } a { $until }
find-kinds = Tipo
find-kinds-search = Busca entre los tipos
find-kinds-hint =
    { $count ->
        [one] Hay uno en tus listas.
       *[other] Hay { $count } en tus listas. Los más frecuentes van primero.
    }
find-kinds-shown =
    { $count ->
        [one] Un tipo
       *[other] { $count } tipos
    }
find-kinds-none = No hay ningún tipo con ese nombre.
find-kinds-codes = Otros códigos en tus listas
kinds-codes = Otros códigos en la lista: { $codes }
find-kind-with = Con
find-kind-without = Sin
find-languages = Idioma
find-fellowships = Comunidad
find-lists = Lista
find-distance = Distancia
find-place = ¿Cerca de qué lugar?
find-place-hint = Un local, una calle o una población de tus listas. Daymark no pregunta dónde estás.
find-places-count =
    { $count ->
        [one] Un lugar
       *[other] { $count } lugares
    }
find-places-none = Ningún lugar con ese nombre tiene posición en tus listas.
find-within = A menos de
find-of-place = de { $place }
find-anywhere = En cualquier parte

# ── nothing fits ──
find-none = Nada encaja con todo esto.
find-none-but = Nada encaja con todo esto. Sin una de estas cosas, sí hay algo:
find-loosen =
    { $count ->
        [one] Sin { $what }: una reunión
       *[other] Sin { $what }: { $count } reuniones
    }
