/** The rooms, in the sidebar's order. A new one is a line here. */
import MapPin from '@lucide/svelte/icons/map-pin';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import Settings from '@lucide/svelte/icons/settings';
import Signpost from '@lucide/svelte/icons/signpost';
import Sunrise from '@lucide/svelte/icons/sunrise';
import type { Component } from 'svelte';
import JournalPage from './features/journal/JournalPage.svelte';
import MeetingsPage from './features/meetings/MeetingsPage.svelte';
import MilestonesPage from './features/milestones/MilestonesPage.svelte';
import SettingsPage from './features/settings/SettingsPage.svelte';
import TodayPage from './features/today/TodayPage.svelte';
import type { RoomId } from './navigation.svelte';

type Icon = typeof Sunrise;
export type Room = {
  id: RoomId;
  title: string;
  icon: Icon;
  page: Component;
  /** Fills the window to its edges instead of standing in a column. */
  wide?: boolean;
};

export const ROOMS: Room[] = [
  { id: 'today', title: 'room-today', icon: Sunrise, page: TodayPage },
  { id: 'journal', title: 'room-journal', icon: NotebookPen, page: JournalPage, wide: true },
  { id: 'meetings', title: 'room-meetings', icon: MapPin, page: MeetingsPage },
  { id: 'milestones', title: 'room-milestones', icon: Signpost, page: MilestonesPage },
];

/** At the sidebar's foot. */
export const SETTINGS: Room = { id: 'settings', title: 'room-settings', icon: Settings, page: SettingsPage };
