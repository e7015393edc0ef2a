import { cents, type Cents } from '#contract/money.ts';

type Fault = 'price' | 'price-ambiguous' | 'price-range';
const MAX = 100_000_000;

/**
 * A price as people write it: 9, 9.5, 9,50, € 1.234,50, 1,234.50. A lone group of three, 1.234, is refused: it may be a thousand or
 * one and a bit.
 */
export const parsePrice = (text: string): Cents | { fault: Fault } => {
  const bare = text.replaceAll(/[\s€']|EUR/giu, '');
  const match = /^(\d{1,3}(?:([.,])\d{3})*|\d+)(?:([.,])(\d{1,2}))?$/u.exec(bare);
  if (!match) return { fault: 'price' };
  const [, whole = '', group, decimal, fraction = ''] = match;
  if (group !== undefined && group === decimal) return { fault: 'price' };
  const groups = group === undefined ? [whole] : whole.split(/[.,]/u);
  if (groups.length === 2 && decimal === undefined) return { fault: 'price-ambiguous' };
  if (new Set(whole.match(/[.,]/gu)).size > 1) return { fault: 'price' };
  const value = Number(groups.join('')) * 100 + Number(fraction.padEnd(2, '0'));
  return value < 1 || value > MAX ? { fault: 'price-range' } : cents(value);
};
