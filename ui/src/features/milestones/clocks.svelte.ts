/** The clocks of this room, and which of them is looked at. */
import { call, problemOf } from '../../api/call';
import type { Clock, ClockDraft, ClockPlace, Id } from '../../api/contract';
import { clockName } from '../../design/clocks';
import { Loaded } from '../../design/load.svelte';
import { say, undoable } from '../../design/toast';
import { t } from '../../messages/messages.svelte';
import { sentence } from '../../messages/problems';

/** A clock as it is, to be saved again. */
export function draftOf(clock: Clock): ClockDraft {
  const { id, label, icon, words, own_words, zone, counting, day_start_hour, milestone_set } = clock;
  const figure = clock.figure.kind;
  return { id, label, icon, words, own_words, zone, counting, day_start_hour, milestone_set, figure, start: null };
}

class Clocks {
  readonly list = new Loaded(() => call('list_clocks', null));
  /** Null: the main one. */
  chosen = $state<Id | null>(null);

  readonly all = $derived(this.list.value ?? []);
  readonly present = $derived(this.all.filter((clock) => clock.place !== 'archived'));
  readonly current = $derived(
    this.all.find((clock) => clock.id === this.chosen) ??
      this.present.find((clock) => clock.is_main) ??
      this.present[0] ??
      null,
  );

  async load(): Promise<void> {
    await this.list.load();
  }

  /** What keeps a press from working is said in passing. */
  async #try(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      await this.load();
      return true;
    } catch (refused) {
      say(sentence(problemOf(refused)));
      return false;
    }
  }

  async place(clock: Clock, place: ClockPlace): Promise<void> {
    const was = clock.place;
    const said = { shown: 'clock-now-shown', hidden: 'clock-now-hidden', archived: 'clock-now-archived' } as const;
    if (!(await this.#try(() => call('move_clock', { id: clock.id, place })))) return;
    undoable(t(said[place], { name: clockName(clock) }), async () => {
      await call('move_clock', { id: clock.id, place: was });
      await this.load();
    });
  }

  async makeMain(clock: Clock): Promise<void> {
    const old = this.all.find((each) => each.is_main);
    if (!(await this.#try(() => call('choose_main_clock', { id: clock.id })))) return;
    if (!old) return;
    undoable(t('clock-now-main', { name: clockName(clock) }), async () => {
      await call('choose_main_clock', { id: old.id });
      await this.load();
    });
  }

  /** One place up or down, among those that are not archived. */
  async move(clock: Clock, by: -1 | 1): Promise<void> {
    const ids = this.present.map((each) => each.id);
    const at = ids.indexOf(clock.id);
    const other = ids[at + by];
    if (at < 0 || other === undefined) return;
    ids[at] = other;
    ids[at + by] = clock.id;
    await this.#try(() => call('order_clocks', { ids }));
  }

  async remove(clock: Clock): Promise<void> {
    if (!(await this.#try(() => call('delete_clock', { id: clock.id })))) return;
    undoable(t('clock-deleted', { name: clockName(clock) }), async () => {
      await call('restore_clock', { id: clock.id });
      await this.load();
    });
  }
}

export const clocks = new Clocks();
