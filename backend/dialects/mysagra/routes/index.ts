import type { FastifyInstance } from 'fastify';
import type { Hub } from '../../../http/hub.ts';
import { authRoutes } from './auth.ts';
import { deviceRoutes } from './devices.ts';
import { eventRoutes } from './events.ts';
import { menuRoutes } from './menu.ts';
import { orderReadRoutes } from './order-reads.ts';
import { orderRoutes } from './orders.ts';
import { peopleRoutes } from './people.ts';
import { printingRoutes } from './printing.ts';
import { settingsRoutes } from './settings.ts';

export const mysagraRoutes = (app: FastifyInstance, hub: Hub): void => {
  for (const routes of [
    authRoutes,
    orderReadRoutes,
    orderRoutes,
    menuRoutes,
    deviceRoutes,
    peopleRoutes,
    printingRoutes,
    settingsRoutes,
    eventRoutes,
  ]) {
    routes(app, hub);
  }
};
