/** Files from outside that are held over the window, and the paths of those that are let go there: the shell tells. */
export type Drops = { over: () => void; away: () => void; dropped: (paths: string[]) => void };

/** Listens until the function that is given back is called. */
export function onFiles({ over, away, dropped }: Drops): () => void {
  const take = (event: Event) => dropped((event as CustomEvent<string[]>).detail);
  window.addEventListener('files-over', over);
  window.addEventListener('files-away', away);
  window.addEventListener('files-dropped', take);
  return () => {
    window.removeEventListener('files-over', over);
    window.removeEventListener('files-away', away);
    window.removeEventListener('files-dropped', take);
  };
}
