import { number, table } from '../streams/table.ts';
import type { House } from './house.ts';
import { median, spread } from './spread.ts';
import type { Use } from './use.ts';

type Taken = { readonly house: House; readonly perSecond: number; readonly use: Use };

/** What the turns of each house took of the machine. */
export const useTable = (title: string, turns: readonly Taken[]): string => {
  const houses = [...new Set(turns.map(({ house }) => house))];
  return table(
    [
      `${title}: what it takes`,
      'cores: each hub',
      'PostgreSQL',
      'load',
      'others',
      'CPU ms an order: hubs',
      'PostgreSQL',
      'MiB: a hub',
      'PostgreSQL',
      'connections',
    ],
    houses.map((house) => {
      const of = (pick: (use: Use, perSecond: number) => number): number[] =>
        turns.filter((turn) => turn.house === house).map(({ use, perSecond }) => pick(use, perSecond));
      const onPostgres = (text: string): string => (house.database === undefined ? '–' : text);
      const hubs = ({ hubs: each }: Use): number => each.reduce((sum, one) => sum + one, 0);
      const anOrder = (pick: (use: Use) => number): string => {
        const each = of((use, perSecond) => (pick(use) * 1000) / perSecond);
        return each.every(Number.isFinite) ? number(median(each), 1) : '–';
      };
      return [
        house.name,
        house.pids.map((_, at) => number(median(of((use) => use.hubs[at] ?? 0)), 2)).join(' + '),
        onPostgres(number(median(of((use) => use.postgres)), 2)),
        number(median(of((use) => use.load)), 2),
        spread(
          of((use) => use.others),
          2,
        ),
        anOrder(hubs),
        onPostgres(anOrder(({ postgres }) => postgres)),
        number(median(of((use) => median(use.hubMiB)))),
        onPostgres(number(median(of((use) => use.postgresMiB)))),
        onPostgres(spread(of((use) => use.connections))),
      ];
    }),
  );
};
