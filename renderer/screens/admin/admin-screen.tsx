import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { adminGroups, adminPages, type AdminPage } from './admin-pages.ts';
import styles from './admin.module.css';

/** The manager's office: a list of pages and the page. The address says which, `#/admin/<page>`. */
export const AdminScreen = () => {
  const t = useT();
  const wanted = useApp((state) => state.device.adminPage);
  const admin = useApp((state) => state.session.user?.role === 'admin');
  const pages = adminPages.filter((page) => admin || page.adminOnly !== true);
  const page = pages.find((one) => one.id === wanted) ?? pages[0];
  if (!page) return null;
  const Body = page.body;
  return (
    <div className={styles['office']}>
      <Navigation pages={pages} current={page} />
      <section className={styles['page']} aria-labelledby="admin-title" tabIndex={-1} key={page.id}>
        <h2 id="admin-title" className={styles['title']}>
          {t(page.name)}
        </h2>
        <Body />
      </section>
    </div>
  );
};

type NavigationProps = { pages: readonly AdminPage[]; current: AdminPage };

const Navigation = ({ pages, current }: NavigationProps) => {
  const t = useT();
  const { device, session } = useActions();
  const name = useApp((state) => state.session.user?.username ?? '');
  const open = (id: string) => device.set({ adminPage: id });
  return (
    <nav className={styles['nav']} aria-label={t('admin.pages')}>
      <label className={styles['choice']}>
        <span className="visually-hidden">{t('admin.pages')}</span>
        <select className={styles['select']} value={current.id} onChange={(event) => open(event.target.value)}>
          {adminGroups.map((group) => (
            <optgroup key={group} label={t(`admin.group.${group}`)}>
              {pages
                .filter((page) => page.group === group)
                .map((page) => (
                  <option key={page.id} value={page.id}>
                    {t(page.name)}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
      <div className={styles['list']}>
        {adminGroups.map((group) => (
          <Group
            key={group}
            title={t(`admin.group.${group}`)}
            pages={pages.filter((page) => page.group === group)}
            current={current}
            onOpen={open}
          />
        ))}
      </div>
      <p className={styles['who']}>
        <span>{t('setup.signedIn', { name })}</span>
        <Button kind="quiet" onClick={() => void session.logout()}>
          {t('setup.logout')}
        </Button>
      </p>
    </nav>
  );
};

const Group = ({
  title,
  pages,
  current,
  onOpen,
}: NavigationProps & { title: string; onOpen: (id: string) => void }) => {
  const t = useT();
  if (pages.length === 0) return null;
  return (
    <div>
      <p className={styles['group']}>{title}</p>
      <ul>
        {pages.map((page) => (
          <li key={page.id}>
            <button
              type="button"
              className={styles['link']}
              aria-current={page.id === current.id ? 'page' : undefined}
              onClick={() => onOpen(page.id)}
            >
              {t(page.name)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};
