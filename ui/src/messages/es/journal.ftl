journal-search = Busca en tu diario
journal-new = Nueva entrada
journal-back = Todas las entradas
journal-entry = Entrada
journal-text = Lo que escribes
journal-hint = Escribe lo que tengas en la cabeza.
journal-untitled = Aún sin palabras
journal-empty = Aquí estará lo que escribas.
journal-start = Tu diario está vacío
journal-start-hint = Una línea basta para empezar. Todo queda en este equipo, cifrado.
journal-found =
    { $count ->
        [0] No se encontró nada
        [one] Una entrada encontrada
       *[other] { $count } entradas encontradas
    }
journal-none-found = Nada de lo que escribiste contiene «{ $text }». Prueba con menos palabras o con otras.

journal-words =
    { $words ->
        [one] Una palabra
       *[other] { $words } palabras
    }
journal-saving = Guardando…
journal-saved =
    { $words ->
        [one] Guardado · una palabra
       *[other] Guardado · { $words } palabras
    }
journal-saved-spoken = Guardado
journal-emptied = Vacía: se conserva la última versión.
journal-unsaved = Esto aún no está guardado. { $why }

journal-change-date = Cambiar fecha
journal-change-date-hint = La hora queda como estaba.
journal-change-date-keep = Usar esta fecha
journal-day = Día
journal-delete = Borrar entrada
journal-deleted = Entrada borrada.

journal-toolbar = Formato
journal-title-1 = Título
journal-title-2 = Encabezado
journal-title-3 = Encabezado pequeño
journal-bold = Negrita
journal-italic = Cursiva
journal-bullets = Lista
journal-numbers = Lista numerada
journal-tasks = Lista de tareas
journal-quote = Cita
journal-link = Enlace
journal-rule = Línea divisoria
journal-undo = Deshacer
journal-redo = Rehacer
journal-task = Hecho: { $words }
journal-task-empty = aún sin texto

journal-link-here = Enlace bajo el cursor
journal-link-address = Dirección
journal-link-hint = Una dirección web, un correo o un número de teléfono.
journal-link-refused = Esta dirección no se puede abrir. Prueba con una como example.org.
journal-link-keep = Guardar enlace
journal-link-open = Abrir
journal-link-change = Cambiar
journal-link-remove = Quitar enlace

left-notice = Se guardó un texto cuando se cerró la bóveda.
left-look = Verlo
left-let-go = Dejarlo ir
left-title = Guardado al cerrarse la bóveda
left-text = El texto que se guardó
left-new = En ese momento no se pudo guardar en tu diario. Aún no está en él.
left-of-entry = Escribías en «{ $title }», { $day }. Puede ir ahí, en lugar de lo que hay ahora, o ser una entrada propia.
left-entry-gone = La entrada en la que se escribía ya no está. Puede ser una nueva.
left-keep = Guardarlo
left-keep-new = Guardar como entrada nueva
left-keep-there = Ponerlo en su entrada
left-kept = Guardado en tu diario.
left-put = El texto está ahora en su entrada.
left-gone = El texto se dejó ir.
