# Las palabras de cada persona para lo mismo, según $words. La cifra va al lado, grande.
days-unit =
    { $words ->
        [aa] { $count ->
            [one] día en sobriedad
           *[other] días en sobriedad
        }
        [na] { $count ->
            [one] día limpio
           *[other] días limpios
        }
        [secular] { $count ->
            [one] día en recuperación
           *[other] días en recuperación
        }
        [buddhist] { $count ->
            [one] día en el camino
           *[other] días en el camino
        }
        [own] { $count ->
            [one] día { $free }
           *[other] días { $free }
        }
       *[other] { $count ->
            [one] día
           *[other] días
        }
    }
days =
    { $count ->
        [one] un día
       *[other] { $count } días
    }
years =
    { $count ->
        [one] 1 año
       *[other] { $count } años
    }
months =
    { $count ->
        [one] 1 mes
       *[other] { $count } meses
    }
days-of-span =
    { $count ->
        [one] 1 día
       *[other] { $count } días
    }
milestone-welcome = Primer día
milestone-hours =
    { $count ->
        [one] 1 hora
       *[other] { $count } horas
    }
milestone-days =
    { $count ->
        [one] 1 día
       *[other] { $count } días
    }
milestone-weeks =
    { $count ->
        [one] { $count } semana
       *[other] { $count } semanas
    }
milestone-months =
    { $count ->
        [one] 1 mes
       *[other] { $count } meses
    }
milestone-years =
    { $count ->
        [one] 1 año
       *[other] { $count } años
    }
chip-hours = { $count }h
chip-days = { $count }
chip-weeks = { $count }s
chip-months = { $count }m
chip-years = { $count }a
count = { $count }
