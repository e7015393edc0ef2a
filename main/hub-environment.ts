import type { StationConfig } from './config.ts';

type Parts = {
  /** The station's own environment: PATH, locale, proxies and the like are the hub's too. */
  readonly base: Readonly<Record<string, string | undefined>>;
  readonly config: StationConfig;
  readonly demo: boolean;
  readonly stationKey: string;
};

// Keys to another hub are not this one's business.
const notForTheHub = new Set(['PASSRAIL_HUB_URL', 'PASSRAIL_HUB_KEY', 'PASSRAIL_DEMO']);

/** Everything the hub is told; by environment, because flags can be read by every user of the machine. */
export const hubEnvironment = ({ base, config, demo, stationKey }: Parts): Record<string, string> => {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(base)) {
    if (value !== undefined && !notForTheHub.has(name)) env[name] = value;
  }
  env['PASSRAIL_HOST'] = config.host;
  env['PASSRAIL_PORT'] = String(config.port);
  env['PASSRAIL_DATA'] = config.dataFolder;
  env['PASSRAIL_LOG'] = config.log;
  env['PASSRAIL_STATION_KEY'] = stationKey;
  if (config.mdns !== undefined) env['PASSRAIL_MDNS'] = config.mdns;
  if (demo) env['PASSRAIL_DEMO'] = 'true';
  if (config.adminPassword !== undefined) env['PASSRAIL_ADMIN_PASSWORD'] = config.adminPassword;
  if (config.jwtSecret !== undefined) env['PASSRAIL_JWT_SECRET'] = config.jwtSecret;
  return env;
};
