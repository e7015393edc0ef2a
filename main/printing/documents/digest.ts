import type { Language } from './strings.ts';
import { banner, cut, feed, pair, rule, text, type Block, type SlipDocument } from './model.ts';
import { sanitise } from './sanitise.ts';
import { strings } from './strings.ts';

/** One slip that waited too long, as the digest tells it. */
export type DigestEntry = {
  readonly body: SlipDocument;
  /** Its own short job id. */
  readonly jobId: string;
  /** Whole minutes. */
  readonly lateMinutes: number;
  /** Name of the printer it was meant for, when it comes out of another. */
  readonly meantFor: string | null;
};

/** What a cook reads of a slip when there are many: number and lines, in letters half as high. */
const compact = (block: Block, isHead: boolean): Block[] => {
  if (block.kind === 'banner') return [banner(block.text, false)];
  if (block.kind !== 'text' && block.kind !== 'pair') return [];
  const size = isHead ? 2 : 1;
  return [{ ...block, width: size, height: size, bold: block.bold || block.width > 1 }];
};

const entryBlocks = ({ body, jobId, lateMinutes, meantFor }: DigestEntry): Block[] => {
  const say = strings(body.language);
  const head = body.blocks.findIndex((block) => block.kind === 'text' || block.kind === 'pair');
  return [
    rule(true),
    ...body.blocks.flatMap((block, index) => compact(block, index === head)),
    ...(meantFor === null ? [] : [text(say.rerouted(sanitise(meantFor)))]),
    pair(say.late(lateMinutes), `#${jobId}`, { bold: true }),
  ];
};

/**
 * One slip for all that waited while a printer was away: every order with its number, its lines and its own job id. Made
 * from the slips' own blocks, so that it says what each of them would have said.
 */
export const digest = (language: Language, entries: readonly DigestEntry[]): SlipDocument => ({
  language,
  blocks: [banner(strings(language).digest(entries.length)), ...entries.flatMap(entryBlocks), rule(true), feed(1), cut],
});
