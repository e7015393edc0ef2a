import { useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { assign, type Heard, type KeyProfile } from '../../store/key-profile.ts';
import type { KeyFunction } from '../../store/key-functions.ts';
import { builtInProfiles } from '../../store/key-profiles.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { KeyFiles } from './key-files.tsx';
import { LearnKey } from './learn-key.tsx';
import { useKitchenOptions } from './use-kitchen-options.ts';
import styles from './kitchen-setup.module.css';

/** Which bar or keyboard this screen has, and what each of its keys does. */
export const SetupKeys = () => {
  const t = useT();
  const { toasts } = useActions();
  const [{ keys: profile }, set] = useKitchenOptions();
  const [before, setBefore] = useState<readonly KeyProfile[]>([]);
  const change = (keys: KeyProfile): void => {
    setBefore([...before, profile]);
    set({ keys });
  };
  const learn = (heard: Heard, does: KeyFunction | null): void => {
    const builtIn = builtInProfiles.some((one) => one.name === profile.name);
    const name = builtIn ? t('kitchen.keys.learntName', { name: profile.name }) : profile.name;
    change({ ...assign(profile, heard, does), name });
  };
  const last = before.at(-1);
  return (
    <div className={styles['rows']}>
      <span>{t('kitchen.keys.profile')}</span>
      <Segmented
        label={t('kitchen.keys.profile')}
        value={profile.name}
        wrap
        options={[...new Set([...builtInProfiles.map((one) => one.name), profile.name])].map((name) => ({
          value: name,
          label: name,
        }))}
        onChange={(name) => change(builtInProfiles.find((one) => one.name === name) ?? profile)}
      />
      <span>{t('kitchen.digits')}</span>
      <Segmented
        label={t('kitchen.digits')}
        value={profile.digits}
        options={[
          { value: 'select', label: t('kitchen.digitsSelect') },
          { value: 'bump', label: t('kitchen.digitsBump') },
        ]}
        onChange={(digits) => change({ ...profile, digits })}
      />
      <LearnKey profile={profile} onLearn={learn} />
      <div className={styles['wide']}>
        <div className={styles['flow']}>
          <Button
            disabled={last === undefined}
            onClick={() => {
              if (last) set({ keys: last });
              setBefore(before.slice(0, -1));
            }}
          >
            {t('kitchen.keys.undo')}
          </Button>
          <KeyFiles
            profile={profile}
            onLoad={(keys) => {
              change(keys);
              toasts.show('good', 'kitchen.keys.loaded', { name: keys.name });
            }}
          />
        </div>
      </div>
    </div>
  );
};
