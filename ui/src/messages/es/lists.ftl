# ── the ways in ──
lists-paste = Pegar una lista…
lists-paste-title = Pegar una lista de reuniones
lists-paste-hint = Copia todo lo que muestra la página de la lista y pégalo aquí. Se lee en este equipo y no se envía nada a ninguna parte.
lists-paste-text = La lista
lists-paste-empty = Todavía no has pegado nada.
lists-paste-read = Leerla
lists-pasted = el texto pegado
lists-drop = Suelta el archivo para leer esta lista
lists-drop-hint = También puedes soltar el archivo en cualquier parte de esta página. Se leen listas de Meeting Guide y de BMLT, y tablas (CSV) con cualquier encabezado.

# ── how it was understood ──
lists-dialect = Forma de esta lista
lists-dialect-is = Leída como: { $dialect }
dialect-meeting-guide = Meeting Guide (AA y muchas otras)
dialect-bmlt = BMLT (la mayoría de las de NA)
dialect-csv = una tabla (CSV)
lists-days = Números de los días de la semana
lists-days-ask = Esta lista escribe los días de la semana con números, y encajan con más de una forma de contar. ¿Cuál es la correcta?
lists-days-numbers = { $first } es { $day }, { $last } es { $lastDay }
lists-columns = Cómo se entendió cada columna
lists-columns-hint = Cambia lo que no encaje. Una columna que no sea ninguna de estas se guarda con la reunión y no se muestra.
lists-column-number = Columna { $number }
lists-column-example = Lo primero que hay: { $example }
lists-column-means = { $column } se toma como

column-name = Nombre
column-day = Día o días de la semana
column-time = Inicio, o inicio y fin
column-end-time = Fin
column-minutes = Duración en minutos
column-zone = Zona horaria
column-types = Tipos
column-way = Presencial o en línea
column-place = Lugar
column-address = Dirección
column-city = Ciudad
column-state = Estado o provincia
column-postal-code = Código postal
column-country = País
column-region = Zona
column-sub-region = Parte de la zona
column-district = Distrito
column-url = Enlace para unirse
column-url-notes = Clave u otras palabras para el enlace
column-phone = Número para unirse por teléfono
column-phone-notes = Palabras para el número de teléfono
column-notes = Notas
column-group = Grupo
column-language = Idioma
column-latitude = Latitud
column-longitude = Longitud
column-website = Sitio web
column-page-url = Página de la reunión
column-contact-name = Nombre del contacto
column-contact-email = Correo del contacto
column-contact-phone = Teléfono del contacto
column-updated = Último cambio
column-publisher = Quién la publica
column-identity = El número o nombre que le da la lista
column-other = Ninguna de estas

# ── what is asked before it comes in ──
lists-as = Tomarla como
lists-as-new = Una lista nueva
lists-as-again = { $name }, leída de nuevo
lists-as-likely = Parece una lista que ya tienes. Leída de nuevo, ocupa el lugar de aquella; los grupos que guardas se quedan como están.
lists-fellowship = Comunidad
lists-fellowship-hint = Opcional. Para distinguir las reuniones de varias listas.
lists-zone-own = Cada reunión de esta lista dice su propia zona horaria.
lists-kinds =
    { $count ->
        [one] Un tipo de reunión
       *[other] { $count } tipos de reunión
    }
lists-renew = Aplicar los cambios
lists-nothing-yet = Tal como se entiende ahora, no puede entrar nada. Prueba otra opción más arriba.
reason-not-published = La lista dice que no debe mostrarse

# ── read again ──
difference-title = Lo que cambia en { $name }
difference-none = Nada. La lista dice lo mismo que la última vez que se leyó.
difference-same =
    { $count ->
        [0] Nada se queda como está.
        [one] Una reunión se queda como está.
       *[other] { $count } reuniones se quedan como están.
    }
difference-changed =
    { $count ->
        [one] Una ha cambiado
       *[other] { $count } han cambiado
    }
difference-new =
    { $count ->
        [one] Una es nueva
       *[other] { $count } son nuevas
    }
difference-gone =
    { $count ->
        [one] Una ya no figura
       *[other] { $count } ya no figuran
    }
difference-kept = Esto nunca te quita los grupos que guardas, y sus recordatorios se quedan como están hasta que digas otra cosa.
change-line = { $what }: { $now } (antes: { $old })
change-nothing = nada
change-time = Hora
change-day = Día
change-zone = Zona horaria
change-place = Lugar
change-address = Dirección
change-link = Enlace
change-phone = Teléfono
change-status = Cómo se celebra
change-name = Nombre
change-notes = Notas
change-kinds = Tipos

# ── in the settings ──
settings-list-age =
    { $days ->
        [0] Leída hoy
        [1] Leída ayer
       *[other] Leída hace { $days } días, el { $when }
    }
settings-list-fellowship = Comunidad: { $name }
settings-list-source = De { $source }
settings-list-pasted = texto pegado
settings-list-again = Leer de nuevo…
settings-list-again-name = Leer de nuevo: { $name }
