import { useState, type ComponentType } from 'react';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SetupAges } from './setup-ages.tsx';
import { SetupKeys } from './setup-keys.tsx';
import { SetupLook } from './setup-look.tsx';
import { SetupSound } from './setup-sound.tsx';
import styles from './kitchen-setup.module.css';

const tabs = ['sound', 'look', 'keys', 'ages'] as const;
type Tab = (typeof tabs)[number];
const bodies: Readonly<Record<Tab, ComponentType>> = {
  sound: SetupSound,
  look: SetupLook,
  keys: SetupKeys,
  ages: SetupAges,
};

/** Everything that one kitchen screen can be told; at once, for this screen, and kept. */
export const KitchenSetup = () => {
  const t = useT();
  const { kitchen } = useActions();
  const [tab, setTab] = useState<Tab>('sound');
  const Body = bodies[tab];
  return (
    <Dialog title={t('kitchen.setup')} onClose={() => kitchen.open(null)} wide>
      <div className={styles['tabs']}>
        <Segmented
          label={t('kitchen.setup')}
          value={tab}
          options={tabs.map((value) => ({ value, label: t(`kitchen.setup.${value}`) }))}
          onChange={setTab}
        />
      </div>
      <div className={styles['body']}>
        <Body />
      </div>
      <div className={styles['end']}>
        <Button
          size="big"
          onClick={() => {
            kitchen.open(null);
            kitchen.wipe(true);
          }}
        >
          {t('kitchen.wipeStart')}
        </Button>
        <Button size="big" onClick={() => kitchen.open('diagnostics')}>
          {t('kitchen.diagnostics')}
        </Button>
        <Button size="big" kind="primary" onClick={() => kitchen.open(null)}>
          {t('app.close')}
        </Button>
      </div>
    </Dialog>
  );
};
