import type { StreamStats } from '../stream/counters.ts';
import type { WriteStats } from '../store/write-queue.ts';

export type Facts = {
  version: string;
  uptimeSeconds: number;
  residentBytes: number;
  streams: StreamStats;
  store: WriteStats & { head: number; oldest: number };
  /** State → how many. */
  orders: Readonly<Record<string, number>>;
};

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [labels: Labels, value: number, suffix?: string];
type Family = { name: string; type: 'gauge' | 'counter' | 'summary'; help: string; samples: readonly Sample[] };

const escaped = (text: string): string => text.replace(/[\\"\n]/g, (sign) => (sign === '\n' ? '\\n' : `\\${sign}`));

const line = (name: string, [labels, value, suffix = '']: Sample): string => {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${suffix}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${value}`;
};

const text = ({ name, type, help, samples }: Family): string =>
  [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples.map((sample) => line(name, sample))].join('\n');

const one = (name: string, type: 'gauge' | 'counter', help: string, value: number): Family => ({
  name: `passrail_${name}`,
  type,
  help,
  samples: [[{}, value]],
});

const streamFamilies = ({ topics, closed, ...streams }: StreamStats): Family[] => {
  const byTopic = (
    name: string,
    type: 'gauge' | 'counter',
    help: string,
    figure: keyof StreamStats['topics'][string],
  ) => ({
    name: `passrail_stream_${name}`,
    type,
    help,
    samples: Object.entries(topics).map(([topic, counter]): Sample => [{ topic }, counter[figure]]),
  });
  return [
    byTopic('clients', 'gauge', 'Open streams by topic; one of several channels counts in each', 'clients'),
    byTopic('deliveries_total', 'counter', 'Frames handed to sockets, live and replayed', 'deliveries'),
    byTopic('bytes_total', 'counter', 'Bytes of live frames handed to sockets', 'bytes'),
    byTopic('drops_total', 'counter', 'Streams reset because their peer did not read', 'drops'),
    byTopic('replays_total', 'counter', 'Streams that came back and were served from the log', 'replays'),
    one('streams', 'gauge', 'Open streams', streams.clients),
    one('streams_replaying', 'gauge', 'Streams that are reading the log', streams.replaying),
    one('stream_resyncs_total', 'counter', 'Streams told to read their state anew', streams.resyncs),
    one('stream_refused_total', 'counter', 'Streams refused because a cap was reached', streams.refused),
    one('stream_lag_ms', 'gauge', 'From publish to the last write of the last batch', streams.lagMs.last),
    one('stream_lag_worst_ms', 'gauge', 'The same, worst since start', streams.lagMs.worst),
    {
      name: 'passrail_stream_closed_total',
      type: 'counter',
      help: 'Ended streams by cause',
      samples: Object.entries(closed).map(([reason, count]): Sample => [{ reason }, count ?? 0]),
    },
  ];
};

const storeFamilies = (store: Facts['store']): Family[] => [
  one('log_head', 'gauge', 'Seq of the last event', store.head),
  one('log_oldest', 'gauge', 'Seq of the oldest event kept', store.oldest),
  one('write_queue_depth', 'gauge', 'Commands waiting for the writer', store.waiting),
  one('commands_total', 'counter', 'Commands carried out or refused', store.commands),
  {
    name: 'passrail_commit_ms',
    type: 'summary',
    help: 'Time of a shared transaction, its commands and its way to the disk',
    samples: [
      [{}, store.commitMs, '_sum'],
      [{}, store.commits, '_count'],
    ],
  },
  one('commit_last_ms', 'gauge', 'The last of them', store.lastCommitMs),
  one('commit_worst_ms', 'gauge', 'The worst of them since start', store.worstCommitMs),
];

/** Prometheus text format 0.0.4. */
export const renderMetrics = (facts: Facts): string => {
  const families = [
    ...streamFamilies(facts.streams),
    ...storeFamilies(facts.store),
    {
      name: 'passrail_orders',
      type: 'gauge' as const,
      help: 'Orders by state',
      samples: Object.entries(facts.orders).map(([state, count]): Sample => [{ state }, count]),
    },
    one('uptime_seconds', 'gauge', 'Since the process started', facts.uptimeSeconds),
    one('resident_bytes', 'gauge', 'Memory of the process', facts.residentBytes),
    {
      name: 'passrail_info',
      type: 'gauge' as const,
      help: 'Version',
      samples: [[{ version: facts.version }, 1]] as Sample[],
    },
  ];
  return `${families.map(text).join('\n')}\n`;
};
