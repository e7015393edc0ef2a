import { createContext, useContext } from 'react';
import type { HubClock } from '../sync/hub-clock.ts';
import { cartActions, type CartActions } from './cart-actions.ts';
import { changeActions, type ChangeActions } from './change-actions.ts';
import { deviceActions, type DeviceActions } from './device-actions.ts';
import { itemActions, type ItemActions } from './item-actions.ts';
import { firstRunActions, type FirstRunActions } from './first-run-actions.ts';
import { kitchenActions, type KitchenActions } from './kitchen-actions.ts';
import { officeActions, type OfficeActions } from './office-actions.ts';
import { orderActions, type OrderActions } from './order-actions.ts';
import type { ActionPorts } from './ports.ts';
import { pairActions, type PairActions } from './pair-actions.ts';
import { pinActions, type PinActions } from './pin-actions.ts';
import { printActions, type PrintActions } from './print-actions.ts';
import { sessionActions, type SessionActions } from './session-actions.ts';
import { shiftActions, type ShiftActions } from './shift-actions.ts';
import { selfOrderActions, type SelfOrderActions } from './self-order-actions.ts';
import { settingsActions, type SettingsActions } from './settings-actions.ts';
import { createAnnouncer, type Announcer } from './sound/announcer.ts';
import { createKitchenSounds, type KitchenSounds } from './sound/kitchen-sounds.ts';
import { noSounds } from './sound/tones.ts';
import { ticketActions, type TicketActions } from './ticket-actions.ts';
import { tillActions, type TillActions } from './till-actions.ts';
import { toastActions, type ToastActions } from './toast-actions.ts';

/** Everything a button, a key or a shortcut can do: one definition each. */
export type Actions = {
  session: SessionActions;
  device: DeviceActions;
  orders: OrderActions;
  cart: CartActions;
  till: TillActions;
  shift: ShiftActions;
  change: ChangeActions;
  kitchen: KitchenActions;
  ticket: TicketActions;
  item: ItemActions;
  pair: PairActions;
  pins: PinActions;
  print: PrintActions;
  toasts: ToastActions;
  settings: SettingsActions;
  office: OfficeActions;
  firstRun: FirstRunActions;
  selfOrder: SelfOrderActions;
  announcer: Announcer;
  kitchenSounds: KitchenSounds;
  clock: HubClock;
};

export const createActions = (ports: ActionPorts): Actions => {
  const toasts = toastActions(ports);
  const device = deviceActions(ports);
  const orders = orderActions(ports, toasts);
  const session = sessionActions(ports);
  const kitchen = kitchenActions(ports, orders, device, toasts);
  const ticket = ticketActions(ports, orders, kitchen);
  return {
    toasts,
    device,
    orders,
    session,
    pair: pairActions(ports, session),
    pins: pinActions(ports, session, device),
    print: printActions(ports, toasts),
    cart: cartActions(ports, toasts),
    till: tillActions(ports, toasts, device),
    shift: shiftActions(ports, toasts),
    change: changeActions(ports, toasts),
    kitchen,
    item: itemActions(ports, kitchen, ticket),
    settings: settingsActions(ports, toasts),
    office: officeActions(ports),
    firstRun: firstRunActions(ports),
    selfOrder: selfOrderActions(ports),
    announcer: createAnnouncer(ports.sounds ?? noSounds),
    kitchenSounds: createKitchenSounds(ports.sounds ?? noSounds),
    ticket,
    clock: ports.hub.clock,
  };
};

export const ActionsContext = createContext<Actions | null>(null);

export const useActions = (): Actions => {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error('no actions above this component');
  return actions;
};
