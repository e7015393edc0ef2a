import type { ComponentType } from 'react';
import type { MessageId } from '../../i18n/en.ts';
import { DevicesPage } from './devices/devices-page.tsx';
import { PrintersPage } from './devices/printers-page.tsx';
import { StationsPage } from './devices/stations-page.tsx';
import { ImportPage } from './menu/import-page.tsx';
import { IngredientsPage } from './menu/ingredients-page.tsx';
import { MenuPage } from './menu/menu-page.tsx';
import { AuditPage } from './office/audit-page.tsx';
import { BackupsPage } from './office/backups-page.tsx';
import { DiagnosticsPage } from './office/diagnostics-page.tsx';
import { OperationsPage } from './office/operations-page.tsx';
import { PeoplePage } from './office/people-page.tsx';
import { SettingsPage } from './office/settings-page.tsx';
import { OverviewPage } from './overview-page.tsx';
import { SalesPage } from './sales/sales-page.tsx';

/** The groups of the list, in its order. */
export const adminGroups = ['house', 'menu', 'figures', 'system'] as const;
export type AdminGroup = (typeof adminGroups)[number];

/** `id` is its address, `#/admin/<id>`. `adminOnly`: a maintainer does not see it, because the hub would refuse all of it. */
export type AdminPage = {
  id: string;
  group: AdminGroup;
  name: MessageId;
  body: ComponentType;
  adminOnly?: boolean;
};

/** Every page of the office, in the order of the list. To add one: its file, its words, one line here. */
export const adminPages: readonly AdminPage[] = [
  { id: 'overview', group: 'house', name: 'admin.page.overview', body: OverviewPage },
  { id: 'settings', group: 'house', name: 'admin.page.settings', body: SettingsPage },
  { id: 'people', group: 'house', name: 'admin.page.people', body: PeoplePage },
  { id: 'devices', group: 'house', name: 'admin.page.devices', body: DevicesPage },
  { id: 'menu', group: 'menu', name: 'admin.page.menu', body: MenuPage },
  { id: 'ingredients', group: 'menu', name: 'admin.page.ingredients', body: IngredientsPage },
  { id: 'import', group: 'menu', name: 'admin.page.import', body: ImportPage, adminOnly: true },
  { id: 'stations', group: 'menu', name: 'admin.page.stations', body: StationsPage },
  { id: 'printers', group: 'menu', name: 'admin.page.printers', body: PrintersPage },
  { id: 'sales', group: 'figures', name: 'admin.page.sales', body: SalesPage },
  { id: 'operations', group: 'figures', name: 'admin.page.operations', body: OperationsPage },
  { id: 'diagnostics', group: 'system', name: 'admin.page.diagnostics', body: DiagnosticsPage },
  { id: 'backups', group: 'system', name: 'admin.page.backups', body: BackupsPage, adminOnly: true },
  { id: 'audit', group: 'system', name: 'admin.page.audit', body: AuditPage },
];
