import { tick } from 'svelte';

/** Whoever reads with the ears or the keyboard goes on there, as a rule at the new step's title. */
export async function goOnAt(selector = 'h1'): Promise<void> {
  await tick();
  document.querySelector<HTMLElement>(selector)?.focus();
}
