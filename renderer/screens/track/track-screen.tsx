import { useEffect, type ComponentType } from 'react';
import { useTrackActions } from '../../actions/track/track-actions.ts';
import { useWords } from '../../i18n/track/words.ts';
import type { TrackPage } from '../../store/track/state.ts';
import { CartPage } from './cart-page.tsx';
import { HomePage } from './home-page.tsx';
import { LinkPill, StaleBanner } from './link-pill.tsx';
import { MinePage } from './mine-page.tsx';
import { OrderPage } from './order-page.tsx';
import { ScanPage } from './scan-page.tsx';
import { useTrack } from './use-track.ts';
import styles from './frame.module.css';

/** To add a page: its name in `store/track/state.ts`, its address in `app/track-runtime.ts`, its line here. */
const pages: Readonly<Record<TrackPage['name'], ComponentType>> = {
  home: HomePage,
  mine: MinePage,
  order: OrderPage,
  cart: CartPage,
  scan: ScanPage,
};

/** The customer's phone. */
export const TrackScreen = () => {
  const { t } = useWords();
  const page = useTrack((state) => state.page.name);
  const venue = useTrack((state) => state.order?.venueName);
  // On the other pages there is nothing to hear.
  const listens = useTrack(
    ({ phase, account, cart }) =>
      (page === 'order' && phase !== 'gone') ||
      (page === 'mine' && account.phase === 'in') ||
      (page === 'cart' && cart.phase === 'open'),
  );
  useTitle();
  const Body = pages[page];
  return (
    <div className={styles['frame']}>
      <header className={styles['bar']}>
        <p className={styles['venue']}>{venue ?? t('app.title')}</p>
        {listens && <LinkPill />}
      </header>
      <StaleBanner />
      <main className={styles['main']}>
        <Body />
      </main>
      <Nav page={page} />
    </div>
  );
};

const Nav = ({ page }: { page: TrackPage['name'] }) => {
  const { t, language } = useWords();
  const { setLanguage } = useTrackActions();
  const sharing = useTrack((state) => state.sharing);
  const link = (name: 'home' | 'mine' | 'cart', href: string) => (
    <a href={href} aria-current={page === name ? 'page' : undefined}>
      {t(`nav.${name}`)}
    </a>
  );
  return (
    <nav aria-label={t('nav.label')} className={styles['nav']}>
      {sharing && link('cart', '#/cart')}
      {link('home', '#/')}
      {link('mine', '#/mine')}
      <button
        type="button"
        lang={language === 'it' ? 'en' : 'it'}
        onClick={() => setLanguage(language === 'it' ? 'en' : 'it')}
      >
        {t('nav.language')}
      </button>
    </nav>
  );
};

/** The tab says where the order stands, for whoever reads something else meanwhile. */
const useTitle = (): void => {
  const { t } = useWords();
  const order = useTrack((state) => state.order);
  const title = order === null ? t('app.title') : `${order.displayCode} · ${t(`state.${order.state}`)}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
};
