import type { CategoryWithFoods } from '#contract/menu.ts';
import type { PrinterWire } from '#contract/devices.ts';
import type { PaperWire, PrintJobReport } from '#contract/print-jobs.ts';
import type { Settings } from '#contract/settings.ts';
import type { AppState } from '../../store/app-state.ts';
import type { ScreenRole } from '../../store/device.ts';
import type { OrderEntry } from '../../store/order-entry.ts';
import type { Row } from './acts.ts';

/** What the hub answers when it is asked, at one moment. */
export type Truth = {
  orders: readonly Row[];
  categories: readonly CategoryWithFoods[];
  printers: readonly Pick<PrinterWire, 'id' | 'status' | 'detail'>[];
  jobs: readonly PrintJobReport[];
  slips: readonly PaperWire[];
  settings: Settings;
};

type Facts = Readonly<Record<string, unknown>>;

// Numbers of one order as far as a screen shows them; both sides are brought into the same words.
const byId = <T extends { id: number }>(orders: readonly T[], fact: (order: T) => unknown): Facts =>
  Object.fromEntries(orders.map((order) => [order.id, fact(order)]));

/** Portions that were taken back to none are as good as never counted. */
const counted = (made: Readonly<Record<string, number>> | null): Facts =>
  Object.fromEntries(Object.entries(made ?? {}).filter(([, done]) => done > 0));

const wireParts = ({ orderStationStates = [] }: Row): Facts =>
  Object.fromEntries(orderStationStates.map(({ stationId, status }) => [stationId, status]));
const shownParts = ({ parts }: OrderEntry): Facts =>
  Object.fromEntries((parts ?? []).map(({ stationId, status }) => [stationId, status]));

/** A board hears of a part when it moves: one that nobody has begun with may be unknown to it. */
const moved = (parts: Facts): Facts =>
  Object.fromEntries(Object.entries(parts).filter(([, status]) => status !== 'CONFIRMED'));

// Cancelled before it was confirmed: it never was on a kitchen screen, and no event tells of it (MySagra).
const wasConfirmed = ({ ticketNumber }: { ticketNumber: number | null }): boolean => ticketNumber !== null;
// A kitchen screen that was just switched on does not ask for what was collected.
const inKitchen = ({ status }: { status: string }): boolean => status === 'CONFIRMED' || status === 'COMPLETED';

const devices = (printers: Truth['printers'], jobs: Truth['jobs']): Facts => ({
  printers: Object.fromEntries(printers.map(({ id, status, detail }) => [id, [status, detail]])),
  jobs: Object.fromEntries(jobs.map(({ key, revision, state }) => [key, [revision, state]])),
});

const money = (text: string | null): number => Number(text);

/** What a screen of this role must show, by what the hub answers. */
export const truthFor = (role: ScreenRole, truth: Truth): Facts => {
  const { orders, categories, printers, jobs, slips } = truth;
  const { printers: printerFacts, jobs: jobFacts } = devices(printers, jobs);
  const settings = [truth.settings.kitchenWarnMinutes, truth.settings.boardEvent];
  const menuFacts = Object.fromEntries(
    categories.flatMap(({ id, available, foods = [] }) => [
      [`category ${id}`, available],
      ...foods.map((food): [string, boolean] => [`food ${food.id}`, food.available]),
    ]),
  );
  switch (role) {
    case 'cashier':
      return {
        settings,
        orders: byId(
          orders.filter((order) => order.status !== 'CANCELLED' || wasConfirmed(order)),
          (order) => [order.status, order.ticketNumber, money(order.total), order.orderItems?.length],
        ),
        menu: menuFacts,
        printers: printerFacts,
        jobs: jobFacts,
      };
    case 'kitchen':
      return {
        settings,
        orders: byId(orders.filter(inKitchen), (order) => [
          order.status,
          order.ticketNumber,
          order.orderItems?.map(({ id, quantity }) => [id, quantity]),
          order.unseen?.map(({ change, itemId }) => [change, itemId]),
          wireParts(order),
          counted(Object.fromEntries((order.portions ?? []).map(({ itemId, done }) => [itemId, done]))),
          order.marks?.toSorted(),
        ]),
        printers: printerFacts,
      };
    case 'board':
      return {
        settings,
        orders: byId(orders.filter(inKitchen), (order) => [
          order.status,
          order.ticketNumber,
          order.displayCode,
          moved(wireParts(order)),
        ]),
      };
    case 'paper':
      return { settings, printers: printerFacts, jobs: jobFacts, slips: slips.map(({ id }) => id) };
    case 'admin':
      return { settings, printers: printerFacts };
    case 'self-order':
      return { settings, menu: menuFacts };
    // It hears its till alone.
    case 'customer-display':
      return {};
  }
};

/** The same of what the screen holds. */
export const shownBy = (role: ScreenRole, { hub, settings: kept }: AppState): Facts => {
  const orders = Object.values(hub.orders);
  const { printers, jobs } = devices(Object.values(hub.printers), Object.values(hub.printJobs));
  const settings = [kept?.kitchenWarnMinutes, kept?.boardEvent];
  const menu = Object.fromEntries([
    ...hub.menu.categories.map(({ id, available }) => [`category ${id}`, available]),
    ...hub.menu.foods.map(({ id, available }) => [`food ${id}`, available]),
  ]);
  switch (role) {
    case 'cashier':
      return {
        settings,
        orders: byId(
          orders.filter((order) => order.status !== 'CANCELLED' || wasConfirmed(order)),
          (order) => [order.status, order.ticketNumber, money(order.total), order.lines?.length],
        ),
        menu,
        printers,
        jobs,
      };
    case 'kitchen':
      return {
        settings,
        orders: byId(orders.filter(inKitchen), (order) => [
          order.status,
          order.ticketNumber,
          order.lines?.map(({ id, quantity }) => [id, quantity]),
          order.unseen?.map(({ change, line }) => [change, line.id]),
          shownParts(order),
          counted(order.made),
          order.marks?.toSorted(),
        ]),
        printers,
      };
    case 'board':
      return {
        settings,
        orders: byId(orders.filter(inKitchen), (order) => [
          order.status,
          order.ticketNumber,
          order.displayCode,
          moved(shownParts(order)),
        ]),
      };
    case 'paper':
      return { settings, printers, jobs, slips: hub.slips.map(({ id }) => id) };
    case 'admin':
      return { settings, printers };
    case 'self-order':
      return { settings, menu };
    case 'customer-display':
      return {};
  }
};
