meetings-tab-next = Próximas
meetings-tab-groups = Mis grupos
meetings-tab-find = Buscar
meetings-title-next = Lo que viene
meetings-title-groups = Los grupos que guardas
meetings-title-find = Busca una reunión

# ── when ──
meetings-today = Hoy
meetings-tomorrow = Mañana
meetings-in-progress = En curso
meetings-appointment = Con cita previa
meetings-appointment-short = con cita previa
meetings-now = ahora
meetings-in-minutes = en { $minutes } min
meetings-in-hours =
    { $minutes ->
        [0] en { $hours } h
       *[other] en { $hours } h { $minutes }
    }
meetings-until = hasta las { $time }
meetings-elsewhere = { $time } en { $place }, donde se reúne
meetings-weekly = { $day }, { $time }
meetings-span = de { $from } a { $until }
meetings-in-zone = { $when } (hora de { $place })

# ── next up ──
meetings-next-empty = Aún no hay nada próximo
meetings-next-empty-hint = Guarda un grupo y su próxima reunión estará aquí, con un clic para entrar, para ver cómo llegar o para decir que fuiste.
meetings-find-one = Buscar una reunión
meetings-join = Entrar
meetings-join-name = Entrar en { $name }
meetings-directions = Cómo llegar
meetings-directions-name = Cómo llegar a { $name }
meetings-directions-hint = Daymark no tiene mapa y no pregunta a nadie. Copia la dirección en el mapa que uses, o ábrela en tu navegador: el sitio del mapa verá entonces qué dirección buscas.
meetings-went = Fui
meetings-went-name = Fui a { $name }
meetings-went-done = Fuiste a { $name }. Anotado con fecha de hoy.
meetings-went-done-on = Fuiste a { $name }. Anotado.
meetings-copy = Copiar dirección
meetings-copied = Dirección copiada.

# ── my groups ──
meetings-groups-empty = Aún no hay grupos
meetings-groups-empty-hint = Busca una reunión y guárdala: aquí estarán sus horarios, tus notas y tus visitas.
meetings-visits =
    { $count ->
        [one] Una visita, el { $day }
       *[other] { $count } visitas, la última el { $day }
    }
meetings-no-visits = Aún no hay visitas
meetings-back = Volver a reuniones
meetings-about = Sobre este grupo
meetings-kind = Tipo
meetings-place = Lugar
meetings-region = Zona
meetings-online = En línea
meetings-open-link = Abrir enlace
meetings-phone = Teléfono
meetings-call = Llamar
meetings-notes = Notas de la lista
meetings-entity = Publicado por
meetings-source = De la lista
meetings-flags = Conviene saber
meetings-reminder = Recordatorio
meetings-reminder-hint = Un aviso breve y neutro mientras Daymark esté en marcha, abierto o bloqueado.
meetings-reminder-none = Ninguno
meetings-reminder-before =
    { $minutes ->
        [60] 1 hora antes
        [120] 2 horas antes
       *[other] { $minutes } minutos antes
    }
meetings-group-note = Tu nota privada
meetings-group-note-hint = Solo para ti. Cómo te sentiste, a quién conociste, dónde aparcar.
meetings-note-saved = Guardado
meetings-history = Tus visitas
meetings-went-when = Fui otro día…
meetings-went-when-title = ¿Cuándo fuiste?
meetings-went-day = Día
meetings-went-keep = Anotarlo
meetings-visit-note = Una nota privada
meetings-visit-note-hint = Opcional, y solo para ti.
meetings-note-name = { $what }, { $day }
meetings-visit-delete = Borrar
meetings-visit-deleted = Visita borrada.
meetings-remove = Quitar de mis grupos
meetings-remove-hint = Tus visitas se conservan.
meetings-removed = Quitado de tus grupos.

# ── find ──
meetings-filters = Filtros
meetings-search = Nombre, lugar o notas
meetings-days = Días
meetings-ways = Formas de participar
meetings-list-has-none = En tus listas no hay reuniones que se celebren ahora.
meetings-clear = Quitar filtros
meetings-keep = Guardar
meetings-kept = Guardado
meetings-keep-name = Guardar { $name }
meetings-open-group = Abrir grupo

way-in-person = Presencial
way-online = En línea
way-hybrid = Mixta
way-inactive = No se reúne ahora

# ── opening a list ──
lists-none = Aún no hay ninguna lista de reuniones
lists-none-hint = Muchos grupos publican sus reuniones en un archivo, a menudo llamado meetings.json, «Meeting Guide feed» o una tabla CSV. Guárdalo desde tu navegador y ábrelo aquí. Se lee en este equipo y no se envía nada a ninguna parte. O deja que Daymark lo traiga de su dirección.
lists-open = Abrir una lista de reuniones
lists-open-another = Abrir otra lista
lists-reading = Leyendo…
lists-preview = Lo que contiene { $file }
lists-coming =
    { $rows ->
        [0] No entra nada
        [one] Entra una fila con { $meetings ->
            [one] una reunión
           *[other] { $meetings } reuniones
        }
       *[other] Entran { $rows } filas con { $meetings ->
            [one] una reunión
           *[other] { $meetings } reuniones
        }
    }
lists-left-out =
    { $count ->
        [one] una fila se queda fuera
       *[other] { $count } filas se quedan fuera
    }
lists-repeated =
    { $count ->
        [one] Una fila dice lo mismo que otra y se toma una vez.
       *[other] { $count } filas dicen lo mismo que otras y se toman una vez.
    }
lists-name = Nombre de esta lista
lists-name-hint = Para que la reconozcas. Cualquiera sirve.
lists-zone = Zona horaria de esta lista
lists-zone-hint = La mayoría de las listas no dicen en qué zona horaria están escritas. Esta es la que mejor encaja con sus lugares.
lists-zone-none = No hay ninguna zona horaria con ese nombre.
lists-by-day = Reuniones por día
lists-kind = { $count } { $kind }
lists-import = Importar
lists-importing = Importando…
lists-came =
    { $count ->
        [one] Entró una reunión de { $name }.
       *[other] Entraron { $count } reuniones de { $name }.
    }
lists-refused =
    { $count ->
        [one] Una fila no entra
       *[other] { $count } filas no entran
    }
lists-refused-hint = Todo lo demás sí. En tu archivo no cambia nada.
lists-row = Fila { $row }
lists-row-nameless = (sin nombre)
lists-more-rows =
    { $count ->
        [one] Y una más.
       *[other] Y { $count } más.
    }
lists-flagged =
    { $count ->
        [one] Algo que conviene saber de una reunión que entra
       *[other] { $count } cosas que conviene saber de las reuniones que entran
    }
lists-flagged-row = Fila { $row }, { $name }: { $what }

reason-not-an-object = Esta fila no es una reunión
reason-no-name = No tiene nombre ni lugar
reason-day-unknown = Su día no es un día de la semana
reason-time-unknown = Su hora no es una hora del día
reason-day-without-time = Tiene día pero no hora
reason-time-without-day = Tiene hora pero no día
reason-with-value = { $reason }: «{ $value }»

flag-name-made = No tenía nombre; se formó uno con el lugar.
flag-ends-far-after = Dice que dura más de seis horas.
flag-duration-assumed = No indica el final; se toma una hora.
flag-zone-unknown = Su zona horaria no se conoce; se toma la de la lista.
flag-not-every-week = Sus notas dicen que quizá no se reúne cada semana.
flag-open-and-closed = Figura como abierta y como cerrada; se toma cerrada.
flag-not-joinable = Es en línea, pero no da enlace ni número.
flag-text-cut = Un texto muy largo se acortó.

# ── traer una lista de una dirección ──
fetch-open = Desde una dirección
fetch-title = Una lista desde una dirección
fetch-intro = Muchos grupos publican su lista en una dirección propia. No se abre nada antes de que veas adónde lleva.
fetch-address = Dirección de la lista
fetch-address-hint = Cópiala de la página de tus grupos. A menudo termina en .json o contiene «meetings».
fetch-look = Mirarla
fetch-shown = Esto es lo que se va a pedir
fetch-host = Sitio web
fetch-url = Dirección
fetch-letters = El nombre lleva letras de otro alfabeto. Míralo bien: algunas se parecen a otras.
fetch-nearby = Esta dirección está en tu propio equipo o en la red en la que estás.
fetch-nearby-yes = La conozco y quiero traer la lista de ahí
fetch-seen = Quien lleva ese sitio web, o tu red, puede ver que has preguntado. No se envía nada tuyo y nada se vuelve a traer por sí solo.
fetch-go = Traer de { $host }
fetch-progress = Trayendo de { $host }
fetch-browser = Abrirla en tu navegador
fetch-file = Abrir el archivo guardado
lists-source = Viene de { $address }.
