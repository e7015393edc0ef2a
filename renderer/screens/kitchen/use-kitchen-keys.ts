import { useEffect, useRef } from 'react';
import { useActions, type Actions } from '../../actions/actions.ts';
import { bumpKey, noKeys, wakeKeys, type BumpCommand, type Step } from '../../actions/keys/bump-keys.ts';
import { useT } from '../../i18n/use-t.ts';
import { useAppStore } from '../../store/use-app.ts';
import type { AppStore } from '../../store/store.ts';
import { dialogKey } from './dialog-keys.ts';
import { keyName } from './key-name.ts';
import { runKey, type KeyWords } from './run-key.ts';
import type { Sheet } from './sheet.ts';
import { strokeOf } from './stroke-of.ts';

type Controls = { sheets: readonly Sheet[]; onHelp: (open: boolean) => void };

/** Bump bar and keyboard of the kitchen; what a key means is decided by `bumpKey` and the screen's profile. */
export const useKitchenKeys = (controls: Controls): void => {
  const actions = useActions();
  const store = useAppStore();
  const t = useT();
  const latest = useRef({ ...controls, t });
  useEffect(() => {
    latest.current = { ...controls, t };
  });
  useEffect(() => {
    const say = ({ id, number, ticket = '' }: KeyWords): void =>
      actions.kitchen.showKey(`${latest.current.t(id, { number })} ${ticket}`.trim());
    const unknown = (code: string): void =>
      actions.kitchen.showKey(latest.current.t('kitchen.key.unknown', { key: keyName(code) }));
    return listen(actions, store, unknown, (command) => {
      const dialog = topDialog();
      if (dialog) return void dialogKey(dialog, command);
      const { kitchen } = store.getState();
      return say(runKey(command, actions, { ...latest.current, kitchen }));
    });
  }, [actions, store]);
};

const topDialog = (): HTMLDialogElement | undefined =>
  [...document.querySelectorAll<HTMLDialogElement>('dialog[open]')].at(-1);

const listen = (
  actions: Actions,
  store: AppStore,
  unknown: (code: string) => void,
  run: (command: BumpCommand) => void,
): (() => void) => {
  let keys = noKeys;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const profile = () => store.getState().device.kitchen.keys;

  const take = (step: Step): void => {
    keys = step.keys;
    for (const command of step.commands) run(command);
    clearTimeout(timer);
    if (step.wakeAt === null) return;
    const wait = Math.max(0, step.wakeAt - actions.clock.monotonic());
    timer = setTimeout(() => take(wakeKeys(keys, actions.clock.monotonic(), profile())), wait);
  };

  const onKey = (event: KeyboardEvent): void => {
    if (isTheBrowsers(event)) return;
    const stroke = strokeOf(event, actions.clock.monotonic());
    const step = bumpKey(keys, stroke, profile());
    const took = step.commands.length > 0 || step.keys.held.length > 0 || step.keys.recallAt !== null;
    if (took && !stroke.chord) event.preventDefault();
    if (stroke.type === 'keydown' && !stroke.repeat) actions.kitchen.heardKey(event.code, step.heard);
    if (step.heard === 'unknown' && !topDialog()) unknown(event.code);
    take(step);
  };
  globalThis.addEventListener('keydown', onKey);
  globalThis.addEventListener('keyup', onKey);
  return () => {
    clearTimeout(timer);
    globalThis.removeEventListener('keydown', onKey);
    globalThis.removeEventListener('keyup', onKey);
  };
};

const walking = new Set(['ArrowUp', 'ArrowDown', 'ControlLeft']);

/** What is typed in a field is the field's; Enter on a focused button presses that button, and Esc closes a dialog by itself. */
const isTheBrowsers = ({ target, code }: KeyboardEvent): boolean => {
  if (target instanceof HTMLInputElement) return target.type === 'file' || !walking.has(code);
  if (target instanceof HTMLSelectElement) return code !== 'ArrowLeft' && code !== 'ArrowRight';
  if (code === 'Escape') return topDialog() !== undefined;
  if (code === 'Tab') return true;
  return target instanceof HTMLButtonElement && (code.endsWith('Enter') || code === 'Space');
};
