/** Rows that are put in another order: with the pointer by their handle, or one up and one down. */
export class Order {
  /** The row in hand. */
  held = $state<string | null>(null);
  /** As they stand while one is in hand. */
  ids = $state.raw<string[]>([]);
  readonly #keep: (ids: string[]) => void;

  constructor(keep: (ids: string[]) => void) {
    this.#keep = keep;
  }

  take(id: string, ids: string[], event: PointerEvent): void {
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    event.preventDefault();
    this.held = id;
    this.ids = ids;
  }

  /** Over whichever row the pointer is, the one in hand takes its place. */
  over(event: PointerEvent): void {
    if (this.held === null) return;
    const row = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-row]');
    const under = row?.dataset.row;
    if (under !== undefined && under !== this.held) this.ids = placed(this.ids, this.held, this.ids.indexOf(under));
  }

  drop(): void {
    if (this.held === null) return;
    this.held = null;
    this.#keep(this.ids);
  }

  /** Nothing was meant by it. */
  leave(): void {
    this.held = null;
  }
}

/** The same with `id` at the place `at`; unchanged where there is no such place. */
export function placed(ids: readonly string[], id: string, at: number): string[] {
  if (!ids.includes(id) || at < 0 || at >= ids.length) return [...ids];
  const rest = ids.filter((each) => each !== id);
  return [...rest.slice(0, at), id, ...rest.slice(at)];
}
