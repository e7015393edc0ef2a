import type { PrinterWire, RegisterWire } from '#contract/devices.ts';
import type { z } from 'zod';
import type { categoryWithFoods, StationWire } from '#contract/menu.ts';
import type { PaperWire, PrintJobReport } from '#contract/print-jobs.ts';
import type { Settings } from '#contract/settings.ts';
import type { ScreenRole } from '../store/device.ts';
import { noteJobs, printersOf } from '../store/devices.ts';
import { emptyHubData, type HubData } from '../store/hub-data.ts';
import { menuOf } from '../store/menu.ts';
import type { OrderEntry } from '../store/order-entry.ts';
import { businessDayStart } from './business-day-start.ts';
import { logOf, seqOf } from './decode-event.ts';
import type { HubClient } from './hub-client.ts';
import { readOrders, type OrderFilter, type Read } from './read-orders.ts';
import type { Subscription } from './stream-client.ts';

const officeEvents = [
  'menu-changed',
  'settings-changed',
  'printer-status-changed',
  'food-availability-changed',
  'category-availability-changed',
];

const menuEvents = ['menu-changed', 'settings-changed', 'food-availability-changed', 'category-availability-changed'];

/** What a screen listens to: all of a channel, or only the events named. */
export const channelsOf: Readonly<Record<ScreenRole, readonly Subscription[]>> = {
  cashier: [{ channel: 'cashier' }],
  // The ticket channel says nothing of printers, and the cashier's orders would all be heard twice.
  kitchen: [{ channel: 'ticket' }, { channel: 'cashier', only: ['printer-status-changed', 'menu-changed'] }],
  board: [{ channel: 'display' }],
  paper: [{ channel: 'cashier' }],
  // Its pages read what they show; the stream says when it is old.
  admin: [{ channel: 'cashier', only: officeEvents }],
  // The cart has a stream of its own; this one tells what is sold out.
  'self-order': [{ channel: 'cashier', only: menuEvents }],
  // It hears its till, not the hub.
  'customer-display': [],
};

export type Snapshot = {
  settings: Settings;
  registers: readonly RegisterWire[];
  data: Omit<HubData, 'orders' | 'shiftNews'>;
  orders: readonly OrderEntry[];
  /** True up to here, all parts of it: open the stream at this id. */
  head: string;
};

// The list at the till shows the day; a festival's day of 5,400 orders would be 54 requests, and nobody scrolls that far.
const CASHIER_PAGES = 5;
const EVERY_PAGE = 60;

const filtersOf = (role: ScreenRole, dayStart: number): readonly OrderFilter[] => {
  switch (role) {
    case 'cashier':
      return [{ statuses: [], from: dayStart, items: true, parts: true, maxPages: CASHIER_PAGES }];
    case 'kitchen':
      return [
        // An open ticket of yesterday is still an open ticket.
        { statuses: ['CONFIRMED'], from: null, items: true, parts: true, maxPages: EVERY_PAGE },
        { statuses: ['COMPLETED'], from: dayStart, items: true, parts: true, sortBy: 'completedAt', maxPages: 1 },
        { statuses: ['CANCELLED'], from: dayStart, items: true, parts: true, maxPages: 1 },
      ];
    case 'board':
      return [
        { statuses: ['CONFIRMED', 'COMPLETED'], from: dayStart, items: false, parts: true, maxPages: EVERY_PAGE },
      ];
    case 'paper':
    case 'admin':
    case 'customer-display':
    case 'self-order':
      return [];
  }
};

// The board stands in public: what it must not show it does not even hold.
const publicPart = (order: OrderEntry): OrderEntry => ({
  ...order,
  table: null,
  customer: null,
  total: null,
  paymentMethod: null,
  made: null,
  marks: null,
});

/** The orders of a role; for the board also read alone, to catch up with a silence. */
export const readRoleOrders = async (hub: HubClient, role: ScreenRole, settings: Settings) => {
  const dayStart = businessDayStart(hub.clock.now(), settings.timeZone, settings.dayCutoff);
  const lists = await Promise.all(filtersOf(role, dayStart).map((filter) => readOrders(hub, filter)));
  const all = lists.flatMap((list) => list.value);
  return { value: role === 'board' ? all.map(publicPart) : all, heads: lists.flatMap((list) => list.heads) };
};

export const readSettings = async (hub: HubClient): Promise<Read<Settings>> => {
  const { data, head } = await hub.get<Settings>('/v1/settings');
  return { value: data, heads: [head] };
};
const readMenu = async (hub: HubClient) => {
  const { data, head } = await hub.get<z.infer<typeof categoryWithFoods>[]>('/v1/categories?include=foods.ingredients');
  return { value: menuOf(data), heads: [head] };
};
const readPrinters = async (hub: HubClient) => {
  const { data, head } = await hub.get<PrinterWire[]>('/v1/printers');
  return { value: printersOf(data), heads: [head] };
};
export const readSlips = async (hub: HubClient) => {
  const { data, head } = await hub.get<{ data: PaperWire[] }>('/v1/paper?limit=50');
  return { value: data.data, heads: [head] };
};
const readStations = async (hub: HubClient) => {
  const { data, head } = await hub.get<StationWire[]>('/v1/stations');
  return { value: data.toSorted((a, b) => a.name.localeCompare(b.name)), heads: [head] };
};
const readJobs = async (hub: HubClient) => {
  const { data, head } = await hub.get<{ data: PrintJobReport[] }>('/v1/print-jobs');
  return { value: noteJobs({}, data.data), heads: [head] };
};
const readRegisters = async (hub: HubClient) => {
  const { data, head } = await hub.get<RegisterWire[]>('/v1/cash-registers?include=printer&enabled=true');
  return { value: data, heads: [head] };
};

const unless = <T>(skip: boolean, read: () => Promise<{ value: T; heads: readonly (string | null)[] }>, empty: T) =>
  skip ? Promise.resolve({ value: empty, heads: [] as readonly (string | null)[] }) : read();

/** What a manager changes: dishes, stations, printers, registers. */
export type Venue = {
  data: Pick<HubData, 'menu' | 'stations' | 'printers'>;
  registers: readonly RegisterWire[];
};

/** Of the venue what a role needs. */
export const readVenue = async (hub: HubClient, role: ScreenRole): Promise<Read<Venue>> => {
  const [menu, stations, printers, registers] = await Promise.all([
    unless(role !== 'cashier' && role !== 'self-order', () => readMenu(hub), emptyHubData.menu),
    unless(role !== 'kitchen' && role !== 'board', () => readStations(hub), []),
    unless(role === 'board' || role === 'self-order', () => readPrinters(hub), {}),
    unless(role !== 'cashier', () => readRegisters(hub), []),
  ]);
  return {
    value: {
      data: { menu: menu.value, stations: stations.value, printers: printers.value },
      registers: registers.value,
    },
    heads: [menu, stations, printers, registers].flatMap((part) => part.heads),
  };
};

/**
 * Reads what a role needs. The parts come from different commits; the stream starts at the earliest of them, and events that a
 * part already contains change nothing (they are not newer).
 */
export const readSnapshot = async (hub: HubClient, role: ScreenRole): Promise<Snapshot> => {
  // First and alone: when the business day began depends on them.
  const settings = await readSettings(hub);
  const [venue, printJobs, slips, orders] = await Promise.all([
    readVenue(hub, role),
    unless(role !== 'cashier' && role !== 'paper', () => readJobs(hub), {}),
    unless(role !== 'paper', () => readSlips(hub), []),
    readRoleOrders(hub, role, settings.value),
  ]);
  return {
    settings: settings.value,
    registers: venue.value.registers,
    data: { ...venue.value.data, printJobs: printJobs.value, slips: slips.value },
    orders: orders.value,
    head: earliest([settings, venue, printJobs, slips, orders].flatMap((part) => part.heads)),
  };
};

export const earliest = (heads: readonly (string | null)[]): string => {
  const known = heads.filter((head) => head !== null);
  const first = known.toSorted((a, b) => seqOf(a) - seqOf(b))[0];
  // Parts of two logs (the hub was restored in between) have no common start: read again.
  if (first === undefined || new Set(known.map(logOf)).size > 1) throw new Error('the snapshot has no common start');
  return first;
};
