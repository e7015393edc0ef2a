import type { ReactNode } from 'react';
import { useActions } from '../../actions/actions.ts';
import { languageNames } from '../../i18n/catalogues.ts';
import { useT } from '../../i18n/use-t.ts';
import type { Language, Theme } from '../../store/device.ts';
import { useApp } from '../../store/use-app.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Shape } from '../../ui/shape.tsx';
import styles from './setup.module.css';

/** What setup and login share: whose hub this is, language and theme. */
export const Frame = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className={styles['page']}>
    <Head />
    <main className={styles['main']}>
      <h1 className={styles['title']}>{title}</h1>
      {children}
    </main>
    <Choices />
  </div>
);

const Head = () => {
  const t = useT();
  const about = useApp((state) => state.session.about);
  const problem = useApp((state) => state.link.problem);
  const hub = globalThis.location.host;
  return (
    <header className={styles['head']}>
      <span className={styles['venue']}>
        {about?.venueName ?? t('app.name')}
        {about?.demo === true && <span className={styles['demo']}>{t('setup.demo')}</span>}
      </span>
      {about ? (
        <span>{t('setup.hub', { hub, version: about.version })}</span>
      ) : (
        <output className={styles['problem']}>
          <Shape name="ring" /> {problem === null ? t('setup.hubUnknown', { hub }) : t(problem)}
        </output>
      )}
    </header>
  );
};

const languages: readonly Language[] = ['it', 'en'];
const themes: readonly Theme[] = ['auto', 'light', 'dark'];
const themeNames = { auto: 'setup.themeAuto', light: 'setup.themeLight', dark: 'setup.themeDark' } as const;

const Choices = () => {
  const t = useT();
  const { device } = useActions();
  const theme = useApp((state) => state.device.theme);
  const language = useApp((state) => state.device.language ?? state.session.about?.language ?? 'en');
  return (
    <footer className={styles['choices']}>
      <Segmented
        label={t('setup.language')}
        value={language}
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
        onChange={(value) => device.set({ language: value })}
      />
      <Segmented
        label={t('setup.theme')}
        value={theme}
        options={themes.map((value) => ({ value, label: t(themeNames[value]) }))}
        onChange={(value) => device.set({ theme: value })}
      />
    </footer>
  );
};
