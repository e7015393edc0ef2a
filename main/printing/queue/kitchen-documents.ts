import type { DocumentKind } from '#contract/print-jobs.ts';

/** What cooks work from: it says how late it is, may be gathered when it is stale, and comes in as many copies as they want. */
export const kitchenDocuments: readonly DocumentKind[] = ['kitchen-ticket', 'cancellation', 'change'];
