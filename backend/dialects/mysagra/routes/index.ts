import type { FastifyInstance } from 'fastify';
import type { Hub } from '../../../http/hub.ts';
import { apiKeyRoutes } from './api-keys.ts';
import { auditRoutes } from './audit.ts';
import { authRoutes } from './auth.ts';
import { backupRoutes } from './backups.ts';
import { categoryRoutes } from './categories.ts';
import { deviceRoutes } from './devices.ts';
import { diagnosticsRoutes } from './diagnostics.ts';
import { eventRoutes } from './events.ts';
import { firstRunRoutes } from './first-run.ts';
import { foodRoutes } from './foods.ts';
import { ingredientRoutes } from './ingredients.ts';
import { menuFileRoutes } from './menu-file.ts';
import { orderChangeRoutes } from './order-changes.ts';
import { operationsReportRoutes } from './operations-report.ts';
import { orderKitchenRoutes } from './order-kitchen.ts';
import { orderMoneyRoutes } from './order-money.ts';
import { orderReadRoutes } from './order-reads.ts';
import { orderStationRoutes } from './order-stations.ts';
import { orderRoutes } from './orders.ts';
import { orderTrackLinkRoutes } from './order-track-link.ts';
import { peopleRoutes } from './people.ts';
import { pinRoutes } from './pins.ts';
import { pictureRoutes } from './pictures.ts';
import { printerRoutes } from './printers.ts';
import { printingRoutes } from './printing.ts';
import { printQueueRoutes } from './print-queue.ts';
import { quietRoutes } from './quiet.ts';
import { registerRoutes } from './registers.ts';
import { reportRoutes } from './reports.ts';
import { logoRoutes } from './logo.ts';
import { settingsRoutes } from './settings.ts';
import { shiftRoutes } from './shifts.ts';
import { stationRoutes } from './stations.ts';
import { takingsRoutes } from './takings.ts';

const all = [
  authRoutes,
  orderReadRoutes,
  orderRoutes,
  orderMoneyRoutes,
  orderStationRoutes,
  orderKitchenRoutes,
  orderTrackLinkRoutes,
  orderChangeRoutes,
  foodRoutes,
  categoryRoutes,
  ingredientRoutes,
  stationRoutes,
  menuFileRoutes,
  pictureRoutes,
  printerRoutes,
  registerRoutes,
  printingRoutes,
  printQueueRoutes,
  reportRoutes,
  shiftRoutes,
  takingsRoutes,
  peopleRoutes,
  pinRoutes,
  deviceRoutes,
  apiKeyRoutes,
  settingsRoutes,
  logoRoutes,
  auditRoutes,
  firstRunRoutes,
  backupRoutes,
  diagnosticsRoutes,
  operationsReportRoutes,
  quietRoutes,
  eventRoutes,
];

export const mysagraRoutes = (app: FastifyInstance, hub: Hub): void => {
  for (const routes of all) routes(app, hub);
};
