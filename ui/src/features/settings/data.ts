/** What the tab of one's data shows in two places: a list that is deleted stands among what can come back. */
import { call } from '../../api/call';
import { Loaded } from '../../design/load.svelte';

export const lists = new Loaded(() => call('list_lists', null));
export const deleted = new Loaded(() => call('list_deleted', null));
