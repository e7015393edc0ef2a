import type { Actions } from '../../actions/actions.ts';
import type { BumpCommand } from '../../actions/keys/bump-keys.ts';
import type { MessageId } from '../../i18n/en.ts';
import { partsOfFunction, type KeyFunction } from '../../store/key-functions.ts';
import type { Kitchen } from '../../store/kitchen.ts';
import { allSlots, beside, indexOfSlot, sheetWith, type Sheet, type Slot } from './sheet.ts';

export type KeyContext = {
  sheets: readonly Sheet[];
  kitchen: Pick<Kitchen, 'selectedId' | 'side' | 'page' | 'itemId'>;
  onHelp: (open: boolean) => void;
};

/** What the key did in words, with its number, and to which ticket. */
export type KeyWords = { id: MessageId; number: number; ticket?: string | undefined };

export const wordsOf = (does: KeyFunction): KeyWords => {
  const { kind, number } = partsOfFunction(does);
  if (kind === 'digit') return { id: 'kitchen.key.digit', number };
  if (kind === 'toggle') return { id: 'kitchen.key.toggle', number };
  if (kind === 'station') return { id: number === 0 ? 'kitchen.allStations' : 'kitchen.key.station', number };
  return { id: `kitchen.key.${kind}`, number: 0 };
};

/** Does on the rail what a key asks for, and says what that was. */
export const runKey = (command: BumpCommand, actions: Actions, context: KeyContext): KeyWords => {
  if ('slot' in command) return slot(command.do, command.slot, actions, context);
  const item = context.kitchen.itemId !== null && inItemMode(command.do, actions);
  if (item) return item;
  if (command.do === 'bump') return { ...wordsOf('bump'), ticket: actions.kitchen.pressSelected() };
  const { kind, number } = partsOfFunction(command.do);
  onRail(kind, number, actions, context);
  return wordsOf(command.do);
};

const slot = (
  does: 'select-slot' | 'bump-slot',
  number: number,
  { kitchen, item }: Actions,
  { sheets, kitchen: { page, itemId } }: KeyContext,
): KeyWords => {
  if (itemId !== null) {
    item.choose(number);
    return { id: 'kitchen.key.line', number };
  }
  const called = sheets[page]?.slots[number - 1];
  if (called) kitchen.select(called.id, called.side);
  if (called && does === 'bump-slot') kitchen.pressSelected();
  return { id: `kitchen.key.${does}`, number };
};

/** Undefined: means the same as on the rail. */
const inItemMode = (does: KeyFunction, { item }: Actions): KeyWords | undefined => {
  switch (does) {
    case 'next':
    case 'item-mode':
      item.walk(1);
      return { id: 'kitchen.key.line-next', number: 0 };
    case 'previous':
      item.walk(-1);
      return { id: 'kitchen.key.line-previous', number: 0 };
    case 'bump':
    case 'portion':
      item.done();
      return { id: 'kitchen.key.portion', number: 0 };
    case 'back':
      item.leave();
      return { id: 'kitchen.key.back', number: 0 };
    default:
      return undefined;
  }
};

type Kind = ReturnType<typeof partsOfFunction>['kind'];

const onRail = (kind: Kind, number: number, actions: Actions, context: KeyContext): void => {
  const { kitchen, ticket, item, device } = actions;
  switch (kind) {
    case 'seen':
      return kitchen.seeSelected();
    case 'recall-last':
      return kitchen.recallLast();
    case 'recall-list':
      return kitchen.open('recall');
    case 'item-mode':
      return item.enter();
    case 'portion':
      return ticket.nextPortion();
    case 'started':
    case 'hold':
    case 'rush':
    case 'pin':
      return ticket.toggleMark(kind);
    case 'next':
    case 'previous':
    case 'right':
    case 'left':
    case 'first':
    case 'last':
      return move(kind, kitchen, context);
    case 'page-next':
    case 'page-previous': {
      const to = context.kitchen.page + (kind === 'page-next' ? 1 : -1);
      kitchen.select(null);
      return kitchen.page(Math.max(0, Math.min(context.sheets.length - 1, to)));
    }
    case 'all-day':
      return kitchen.toggleAllDay();
    case 'print':
      return ticket.print();
    case 'stations':
    case 'setup':
    case 'diagnostics':
      return kitchen.open(kind);
    case 'back':
      return kitchen.select(null);
    case 'mute':
      return kitchen.toggleMute();
    case 'wipe':
      return kitchen.wipe(true);
    case 'screens':
      return device.open(null);
    case 'help':
      return context.onHelp(true);
    case 'station':
      return kitchen.station(number);
    case 'toggle':
      return kitchen.toggleStation(number);
    case 'bump':
    case 'digit':
      return undefined;
  }
};

type Way = 'next' | 'previous' | 'right' | 'left' | 'first' | 'last';

const move = (way: Way, kitchen: Actions['kitchen'], context: KeyContext): void => {
  const to = target(way, context);
  if (!to) return;
  kitchen.select(to.id, to.side);
  kitchen.page(sheetWith(context.sheets, to));
};

const target = (way: Way, { sheets, kitchen: { page, selectedId, side } }: KeyContext): Slot | undefined => {
  const all = allSlots(sheets);
  if (way === 'first') return all[0];
  if (way === 'last') return all.at(-1);
  const from = selectedId === null ? undefined : { id: selectedId, side };
  const at = from ? indexOfSlot(all, from) : -1;
  // Nothing selected yet: begin with the first ticket in sight.
  if (!from || at < 0) return sheets[page]?.slots[0];
  const here = sheets[sheetWith(sheets, from)];
  switch (way) {
    case 'next':
      return all[at + 1];
    case 'previous':
      return all[at - 1];
    case 'right':
      return (here && beside(here, from, 1)) ?? all[at + 1];
    case 'left':
      return (here && beside(here, from, -1)) ?? all[at - 1];
  }
};
