import type { NewKeysMade } from '../../../api/contract';

/** What is said of the old sheet. It may be torn up only where it opens nothing in the folder. */
export function oldSheet(keepsOld: boolean, made: NewKeysMade): string[] {
  const aside = made.put_aside ? ['keys-done-aside'] : [];
  if (keepsOld) return ['keys-done-kept', ...aside];
  if (made.old_copies_left) return ['keys-done-left', ...aside];
  return made.put_aside ? aside : ['keys-done-removed'];
}
