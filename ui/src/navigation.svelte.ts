/** Which room one is in, and with what in hand. */
export type RoomId = 'today' | 'journal' | 'meetings' | 'milestones' | 'settings';
export type Params = Partial<Record<'new' | 'entry' | 'section' | 'clock' | 'file' | 'address' | 'list', string>>;

export const place = $state<{ room: RoomId; params: Params | null }>({ room: 'today', params: null });

export function goTo(room: RoomId, params: Params | null = null): void {
  place.room = room;
  place.params = params;
}
