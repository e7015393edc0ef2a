import type { z } from 'zod';
import { channelEvents, channels, type Channel } from '#contract/events.ts';

const fieldsOf = (schema: z.ZodObject): string => Object.keys(schema.shape).join(', ') || '(none)';

/** The event table of docs/protocol.md: a row for each event and each form it has, with the channels that carry that form. */
export const eventTable = (): string => {
  const rows = new Map<string, { name: string; fields: string; channels: Channel[] }>();
  for (const channel of channels) {
    for (const [name, schema] of Object.entries(channelEvents[channel])) {
      const fields = fieldsOf(schema);
      const row = rows.get(`${name} ${fields}`) ?? { name, fields, channels: [] };
      row.channels.push(channel);
      rows.set(`${name} ${fields}`, row);
    }
  }
  return [
    '| Event | Channels | Fields |',
    '|---|---|---|',
    ...[...rows.values()].map((row) => `| \`${row.name}\` | ${row.channels.join(', ')} | ${row.fields} |`),
  ].join('\n');
};
