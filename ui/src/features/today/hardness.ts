/** How hard a day was, in words; 0: not said. */
export const HARDNESS = [
  'hardness-none',
  'hardness-1',
  'hardness-2',
  'hardness-3',
  'hardness-4',
  'hardness-5',
] as const;
