// @vitest-environment node
import { expect, test } from 'vitest';
import { FakeSounds } from '../../testing/fake-sounds.ts';
import { createAnnouncer } from './announcer.ts';
import { noSounds } from './tones.ts';

test('chimes, then says the numbers with a voice of the language', async () => {
  const sounds = new FakeSounds(['en-GB', 'it-IT']);
  await createAnnouncer(sounds.ports).announce({ chime: true, texts: ['Numero 4', 'Numero 5'], language: 'it' });
  expect(sounds.heard).toEqual(['1047 Hz', '784 Hz', 'it-IT: Numero 4', 'it-IT: Numero 5']);
});

test('without a voice for the language it only chimes', async () => {
  const sounds = new FakeSounds(['de-DE']);
  const announcer = createAnnouncer(sounds.ports);
  await announcer.announce({ chime: true, texts: ['Numero 4'], language: 'it' });
  expect(sounds.heard).toEqual(['1047 Hz', '784 Hz']);
  expect(announcer.speaks('it')).toBe(false);
  expect(announcer.speaks('en')).toBe(false);
});

test('says nothing more once it is hushed', async () => {
  const sounds = new FakeSounds(['en-GB']);
  const announcer = createAnnouncer(sounds.ports);
  const said = announcer.announce({ chime: true, texts: ['Number 4'], language: 'en' });
  announcer.hush();
  await said;
  expect(sounds.heard).not.toContain('en-GB: Number 4');
});

test('a browser that holds sound back says so until it is touched, and speaks meanwhile', async () => {
  const sounds = new FakeSounds(['en-GB'], 'suspended');
  const announcer = createAnnouncer(sounds.ports);
  await announcer.announce({ chime: true, texts: ['Number 4'], language: 'en' });
  expect(sounds.heard).toEqual(['en-GB: Number 4']);
  expect(announcer.blocked()).toBe(true);
  sounds.allowed = true;
  announcer.unlock();
  expect(announcer.blocked()).toBe(false);
});

test('a machine without sound is silent, not broken', async () => {
  const announcer = createAnnouncer(noSounds);
  await announcer.announce({ chime: true, texts: ['Number 4'], language: 'en' });
  announcer.unlock();
  announcer.hush();
  expect(announcer.blocked()).toBe(false);
});
