import { useEffect, useRef } from 'react';
import { useActions, type Actions } from '../../actions/actions.ts';
import { bumpKey, noKeys, type BumpCommand } from '../../actions/keys/bump-keys.ts';
import { useT } from '../../i18n/use-t.ts';
import { useAppStore } from '../../store/use-app.ts';
import { beside, pageWith, type Page } from './pack.ts';

type Controls = { pages: readonly Page[]; help: boolean; onHelp: (open: boolean) => void };

/** Bump bar and keyboard of the kitchen; what a key means is decided by `bumpKey`. */
export const useKitchenKeys = (controls: Controls): void => {
  const actions = useActions();
  const store = useAppStore();
  const t = useT();
  const latest = useRef({ ...controls, t });
  useEffect(() => {
    latest.current = { ...controls, t };
  });
  useEffect(() => {
    let keys = noKeys;
    const onKey = (event: KeyboardEvent): void => {
      // What is typed in a dialog is the dialog's.
      if (document.querySelector('dialog[open]')) return;
      const type = event.type === 'keyup' ? 'keyup' : 'keydown';
      const at = actions.clock.monotonic();
      const { code, repeat, shiftKey: shift } = event;
      const step = bumpKey(keys, { type, code, repeat, at, shift }, store.getState().device.kitchen.digits);
      keys = step.keys;
      const { command } = step;
      // Enter on a focused button is that button's, not the bump of the selected ticket.
      const onButton = event.target instanceof HTMLButtonElement && code.endsWith('Enter');
      if (!command || latest.current.help || onButton || event.altKey || event.metaKey) return;
      if (event.ctrlKey && command.do !== 'bump') return;
      event.preventDefault();
      const { kitchen } = store.getState();
      run(command, actions, { ...latest.current, selectedId: kitchen.selectedId, page: kitchen.page });
      const slot = 'slot' in command ? command.slot : 0;
      actions.kitchen.showKey(latest.current.t(`kitchen.key.${command.do}`, { slot }));
    };
    globalThis.addEventListener('keydown', onKey);
    globalThis.addEventListener('keyup', onKey);
    return () => {
      globalThis.removeEventListener('keydown', onKey);
      globalThis.removeEventListener('keyup', onKey);
    };
  }, [actions, store]);
};

type Context = Controls & { selectedId: number | null; page: number };

const run = (command: BumpCommand, { kitchen, ticket }: Actions, context: Context): void => {
  const { pages, page } = context;
  switch (command.do) {
    case 'bump':
      return kitchen.pressSelected();
    case 'portion':
      return ticket.nextPortion();
    case 'mark':
      return ticket.toggleMark(command.mark);
    case 'wipe':
      return kitchen.wipe(true);
    case 'recall-list':
      return kitchen.open('recall');
    case 'recall-last':
      return kitchen.recallLast();
    case 'all-day':
      return kitchen.toggleAllDay();
    case 'help':
      return context.onHelp(true);
    case 'back':
      return kitchen.select(null);
    case 'station':
      return kitchen.station(command.index);
    case 'page':
      kitchen.select(null);
      return kitchen.page(Math.max(0, Math.min(pages.length - 1, page + command.by)));
    case 'bump-slot': {
      const id = pages[page]?.orderIds[command.slot - 1];
      if (id === undefined) return;
      kitchen.select(id);
      return kitchen.pressSelected();
    }
    case 'select-slot': {
      const id = pages[page]?.orderIds[command.slot - 1];
      return id === undefined ? undefined : kitchen.select(id);
    }
    case 'move': {
      const id = target(command.by, context);
      if (id === undefined) return;
      kitchen.select(id);
      kitchen.page(pageWith(pages, id));
    }
  }
};

const target = (by: (BumpCommand & { do: 'move' })['by'], { pages, page, selectedId }: Context): number | undefined => {
  const all = [...new Set(pages.flatMap((one) => one.orderIds))];
  if (by === 'first') return all[0];
  if (by === 'last') return all.at(-1);
  // Nothing selected yet: begin with the first ticket in sight.
  if (selectedId === null || !all.includes(selectedId)) return pages[page]?.orderIds[0];
  const here = pages[pageWith(pages, selectedId)];
  const at = all.indexOf(selectedId);
  switch (by) {
    case 'next':
      return all[at + 1];
    case 'previous':
      return all[at - 1];
    case 'right':
      return (here && beside(here, selectedId, 1)) ?? all[at + 1];
    case 'left':
      return (here && beside(here, selectedId, -1)) ?? all[at - 1];
  }
};
