import { useEffect, useRef, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { useActions, type Actions } from '../../actions/actions.ts';
import { noScan, scannedText, scanStroke } from '../../actions/keys/scanner.ts';
import { tillKey, type TillCommand } from '../../actions/keys/till-keys.ts';
import { selectedLine } from '../../store/cart.ts';
import type { AppStore } from '../../store/store.ts';
import { useAppStore } from '../../store/use-app.ts';

export type TillControls = {
  root: RefObject<HTMLElement | null>;
  enabled: boolean;
  search: string;
  setSearch: (text: string) => void;
  category: string | null;
  setCategory: (id: string | null) => void;
  ask: (what: 'line' | 'quantity' | 'discount' | 'shift' | 'code' | 'operator') => void;
  toggleView: () => void;
  openHelp: () => void;
  /** A code that came faster than fingers. */
  scanned: (code: string) => void;
};

const isField = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

// A question is on screen, whichever part of the till it came from: a key must not sell behind it.
const asking = (): boolean => document.querySelector('dialog[open]') !== null;

/** One listener for the whole till; what a key means is decided by `tillKey`. */
export const useTillKeys = (controls: TillControls): void => {
  const actions = useActions();
  const store = useAppStore();
  const latest = useRef(controls);
  useEffect(() => {
    latest.current = controls;
  });
  useEffect(() => {
    let scan = noScan;
    // Before the fields hear of it: an Enter that ends a scan must not also add the first dish found.
    const onScan = (event: KeyboardEvent): void => {
      if (!latest.current.enabled || asking()) return;
      const code = event.key === 'Enter' ? scannedText(scan, event.timeStamp) : undefined;
      scan = event.key === 'Enter' ? noScan : scanStroke(scan, event.key, event.timeStamp);
      if (code === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      takeOut(event.target, code);
      latest.current.setSearch('');
      latest.current.scanned(code);
    };
    const onKey = (event: KeyboardEvent): void => {
      const { enabled, setSearch } = latest.current;
      if (!enabled || asking() || event.defaultPrevented) return;
      const typing = isField(event.target);
      const emptySearch = typing && event.target.dataset['field'] === 'search' && event.target.value === '';
      const { code, key, ctrlKey, altKey } = event;
      const found = tillKey({ code, key, ctrl: ctrlKey, alt: altKey || event.metaKey, typing, emptySearch });
      if (!found) return;
      event.preventDefault();
      if ('command' in found) run(found.command, latest.current, actions, store);
      else intoField(latest.current.root, 'search', () => setSearch(found.type));
    };
    globalThis.addEventListener('keydown', onScan, true);
    globalThis.addEventListener('keydown', onKey);
    return () => {
      globalThis.removeEventListener('keydown', onScan, true);
      globalThis.removeEventListener('keydown', onKey);
    };
  }, [actions, store]);
};

// What a scanner typed into a field that happened to have the focus does not belong there.
const takeOut = (target: EventTarget | null, code: string): void => {
  if (!(target instanceof HTMLInputElement) || !target.value.endsWith(code)) return;
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  set?.call(target, target.value.slice(0, -code.length));
  target.dispatchEvent(new Event('input', { bubbles: true }));
};

/**
 * Puts the field on screen and the focus into it before the next key comes: on a slow machine two keys fit between two
 * frames, and the second one would go elsewhere.
 */
const intoField = (root: TillControls['root'], field: string, show: () => void = () => {}): void => {
  flushSync(show);
  root.current?.querySelector<HTMLInputElement>(`[data-field="${field}"]`)?.focus();
};

const run = (command: TillCommand, controls: TillControls, { cart, till }: Actions, store: AppStore): void => {
  switch (command) {
    case 'help':
      return controls.openHelp();
    case 'search':
      return intoField(controls.root, 'search', () => controls.setSearch(''));
    case 'table':
    case 'customer':
      return intoField(controls.root, command);
    case 'note':
      return controls.ask('line');
    case 'quantity':
    case 'discount':
    case 'shift':
    case 'code':
    case 'operator':
      return controls.ask(command);
    case 'park':
      return cart.park();
    case 'part':
      return cart.takePart();
    case 'voucher':
      return intoField(controls.root, 'tendered', () => cart.pay('VOUCHER'));
    case 'drawer':
      return void till.openDrawer();
    case 'cash':
      return intoField(controls.root, 'tendered', () => cart.pay('CASH'));
    case 'card':
      return cart.pay('CARD');
    case 'orders':
      return controls.toggleView();
    case 'confirm':
      return cart.confirm();
    case 'more':
      return cart.step(1);
    case 'less':
      return cart.step(-1);
    case 'remove': {
      const line = selectedLine(store.getState().cart);
      return line && cart.quantity(line.key, 0);
    }
    case 'line-up':
      return cart.move(-1);
    case 'line-down':
      return cart.move(1);
    case 'category-next':
      return nextCategory(controls, store, 1);
    case 'category-previous':
      return nextCategory(controls, store, -1);
    case 'back':
      controls.setSearch('');
      return document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined;
  }
};

const nextCategory = ({ category, setCategory }: TillControls, store: AppStore, step: number): void => {
  const ids = [null, ...store.getState().hub.menu.categories.map((one) => one.id)];
  const at = ids.indexOf(category);
  setCategory(ids[(at + step + ids.length) % ids.length] ?? null);
};
