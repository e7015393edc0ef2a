import { useEffect, useRef, type RefObject } from 'react';
import { useActions, type Actions } from '../../actions/actions.ts';
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
  openNote: () => void;
  toggleView: () => void;
  openHelp: () => void;
};

const isField = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** One listener for the whole till; what a key means is decided by `tillKey`. */
export const useTillKeys = (controls: TillControls): void => {
  const actions = useActions();
  const store = useAppStore();
  const latest = useRef(controls);
  useEffect(() => {
    latest.current = controls;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { enabled, setSearch } = latest.current;
      if (!enabled || event.defaultPrevented) return;
      const typing = isField(event.target);
      const emptySearch = typing && event.target.dataset['field'] === 'search' && event.target.value === '';
      const { code, key, ctrlKey, altKey } = event;
      const found = tillKey({ code, key, ctrl: ctrlKey, alt: altKey || event.metaKey, typing, emptySearch });
      if (!found) return;
      event.preventDefault();
      if ('command' in found) run(found.command, latest.current, actions, store);
      else {
        setSearch(found.type);
        focusField(latest.current.root, 'search');
      }
    };
    globalThis.addEventListener('keydown', onKey);
    return () => globalThis.removeEventListener('keydown', onKey);
  }, [actions, store]);
};

// After the frame: the field may have just been put on screen by the same key.
const focusField = (root: TillControls['root'], field: string): void => {
  requestAnimationFrame(() => root.current?.querySelector<HTMLInputElement>(`[data-field="${field}"]`)?.focus());
};

const run = (command: TillCommand, controls: TillControls, { cart }: Actions, store: AppStore): void => {
  switch (command) {
    case 'help':
      return controls.openHelp();
    case 'search':
      controls.setSearch('');
      return focusField(controls.root, 'search');
    case 'table':
    case 'customer':
      return focusField(controls.root, command);
    case 'note':
      return controls.openNote();
    case 'cash':
      cart.pay('CASH');
      return focusField(controls.root, 'tendered');
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
