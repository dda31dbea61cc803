/** What takes the settings' place while it goes on, and the section one comes back to. */
import type { Source } from './vault/restoring.svelte';

export type Task =
  { kind: 'restore'; source: Source } | { kind: 'keys' } | { kind: 'export' } | { kind: 'import' } | { kind: 'erase' };

export type Tab = 'general' | 'keys' | 'backups' | 'data' | 'about';

export const TABS: { id: Tab; label: string }[] = [
  { id: 'general', label: 'settings-tab-general' },
  { id: 'keys', label: 'settings-tab-keys' },
  { id: 'backups', label: 'settings-tab-backups' },
  { id: 'data', label: 'settings-tab-data' },
  { id: 'about', label: 'settings-tab-about' },
];

/** The tab a section stands in, for whoever is led to one. */
export const TAB_OF: Record<string, Tab> = {
  locking: 'keys',
  sheet: 'keys',
  passphrase: 'keys',
  'new-keys': 'keys',
  copies: 'backups',
  snapshots: 'backups',
  export: 'data',
  import: 'data',
  deleted: 'data',
  erase: 'data',
};

/** The section one is led to, until it is there. */
export const arrival: { at: string | null } = { at: null };
