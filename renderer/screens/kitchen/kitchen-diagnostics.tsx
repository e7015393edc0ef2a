import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { linkAge } from '../../store/link-age.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatAge } from '../../ui/format-age.ts';
import { useNow } from '../../ui/use-now.ts';
import { keyName } from './key-name.ts';
import styles from './kitchen-diagnostics.module.css';

// The offset is known to within half a round trip.
const IN_STEP_MS = 2000;

/** "in step", "1:02:09 ahead of the hub": a tablet whose clock is wrong is found before somebody trusts its log. */
const useSkew = (ahead: number | null): string => {
  const t = useT();
  if (ahead === null) return t('link.idle');
  if (Math.abs(ahead) < IN_STEP_MS) return t('kitchen.facts.inStep');
  return t(ahead > 0 ? 'kitchen.facts.ahead' : 'kitchen.facts.behind', { age: formatAge(Math.abs(ahead)) });
};

/** What somebody asks on the telephone when a screen or a bar behaves oddly; nothing here can be changed. */
export const KitchenDiagnostics = () => {
  const t = useT();
  const { kitchen, kitchenSounds, clock } = useActions();
  const link = useApp((state) => state.link);
  const log = useApp((state) => state.kitchen.keyLog);
  const profile = useApp((state) => state.device.kitchen.keys.name);
  const pxPerMm = useApp((state) => state.device.kitchen.pxPerMm);
  const ignored = useApp((state) => state.kitchen.ignoredTouches);
  const now = useNow();
  const age = linkAge(link, now.monotonic).ageMs;
  const facts: readonly (readonly [string, string])[] = [
    [t('kitchen.facts.link'), age === null ? t('link.idle') : `${t(`link.${link.phase}`)} · ${formatAge(age)}`],
    [
      t('kitchen.facts.window'),
      `${globalThis.innerWidth} × ${globalThis.innerHeight} · ${globalThis.devicePixelRatio}×`,
    ],
    [t('kitchen.facts.glass'), pxPerMm === null ? t('kitchen.facts.unmeasured') : `${pxPerMm.toFixed(2)} px/mm`],
    [t('kitchen.facts.clock'), useSkew(clock.ahead())],
    [t('kitchen.facts.sound'), t(kitchenSounds.blocked() ? 'kitchen.facts.blocked' : 'kitchen.facts.allowed')],
    [t('kitchen.facts.touches'), String(ignored)],
    [t('kitchen.keys.profile'), profile],
  ];
  return (
    <Dialog title={t('kitchen.diagnostics')} onClose={() => kitchen.open(null)} wide>
      <dl className={styles['facts']}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('kitchen.facts.keys')}</h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls and holds nothing to focus (WCAG 2.1.1) */}
      <ol className={styles['log']} tabIndex={0} aria-label={t('kitchen.facts.keys')}>
        {log.map((key, index) => (
          <li key={log.length - index} data-heard={key.heard}>
            <span>{formatAge(now.monotonic - key.at)}</span> <strong>{keyName(key.code)}</strong>{' '}
            <code>{key.code}</code> <span>{t(`kitchen.heard.${key.heard}`)}</span>
          </li>
        ))}
        {log.length === 0 && <li>{t('kitchen.facts.noKeys')}</li>}
      </ol>
      <Button size="big" kind="primary" data-autofocus onClick={() => kitchen.open(null)}>
        {t('app.close')}
      </Button>
    </Dialog>
  );
};
