settings-look = Aspecto
settings-theme = Tema
settings-system = Como el sistema
settings-light = Claro
settings-dark = Oscuro
settings-text = Tamaño del texto
settings-language = Idioma
settings-words = Palabras
settings-reminders = Recordatorios
settings-lead = Para los grupos que guardes desde ahora
settings-lead-hint = Un aviso breve que dice cuándo y nunca qué. Cada grupo puede tener su tiempo, o ninguno.
settings-before-unlock = Recordarme también antes de abrir la bóveda, en cuanto Daymark esté en marcha
settings-before-unlock-hint = Para esto, hasta 64 minutos de las próximas dos semanas quedan en un archivo sin cifrar: quien pueda leer los archivos de este equipo puede ver en qué minutos toca un recordatorio, y nada de para qué es, aunque las horas por sí solas pueden dar una pista. Un disco cifrado lo oculta.
settings-minutes =
    { $minutes ->
        [60] 1 hora antes
        [120] 2 horas antes
       *[other] { $minutes } minutos antes
    }
settings-sheet = Hoja de recuperación
settings-sheet-checked = Ya comprobaste tu hoja. Puedes hacerlo otra vez cuando quieras.
settings-sheet-unchecked = Aún sin comprobar. Escribe los nueve grupos de tu hoja para saber que abren esta bóveda.
settings-sheet-test = Probar mi hoja
settings-sheet-opens = Esta hoja abre tu bóveda. Guárdala bien.
settings-sheet-wrong = Estos grupos no abren esta bóveda. Compáralos otra vez con tu hoja.
settings-passphrase = Frase de contraseña
settings-passphrase-hint = Las copias anteriores se abren todavía con la frase que tenían, y la clave que hay detrás no cambia. Si alguien puede conocer tu frase, el camino son claves nuevas.
settings-proof = Frase actual o código de recuperación
settings-new = Frase nueva
settings-change = Cambiar la frase
settings-passphrase-changed = Tu frase ha cambiado.
settings-lists = Listas de reuniones
settings-lists-none = Aún no hay ninguna lista.
settings-lists-hint = Los grupos que guardas se quedan aunque borres una lista.
settings-list-facts =
    { $count ->
        [one] Una reunión, { $zone }
       *[other] { $count } reuniones, { $zone }
    }
settings-list-delete = Borrar
settings-list-delete-name = Borrar la lista { $name }
settings-list-deleted = Se ha borrado { $name }.

about-title = Sobre Daymark
about-promise-1 = Todo lo que escribes se queda en este equipo, cifrado por entero.
about-promise-2 = No hay cuenta, no se cuenta lo que haces y no hay conexión si no pulsas un botón que muestra su dirección.
about-promise-3 = Nada de lo que escribes aparece en un aviso, un título o un registro.
about-version = Versión
about-engine = Lo guarda
about-location = Está en
