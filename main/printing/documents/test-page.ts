import { dateAndTime, type Venue } from './format.ts';
import { banner, cut, feed, pair, rule, text, type SlipDocument } from './model.ts';
import { sanitise } from './sanitise.ts';
import { strings } from './strings.ts';

export type TestPageInput = {
  readonly printerName: string;
  readonly columns: 32 | 42 | 48;
  readonly at: string;
  readonly venue: Venue;
};

const countingRow = (columns: number): string =>
  Array.from({ length: columns }, (_, index) => String((index + 1) % 10)).join('');

/** What a person checks once beside a new printer. */
export const testPage = ({ printerName, columns, at, venue }: TestPageInput): SlipDocument => {
  const say = strings(venue.language);
  return {
    language: venue.language,
    blocks: [
      banner(say.testPage),
      text(sanitise(printerName), { width: 2, height: 2, align: 'center' }),
      text(dateAndTime(at, venue), { align: 'center' }),
      rule(),
      text(say.testColumns(columns)),
      text(countingRow(columns)),
      rule(),
      text('àèéìòù ÀÈÉÌÒÙ äöüß ñ ç € £ ½'),
      pair('normal', '12,50'),
      pair('bold', '12,50', { bold: true }),
      pair('tall', '12,50', { height: 2 }),
      pair('BIG', '12,50', { width: 2, height: 2 }),
      rule(),
      text(say.testOpenQuestion),
      feed(1),
      cut,
    ],
  };
};
