import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { createKitchenSounds } from '../../actions/sound/kitchen-sounds.ts';
import { signals, type Signal } from '../../store/kitchen-signals.ts';
import { FakeSounds } from '../../testing/fake-sounds.ts';
import { passTime, renderScreen, type StartedScreen } from '../../testing/render-screen.tsx';

type Heard = { signal: Signal; volume: number };

/** A screen whose signals are written down instead of played. */
const listen = (hash: string): { started: StartedScreen; heard: Heard[] } => {
  const started = renderScreen(hash);
  const heard: Heard[] = [];
  started.runtime.actions.kitchenSounds.play = (signal, volume) => {
    heard.push({ signal, volume });
    return Promise.resolve();
  };
  return { started, heard };
};
const sell = ({ hub }: StartedScreen, ...foods: string[]) =>
  hub.model.place({
    orderItems: foods.map((foodId) => ({ foodId, quantity: 1, surcharge: 0 })),
    confirm: { paymentMethod: 'CASH', cashRegisterId: 'r1', discount: 0 },
  });
const noticed = (): void => void fireEvent.pointerDown(document.body);
const word = (name: string) => screen.findByText(name, { selector: 'footer button' });
const button = (name: string) => screen.getByRole('button', { name });

test('new, all made, back, cancelled and late each sound, and each stands on screen in words', async () => {
  const { started, heard } = listen('#/kitchen');
  const { hub } = started;
  await screen.findByText('Nothing to cook');
  sell(started, 'f1', 'f3');
  await word('New ticket');
  noticed();
  hub.model.movePart(1, 'Bar', 'COMPLETED');
  hub.model.movePart(1, 'Kitchen', 'COMPLETED');
  await word('All made');
  noticed();
  hub.model.move(1, 'CONFIRMED');
  await word('Ticket changed');
  expect(screen.getByText('IS BACK')).toBeTruthy();
  noticed();
  passTime(started, 16 * 60_000);
  // The link was silent meanwhile: that is a signal of its own, and over with the next news.
  hub.model.mark(1, { pin: true });
  await word('Late');
  noticed();
  hub.model.move(1, 'CANCELLED');
  await word('Cancelled');
  const tickets = heard.map(({ signal }) => signal).filter((signal) => signal !== 'offline');
  expect(tickets).toEqual(['new', 'ready', 'changed', 'late', 'void']);
});

test('a ticket that this screen bumps itself is no news to it', async () => {
  const { started, heard } = listen('#/kitchen');
  await screen.findByText('Nothing to cook');
  sell(started, 'f1');
  await word('New ticket');
  noticed();
  fireEvent.click(button('Ready: ticket 1'));
  await screen.findByRole('button', { name: 'Undo: ticket 1' });
  passTime(started, 1000);
  await waitFor(() => expect(screen.queryByText('All made')).toBeNull());
  expect(heard.map(({ signal }) => signal)).toEqual(['new']);
});

test('a signal comes back every 5 s, louder each time, until somebody touches the screen', async () => {
  const { started, heard } = listen('#/kitchen');
  await screen.findByText('Nothing to cook');
  sell(started, 'f1');
  await word('New ticket');
  for (let times = 1; times <= 3; times += 1) {
    passTime(started, 5000);
    await waitFor(() => expect(heard).toHaveLength(times + 1));
  }
  expect(heard.map(({ volume }) => volume)).toEqual([0.75, 0.9375, 1, 1]);
  noticed();
  // News, so that the link is not what sounds.
  started.hub.model.mark(1, { pin: true });
  await screen.findByText('PINNED');
  passTime(started, 11_000);
  await waitFor(() => expect(screen.queryByRole('button', { name: 'New ticket' })).toBeNull());
  expect(heard).toHaveLength(4);
});

test('muted, nothing sounds and everything is still said', async () => {
  const { started, heard } = listen('#/kitchen');
  await screen.findByText('Nothing to cook');
  fireEvent.keyDown(document.body, { code: 'KeyM' });
  await word('MUTED');
  sell(started, 'f1');
  await word('New ticket · MUTED');
  expect(heard).toEqual([]);
});

test('a printer that needs help and a link that is down sound, too', async () => {
  const { started, heard } = listen('#/kitchen');
  await screen.findByText('Nothing to cook');
  const printer = { id: 'p1', name: 'Grill printer', status: 'ERROR', detail: 'paper out', demo: false } as const;
  const { store } = started.runtime;
  store.setState({ hub: { ...store.getState().hub, printers: { p1: printer } } });
  passTime(started, 100);
  await word('Printer');
  noticed();
  started.hub.goOffline();
  passTime(started, 25_000);
  await word('No link');
  expect(heard.map(({ signal }) => signal)).toEqual(['printer', 'offline']);
});

test('every signal is a melody of its own between 500 and 2000 Hz', async () => {
  const melodies = new Set<string>();
  for (const signal of signals) {
    const { heard, ports } = new FakeSounds([]);
    await createKitchenSounds(ports).play(signal, 1);
    const notes = heard.map((note) => Number.parseFloat(note));
    expect(notes.length).toBeGreaterThan(1);
    for (const hz of notes) expect(hz >= 500 && hz <= 2000).toBe(true);
    melodies.add(notes.join(' '));
  }
  expect(melodies.size).toBe(signals.length);
});
