import type { OrderRefunded } from '#contract/events.ts';
import { amountWithSymbol, dateAndTime, type Venue } from './format.ts';
import { banner, cut, feed, pair, rule, text, type SlipDocument } from './model.ts';
import { paymentBlock } from './payment-blocks.ts';
import { sanitise } from './sanitise.ts';
import { strings } from './strings.ts';
import { tillStrings } from './till-strings.ts';

/** For the drawer and for the customer: what went back of which order, why, and a line to sign on. */
export const refundSlip = (refund: OrderRefunded, venue: Venue): SlipDocument => {
  const say = tillStrings(venue.language);
  const { language } = venue;
  const reason = refund.given[0]?.reason ?? '';
  return {
    language,
    blocks: [
      text(sanitise(venue.name), { align: 'center' }),
      banner(say.refund),
      pair(
        `${strings(language).ticketNumber} ${refund.ticketNumber ?? '-'}  ${sanitise(refund.displayCode)}`,
        dateAndTime(refund.at, venue),
      ),
      pair(strings(language).total, amountWithSymbol(refund.total, venue)),
      rule(),
      ...refund.given.flatMap((payment) => paymentBlock(payment, venue)),
      rule(),
      ...(reason === '' ? [] : [text(`${say.reason}: ${sanitise(reason)}`, { hang: 2 })]),
      feed(2),
      text(`${say.signature} ______________________`),
      feed(1),
      cut,
    ],
  };
};
