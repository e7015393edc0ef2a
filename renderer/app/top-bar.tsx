import type { ReactNode } from 'react';
import { useActions } from '../actions/actions.ts';
import { useT } from '../i18n/use-t.ts';
import type { MessageId } from '../i18n/en.ts';
import type { ScreenRole } from '../store/device.ts';
import { linkAge } from '../store/link-age.ts';
import { useApp } from '../store/use-app.ts';
import { cx } from '../ui/cx.ts';
import { formatAge } from '../ui/format-age.ts';
import { Shape } from '../ui/shape.tsx';
import { useNow } from '../ui/use-now.ts';
import { LinkState } from './link-state.tsx';
import { OpenOrders } from './open-orders.tsx';
import { VenueLogo } from './venue-logo.tsx';
import { PrinterState } from './printer-state.tsx';
import styles from './top-bar.module.css';

/** Screens that staff look at; what customers see has no bar. */
type StaffRole = Exclude<ScreenRole, 'customer-display' | 'self-order'>;

const staleMessage: Readonly<Record<StaffRole, MessageId>> = {
  cashier: 'link.tillStale',
  kitchen: 'link.stale',
  board: 'link.boardStale',
  paper: 'link.stale',
  admin: 'link.stale',
};

/**
 * Always on screen. When there is no news the whole bar becomes the banner that says so: full width, and nothing below it moves.
 */
export const TopBar = ({ role, onHelp }: { role: StaffRole; onHelp?: (() => void) | undefined }) => {
  const t = useT();
  const link = useApp((state) => state.link);
  const now = useNow();
  const age = linkAge(link, now.monotonic);
  const failing = link.phase === 'lost' && (age.ageMs === null || !link.loaded);
  const banner = age.stale
    ? t(staleMessage[role], { age: formatAge(age.ageMs ?? 0) })
    : failing && t(link.problem ?? 'link.neverHeard');
  return (
    <header className={cx(styles['bar'], banner !== false && styles['stale'])}>
      <ScreenName role={role} />
      {banner === false ? (
        <Facts role={role} />
      ) : (
        <p role="alert" className={styles['banner']}>
          <Shape name="triangle" /> {banner}
        </p>
      )}
      <div className={styles['end']}>
        <LinkState link={link} age={age} />
        <Clock at={now.hub} />
        {onHelp && (
          <BarButton label={t(role === 'board' ? 'board.setup' : 'app.help')} onClick={onHelp}>
            <Shape name={role === 'board' ? 'pencil' : 'question'} />
          </BarButton>
        )}
        <ChangeScreen />
      </div>
    </header>
  );
};

const ScreenName = ({ role }: { role: StaffRole }) => {
  const t = useT();
  const place = useApp((state) => {
    if (role === 'cashier') return state.registers.find((one) => one.id === state.device.registerId)?.name;
    const { stationIds } = state.device;
    if (role !== 'kitchen' || stationIds.length === 0) return undefined;
    const names = state.hub.stations.filter((one) => stationIds.includes(one.id)).map((one) => one.name);
    return names.length === 0 ? undefined : names.join(' + ');
  });
  const venue = useApp((state) => state.settings?.venueName ?? state.session.about?.venueName);
  const event = useApp((state) => state.settings?.boardEvent ?? '');
  const logo = useApp((state) => state.settings?.boardLogo ?? '');
  if (role === 'board')
    return (
      <h1 className={styles['name']}>
        <VenueLogo />
        {logo !== '' && <span className={styles['logo']}>{logo}</span>}
        {event === '' ? (venue ?? t('board.title')) : event}
      </h1>
    );
  return (
    <h1 className={styles['name']}>
      {t(`role.${role}`)}
      {place !== undefined && <span className={styles['place']}>{place}</span>}
    </h1>
  );
};

const Facts = ({ role }: { role: StaffRole }) => (
  <div className={styles['facts']}>
    {(role === 'cashier' || role === 'kitchen') && <OpenOrders />}
    {role !== 'board' && <PrinterState />}
  </div>
);

const Clock = ({ at }: { at: number }) => {
  const t = useT();
  const timeZone = useApp((state) => state.settings?.timeZone);
  const text = new Intl.DateTimeFormat('it-IT', {
    hour: '2-digit',
    minute: '2-digit',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(at);
  return (
    <time className={styles['clock']} title={t('bar.clock')}>
      {text}
    </time>
  );
};

const BarButton = ({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) => (
  <button type="button" className={styles['button']} aria-label={label} title={label} onClick={onClick}>
    {children}
  </button>
);

const ChangeScreen = () => {
  const t = useT();
  const { device } = useActions();
  return (
    <BarButton label={t('app.changeScreen')} onClick={() => device.open(null)}>
      <svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">
        <path d="M1 1h6v6H1zm8 0h6v6H9zM1 9h6v6H1zm8 0h6v6H9z" fill="currentColor" />
      </svg>
    </BarButton>
  );
};
