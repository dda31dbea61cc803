milestones-days = { $count } { $unit }
milestones-of = { $count } de los últimos { $of } días
milestones-none = Aún no hay nada que contar
milestones-none-hint = Pon el día desde el que cuentas, y lo que alcances estará aquí. Se queda, pase lo que pase.
milestones-reached = Alcanzados
milestones-coming = Por venir
milestones-first = El primero está cerca: { $day }.
periods-title = Tus periodos
periods-longest =
    { $count ->
        [one] El más largo: un día
       *[other] El más largo: { $count } días
    }
periods-today = hoy
periods-one = Un periodo, desde el { $day }.
periods-several = { $count } periodos desde el { $day }. Nada de lo alcanzado se quita nunca.
periods-table = Como tabla
periods-from = Desde
periods-until = Hasta
periods-length = Duración
