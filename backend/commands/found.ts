import { Refusal } from '#contract/errors.ts';

/** The record that was asked for. @throws Refusal not-found */
export const found = <T>(record: T | undefined): T => {
  if (record === undefined) throw new Refusal('not-found');
  return record;
};

/** @throws Refusal not-found when there was nothing to delete */
export const requireDeleted = (deleted: boolean): void => {
  if (!deleted) throw new Refusal('not-found');
};
