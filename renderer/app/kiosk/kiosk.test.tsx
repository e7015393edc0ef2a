import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { BridgeEvent, KioskAction, PassrailBridge } from '../../../preload/bridge.ts';
import { renderScreen } from '../../testing/render-screen.tsx';

/** A station with this PIN, and what was asked of it. */
const createStation = (pin: string | undefined) => {
  const listeners = new Set<(event: BridgeEvent) => void>();
  const done: KioskAction[] = [];
  let open = false;
  const bridge: PassrailBridge = {
    station: async () => ({ ok: true, value: { shell: 'electron', version: '0.1.0', pinSet: pin !== undefined } }),
    unlock: async (given) => {
      open = pin === undefined || given === pin;
      return { ok: true, value: open ? { ok: true } : { ok: false, waitMs: given === '000000' ? 30_000 : 0 } };
    },
    act: async (action) => {
      if (open) done.push(action);
      return { ok: true, value: { done: open } };
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return {
    bridge,
    done,
    listeners,
    lock: () => void (open = false),
    tell: (event: BridgeEvent) => act(() => [...listeners].forEach((listener) => listener(event))),
  };
};
const start = (pin: string | undefined) => {
  const station = createStation(pin);
  globalThis.passrail = station.bridge;
  return { station, window: renderScreen('#/kitchen') };
};
const press = (...names: string[]) => {
  for (const name of names) fireEvent.click(screen.getByRole('button', { name }));
};

afterEach(() => {
  vi.useRealTimers();
  globalThis.passrail = undefined;
});

describe('the way out of the kiosk', () => {
  test('is not there in a browser', async () => {
    renderScreen('#/kitchen');
    expect(await screen.findByText('Nothing to cook')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Service menu/ })).toBeNull();
  });

  test('the chord, the PIN by touch, and what is to be done', async () => {
    const { station } = start('4711');
    await screen.findByText('Nothing to cook');
    station.tell({ kind: 'ask-exit' });
    press('1', '2', '3', '4', 'Open');
    expect(await screen.findByText('That is not the PIN.')).toBeTruthy();
    press('4', '7', '1', '1', '5', 'Delete the last digit', 'Open');
    fireEvent.click(await screen.findByRole('button', { name: 'Leave full screen' }));
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(station.done).toEqual(['leave-kiosk']);
  });

  test('too many wrong tries say how long to wait', async () => {
    const { station } = start('4711');
    station.tell({ kind: 'ask-exit' });
    press(...Array.from({ length: 6 }, () => '0'), 'Open');
    expect(await screen.findByText(/Try again in 30 s/)).toBeTruthy();
  });

  test('a machine without a PIN says so', async () => {
    const { station } = start(undefined);
    station.tell({ kind: 'ask-exit' });
    expect(await screen.findByText(/has no PIN/)).toBeTruthy();
    press('Open');
    fireEvent.click(await screen.findByRole('button', { name: 'Quit Passrail' }));
    await vi.waitFor(() => expect(station.done).toEqual(['quit']));
  });

  test('who chooses too late is asked again', async () => {
    const { station } = start('4711');
    station.tell({ kind: 'ask-exit' });
    press('4', '7', '1', '1', 'Open');
    const quit = await screen.findByRole('button', { name: 'Quit Passrail' });
    station.lock();
    fireEvent.click(quit);
    expect(await screen.findByRole('button', { name: 'Open' })).toBeTruthy();
    expect(station.done).toEqual([]);
  });

  test('three seconds on the corner open it, a touch does not', async () => {
    start('4711');
    const corner = await screen.findByRole('button', { name: /^Service menu/ });
    vi.useFakeTimers();
    fireEvent.pointerDown(corner);
    act(() => void vi.advanceTimersByTime(2_900));
    fireEvent.pointerUp(corner);
    act(() => void vi.advanceTimersByTime(60_000));
    expect(screen.queryByRole('dialog')).toBeNull();
    fireEvent.pointerDown(corner);
    act(() => void vi.advanceTimersByTime(3_000));
    expect(screen.getByRole('dialog', { name: 'Service menu' })).toBeTruthy();
  });
});

test('a screen on the wrong monitor says so until its own is back', async () => {
  const { station } = start('4711');
  await screen.findByText('Nothing to cook');
  station.tell({ kind: 'display-missing', label: 'LG 43UT640' });
  expect(screen.getByText(/belongs on the monitor “LG 43UT640”/)).toBeTruthy();
  station.tell({ kind: 'display-missing', label: null });
  expect(screen.queryByText(/belongs on the monitor/)).toBeNull();
});

test('a machine that slept connects anew at once', async () => {
  const { station, window } = start('4711');
  await screen.findByText('Nothing to cook');
  const { streams } = window.hub;
  await vi.waitFor(() => expect(streams.count).toBe(1));
  const [before] = streams.subscribers;
  station.tell({ kind: 'resumed' });
  await vi.waitFor(() => expect(streams.count === 1 && !streams.subscribers.has(before as never)).toBe(true));
});
