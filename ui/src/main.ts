import { mount } from 'svelte';
import { windowLabel } from './api/call';
import './design/fonts.css';
import './design/tokens.css';
import './design/base.css';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has an element "app"');

// The locked window loads nothing of what stands behind the door.
const { default: Root } =
  windowLabel() === 'locked' ? await import('./features/locked/LockedPage.svelte') : await import('./App.svelte');
mount(Root, { target });
