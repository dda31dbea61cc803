import { describe, expect, it } from 'vitest';
import { speak } from '../messages/messages.svelte';
import { exampleTime, readTime, typedTime } from './timeOfDay';

describe('a time of day', () => {
  it('is read as people write it', () => {
    const times: [string, string][] = [
      ['21:30', '21:30'],
      ['9:05', '09:05'],
      ['9.05', '09:05'],
      ['2130', '21:30'],
      ['21h30', '21:30'],
      ['21 h', '21:00'],
      ['9:30 pm', '21:30'],
      ['9 p.m.', '21:00'],
      ['12 am', '00:00'],
      ['12:15 PM', '12:15'],
      ['0:00', '00:00'],
    ];
    for (const [text, time] of times) expect(readTime(text), text).toBe(time);
  });

  it('is read as each language shows it', () => {
    for (const tag of ['en-US', 'en-GB', 'en-AU', 'es-ES', 'es-MX', 'es-AR', 'es-US', 'es-CO']) {
      const shown = new Intl.DateTimeFormat(tag, { timeStyle: 'short', timeZone: 'UTC' });
      expect(readTime(shown.format(new Date('2026-01-01T21:30:00Z'))), tag).toBe('21:30');
      expect(readTime(shown.format(new Date('2026-01-01T00:05:00Z'))), tag).toBe('00:05');
    }
    for (const language of ['en', 'es'] as const) {
      speak(language, 'plain');
      expect(readTime(exampleTime())).toBe('21:30');
      expect(readTime(typedTime('09:05'))).toBe('09:05');
    }
    speak('en', 'plain');
    expect(typedTime(null)).toBe('');
  });

  it('may be left out', () => {
    expect(readTime(' ')).toBeNull();
  });

  it('is refused where it is none', () => {
    for (const text of ['24:00', '9:60', '13 pm', '0 am', 'evening', '9:3', '1:2:3']) {
      expect(readTime(text), text).toBeUndefined();
    }
  });
});
