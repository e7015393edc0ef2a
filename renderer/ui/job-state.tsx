import type { PrintJobReport, PrintJobState } from '#contract/print-jobs.ts';
import { useT } from '../i18n/use-t.ts';
import { Badge, type Tone } from './badge.tsx';
import type { ShapeName } from './shape.tsx';

const looks: Readonly<Record<PrintJobState, readonly [Tone, ShapeName]>> = {
  queued: ['plain', 'clock'],
  sending: ['fresh', 'arrow-right'],
  sent: ['good', 'check'],
  printed: ['good', 'check'],
  failed: ['late', 'triangle'],
  held: ['warn', 'pause'],
  uncertain: ['warn', 'question'],
  cancelled: ['plain', 'cross'],
};

export const JobState = ({ job, late }: { job: PrintJobReport; late: boolean }) => {
  const t = useT();
  const [tone, shape] = looks[job.state];
  return (
    <Badge tone={late && tone === 'plain' ? 'late' : tone} shape={shape}>
      {t(`job.${job.state}`)}
    </Badge>
  );
};
