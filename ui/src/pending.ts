/**
 * Writing that has not reached the vault yet. Whoever holds some says so here, and whoever is about
 * to take the page away (locking, changing rooms) waits for `leave()` first.
 */
type Leaving = () => Promise<void>;

const waiting = new Set<Leaving>();

/** Registers `save`; the answer takes it off again. */
export function onLeave(save: Leaving): () => void {
  waiting.add(save);
  return () => waiting.delete(save);
}

/** Saves all there is. One that fails does not keep the others from being saved, nor the lock from closing. */
export async function leave(): Promise<void> {
  await Promise.allSettled([...waiting].map((save) => save()));
}
