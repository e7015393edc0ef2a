import type { PrintJobReport } from '#contract/print-jobs.ts';
import type { Translate } from '../../i18n/use-t.ts';

/** "Kitchen ticket, order 12" */
export const slipName = (t: Translate, job: PrintJobReport): string =>
  job.orderId === null
    ? t(`doc.${job.document}`)
    : `${t(`doc.${job.document}`)}, ${t('paper.order', { number: job.orderId })}`;
