import type { CheckLevel, CheckResult, Diagnostics } from '#contract/diagnostics.ts';
import { useActions } from '../../../actions/actions.ts';
import type { MessageId } from '../../../i18n/en.ts';
import { useT } from '../../../i18n/use-t.ts';
import { useApp } from '../../../store/use-app.ts';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import type { ShapeName } from '../../../ui/shape.tsx';
import { ReadState } from '../parts.tsx';
import { useRead } from '../use-read.ts';
import styles from './office.module.css';
import { useTime } from './use-time.ts';

const looks: Readonly<Record<CheckLevel, readonly [Tone, ShapeName]>> = {
  ok: ['good', 'check'],
  warn: ['warn', 'triangle'],
  fail: ['late', 'cross'],
};

/** What is wrong with the house, and what to do about it. */
export const DiagnosticsPage = () => {
  const t = useT();
  const time = useTime();
  const { office, toasts } = useActions();
  const admin = useApp((state) => state.session.user?.role === 'admin');
  const { data, problem, reload } = useRead<Diagnostics>('/v1/diagnostics');
  if (!data) return <ReadState problem={problem} />;
  const download = (): void =>
    void office
      .download('/v1/diagnostics/bundle', 'passrail-diagnostics.json')
      .catch((error: unknown) => toasts.fail(error));
  return (
    <>
      <p className={styles['soft']}>{t('checks.at', { time: time(data.at), version: data.version })}</p>
      <ul>
        {data.checks.map((check) => (
          <CheckRow key={check.name} check={check} />
        ))}
      </ul>
      <div className={styles['bar']}>
        <Button onClick={reload}>{t('checks.again')}</Button>
        {admin && <Button onClick={download}>{t('checks.bundle')}</Button>}
      </div>
    </>
  );
};

const CheckRow = ({ check: { name, level, code, values } }: { check: CheckResult }) => {
  const t = useT();
  const [tone, shape] = looks[level];
  const id: string = code === 'broken' ? 'check.broken' : `check.${name}.${code}`;
  return (
    <li className={styles['check']} data-testid={`check-${name}`}>
      <Badge tone={tone} shape={shape}>
        {t(`checks.${level}`)}
      </Badge>
      <div>
        <strong>{t(`check.${name}`)}</strong>
        <p className={styles['soft']}>{t(id as MessageId, values)}</p>
      </div>
    </li>
  );
};
