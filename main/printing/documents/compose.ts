import { banner, pair, text, type Block, type SlipDocument } from './model.ts';
import { sanitise } from './sanitise.ts';
import { strings } from './strings.ts';

/** What is true of one attempt and therefore cannot be in the immutable document. */
export type AttemptFacts = {
  /** Short job id, the same on every attempt: two slips with one id are the same slip. */
  readonly jobId: string;
  readonly attempt: number;
  /** "1/2" when the printer makes several of each, null when it makes one. */
  readonly copy: string | null;
  readonly possibleDuplicate: boolean;
  /** Whole minutes the slip is late, null when it is in time. */
  readonly lateMinutes: number | null;
  /** Name of the printer it was meant for, when it comes out of another. */
  readonly meantFor: string | null;
};

/** REPRINT n on top of a document; the count is the hub's. */
export const asReprint = (document: SlipDocument, reprintNumber: number): SlipDocument => ({
  ...document,
  blocks: [banner(strings(document.language).reprint(reprintNumber)), ...document.blocks],
});

/** CHANGE n on top of a receipt that replaces an earlier one. */
export const asChanged = (document: SlipDocument, number: number): SlipDocument => ({
  ...document,
  blocks: [banner(strings(document.language).changed(number)), ...document.blocks],
});

const topBlocks = (document: SlipDocument, facts: AttemptFacts): Block[] => {
  const say = strings(document.language);
  return [
    ...(facts.possibleDuplicate ? [banner(say.possibleDuplicate), text(say.duplicateNote)] : []),
    ...(facts.lateMinutes === null ? [] : [banner(say.late(facts.lateMinutes), false)]),
    ...(facts.meantFor === null ? [] : [text(say.rerouted(sanitise(facts.meantFor)), { bold: true })]),
  ];
};

/** The document as this attempt prints it: warnings on top, job id and attempt at the foot. */
export const composeAttempt = (document: SlipDocument, facts: AttemptFacts): SlipDocument => {
  const foot = pair('', `#${facts.jobId} · ${facts.attempt}${facts.copy === null ? '' : ` · ${facts.copy}`}`);
  const end = document.blocks.findLastIndex((entry) => entry.kind !== 'cut' && entry.kind !== 'feed') + 1;
  return {
    ...document,
    blocks: [...topBlocks(document, facts), ...document.blocks.slice(0, end), foot, ...document.blocks.slice(end)],
  };
};
