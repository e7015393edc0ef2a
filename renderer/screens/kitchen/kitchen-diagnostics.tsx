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

/** What somebody asks on the telephone when a screen or a bar behaves oddly; nothing here can be changed. */
export const KitchenDiagnostics = () => {
  const t = useT();
  const { kitchen, kitchenSounds } = useActions();
  const link = useApp((state) => state.link);
  const log = useApp((state) => state.kitchen.keyLog);
  const profile = useApp((state) => state.device.kitchen.keys.name);
  const ignored = useApp((state) => state.kitchen.ignoredTouches);
  const now = useNow();
  const age = linkAge(link, now.monotonic).ageMs;
  const facts: readonly (readonly [string, string])[] = [
    [t('kitchen.facts.link'), age === null ? t('link.idle') : `${t(`link.${link.phase}`)} · ${formatAge(age)}`],
    [
      t('kitchen.facts.window'),
      `${globalThis.innerWidth} × ${globalThis.innerHeight} · ${globalThis.devicePixelRatio}×`,
    ],
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
      <ol className={styles['log']} aria-label={t('kitchen.facts.keys')}>
        {log.map((key) => (
          <li key={key.at} data-heard={key.heard}>
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
