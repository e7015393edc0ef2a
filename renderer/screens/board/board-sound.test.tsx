import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { createAnnouncer } from '../../actions/sound/announcer.ts';
import { defaultBoard, type BoardOptions } from '../../store/board-options.ts';
import { FakeSounds } from '../../testing/fake-sounds.ts';
import { renderScreen } from '../../testing/render-screen.tsx';

/** One order becomes ready on a board without a waiting time; what its loudspeaker was given. */
const callOne = async (options: Partial<BoardOptions>): Promise<readonly string[]> => {
  const sounds = new FakeSounds(['en-GB', 'it-IT']);
  const { hub, runtime } = renderScreen('#/board');
  Object.assign(runtime.actions.announcer, createAnnouncer(sounds.ports));
  act(() => runtime.actions.device.set({ language: 'it', board: { ...defaultBoard, holdSeconds: 0, ...options } }));
  await screen.findByText('In diretta');
  hub.model.place({
    orderItems: [{ foodId: 'f1', quantity: 1, surcharge: 0 }],
    confirm: { paymentMethod: 'CASH', cashRegisterId: 'r1', discount: 0 },
  });
  hub.model.move(1, 'COMPLETED');
  await screen.findByTestId('board-call');
  return sounds.heard;
};

test('a call chimes once and says the number in the language of the board', async () => {
  const heard = await callOne({ voice: true });
  await waitFor(() => expect(heard).toEqual(['1047 Hz', '784 Hz', 'it-IT: Numero 1']));
});

test('a muted board calls without a sound', async () => {
  expect(await callOne({ voice: true, muted: true })).toEqual([]);
});
