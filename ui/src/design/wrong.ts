/** After a refusal: to the first field that says what is wrong, which may lie out of sight. */
import { tick } from 'svelte';

export async function toWhatIsWrong(form: HTMLElement | undefined): Promise<void> {
  await tick();
  form?.querySelector<HTMLElement>('[aria-invalid="true"], .wrong [data-segment]')?.focus();
}
