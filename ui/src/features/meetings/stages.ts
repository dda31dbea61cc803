/** How far one has come with a group, and how people come together, in words. */
import type { Medium, Stage } from '../../api/contract';
import { t } from '../../messages/messages.svelte';

/** In the order in which they stand: the nearest first. */
export const STAGES = ['home_group', 'regular', 'trying', 'considering', 'past'] as const satisfies readonly Stage[];

const WORDS: Record<Stage, string> = {
  home_group: 'stage-home-group',
  regular: 'stage-regular',
  trying: 'stage-trying',
  considering: 'stage-considering',
  past: 'stage-past',
};

export const MEDIA = ['video', 'phone', 'chat', 'forum'] as const satisfies readonly Medium[];

const MEDIUM_WORDS: Record<Medium, string> = {
  video: 'medium-video',
  phone: 'medium-phone',
  chat: 'medium-chat',
  forum: 'medium-forum',
};

export const stageWord = (stage: Stage): string => t(WORDS[stage]);
export const mediumWord = (medium: Medium): string => t(MEDIUM_WORDS[medium]);
