# Una palabra por la mañana y una mirada atrás por la noche, para quien las pida.
lookback-title = Una palabra para hoy
lookback-intention = Lo que quiero hacer hoy
lookback-intention-hint = Una palabra o una promesa a ti, para este día.
lookback-how = ¿Cómo ha sido el día?
lookback-line = Mirando atrás
lookback-line-hint = Basta una línea. Lo más largo tiene su lugar en el diario.
lookback-saved = Guardado
lookback-early = Mirar atrás ahora
lookback-another = Otro día
lookback-which = Qué día
lookback-today = Volver a hoy
lookback-days =
    { $count ->
        [0] Los días anteriores
        [one] Los días anteriores: uno tiene palabras
       *[other] Los días anteriores: { $count } tienen palabras
    }
lookback-none = De los últimos días no se dijo nada, y está bien.
lookback-meant = Intención: { $text }
lookback-open = Cambiar
lookback-open-day = Cambiar { $day }
lookback-remove = Quitar
lookback-remove-day = Quitar las palabras del { $day }
lookback-removed = Las palabras del { $day } se han quitado.

hardness-none = sin decir
hardness-1 = 1, ligero
hardness-2 = 2, más bien ligero
hardness-3 = 3, intermedio
hardness-4 = 4, duro
hardness-5 = 5, muy duro

lookback-settings = Mañana y noche
lookback-settings-morning = Una palabra por la mañana
lookback-settings-morning-hint = Hoy te pregunta qué quieres hacer con el día: una promesa, una intención.
lookback-settings-evening = Una mirada atrás por la noche
lookback-settings-evening-hint = Hoy te pregunta cómo ha sido el día y deja sitio para una línea.
