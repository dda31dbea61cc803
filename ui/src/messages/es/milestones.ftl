milestones-days = { $count } { $unit }
milestones-of = { $count } de los últimos { $of } días
milestones-none = Aún no hay nada que contar
milestones-none-hint = Pon el día desde el que cuentas, y lo que alcances estará aquí. Se queda, pase lo que pase.
milestones-reached = Alcanzados
milestones-coming = Por venir
milestones-first = El primero está cerca: { $day }.
