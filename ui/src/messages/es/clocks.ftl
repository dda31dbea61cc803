# Cuantos relojes se quiera; cada uno cuenta lo suyo con sus palabras.
clock-unnamed = Tus días
figure-of = de los últimos { $of } días
figure-total =
    { $words ->
        [aa] { $count ->
            [one] día en sobriedad en total
           *[other] días en sobriedad en total
        }
        [na] { $count ->
            [one] día limpio en total
           *[other] días limpios en total
        }
       *[other] { $count ->
            [one] día en total
           *[other] días en total
        }
    }

hero-tomorrow = Tu próximo tramo empieza mañana.
hero-exact = Al segundo
hero-less = Solo los días
hero-others = Otros relojes
hero-put-away = Tus relojes están archivados. Lo guardan todo y vuelven cuando quieras.
hero-to-clocks = Ver mis relojes

elapsed-title = Tiempo transcurrido
elapsed-years =
    { $count ->
        [one] año
       *[other] años
    }
elapsed-months =
    { $count ->
        [one] mes
       *[other] meses
    }
elapsed-days =
    { $count ->
        [one] día
       *[other] días
    }
elapsed-hours =
    { $count ->
        [one] hora
       *[other] horas
    }
elapsed-minutes =
    { $count ->
        [one] minuto
       *[other] minutos
    }
elapsed-seconds =
    { $count ->
        [one] segundo
       *[other] segundos
    }
elapsed-since = Desde el { $when }
elapsed-since-day = Desde el { $when }, cuando empezó ese día. Puedes poner una hora en Hitos, en el historial.
