import { quantiles } from '../streams/quantiles.ts';
import { number, table } from '../streams/table.ts';
import type { Answered, Partition, Shape } from './partition.ts';

export const partitionTable = (shape: Shape, seen: readonly Partition[]): string => {
  const within = (ms: number | undefined): string =>
    ms === undefined ? `not in ${number(shape.limitMs / 1000)} s` : number(ms);
  const answers = (all: readonly (Answered | undefined)[]): string => {
    const statuses = [...new Set(all.map((one) => one?.status))];
    return statuses
      .map((status) => {
        const { p50, max } = quantiles(all.flatMap((one) => (one && one.status === status ? [one.ms] : [])));
        const said = status === undefined ? 'none meanwhile' : `${status} in ${number(p50)}, at most ${number(max)}`;
        return `${all.filter((one) => one?.status === status).length}: ${said}`;
      })
      .join('; ');
  };
  return table(
    [
      `hub 3 of 3 cut off for ${number(shape.ms / 1000)} s, ${shape.perSecond} orders/s wanted at the others`,
      ...seen.map(({ what }) => what.name),
    ],
    [
      ['orders taken by the other hubs meanwhile', ...seen.map((one) => number(one.soldByOthers))],
      ['longest time without one, ms', ...seen.map((one) => number(one.longestGap))],
      ['sales asked of the hub: status, ms', ...seen.map((one) => answers(one.sales))],
      ['menus asked of the hub: status, ms', ...seen.map((one) => answers(one.looks))],
      ['whole again → first sale taken, ms', ...seen.map((one) => within(one.firstSale))],
      ['orders its screens had missed that stayed with it', ...seen.map((one) => number(one.catchUp.missed))],
      ['whole again → all of them told, ms', ...seen.map((one) => within(one.catchUp.ms))],
      ['told a second, to each of them', ...seen.map((one) => number(one.catchUp.perSecond))],
      ['longest behind the other hubs’ screens, ms: stayed', ...seen.map((one) => number(one.catchUp.stayingBehindMs))],
      ['went to the next hub when their stream ended', ...seen.map((one) => number(one.catchUp.movingBehindMs))],
      ['its streams that ended', ...seen.map((one) => number(one.streamsEnded))],
      [
        'all screens: lost / doubled / out of order',
        ...seen.map((one) => `${number(one.lost)} / ${number(one.doubled)} / ${number(one.outOfOrder)}`),
      ],
      ['sales refused, but carried out', ...seen.map((one) => number(one.refusedButThere))],
      ['transactions left open in PostgreSQL', ...seen.map((one) => number(one.leftOpen))],
    ],
  );
};
