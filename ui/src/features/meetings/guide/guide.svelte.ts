/** The guide as it stands, kept while the window lives. */
import { call, problemOf } from '../../../api/call';
import type { Fellowship, FellowshipDraft, Guide, GuideAnswers, Id } from '../../../api/contract';
import { Loaded } from '../../../design/load.svelte';
import { say, undoable } from '../../../design/toast';
import { t } from '../../../messages/messages.svelte';
import { sentence } from '../../../messages/problems';
import { NOTHING } from './sections';
import { nameOf } from './words';

class GuideRoom {
  readonly list = new Loaded<Guide>(() => call('get_guide', null));
  #asked = 0;
  #sending: Promise<void> = Promise.resolve();

  load(): Promise<void> {
    return this.list.load();
  }

  /** One after another: the last answer given is the one that is kept, and shown at once. */
  answer(answers: GuideAnswers): Promise<void> {
    const asked = ++this.#asked;
    if (this.list.value) this.list.value = { ...this.list.value, answers };
    this.#sending = this.#sending.then(() => this.#send(asked, answers));
    return this.#sending;
  }

  async #send(asked: number, answers: GuideAnswers): Promise<void> {
    try {
      const guide = await call('answer_guide', answers);
      if (asked === this.#asked) this.list.value = guide;
    } catch (refused) {
      say(sentence(problemOf(refused)));
      if (asked === this.#asked) await this.load();
    }
  }

  async clear(): Promise<void> {
    const old = this.list.value?.answers;
    if (!old) return;
    await this.answer(NOTHING);
    undoable(t('guide-cleared'), () => this.answer(old));
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

  async hide(fellowship: Fellowship): Promise<boolean> {
    const { which } = fellowship;
    if (!(await this.#try(() => call('hide_fellowship', { which, hidden: true })))) return false;
    undoable(t('guide-hidden', { name: nameOf(fellowship) }), async () => {
      await call('hide_fellowship', { which, hidden: false });
      await this.load();
    });
    return true;
  }

  show(fellowships: readonly Fellowship[]): Promise<boolean> {
    return this.#try(async () => {
      for (const { which } of fellowships) await call('hide_fellowship', { which, hidden: false });
    });
  }

  async remove(id: Id, name: string): Promise<boolean> {
    if (!(await this.#try(() => call('delete_fellowship', { id })))) return false;
    undoable(t('guide-deleted', { name }), async () => {
      await call('restore_fellowship', { id });
      await this.load();
    });
    return true;
  }

  /** Throws what it was refused with, for the field it belongs to. */
  async save(draft: FellowshipDraft, old: Fellowship | null): Promise<Fellowship> {
    const saved = await call('save_fellowship', draft);
    await this.load();
    const said = t(old ? 'guide-changed' : 'guide-added', { name: nameOf(saved) });
    undoable(said, async () => {
      if (old) await call('save_fellowship', draftOf(old));
      else if ('own' in saved.which) await call('delete_fellowship', { id: saved.which.own });
      await this.load();
    });
    return saved;
  }
}

/** An entry as it would be saved again. */
export const draftOf = ({ which, kind, name, site, online_site, note }: Fellowship): FellowshipDraft => ({
  which,
  kind,
  name,
  site,
  online_site,
  note,
});

export const room = new GuideRoom();
